// SPDX-License-Identifier: BSL-1.0
// From the groups of a roll-up to the cells of its panel.
#pragma once

#include <cstddef>
#include <span>

#include "axis.hpp"
#include "group_sums.hpp"
#include "grouping.hpp"
#include "panel_state.hpp"

namespace govkpi::detail {

/// Fills in the axes, keys and sums of a panel. `axes` are those of the panel, of which there are `panel_axes`, and then
/// those that conditions of measures need; `columns` are those that were summed. Takes the panel's axes away.
/// Throws sum_overflow where the sum of a cell does not fit in 64 bits, unless the panel is a part.
void write_cells(panel_state& state, std::span<axis> axes, std::size_t panel_axes, std::span<const std::size_t> columns,
                 const grouping& groups, const group_sums& sums);

}  // namespace govkpi::detail
