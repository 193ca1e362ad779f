// SPDX-License-Identifier: BSL-1.0
// A table kept by ClickHouse, on one server or spread over a cluster: what is too large for one machine. In the component
// govkpi::clickhouse.
//
//     clickhouse_source nation{clickhouse_options_of("clickhouse://db.example:8123/budget/lines?cluster=provinces"), lines};
//     const panel by_year = nation.rollup(query{}.by({"province", "fiscal_year"}));
//
// The servers sum, exactly; what comes over the network grows with the groups. docs/how-to/use-clickhouse.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/source/load.hpp>
#include <govkpi/source/source.hpp>

namespace govkpi {

struct clickhouse_options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 8123;  ///< of HTTP
    std::string database = "default";
    std::string table = "facts";

    /// Who asks. clickhouse_options_of() takes both from the environment; they are in no message.
    std::string user{};
    std::string password{};
    bool tls = false;
    std::filesystem::path authorities{};  ///< certificates to trust; none: the system's

    /// To make a table that is spread over shards: the cluster's name in the servers' configuration, and where each shard
    /// answers, "host:port"; where these are not named, at `port` of the hosts that the configuration names.
    std::string cluster{};
    std::vector<std::string> shards{};

    std::chrono::milliseconds connect_limit{5'000};
    std::chrono::milliseconds query_limit{300'000};  ///< of each query; the server is told to give it up then
    int tries = 4;                                   ///< of a query that a server did not answer
    std::stop_token stop{};                          ///< ends a query, on the server too

    /// Answer with what the shards that are there have. Coverage then says what is missing, which takes a tree of units.
    bool partial_answers = false;
};

/// Of "clickhouse://host:port/database/table", "clickhouses://" with TLS, and behind a "?" what else there is: cluster,
/// shards (with commas between), authorities, connect_seconds, query_seconds, tries, partial=1. User and password come from
/// GOVKPI_CLICKHOUSE_USER and GOVKPI_CLICKHOUSE_PASSWORD, or the first line of the file that
/// GOVKPI_CLICKHOUSE_PASSWORD_FILE names. Throws std::invalid_argument: what is not understood, and any password in the
/// address, since those are seen by everyone who sees the command.
GOVKPI_CLICKHOUSE_EXPORT clickhouse_options clickhouse_options_of(std::string_view address);

class GOVKPI_CLICKHOUSE_EXPORT clickhouse_source {
public:
    /// The server is asked only by what is asked of the source. Throws std::invalid_argument where partial answers are
    /// asked for and there is no tree of units.
    clickhouse_source(clickhouse_options options, table_definition table);

    /// The table has a column for each dimension, of texts, and for each column of figures, of integers of up to 64 bits
    /// that may be null; it may have others. Of a table that load() made only whole batches are seen.
    ///
    /// Throws source_error with the server's words, or why there are none; bad_input and the like as rollup() of grouped
    /// tables does.
    panel rollup(const query& asked) const;
    facts read() const;

    /// Adds the rows, and makes the table where it is not there. They are seen once all of them are on all shards, in one
    /// step; a load that breaks off leaves rows that nobody sees. Throws as rollup(); bad_input with every problem of the
    /// rows, and where they state a stock otherwise than the table or have periods of another length, unless both were
    /// loaded at the same time; std::invalid_argument where they are of a table with other dimensions, columns or units.
    template <loadable From>
    load_result load(const From& from, const load_options& options = {}) {
        return load(*rows_of(from), from.definition(), options);
    }

    const table_definition& definition() const noexcept { return table_; }

private:
    load_result load(detail::row_stream& rows, const table_definition& of_rows, const load_options& options);

    clickhouse_options options_;
    table_definition table_;
};

}  // namespace govkpi
