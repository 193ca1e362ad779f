// SPDX-License-Identifier: BSL-1.0
// Formulas on the cells of a panel.
#pragma once

#include <memory>
#include <vector>

#include <govkpi/panel/panel.hpp>

#include "panel_state.hpp"
#include "reported.hpp"

namespace govkpi::detail {

std::vector<figure> evaluate(const std::shared_ptr<const panel_state>& state, const formula& of);
std::vector<figure> evaluate_all_without_threshold(const std::shared_ptr<const panel_state>& state, const formula& of);
/// Of one cell; the formula compares with nothing.
figure evaluate_without_threshold(const std::shared_ptr<const panel_state>& state, const formula& of, std::size_t cell);

/// The panel one level up on the axis of units, or on the first that is not of periods.
std::shared_ptr<const panel_state> parents_of(const std::shared_ptr<const panel_state>& state);

/// How far the cells are covered for a formula: as its least covered measure of what was executed.
class covered_cells {
public:
    covered_cells(const panel_state& state, const formula& of);
    coverage of(std::size_t cell) const;

private:
    std::vector<by_unit_and_period<coverage>> measures_;
};

}  // namespace govkpi::detail
