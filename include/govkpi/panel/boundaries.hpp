// SPDX-License-Identifier: BSL-1.0
// A table's history on new boundaries, so that years before and after a reform compare: rows of old units become rows
// of the new ones, and everything that is asked of tables can be asked of the result.
//
//     const auto reform = crosswalk::from_rows(rows, {units, {{2025, 6}}}, {units, {{2025, 7}}});
//     const auto now = std::make_shared<const hierarchy>(as_of(units, {2025, 7}));
//     const moved_table moved = on_new_boundaries(lines, reform, {.since = {{2025, 7}}, .boundaries = now});
//     const panel by_year = rollup(moved.table, query{}.by({"unit", "fiscal_year"}));
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/crosswalk.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/hierarchy.hpp>

namespace govkpi {

struct boundary_options {
    /// Rows of periods from this month on are on the new boundaries already, and stay as they are. Without it all rows
    /// are of old units.
    std::optional<calendar_month> since{};
    /// The tree of the new units, for the result; without it the result's units have none. It must know them in all
    /// periods of the table: see as_of().
    std::shared_ptr<const hierarchy> boundaries{};
};

struct moved_table {
    facts table;
    /// Units with figures that the crosswalk does not know, by code. Their figures are not in the table.
    std::vector<std::string> unmatched;
    /// New units that have a share of a split unit among their figures, by code; see panel::is_estimated().
    std::vector<std::string> estimated;
};

/// Flows are summed for each old unit and combination of the other dimensions' members, and shared out over the new
/// units by largest remainder, as crosswalk::move() does it: a column's total stays what it is, for each combination.
/// Stocks are moved in the same way for each period, and stand once. Figures of parents that were set aside do not
/// move.
///
/// What only some of a new unit's old units reported is their sum, and counts as not reported: coverage says so. Panels
/// of the table know which cells have shares of split units in them, and explain() names the units. The result keeps
/// the history's columns in memory, since who reported depends on which rows are asked about.
///
/// Throws bad_input with every problem: a code that stands for an old unit and for another new one, where neither
/// `since` nor the trees tell which is meant; an old unit from `since` on; a code that meant another unit in that
/// period than in the crosswalk; a period that `since` cuts; new units within each other, not in `boundaries`, or not
/// all of the time. Throws std::invalid_argument where the table has no units, no periods to compare with `since`, or a
/// measure whose conditions are of units; sum_overflow where a sum does not fit.
GOVKPI_EXPORT moved_table on_new_boundaries(const facts& history, const crosswalk& reform,
                                            const boundary_options& options = {});

/// The units that are valid in a month, as if they always had been: new boundaries for the whole of a history.
GOVKPI_EXPORT hierarchy as_of(const hierarchy& units, calendar_month month);

}  // namespace govkpi
