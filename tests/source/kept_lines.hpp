// SPDX-License-Identifier: BSL-1.0
// A small table that stores of all kinds are tested with.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/source.hpp>

namespace govkpi::testing {

inline table_definition kept_lines(std::shared_ptr<const hierarchy> tree = nullptr) {
    table_definition table;
    table.unit("unit", std::move(tree)).period("month").category("class");
    table.measure(measure::outturn<revenue, VND>, "outturn").measure(measure::population, "population");
    return table;
}

inline std::int64_t total_of(const source auto& kept) {
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
