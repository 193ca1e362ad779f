// SPDX-License-Identifier: BSL-1.0
#include "panel_state.hpp"

#include <algorithm>
#include <utility>

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

bool panel_state::is_about(std::size_t unit, std::size_t period) const noexcept {
    const auto units = base->table.unit_dimension(), periods = base->table.period_dimension();
    return (!units || selected.has(*units, unit, period)) && (!periods || selected.has(*periods, period, period));
}

std::uint64_t panel_state::reported_measures() const noexcept {
    std::uint64_t bits = base->reports.stock_measures();
    for (const std::size_t m : measures) bits |= std::uint64_t{1} << m;
    return bits;
}

std::int64_t panel_state::narrow_sum(std::size_t cell, std::size_t slot) const {
    std::int64_t out = 0;
    if (!narrow(whole_sum(cell, slot), out)) throw_too_large(cell, slot);
    return out;
}

int128 panel_state::wide_or_narrow_sum(std::size_t at) const noexcept {
    const auto found = std::lower_bound(wide.begin(), wide.end(), at,
                                        [](const wide_sum& w, std::size_t place) { return w.place < place; });
    return found != wide.end() && found->place == at ? found->sum : int128{sums[at]};
}

void panel_state::set_wide_sum(std::size_t cell, std::size_t slot, int128 sum) {
    if (!is_part) throw_too_large(cell, slot);
    wide.push_back({cell * measures.size() + slot, sum});
}

void panel_state::throw_too_large(std::size_t cell, std::size_t slot) const {
    throw sum_overflow{fmt::format("{}: the sum of {} does not fit in 64 bits", place(cell),
                                   base->table.measures()[measures[slot]].of.name)};
}

void panel_state::find_own_axes() {
    for (std::size_t a = 0; a < axes.size(); ++a) {
        const dimension_kind kind = base->table.dimensions()[axes[a].dimension()].kind;
        if (kind == dimension_kind::unit) unit_axis = a;
        if (kind == dimension_kind::period) period_axis = a;
    }
}

std::vector<std::size_t> add_cells(panel_state& to, std::span<const panel_state* const> from,
                                   const std::vector<std::uint32_t>& keys) {
    std::vector<std::size_t> starts;              // the number of each panel's first cell, in the order of the keys
    std::vector<std::vector<std::size_t>> slots;  // of the measures in each
    std::size_t cells = 0;
    for (const panel_state* const state : from) {
        starts.push_back(std::exchange(cells, cells + state->cells));
        slots.emplace_back();
        for (const std::size_t m : to.measures) slots.back().push_back(*state->slot_of(m));
    }

    const std::size_t width = to.axes.size();
    const auto key_of = [&](std::size_t i) { return keys.data() + i * width; };
    std::vector<std::size_t> order(cells);
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
        return std::lexicographical_compare(key_of(x), key_of(x) + width, key_of(y), key_of(y) + width);
    });

    const std::size_t measures = to.measures.size();
    std::vector<int128> sums(measures, int128{0});
    const auto close_cell = [&] {
        for (std::size_t m = 0; m < measures; ++m) to.set_sum(to.cells - 1, m, std::exchange(sums[m], int128{0}));
    };
    std::vector<std::size_t> cell_of(cells);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool is_new = i == 0 || !std::equal(key_of(order[i]), key_of(order[i]) + width, key_of(order[i - 1]));
        if (is_new) {
            if (i != 0) close_cell();
            ++to.cells;
            to.keys.insert(to.keys.end(), key_of(order[i]), key_of(order[i]) + width);
            to.present.resize(to.cells * measures, 0);
            to.sums.resize(to.cells * measures, 0);
        }
        cell_of[order[i]] = to.cells - 1;
        const auto behind = std::upper_bound(starts.begin(), starts.end(), order[i]);
        const auto source = static_cast<std::size_t>(behind - starts.begin()) - 1;
        const panel_state& state = *from[source];
        const std::size_t cell = order[i] - starts[source];
        for (std::size_t m = 0; m < measures; ++m) {
            const std::size_t slot = slots[source][m];
            if (state.present[cell * measures + slot] == 0) continue;
            // No rows that there could be come to so much, but a file may say so.
            if (add_overflows(sums[m], state.whole_sum(cell, slot), sums[m]))
                throw_overflow("govkpi: a sum does not fit in 128 bits");
            to.present[(to.cells - 1) * measures + m] = 1;
        }
    }
    if (to.cells > 0) close_cell();
    return cell_of;
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
    up->is_part = from->is_part;

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
        }
    }
    up->find_own_axes();

    std::vector<std::uint32_t> keys;
    for (std::size_t cell = 0; cell < from->cells; ++cell)
        for (std::size_t a = 0; a < from->axes.size(); ++a) {
            if (a != axis_number)
                keys.push_back(from->key(cell)[a]);
            else if (level)
                keys.push_back(new_member[from->key(cell)[a]]);
        }
    const panel_state* const only[] = {from.get()};
    up->cell_of_below = add_cells(*up, only, keys);
    up->below = std::move(from);
    return up;
}

}  // namespace govkpi::detail
