// SPDX-License-Identifier: BSL-1.0
// Whole tables of cumulative figures, where each month's is of the fiscal year so far ("lũy kế"), as tables of each
// period's own, and back. Of one unit's figures alone that is a series.
//
//     const discrete_table months = to_discrete(lines);
//     const panel by_quarter = rollup(months.table, query{}.by({"unit", "quarter"}));
//     const discrete_table years = to_discrete(lines, period_level::fiscal_year);      // though a month may be missing
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/period.hpp>
#include <govkpi/panel/query.hpp>

namespace govkpi {

/// What several periods came to together, since those before the last were not reported. It has no place in a table of
/// single periods.
struct lump {
    std::vector<std::string> members;  ///< one a dimension; the period is the last one
    std::string column;
    calendar_month first;
    calendar_month last;
    std::int64_t amount = 0;  ///< in smallest units

    friend bool operator==(const lump&, const lump&) = default;
};

/// A figure below zero, which takes back part of what the periods before it in the year came to: the cumulative figure
/// went down. It is in the table.
struct correction {
    std::vector<std::string> members;
    std::string column;
    std::int64_t amount = 0;

    friend bool operator==(const correction&, const correction&) = default;
};

struct discrete_table {
    facts table;
    std::vector<lump> lumps;              ///< by members, then column
    std::vector<correction> corrections;  ///< likewise
};

/// Each figure less the one before it in the fiscal year, of the same unit and other members. A unit that its tree has
/// only from a month of the year on begins there, and so does another unit that its code was given to.
///
/// With a step longer than the table's periods only the figures at the ends of these spans are used, so that a year's
/// total is known although a month is missing; a shorter step is the table's own. Figures that do not end such a span
/// are not used. A stock stays what it is, of a longer step the last one in it.
///
/// A unit and period that a lump is of counts as not reported for the lump's measures, so that coverage shows what is
/// missing. Throws std::invalid_argument where the table has no periods; bad_input where a unit is not valid in all of
/// a longer step; overflow where a difference does not fit, sum_overflow where rows that repeat a combination do not
/// add.
GOVKPI_EXPORT discrete_table to_discrete(const facts& cumulative, period_level step = period_level::month);

/// Running sums within each fiscal year. After a period without a figure the rest of its year is missing, and counts as
/// not reported. The result is declared cumulative: see table_definition::cumulative(). Throws as above, and
/// std::invalid_argument where the table is cumulative already.
GOVKPI_EXPORT facts to_cumulative(const facts& discrete);

/// Rolls a table of cumulative figures up: made discrete at the coarsest step that the query's levels and filters allow
/// (and the units, where some come or go within a span), then summed. By a whole year it takes the year's last figure.
GOVKPI_EXPORT panel rollup_cumulative(const facts& cumulative, const query& asked);

}  // namespace govkpi
