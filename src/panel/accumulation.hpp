// SPDX-License-Identifier: BSL-1.0
// A roll-up in progress: takes blocks of rows, whether from memory or from a file, and ends as a panel.
#pragma once

#include <memory>
#include <vector>

#include <govkpi/panel/panel.hpp>

#include "axis.hpp"
#include "group_sums.hpp"
#include "grouping.hpp"
#include "panel_state.hpp"
#include "selection.hpp"

namespace govkpi::detail {

class accumulation {
public:
    /// Throws panel_error where the query names what the table does not have. Members may still be added to the base.
    accumulation(std::shared_ptr<table_base> base, const query& asked);
    accumulation(std::shared_ptr<const table_base> base, const query& asked);

    /// Takes in the members that the dictionaries have got since; adding a block does so by itself.
    void learn();
    /// Adds the rows of a block that the query is about.
    void add(const row_block& block);
    /// Adds the sums of another part of the same table, by the same query.
    void merge(const accumulation& other);
    /// The panel of all rows so far.
    panel finish();

    /// The rows that the query chose of the block added last, for the one who keeps the reports.
    const row_block& chosen() const noexcept { return *chosen_; }
    const selection& selected() const noexcept { return state_->selected; }
    /// Replaces what was known of the table by what the chosen rows say.
    void set_base(std::shared_ptr<const table_base> base) { state_->base = std::move(base); }

    /// By what the rows are grouped, and which of the table's columns are summed.
    const std::vector<axis>& axes() const noexcept { return axes_; }
    const std::vector<std::size_t>& columns() const noexcept { return columns_; }

private:
    void regroup();
    std::vector<axis_codes> layout(bool with_room) const;

    std::shared_ptr<panel_state> state_;
    bool growing_;            ///< members may still come
    std::vector<axis> axes_;  ///< those of the panel, then those that conditions of measures need
    std::size_t panel_axes_;
    std::vector<std::size_t> columns_;  ///< of the table, those that are summed
    std::unique_ptr<grouping> groups_;
    std::unique_ptr<group_sums> sums_;
    std::vector<std::uint32_t> ids_;
    std::vector<value_span> values_;
    selection::rows rows_;
    const row_block* chosen_ = nullptr;
};

}  // namespace govkpi::detail
