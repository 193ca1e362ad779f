// SPDX-License-Identifier: BSL-1.0
// Which rows of a history are of old units and which of new ones, and whether that is certain.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <govkpi/panel/boundaries.hpp>
#include <govkpi/problem.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {

class boundary_check {
public:
    /// Throws bad_input with every unit and period of which it cannot be told.
    boundary_check(const table_base& history, const crosswalk& reform, const boundary_options& options);

    /// How many codes of periods there are; 1 without a period dimension.
    std::size_t periods() const noexcept { return moves_.size(); }
    /// Whether rows of that period are of old units.
    bool moves(std::size_t period) const noexcept { return moves_[period]; }
    /// The place of a unit of the history in crosswalk::old_units(); nothing where the crosswalk does not know it.
    std::optional<std::uint32_t> old_unit(std::uint32_t unit) const noexcept { return old_units_[unit]; }

    /// Throws bad_input where units of the new table lie within each other, which nobody looked at yet.
    void check_result(const dictionary& units) const;

private:
    void read_periods(problem_list& problems);
    void check_old_unit(std::uint32_t unit, problem_list& problems) const;
    void check_kept_unit(std::uint32_t unit, problem_list& problems) const;
    bool is_new_unit(std::string_view code) const;
    bool becomes_itself(std::size_t old_unit) const;
    std::optional<member> member_meant(std::size_t old_unit) const;

    const table_base& history_;
    const crosswalk& reform_;
    const boundary_options& options_;
    const dimension_definition& units_;
    const dictionary& codes_;
    std::vector<bool> moves_;
    std::vector<std::optional<std::uint32_t>> old_units_;
};

}  // namespace govkpi::detail
