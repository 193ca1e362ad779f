// SPDX-License-Identifier: BSL-1.0
// What a panel holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/panel/panel.hpp>

#include "axis.hpp"
#include "fact_store.hpp"
#include "selection.hpp"

namespace govkpi::detail {

/// The place of a measure among the table's. Throws panel_error where it has none, or one of another kind.
std::size_t place_of(const table_definition& table, const measure_definition& measure);

struct panel_state {
    std::shared_ptr<const table_base> base;
    selection selected;
    std::vector<std::size_t> measures;  ///< those that are summed, by their place in the table's; stocks are in base
    std::vector<axis> axes;
    std::optional<std::size_t> unit_axis;
    std::optional<std::size_t> period_axis;

    // By cell, in the order of the keys.
    std::size_t cells = 0;
    std::vector<std::uint32_t> keys;    ///< a member an axis
    std::vector<std::int64_t> sums;     ///< one a measure
    std::vector<std::uint8_t> present;  ///< likewise: whether any row has it

    ratio threshold = make_ratio(0, 1);
    std::shared_ptr<const panel_state> below;  ///< what it was rolled up from
    std::vector<std::size_t> cell_of_below;

    const std::uint32_t* key(std::size_t cell) const noexcept { return keys.data() + cell * axes.size(); }
    std::optional<std::size_t> find(const std::uint32_t* key) const noexcept;
    /// "province 01, fiscal_year 2025".
    std::string place(std::size_t cell) const;
    std::optional<std::size_t> slot_of(std::size_t measure) const noexcept;
};

/// The same with an axis moved to another level, or summed over where there is none.
std::shared_ptr<const panel_state> rolled_up(std::shared_ptr<const panel_state> from, std::size_t axis_number,
                                             std::optional<std::string> level);

}  // namespace govkpi::detail
