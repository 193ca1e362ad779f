// SPDX-License-Identifier: BSL-1.0
// What units reported, by the members of a panel's axes of units and periods: coverage, and the values of stocks.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <govkpi/panel/panel.hpp>

#include "panel_state.hpp"

namespace govkpi::detail {

/// A value for each pair of a unit and a period on a panel's axes; one of each where the panel has no such axis.
template <class T>
class by_unit_and_period {
public:
    by_unit_and_period(const panel_state& of, const T& initial)
        : of_{of},
          periods_{of.period_axis ? of.axes[*of.period_axis].members().size() : 1},
          values_((of.unit_axis ? of.axes[*of.unit_axis].members().size() : 1) * periods_, initial) {}

    T& at(std::size_t unit, std::size_t period) { return values_[unit * periods_ + period]; }
    const T& of_cell(std::size_t cell) const {
        const std::size_t unit = of_.unit_axis ? of_.key(cell)[*of_.unit_axis] : 0;
        const std::size_t period = of_.period_axis ? of_.key(cell)[*of_.period_axis] : 0;
        return values_[unit * periods_ + period];
    }

private:
    const panel_state& of_;
    std::size_t periods_;
    std::vector<T> values_;
};

/// A sum of stocks, exact: a mean over months has the number of months below it.
struct stock_sum {
    int128 numerator{0};
    std::int64_t denominator = 1;
    bool present = false;
};

/// Of two denominators. Throws overflow past 64 bits.
std::int64_t common_multiple(std::int64_t a, std::int64_t b);

by_unit_and_period<coverage> coverage_of(const panel_state& state, std::size_t measure);
/// A unit that was merged away within a span has no stock at its end, and in a mean counts for the time that it was there.
by_unit_and_period<stock_sum> stocks_of(const panel_state& state, std::size_t measure, over_time how);

}  // namespace govkpi::detail
