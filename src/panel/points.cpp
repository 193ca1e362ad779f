// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include <govkpi/panel/panel.hpp>
#include <govkpi/quantity/allocate.hpp>

#include "evaluate.hpp"
#include "panel_state.hpp"

namespace govkpi {

std::vector<percent_points> panel::points(const formula& of, int decimals) const {
    if (of.against() != comparison::contribution)
        throw panel_error{of.text() + " is no contribution to growth: only these are in points that add up"};
    if (decimals < 0 || decimals > 15) detail::throw_invalid_argument("govkpi: 0 to 15 decimals");
    const std::vector<figure> values = evaluate(of);
    const std::vector<std::size_t> parents = detail::parents_of(state_)->cell_of_below;
    const std::int64_t units_of_one = 100 * detail::power_of_ten(decimals);

    std::vector<std::vector<std::size_t>> children;  // that have a value, by parent
    std::vector<percent_points> out;
    for (std::size_t cell = 0; cell < values.size(); ++cell) {
        out.push_back(percent_points::without_value(values[cell].reason()));
        if (!values[cell].is_defined()) continue;
        if (parents[cell] >= children.size()) children.resize(parents[cell] + 1);
        children[parents[cell]].push_back(cell);
    }
    std::vector<std::int64_t> parts;
    for (const std::vector<std::size_t>& cells : children) {
        // They share the parent's base, but a mean over months has denominators of its own.
        std::int64_t base = 1;
        for (const std::size_t cell : cells) base = detail::common_multiple(base, values[cell].denominator);
        parts.clear();
        for (const std::size_t cell : cells)
            parts.push_back(detail::checked_multiply(values[cell].numerator, base / values[cell].denominator));
        const std::vector<std::int64_t> rounded = controlled_rounding(parts, units_of_one, base);
        for (std::size_t i = 0; i < cells.size(); ++i)
            out[cells[i]] = percent_points::of(rational::of(detail::int128{rounded[i]}, detail::int128{units_of_one}));
    }
    return out;
}

}  // namespace govkpi
