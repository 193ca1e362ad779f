// SPDX-License-Identifier: BSL-1.0
// Queries to a ClickHouse server over HTTP. What goes wrong is a source_error in the server's own words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <govkpi/source/clickhouse.hpp>

#include "http_client.hpp"

namespace govkpi::detail {

class clickhouse_connection {
public:
    explicit clickhouse_connection(const clickhouse_options& options) : options_{options} {}

    /// What the query answers, in its format. It is asked again where the server was not there, or broke off.
    std::string ask(std::string_view query) const;
    /// The same of all shards, where partial answers are allowed.
    std::string ask_all(std::string_view query) const;
    /// Changes something: once, since it may have been done although no answer came.
    void run(std::string_view statement) const;
    /// Runs an INSERT with rows in its format, on all shards before it returns.
    void insert(std::string_view statement, std::string_view rows) const;
    /// Of the same options, another server: "host:port".
    clickhouse_connection to(std::string_view address) const;
    clickhouse_connection to(std::string host, std::uint16_t port) const;

    const clickhouse_options& options() const noexcept { return options_; }

private:
    std::string ask(std::string_view query, bool may_be_partial) const;
    std::string send(std::string_view parameters, std::string_view body, bool may_be_asked_again) const;
    std::string send_once(std::string_view parameters, std::string_view body) const;
    http_server server() const;
    http_headers credentials() const;
    void kill(const std::string& query_id) const noexcept;
    [[noreturn]] void fail(std::string_view words) const;

    clickhouse_options options_;
};

}  // namespace govkpi::detail
