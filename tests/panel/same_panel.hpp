// SPDX-License-Identifier: BSL-1.0
// Panels that must be the same to the last digit.
#pragma once

#include <catch2/catch.hpp>

#include "random_table.hpp"

namespace govkpi::testing {

/// Cells, sums, and who reported, of all of the table's measures.
inline void check_same(const panel& made, const panel& expected) {
    REQUIRE(made.size() == expected.size());
    REQUIRE(made.axes() == expected.axes());
    bool same = true;
    for (std::size_t cell = 0; cell < made.size(); ++cell)
        for (std::size_t a = 0; a < made.axes(); ++a) same = same && made.code(cell, a) == expected.code(cell, a);
    CHECK(same);
    for (const measure_definition& m : table_of_lines().measure_definitions()) {
        const formula alone{{m}, {{{0, 1}}, m.unit}, {}, comparison::none};
        CHECK(made.evaluate(alone) == expected.evaluate(alone));
        CHECK(made.covered(alone) == expected.covered(alone));
    }
}

}  // namespace govkpi::testing
