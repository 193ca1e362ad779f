// SPDX-License-Identifier: BSL-1.0
#include "cell_marks.hpp"

namespace govkpi::detail {

cell_marks marks_in(const panel_state& state, std::size_t cell, std::uint64_t measures) {
    const table_base& base = *state.base;
    const std::optional<std::size_t> units = base.table.unit_dimension();
    const std::uint32_t* const key = state.key(cell);
    cell_marks out;
    for (const auto& [at, mark] : base.marks.all()) {
        const auto [unit, period] = at;
        const std::uint64_t reported = base.reports.measures_of(unit, period) & measures;
        if (((mark.estimated | mark.incomplete) & reported) == 0) continue;
        if (!state.is_about(unit, period)) continue;
        if (state.unit_axis && state.axes[*state.unit_axis].member_of(unit, period) != key[*state.unit_axis]) continue;
        if (state.period_axis && state.axes[*state.period_axis].member_of(period, period) != key[*state.period_axis])
            continue;
        const std::string name{units ? base.members[*units].text(static_cast<std::uint32_t>(unit)) : "all units"};
        if ((mark.estimated & reported) != 0) out.estimated.insert(name);
        if ((mark.incomplete & reported) != 0) out.incomplete.insert(name);
    }
    return out;
}

}  // namespace govkpi::detail
