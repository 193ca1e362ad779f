// SPDX-License-Identifier: BSL-1.0
#include "clickhouse_table.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>

#include "row_binary.hpp"
#include "sql_text.hpp"

namespace govkpi::detail {
namespace {

/// "Nullable(Int64)": that within, where the type is one of these.
std::string_view without(std::string_view wrapper, std::string_view type) {
    if (!type.starts_with(wrapper) || !type.substr(wrapper.size()).starts_with("(") || !type.ends_with(")"))
        return type;
    return type.substr(wrapper.size() + 1, type.size() - wrapper.size() - 2);
}

/// A UInt64 may not fit in 64 bits with a sign.
bool is_figure(std::string_view type) {
    constexpr std::string_view integers[] = {"Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32"};
    return std::find(std::begin(integers), std::end(integers), without("Nullable", type)) != std::end(integers);
}

}  // namespace

std::string clickhouse_table::named(std::string_view suffix) const {
    const clickhouse_options& options = on_.options();
    return fmt::format("{}.{}", sql_name(options.database), sql_name(fmt::format("{}{}", options.table, suffix)));
}

std::optional<found_table> clickhouse_table::find() const {
    const clickhouse_options& options = on_.options();
    const std::string answer =
        on_.ask(fmt::format("SELECT name, type FROM system.columns WHERE database = {} AND table = {} FORMAT RowBinary",
                            sql_literal(options.database), sql_literal(options.table)));
    std::map<std::string, std::string, std::less<>> types;
    for (binary_reader in{answer}; !in.at_end();) {
        std::string name{in.text()};
        types[std::move(name)] = in.text();
    }
    if (types.empty()) return std::nullopt;

    problem_list problems{fmt::format("{}.{}", options.database, options.table)};
    found_table found;
    std::vector<std::string_view> names;
    for (const auto& [name, type] : types) names.push_back(name);
    const auto type_of = [&](const std::string& name) -> std::string_view {
        const auto at = types.find(name);
        if (at != types.end()) return at->second;
        problems.add(0, name, "", fmt::format("a column of that name; the table has {}", fmt::join(names, ", ")));
        return {};
    };
    for (const dimension_definition& d : definition_.dimensions()) {
        const std::string_view type = type_of(d.name);
        if (type.find("Nullable") != std::string_view::npos)
            problems.add(0, d.name, type, "a type that cannot be null");
        found.is_text.push_back(without("LowCardinality", type) == "String");
    }
    for (const std::string& column : definition_.columns())
        if (const std::string_view type = type_of(column); !type.empty() && !is_figure(type))
            problems.add(0, column, type,
                         "a column of integers that fit in 64 bits with a sign, such as Nullable(Int64)");
    if (!problems.empty()) throw bad_input{std::move(problems)};
    found.has_attempts = types.contains(attempt_column);
    return found;
}

found_table clickhouse_table::get() const {
    std::optional<found_table> found = find();
    const clickhouse_options& options = on_.options();
    if (!found)
        throw source_error{fmt::format("ClickHouse at {}:{}: there is no table {}.{}", options.host, options.port,
                                       options.database, options.table)};
    return *std::move(found);
}

std::vector<std::uint64_t> clickhouse_table::attempts() const {
    // Where two loaded one batch at the same time, the one that began first counts.
    const std::string answer =
        on_.ask(fmt::format("SELECT toUInt64(1) AS is_row, min(attempt) FROM {} GROUP BY is_row, batch UNION ALL "
                            "SELECT toUInt64(0), toUInt64(0) FORMAT RowBinary",
                            batches()));
    std::vector<std::uint64_t> out;
    bool is_whole = false;
    for (binary_reader in{answer}; !in.at_end();) {
        const bool is_row = in.number() != 0;
        const std::uint64_t attempt = in.number();
        if (is_row)
            out.push_back(attempt);
        else
            is_whole = true;
    }
    if (!is_whole) throw source_error{"ClickHouse: the answer is cut off"};
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<std::uint64_t> clickhouse_table::rows_of(std::string_view batch) const {
    const std::string answer =
        on_.ask(fmt::format("SELECT count(), toUInt64(argMin(rows, attempt)) FROM {} WHERE batch = {} FORMAT RowBinary",
                            batches(), sql_literal(batch)));
    binary_reader in{answer};
    const bool is_there = in.number() > 0;
    const std::uint64_t rows = in.number();
    return is_there ? std::optional{rows} : std::nullopt;
}

void clickhouse_table::make() const {
    std::vector<std::string> columns, order;
    const auto unit = definition_.unit_dimension(), period = definition_.period_dimension();
    for (const dimension_definition& d : definition_.dimensions()) columns.push_back(sql_name(d.name) + " String");
    for (const std::string& column : definition_.columns()) columns.push_back(sql_name(column) + " Nullable(Int64)");
    columns.push_back(fmt::format("{} UInt64", attempt_column));
    // Rows of a unit lie together, since most questions are about some units or by units.
    if (unit) order.push_back(sql_name(definition_.dimensions()[*unit].name));
    if (period) order.push_back(sql_name(definition_.dimensions()[*period].name));
    for (std::size_t d = 0; d < definition_.dimensions().size(); ++d)
        if (d != unit && d != period) order.push_back(sql_name(definition_.dimensions()[d].name));
    make("", fmt::format("{}", fmt::join(columns, ", ")), fmt::format("{}", fmt::join(order, ", ")),
         unit ? fmt::format("cityHash64({})", order.front()) : "rand()");
    // On the first shard alone: what makes a batch visible is one insert into one place.
    make("_batches", "batch String, attempt UInt64, rows UInt64", "batch", "0");
}

void clickhouse_table::make(std::string_view suffix, const std::string& columns, const std::string& order,
                            const std::string& shard_by) const {
    const clickhouse_options& options = on_.options();
    const std::string local = named(fmt::format("{}_local", suffix)), whole = named(suffix);
    const std::string database = fmt::format("CREATE DATABASE IF NOT EXISTS {}", sql_name(options.database));
    const auto make_on = [&](const clickhouse_connection& server, const std::string& name) {
        server.run(database);
        server.run(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}) ENGINE = MergeTree ORDER BY ({})", name, columns,
                               order.empty() ? "tuple()" : order));
    };
    if (options.cluster.empty()) return make_on(on_, whole);
    for (const std::string& shard : options.shards) {
        const clickhouse_connection server = on_.to(shard);
        make_on(server, local);
        server.run(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}) ENGINE = Distributed({}, {}, {}, {})", whole,
                               columns, sql_name(options.cluster), sql_name(options.database),
                               sql_name(fmt::format("{}{}_local", options.table, suffix)), shard_by));
    }
}

}  // namespace govkpi::detail
