// SPDX-License-Identifier: BSL-1.0
#include "clickhouse_table.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>
#include <govkpi/source/source.hpp>

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
        on_.ask(marked_texts({"name", "type"}, fmt::format("FROM system.columns WHERE database = {} AND table = {}",
                                                           sql_literal(options.database), sql_literal(options.table))));
    std::map<std::string, std::string, std::less<>> types;
    for_each_marked(answer, [&](binary_reader& in, bool is_row) {
        std::string name{in.text()};
        const std::string_view type = in.text();
        if (is_row) types[std::move(name)] = type;
    });
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
        found.is_text.push_back(type == "String");
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

void clickhouse_table::check_spread() const {
    const clickhouse_options& options = on_.options();
    const std::string answer = on_.ask_all(marked_texts(
        {"name", "engine"},
        fmt::format("FROM system.tables WHERE database = {} AND name IN ({}, {})", sql_literal(options.database),
                    sql_literal(options.table), sql_literal(options.table + "_batches"))));
    for_each_marked(answer, [&](binary_reader& in, bool is_row) {
        const std::string_view name = in.text(), engine = in.text();
        if (is_row && engine != "Distributed")
            throw source_error{
                fmt::format("ClickHouse at {}:{}: the table {}.{} is kept by this server alone ({}), and "
                            "the address names the cluster {}: load without it, or into another table",
                            options.host, options.port, options.database, name, engine, options.cluster)};
    });
}

std::vector<std::uint64_t> clickhouse_table::attempts() const {
    // Where two loaded one batch at the same time, the one that began first counts.
    const std::string query =
        marked({"min(attempt)"}, {"toUInt64(0)"}, fmt::format("FROM {} GROUP BY govkpi_is_row, batch", batches()));
    std::vector<std::uint64_t> out;
    const auto read = [&](const std::string& answer) {
        for_each_marked(answer, [&](binary_reader& in, bool is_row) {
            const std::uint64_t attempt = in.number();
            if (is_row) out.push_back(attempt);
        });
    };
    read(on_.ask(query));
    // They are all on one shard: without it no answer would be a true one, however partial.
    if (out.empty() && on_.options().partial_answers) read(on_.ask_all(query));
    std::sort(out.begin(), out.end());
    return out;
}

std::optional<complete_batch> clickhouse_table::find_batch(std::string_view batch) const {
    const std::string answer = on_.ask_all(
        marked({"min(attempt)", "argMin(rows, attempt)"}, {"toUInt64(0)", "toUInt64(0)"},
               fmt::format("FROM {} WHERE batch = {} GROUP BY govkpi_is_row, batch", batches(), sql_literal(batch))));
    std::optional<complete_batch> found;
    for_each_marked(answer, [&](binary_reader& in, bool is_row) {
        const std::uint64_t attempt = in.number(), rows = in.number();
        if (is_row) found = {attempt, rows};
    });
    return found;
}

std::uint64_t clickhouse_table::rows_of(std::uint64_t attempt) const {
    std::uint64_t rows = 0;
    for_each_marked(on_.ask_all(marked({"count()"}, {"toUInt64(0)"},
                                       fmt::format("FROM {} WHERE {} = {}", this->rows(), attempt_column, attempt))),
                    [&](binary_reader& in, bool) { rows += in.number(); });
    return rows;
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
    const std::vector<clickhouse_connection> servers = shards();
    // On the first shard alone: what makes a batch visible is one insert into one place. It is made before the rows'
    // table, whose being there says that both are.
    make(servers, "_batches", "batch String, attempt UInt64, rows UInt64", "batch", "0");
    make(servers, "", fmt::format("{}", fmt::join(columns, ", ")), fmt::format("{}", fmt::join(order, ", ")),
         unit ? fmt::format("cityHash64({})", order.front()) : "rand()");
}

void clickhouse_table::make(const std::vector<clickhouse_connection>& servers, std::string_view suffix,
                            const std::string& columns, const std::string& order, const std::string& shard_by) const {
    const clickhouse_options& options = on_.options();
    const std::string local = named(fmt::format("{}_local", suffix)), whole = named(suffix);
    const std::string database = fmt::format("CREATE DATABASE IF NOT EXISTS {}", sql_name(options.database));
    const auto make_on = [&](const clickhouse_connection& server, const std::string& name) {
        server.run(database);
        server.run(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}) ENGINE = MergeTree ORDER BY ({})", name, columns,
                               order.empty() ? "tuple()" : order));
    };
    if (options.cluster.empty()) return make_on(on_, whole);
    for (const clickhouse_connection& server : servers) make_on(server, local);
    for (const clickhouse_connection& server : servers)
        server.run(fmt::format("CREATE TABLE IF NOT EXISTS {} ({}) ENGINE = Distributed({}, {}, {}, {})", whole,
                               columns, sql_name(options.cluster), sql_name(options.database),
                               sql_name(fmt::format("{}{}_local", options.table, suffix)), shard_by));
}

std::vector<clickhouse_connection> clickhouse_table::shards() const {
    const clickhouse_options& options = on_.options();
    std::vector<clickhouse_connection> out;
    for (const std::string& address : options.shards) out.push_back(on_.to(address));
    if (options.cluster.empty() || !out.empty()) return out;

    const std::string answer =
        on_.ask(marked_texts({"toString(shard_num)", "host_name"},
                             fmt::format("FROM system.clusters WHERE cluster = {}", sql_literal(options.cluster))));
    std::set<std::string> numbers, hosts;
    std::size_t servers = 0;
    for_each_marked(answer, [&](binary_reader& in, bool is_row) {
        const std::string_view number = in.text(), host = in.text();
        if (!is_row) return;
        ++servers;
        numbers.emplace(number);
        hosts.emplace(host);
    });
    if (servers == 0) throw source_error{fmt::format("ClickHouse: the servers know no cluster {}", options.cluster)};
    // Where replicas are to be alike, only their owner knows how.
    if (numbers.size() != servers)
        throw source_error{
            fmt::format("ClickHouse: the shards of the cluster {} have several replicas: make the tables "
                        "there yourself, or name one server of each shard",
                        options.cluster)};
    if (hosts.size() != servers)
        throw source_error{
            fmt::format("ClickHouse: shards of the cluster {} are on one host: name where each of them "
                        "answers, shards=host:port,host:port",
                        options.cluster)};
    for (const std::string& host : hosts) out.push_back(on_.to(host, options.port));
    return out;
}

}  // namespace govkpi::detail
