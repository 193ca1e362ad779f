// SPDX-License-Identifier: BSL-1.0
#include "sqlite_rows.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace govkpi::detail {

const std::vector<std::string>& sqlite_rows::members_of(std::size_t dimension) {
    dimension_members& of = members_[dimension];
    if (of.is_read) return of.texts;
    statement all{from_, fmt::format("SELECT code, text FROM {} WHERE dimension = {} ORDER BY code", table_.members(),
                                     dimension)};
    while (all.step()) {
        if (all.integer(0) != static_cast<std::int64_t>(of.texts.size()))
            from_.fail("the file is damaged: its members are not numbered one after the other");
        of.texts.emplace_back(all.text(1));
    }
    of.is_read = true;
    return of.texts;
}

void sqlite_rows::members(std::size_t dimension, const member_receiver& take) {
    for (const std::string& text : members_of(dimension)) take(text);
}

std::string sqlite_rows::condition_on(std::string_view column, const member_condition& of) {
    std::vector<std::size_t> codes;
    const std::vector<std::string>& texts = members_of(of.dimension);
    for (std::size_t code = 0; code < texts.size(); ++code)
        if (std::binary_search(of.members.begin(), of.members.end(), texts[code])) codes.push_back(code);
    return fmt::format("{} IN ({})", column, fmt::join(codes, ","));
}

std::string sqlite_rows::where(const std::vector<member_condition>& conditions) {
    std::string text;
    for (const member_condition& c : conditions)
        text += (text.empty() ? " WHERE " : " AND ") + condition_on(sqlite_table::dimension(c.dimension), c);
    return text;
}

/// Fetching rows one by one by the index of units costs several times what it costs to go through all of them.
bool sqlite_rows::is_of_few_units(const std::vector<member_condition>& conditions) {
    constexpr std::size_t few = 8;  // an eighth
    return std::any_of(conditions.begin(), conditions.end(), [&](const member_condition& c) {
        return c.dimension == table_.definition().unit_dimension() &&
               c.members.size() * few <= members_of(c.dimension).size();
    });
}

void sqlite_rows::flows(const flow_question& asked, flow_receiver& take) {
    std::vector<std::string> columns;
    std::vector<std::vector<std::uint32_t>> code_of;  // the receiver's, by the file's
    for (std::size_t i = 0; i < asked.dimensions.size(); ++i) {
        columns.push_back(sqlite_table::dimension(asked.dimensions[i]));
        std::vector<std::uint32_t>& codes = code_of.emplace_back();
        for (const std::string& text : members_of(asked.dimensions[i])) codes.push_back(take.code_of(i, text));
    }
    for (const std::size_t c : asked.columns) columns.push_back(sqlite_table::column(c));
    if (columns.empty()) columns.emplace_back("NULL");

    statement rows{from_, fmt::format("SELECT {} FROM {}{}{}", fmt::join(columns, ","), table_.rows(),
                                      is_of_few_units(asked.where) ? "" : " NOT INDEXED", where(asked.where))};
    std::vector<std::uint32_t> codes(asked.dimensions.size());
    std::vector<flow_sum> sums(asked.columns.size());
    while (rows.step()) {
        for (std::size_t i = 0; i < codes.size(); ++i) {
            const std::int64_t code = rows.integer(static_cast<int>(i));
            if (code < 0 || code >= static_cast<std::int64_t>(code_of[i].size()))
                from_.fail("the file is damaged: a row has a member that there is not");
            codes[i] = code_of[i][static_cast<std::size_t>(code)];
        }
        for (std::size_t c = 0; c < sums.size(); ++c) {
            const int column = static_cast<int>(codes.size() + c);
            sums[c] = {rows.integer(column), rows.is_missing(column) ? 0U : 1U};
        }
        take.add(codes, sums);
    }
}

void sqlite_rows::stocks(const stock_question& asked, stock_receiver& take) {
    const auto units = table_.definition().unit_dimension(), periods = table_.definition().period_dimension();
    std::vector<std::string> columns{"unit", "period"}, conditions;
    for (const std::size_t c : asked.columns) columns.push_back(sqlite_table::column(c));
    for (const member_condition& c : asked.where)
        conditions.push_back(condition_on(units && c.dimension == *units ? "unit" : "period", c));
    statement rows{from_, fmt::format("SELECT {} FROM {}{}{}", fmt::join(columns, ","), table_.stocks(),
                                      conditions.empty() ? "" : " WHERE ", fmt::join(conditions, " AND "))};
    const auto member = [&](std::optional<std::size_t> dimension, std::int64_t code) -> std::string_view {
        if (!dimension) return {};
        const std::vector<std::string>& texts = members_of(*dimension);
        if (code < 0 || code >= static_cast<std::int64_t>(texts.size()))
            from_.fail("the file is damaged: a stock is of a unit or period that there is not");
        return texts[static_cast<std::size_t>(code)];
    };
    std::vector<stock_range> values(asked.columns.size());
    while (rows.step()) {
        for (std::size_t c = 0; c < values.size(); ++c) {
            const int column = static_cast<int>(c) + 2;
            values[c] = {rows.integer(column), rows.integer(column), rows.is_missing(column) ? 0U : 1U};
        }
        take.add(member(units, rows.integer(0)), member(periods, rows.integer(1)), values);
    }
}

}  // namespace govkpi::detail
