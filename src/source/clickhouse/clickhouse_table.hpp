// SPDX-License-Identifier: BSL-1.0
// How a table lies in ClickHouse: a column for each dimension and column of the definition, and where load() made it, the
// attempt that each row came by, with a second table of the attempts that were completed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/panel/table.hpp>

#include "connection.hpp"

namespace govkpi::detail {

inline constexpr const char* attempt_column = "govkpi_attempt";

struct found_table {
    std::vector<bool> is_text;  ///< by dimension: its members are texts already
    bool has_attempts = false;  ///< load() made it
};

struct complete_batch {
    std::uint64_t attempt = 0;  ///< that counts
    std::uint64_t rows = 0;
};

class clickhouse_table {
public:
    clickhouse_table(const clickhouse_connection& on, const table_definition& definition)
        : on_{on}, definition_{definition} {}

    /// `database`.`table`, and that of what was loaded.
    std::string rows() const { return named(""); }
    std::string batches() const { return named("_batches"); }

    /// What the server has; nothing where it has no such table. Throws bad_input where it has not the columns.
    std::optional<found_table> find() const;
    /// The same, where there must be one.
    found_table get() const;
    /// Of a table that is there, where a cluster is named. Throws source_error where it is kept by one server alone: servers
    /// would answer differently if others kept more of it.
    void check_spread() const;
    /// Makes it on the server, or on all shards, where it is not there.
    void make() const;

    /// Of each batch that is complete, the attempt that counts.
    std::vector<std::uint64_t> attempts() const;
    std::optional<complete_batch> find_batch(std::string_view batch) const;
    /// How many rows of an attempt there are, on all shards.
    std::uint64_t rows_of(std::uint64_t attempt) const;

    const clickhouse_connection& on() const noexcept { return on_; }
    const table_definition& definition() const noexcept { return definition_; }

private:
    std::string named(std::string_view suffix) const;
    /// Where each shard answers; none where there is no cluster.
    std::vector<clickhouse_connection> shards() const;
    void make(const std::vector<clickhouse_connection>& servers, std::string_view suffix, const std::string& columns,
              const std::string& order, const std::string& shard_by) const;

    const clickhouse_connection& on_;
    const table_definition& definition_;
};

}  // namespace govkpi::detail
