// SPDX-License-Identifier: BSL-1.0
// Small tables to keep in SQLite files.
#pragma once

#include <cstdint>
#include <string>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/sqlite.hpp>

#include "temporary_file.hpp"

namespace govkpi::testing {

inline table_definition kept_lines() {
    table_definition table;
    table.unit("unit").period("month").category("class");
    table.measure(measure::outturn<revenue, VND>, "outturn").measure(measure::population, "population");
    return table;
}

/// `count` rows of one unit and month, each of a class of its own and of that amount.
inline facts_builder lines_of(const std::string& unit, const std::string& month, std::int64_t amount, int count = 1,
                              std::int64_t population = 100) {
    facts_builder rows{kept_lines()};
    for (int i = 0; i < count; ++i) rows.add({unit, month, std::to_string(i)}, {amount, population});
    return rows;
}

inline std::int64_t total_of(const sqlite_source& kept) {
    const panel all = kept.rollup(query{});
    return all.size() == 0 ? 0 : all.sum(0, "outturn.revenue").value_or(0);
}

/// What the call throws, in words; empty where it throws nothing of that kind.
template <class Error, class F>
std::string words_of(F f) {
    try {
        f();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace govkpi::testing
