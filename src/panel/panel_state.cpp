// SPDX-License-Identifier: BSL-1.0
#include "panel_state.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace govkpi::detail {

std::size_t place_of(const table_definition& table, const measure_definition& measure) {
    const std::optional<std::size_t> at = table.find_measure(measure.name);
    if (!at) {
        std::string known;
        for (const measure_source& source : table.measures()) known += (known.empty() ? "" : ", ") + source.of.name;
        throw panel_error{fmt::format("the table has no measure {}; it has {}", measure.name, known)};
    }
    const measure_definition& has = table.measures()[*at].of;
    if (has.unit != measure.unit)
        throw panel_error{
            fmt::format("{} is in {} in the table, and in {} in the formula", measure.name, has.unit, measure.unit)};
    if ((has.time == over_time::sum) != (measure.time == over_time::sum))
        throw panel_error{fmt::format("{} is a {} in the table and a {} in the formula", measure.name,
                                      has.time == over_time::sum ? "flow" : "stock",
                                      measure.time == over_time::sum ? "flow" : "stock")};
    return *at;
}

std::optional<std::size_t> panel_state::find(const std::uint32_t* wanted) const noexcept {
    std::size_t first = 0;
    std::size_t last = cells;
    while (first < last) {
        const std::size_t middle = first + (last - first) / 2;
        if (std::lexicographical_compare(key(middle), key(middle) + axes.size(), wanted, wanted + axes.size()))
            first = middle + 1;
        else
            last = middle;
    }
    if (first == cells || !std::equal(wanted, wanted + axes.size(), key(first))) return std::nullopt;
    return first;
}

std::string panel_state::place(std::size_t cell) const {
    std::string text;
    for (std::size_t a = 0; a < axes.size(); ++a)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", axes[a].level(), axes[a].members()[key(cell)[a]].code);
    return text.empty() ? "all rows" : text;
}

std::optional<std::size_t> panel_state::slot_of(std::size_t measure) const noexcept {
    const auto found = std::find(measures.begin(), measures.end(), measure);
    if (found == measures.end()) return std::nullopt;
    return static_cast<std::size_t>(found - measures.begin());
}

std::shared_ptr<const panel_state> rolled_up(std::shared_ptr<const panel_state> from, std::size_t axis_number,
                                             std::optional<std::string> level) {
    if (from->base->table.is_cumulative() && axis_number == from->period_axis && !from->measures.empty())
        throw panel_error{"the figures are of the fiscal year so far, and do not add over its periods"};
    auto up = std::make_shared<panel_state>();
    up->base = from->base;
    up->selected = from->selected;
    up->measures = from->measures;
    up->threshold = from->threshold;

    std::vector<std::uint32_t> new_member;  // of each member of the axis that moves
    for (std::size_t a = 0; a < from->axes.size(); ++a) {
        const axis& old = from->axes[a];
        if (a != axis_number) {
            up->axes.push_back(old);
        } else if (level) {
            axis moved{*up->base, *level};
            moved.extend(*up->base);
            for (const axis_member& member : old.members()) {
                const std::optional<std::uint32_t> place = moved.place(*up->base, member);
                if (!place) throw panel_error{fmt::format("{} {} has no {}", old.level(), member.code, *level)};
                new_member.push_back(*place);
            }
            const std::vector<std::uint32_t> ranks = moved.sort();
            for (std::uint32_t& member : new_member) member = ranks[member];
            up->axes.push_back(std::move(moved));
        } else {
            continue;
        }
        const dimension_kind kind = up->base->table.dimensions()[up->axes.back().dimension()].kind;
        if (kind == dimension_kind::unit) up->unit_axis = up->axes.size() - 1;
        if (kind == dimension_kind::period) up->period_axis = up->axes.size() - 1;
    }

    // Cells in the order of their new keys.
    const std::size_t width = up->axes.size();
    std::vector<std::uint32_t> keys;
    for (std::size_t cell = 0; cell < from->cells; ++cell)
        for (std::size_t a = 0; a < from->axes.size(); ++a) {
            if (a != axis_number)
                keys.push_back(from->key(cell)[a]);
            else if (level)
                keys.push_back(new_member[from->key(cell)[a]]);
        }
    std::vector<std::size_t> order(from->cells);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key_of = [&](std::size_t cell) { return keys.data() + cell * width; };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return std::lexicographical_compare(key_of(x), key_of(x) + width, key_of(y), key_of(y) + width);
    });

    const std::size_t measures = from->measures.size();
    std::vector<int128> sums(measures, int128{0});
    up->cell_of_below.resize(from->cells);
    const auto close_cell = [&] {
        for (std::size_t m = 0; m < measures; ++m) {
            std::int64_t sum = 0;
            if (!narrow(sums[m], sum))
                throw sum_overflow{fmt::format("{}: the sum of {} does not fit in 64 bits", up->place(up->cells - 1),
                                               up->base->table.measures()[up->measures[m]].of.name)};
            up->sums.push_back(sum);
            sums[m] = int128{0};
        }
    };
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t cell = order[i];
        const bool is_new = i == 0 || !std::equal(key_of(cell), key_of(cell) + width, key_of(order[i - 1]));
        if (is_new) {
            if (i != 0) close_cell();
            ++up->cells;
            up->keys.insert(up->keys.end(), key_of(cell), key_of(cell) + width);
            up->present.resize(up->cells * measures, 0);
        }
        up->cell_of_below[cell] = up->cells - 1;
        for (std::size_t m = 0; m < measures; ++m) {
            if (from->present[cell * measures + m] == 0) continue;
            sums[m] = sums[m] + int128{from->sums[cell * measures + m]};
            up->present[(up->cells - 1) * measures + m] = 1;
        }
    }
    if (up->cells > 0) close_cell();
    up->below = std::move(from);
    return up;
}

}  // namespace govkpi::detail
