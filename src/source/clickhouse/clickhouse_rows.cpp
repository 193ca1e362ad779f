// SPDX-License-Identifier: BSL-1.0
#include "clickhouse_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "row_binary.hpp"
#include "sql_text.hpp"

namespace govkpi::detail {

clickhouse_rows::clickhouse_rows(const clickhouse_table& table, std::optional<std::uint64_t> also)
    : table_{table}, found_{table.get()} {
    if (!found_.has_attempts) return;
    std::vector<std::uint64_t> attempts = table.attempts();
    if (also) attempts.push_back(*also);
    has_rows_ = !attempts.empty();
    complete_ = fmt::format("{} IN ({})", attempt_column, fmt::join(attempts, ","));
}

std::string clickhouse_rows::dimension(std::size_t d) const {
    const std::string name = sql_name(table_.definition().dimensions()[d].name);
    return found_.is_text[d] ? name : fmt::format("CAST({} AS String)", name);
}

std::string clickhouse_rows::column(std::size_t c) const { return sql_name(table_.definition().columns()[c]); }

std::string clickhouse_rows::where(const std::vector<member_condition>& conditions) const {
    std::vector<std::string> parts;
    if (!complete_.empty()) parts.push_back(complete_);
    for (const member_condition& c : conditions) {
        std::vector<std::string> literals;
        for (const std::string& member : c.members) literals.push_back(sql_literal(member));
        parts.push_back(fmt::format("{} IN ({})", dimension(c.dimension), fmt::join(literals, ",")));
    }
    return parts.empty() ? std::string{} : fmt::format(" WHERE {}", fmt::join(parts, " AND "));
}

std::string clickhouse_rows::grouped(const std::vector<std::string>& keys, const std::vector<std::string>& values,
                                     const std::vector<std::string>& blank,
                                     const std::vector<member_condition>& conditions) const {
    std::vector<std::string> all = keys;
    all.insert(all.end(), values.begin(), values.end());
    std::string by;
    for (const std::string& key : keys) by += ", " + key;
    return marked(all, blank, fmt::format("FROM {}{} GROUP BY govkpi_is_row{}", table_.rows(), where(conditions), by));
}

std::uint64_t clickhouse_rows::count() const {
    std::uint64_t rows = 0;
    if (!has_rows_) return rows;
    const std::string query = marked({"count()"}, {"toUInt64(0)"}, fmt::format("FROM {}{}", table_.rows(), where({})));
    for_each_marked(table_.on().ask(query), [&](binary_reader& in, bool) { rows += in.number(); });
    return rows;
}

void clickhouse_rows::members(std::size_t d, const member_receiver& take) {
    if (!has_rows_) return;
    for_each_marked(table_.on().ask(grouped({dimension(d)}, {}, {"''"}, {})), [&](binary_reader& in, bool is_row) {
        const std::string_view text = in.text();
        if (is_row) take(text);
    });
}

void clickhouse_rows::flows(const flow_question& asked, flow_receiver& take) {
    if (!has_rows_) return;
    std::vector<std::string> keys, values, blank;
    for (const std::size_t d : asked.dimensions) {
        keys.push_back(dimension(d));
        blank.emplace_back("''");
    }
    for (const std::size_t c : asked.columns) {
        // Exact, while the sum of Int64 wraps without a word.
        if (asked.sums) {
            values.push_back(fmt::format("sum(toDecimal128(ifNull({}, 0), 0))", column(c)));
            blank.emplace_back("toDecimal128(0, 0)");
        }
        values.push_back(fmt::format("toUInt64(count({}))", column(c)));
        blank.emplace_back("toUInt64(0)");
    }
    std::vector<std::string_view> members(asked.dimensions.size());
    std::vector<flow_sum> sums(asked.columns.size());
    for_each_marked(table_.on().ask(grouped(keys, values, blank, asked.where)), [&](binary_reader& in, bool is_row) {
        for (std::string_view& member : members) member = in.text();
        for (flow_sum& sum : sums) {
            if (asked.sums) sum.sum = in.decimal();
            sum.values = in.number();
        }
        if (is_row) take.add(members, sums);
    });
}

void clickhouse_rows::stocks(const stock_question& asked, stock_receiver& take) {
    if (!has_rows_) return;
    const auto unit = table_.definition().unit_dimension(), period = table_.definition().period_dimension();
    std::vector<std::string> keys, values, blank;
    for (const auto& d : {unit, period})
        if (d) {
            keys.push_back(dimension(*d));
            blank.emplace_back("''");
        }
    for (const std::size_t c : asked.columns) {
        for (const char* const end : {"min", "max"}) {
            values.push_back(fmt::format("toInt64(ifNull({}({}), 0))", end, column(c)));
            blank.emplace_back("toInt64(0)");
        }
        values.push_back(fmt::format("toUInt64(count({}))", column(c)));
        blank.emplace_back("toUInt64(0)");
    }
    std::vector<stock_range> ranges(asked.columns.size());
    for_each_marked(table_.on().ask(grouped(keys, values, blank, asked.where)), [&](binary_reader& in, bool is_row) {
        const std::string_view of_unit = unit ? in.text() : std::string_view{};
        const std::string_view of_period = period ? in.text() : std::string_view{};
        for (stock_range& range : ranges) {
            range.least = in.integer();
            range.largest = in.integer();
            range.values = in.number();
        }
        if (is_row) take.add(of_unit, of_period, ranges);
    });
}

}  // namespace govkpi::detail
