// SPDX-License-Identifier: BSL-1.0
// Panels of the parts of a table add up to the panel of the whole: the same integers, in any order and grouping. So a
// table may lie on many machines, each of which rolls up its own rows.
//
//     const query asked = query{}.by({"province", "fiscal_year"}).measure(revenue_completion).as_part();
//     const panel north = rollup(csv_source{{"north.csv"}, lines}, asked);      // on one machine
//     const panel south = rollup(csv_source{{"south.csv"}, lines}, asked);      // on another
//     const panel nation = merge(north, south);                                 // as one roll-up of both files
#pragma once

#include <array>
#include <span>

#include <govkpi/export.hpp>
#include <govkpi/panel/panel.hpp>

namespace govkpi {

/// Sums, coverage, stocks, withheld cells and all else that a panel answers are those of one roll-up of all rows; what up()
/// or without() made stands for a roll-up by its levels. A part that several panels hold counts as often.
///
/// The result is a part again, see query::as_part(): no sum is too large on the way.
///
/// Throws panel_error where the panels are not by the same query of equally defined tables, with what differs; where a
/// table is cumulative, made discrete or on new boundaries, since these need all rows at once; and where a row of one part
/// may lie above rows of another in a tree, since their sum would count both. Throws bad_input with every stock of a unit
/// and period that two parts state differently, and where their periods are of unlike lengths.
GOVKPI_EXPORT panel merge(std::span<const panel> parts);
inline panel merge(const panel& a, const panel& b) {
    const std::array parts{a, b};
    return merge(parts);
}

}  // namespace govkpi
