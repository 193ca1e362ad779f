// SPDX-License-Identifier: BSL-1.0
// The months of a fiscal year in which a unit is there.
#pragma once

#include <optional>

#include <govkpi/panel/hierarchy.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {

struct unit_life {
    std::optional<member> unit{};  ///< which one its code means, where there is a tree
    int first = 1;                 ///< months of the fiscal year
    int last = 12;
};

/// Of the unit that a code means in a period, in the period's year. Without a tree it is always there.
inline unit_life life_in_year(const table_base& base, std::uint32_t unit, const fiscal_period& period) {
    const std::optional<std::size_t> units = base.table.unit_dimension();
    if (!units || !base.table.dimensions()[*units].tree) return {};
    const hierarchy& tree = *base.table.dimensions()[*units].tree;
    unit_life life{.unit = tree.find(base.members[*units].text(unit), period.ends())};
    if (!life.unit) return {};
    const auto is_there = [&](int month) {
        const fiscal_period of = fiscal_period::month(period.fiscal_year(), month, period.calendar());
        return tree.valid(*life.unit).contains(of.starts());
    };
    while (!is_there(life.first)) ++life.first;
    while (!is_there(life.last)) --life.last;
    return life;
}

}  // namespace govkpi::detail
