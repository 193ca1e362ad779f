// SPDX-License-Identifier: BSL-1.0
// What a panel holds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <govkpi/panel/panel.hpp>

#include "axis.hpp"
#include "fact_store.hpp"
#include "selection.hpp"

namespace govkpi {

panel make_panel(std::shared_ptr<const detail::panel_state> state) noexcept;
const detail::panel_state& state_of(const panel& of) noexcept;

namespace detail {

/// The place of a measure among the table's. Throws panel_error where it has none, or one of another kind.
std::size_t place_of(const table_definition& table, const measure_definition& measure);

/// A sum that does not fit in 64 bits.
struct wide_sum {
    std::size_t place;  ///< in panel_state::sums, where 0 stands for it
    int128 sum;
};

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
    bool is_part = false;               ///< see query::as_part()
    std::vector<wide_sum> wide;         ///< of a part, in the order of their places

    ratio threshold = make_ratio(0, 1);
    std::shared_ptr<const panel_state> below;  ///< what it was rolled up from
    std::vector<std::size_t> cell_of_below;

    const std::uint32_t* key(std::size_t cell) const noexcept { return keys.data() + cell * axes.size(); }
    std::optional<std::size_t> find(const std::uint32_t* key) const noexcept;
    /// "province 01, fiscal_year 2025".
    std::string place(std::size_t cell) const;
    std::optional<std::size_t> slot_of(std::size_t measure) const noexcept;

    /// Whether rows of the unit in the period were chosen, in dictionary codes; what its table lacks does not matter.
    bool is_about(std::size_t unit, std::size_t period) const noexcept;
    /// The measures that it can say reports of, a bit each.
    std::uint64_t reported_measures() const noexcept;

    /// Throws sum_overflow where the sum does not fit in 64 bits.
    std::int64_t sum(std::size_t cell, std::size_t slot) const {
        const std::size_t at = cell * measures.size() + slot;
        return wide.empty() ? sums[at] : narrow_sum(cell, slot);
    }
    int128 whole_sum(std::size_t cell, std::size_t slot) const noexcept {
        const std::size_t at = cell * measures.size() + slot;
        return wide.empty() ? int128{sums[at]} : wide_or_narrow_sum(at);
    }
    /// Takes sums in the order of their places. Throws sum_overflow where one does not fit, unless the panel is a part.
    void set_sum(std::size_t cell, std::size_t slot, int128 sum) {
        if (!narrow(sum, sums[cell * measures.size() + slot])) set_wide_sum(cell, slot, sum);
    }
    /// The same of one that does not fit, in whose place there is a 0.
    void set_wide_sum(std::size_t cell, std::size_t slot, int128 sum);

    /// Notes which of the axes are of units and of periods.
    void find_own_axes();

private:
    int128 wide_or_narrow_sum(std::size_t at) const noexcept;
    std::int64_t narrow_sum(std::size_t cell, std::size_t slot) const;
    [[noreturn]] void throw_too_large(std::size_t cell, std::size_t slot) const;
};

/// Fills in the cells of a panel, whose axes and measures are known, with the sums of others of the same measures. `keys`:
/// those of their cells on the panel's axes, one after the other. Returns the cell that each of theirs went to.
std::vector<std::size_t> add_cells(panel_state& to, std::span<const panel_state* const> from,
                                   const std::vector<std::uint32_t>& keys);

/// The same with an axis moved to another level, or summed over where there is none.
std::shared_ptr<const panel_state> rolled_up(std::shared_ptr<const panel_state> from, std::size_t axis_number,
                                             std::optional<std::string> level);

}  // namespace detail
}  // namespace govkpi
