// SPDX-License-Identifier: BSL-1.0
// Tables of many random rows, for tests of how they are summed.
#pragma once

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include <govkpi/panel.hpp>

namespace govkpi::testing {

struct table_shape {
    std::size_t rows;
    std::uint32_t units;
    std::uint32_t classes;
    std::int64_t largest;  ///< amounts lie between it and its opposite
};

inline table_definition table_of_lines() {
    table_definition table;
    table.unit("unit").period("month").category("class").category("flow");
    table.measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "revenue"}})
        .measure(measure::outturn<expenditure, VND>, "outturn", {{"flow", "expenditure"}})
        .measure(measure::population, "population");
    return table;
}

/// One amount in eight is missing; a unit's population is that of its number.
inline facts random_table(const table_shape& shape, unsigned seed) {
    std::mt19937_64 random{seed};
    facts_builder rows{table_of_lines()};
    for (std::size_t i = 0; i < shape.rows; ++i) {
        const auto unit = static_cast<std::int64_t>(random() % shape.units);
        const std::string code = std::to_string(unit), cls = std::to_string(random() % shape.classes);
        const auto month = static_cast<int>(1 + random() % 12);
        const std::string period = "2025-" + std::string{month < 10 ? "0" : ""} + std::to_string(month);
        facts_builder::figure amount;
        if (random() % 8 != 0) {
            const auto size = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(shape.largest));
            amount = random() % 2 == 0 ? size : -size;
        }
        rows.add({code, period, cls, random() % 2 == 0 ? "revenue" : "expenditure"}, {amount, 1000 + unit});
    }
    return std::move(rows).finish();
}

}  // namespace govkpi::testing
