// SPDX-License-Identifier: BSL-1.0
#include "accumulation.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>

#include <fmt/format.h>

namespace govkpi {

panel make_panel(std::shared_ptr<const detail::panel_state> state) noexcept { return panel{std::move(state)}; }

namespace detail {
namespace {

/// The places of the flows asked for; stocks are not summed over rows.
std::vector<std::size_t> find_measures(const table_definition& table, const query& asked) {
    std::vector<std::size_t> out;
    for (const measure_definition& m : asked.measures()) out.push_back(place_of(table, m));
    if (asked.measures().empty()) {
        out.resize(table.measures().size());
        std::iota(out.begin(), out.end(), std::size_t{0});
    }
    std::erase_if(out, [&](std::size_t m) { return table.measures()[m].of.time != over_time::sum; });
    return out;
}

/// A group and the key of its cell; several groups make a cell where conditions need axes of their own.
struct keyed_group {
    std::uint64_t key;
    std::uint32_t group;
};

/// The groups that have rows, by the keys of their cells. `ranks`: the place of each member on the axes of the panel.
std::vector<keyed_group> groups_in_order(const grouping& groups, const group_sums& sums,
                                         const std::vector<std::vector<std::uint32_t>>& ranks) {
    std::vector<keyed_group> out;
    if (!groups.is_dense()) {
        std::vector<std::uint32_t> members(groups.axes().size());
        for (std::size_t g = 0; g < sums.groups(); ++g) {
            if (sums.rows(g) == 0) continue;
            groups.members(g, members.data());
            std::uint64_t key = 0;
            for (std::size_t a = 0; a < ranks.size(); ++a) key = key * ranks[a].size() + ranks[a][members[a]];
            out.push_back({key, static_cast<std::uint32_t>(g)});
        }
        std::sort(out.begin(), out.end(), [](const keyed_group& a, const keyed_group& b) {
            return a.key != b.key ? a.key < b.key : a.group < b.group;
        });
        return out;
    }
    // Every combination has its number, so they are counted through in order, which is cheaper than sorting.
    std::vector<std::vector<std::uint32_t>> member_at(ranks.size());  // by rank
    for (std::size_t a = 0; a < ranks.size(); ++a) {
        member_at[a].resize(ranks[a].size());
        for (std::size_t m = 0; m < ranks[a].size(); ++m) member_at[a][ranks[a][m]] = static_cast<std::uint32_t>(m);
    }
    std::size_t cells = 1;
    for (const auto& of_axis : ranks) cells *= of_axis.size();
    const std::size_t groups_of_a_cell = groups.stride_behind(ranks.size());
    for (std::size_t key = 0; key < cells; ++key) {
        std::size_t first = 0;
        std::size_t rest = key;
        for (std::size_t a = ranks.size(); a-- > 0;) {
            first += member_at[a][rest % ranks[a].size()] * groups.stride(a);
            rest /= ranks[a].size();
        }
        for (std::size_t g = first; g < first + groups_of_a_cell; ++g)
            if (g < sums.groups() && sums.rows(g) != 0) out.push_back({key, static_cast<std::uint32_t>(g)});
    }
    return out;
}

}  // namespace

accumulation::accumulation(std::shared_ptr<table_base> base, const query& asked)
    : accumulation{std::shared_ptr<const table_base>{std::move(base)}, asked} {
    growing_ = true;
}

accumulation::accumulation(std::shared_ptr<const table_base> base, const query& asked)
    : state_{std::make_shared<panel_state>()}, growing_{false}, ids_(block_rows) {
    panel_state& state = *state_;
    state.base = std::move(base);
    const table_definition& table = state.base->table;
    state.selected = selection{*state.base, asked.filters()};
    state.measures = find_measures(table, asked);
    state.threshold = asked.threshold();
    for (const std::string& level : asked.levels()) {
        axes_.emplace_back(*state.base, level);
        for (std::size_t a = 0; a + 1 < axes_.size(); ++a)
            if (axes_[a].dimension() == axes_.back().dimension())
                throw panel_error{
                    fmt::format("{} and {} are levels of one dimension: sum by one of them, and go up() to the other",
                                axes_[a].level(), level)};
    }
    panel_axes_ = axes_.size();
    for (const std::size_t m : state.measures) {
        const measure_source& source = table.measures()[m];
        if (std::find(columns_.begin(), columns_.end(), source.column) == columns_.end())
            columns_.push_back(source.column);
        for (const condition& c : source.where) {
            const bool there =
                std::any_of(axes_.begin(), axes_.end(), [&](const axis& a) { return a.level() == c.dimension; });
            if (!there) axes_.emplace_back(*state.base, c.dimension);
        }
    }
    sums_ = std::make_unique<group_sums>(columns_.size());
}

void accumulation::learn() {
    state_->selected.extend(*state_->base);
    bool grown = false;
    for (axis& a : axes_) grown = a.extend(*state_->base) || grown;
    if (!groups_) {
        groups_ = std::make_unique<grouping>(layout(growing_));
        return;
    }
    if (!grown) return;
    bool fits = true;
    for (std::size_t a = 0; a < axes_.size(); ++a)
        fits = fits && axes_[a].codes().members <= groups_->axes()[a].members;
    if (fits)
        groups_->relearn(layout(false));
    else
        regroup();
}

std::vector<axis_codes> accumulation::layout(bool with_room) const {
    std::vector<axis_codes> out;
    for (const axis& a : axes_) {
        out.push_back(a.codes());
        if (with_room) out.back().members = std::bit_ceil(std::max<std::size_t>(a.codes().members, 8));
    }
    return out;
}

void accumulation::regroup() {
    auto larger = std::make_unique<grouping>(layout(true));
    std::vector<std::uint32_t> new_group(sums_->groups());
    std::vector<std::uint32_t> members(axes_.size());
    for (std::size_t g = 0; g < new_group.size(); ++g) {
        if (sums_->rows(g) == 0) continue;
        groups_->members(g, members.data());
        new_group[g] = larger->find_or_add(members.data());
    }
    auto moved = std::make_unique<group_sums>(columns_.size());
    moved->resize(larger->groups());
    moved->merge(*sums_, new_group);
    groups_ = std::move(larger);
    sums_ = std::move(moved);
}

void accumulation::add(const row_block& block) {
    learn();
    const row_block& rows = rows_.of(block, *state_->base, state_->selected);
    chosen_ = &rows;
    if (rows.rows == 0) return;
    groups_->number(rows, ids_.data());
    sums_->resize(groups_->groups());
    values_.clear();
    for (const std::size_t c : columns_) values_.push_back(rows.values[c]);
    sums_->add(ids_.data(), {rows.rows, rows.codes, values_, nullptr});
}

panel accumulation::finish() {
    learn();
    panel_state& state = *state_;
    const table_definition& table = state.base->table;

    // Conditions name members by text; in groups they are numbers.
    struct needed {
        std::size_t axis;
        std::optional<std::uint32_t> member;
    };
    std::vector<std::vector<needed>> conditions;
    std::vector<std::size_t> slot_of_column;
    for (const std::size_t m : state.measures) {
        const measure_source& source = table.measures()[m];
        slot_of_column.push_back(
            static_cast<std::size_t>(std::find(columns_.begin(), columns_.end(), source.column) - columns_.begin()));
        conditions.emplace_back();
        for (const condition& c : source.where)
            for (std::size_t a = 0; a < axes_.size(); ++a) {
                if (axes_[a].level() != c.dimension) continue;
                const auto& members = axes_[a].members();
                const auto found = std::find_if(members.begin(), members.end(),
                                                [&](const axis_member& x) { return x.code == c.member; });
                conditions.back().push_back(
                    {a, found == members.end() ? std::nullopt
                                               : std::optional{static_cast<std::uint32_t>(found - members.begin())}});
            }
    }

    std::vector<std::vector<std::uint32_t>> ranks;
    for (std::size_t a = 0; a < panel_axes_; ++a) ranks.push_back(axes_[a].sort());

    const std::vector<keyed_group> order = groups_in_order(*groups_, *sums_, ranks);

    std::vector<int128> sums(state.measures.size(), int128{0});
    std::vector<std::uint8_t> present(state.measures.size(), 0);
    const auto close_cell = [&] {
        ++state.cells;
        for (std::size_t m = 0; m < sums.size(); ++m) {
            std::int64_t sum = 0;
            if (!narrow(sums[m], sum))
                throw sum_overflow{fmt::format("{}: the sum of {} does not fit in 64 bits",
                                               state.place(state.cells - 1),
                                               table.measures()[state.measures[m]].of.name)};
            state.sums.push_back(sum);
            state.present.push_back(present[m]);
        }
        std::fill(sums.begin(), sums.end(), int128{0});
        std::fill(present.begin(), present.end(), std::uint8_t{0});
    };
    const auto last_axis = axes_.begin() + static_cast<std::ptrdiff_t>(panel_axes_);
    state.axes.assign(std::make_move_iterator(axes_.begin()), std::make_move_iterator(last_axis));
    std::vector<std::uint32_t> members(axes_.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::size_t g = order[i].group;
        groups_->members(g, members.data());
        if (i == 0 || order[i].key != order[i - 1].key) {
            if (i != 0) close_cell();
            for (std::size_t a = 0; a < panel_axes_; ++a) state.keys.push_back(ranks[a][members[a]]);
        }
        for (std::size_t m = 0; m < sums.size(); ++m) {
            const bool meets = std::all_of(conditions[m].begin(), conditions[m].end(),
                                           [&](const needed& n) { return n.member && members[n.axis] == *n.member; });
            if (!meets) continue;
            sums[m] = sums[m] + sums_->sum(g, slot_of_column[m]);
            if (sums_->present(g, slot_of_column[m]) > 0) present[m] = 1;
        }
    }
    if (!order.empty()) close_cell();
    for (std::size_t a = 0; a < panel_axes_; ++a) {
        const dimension_kind kind = table.dimensions()[state.axes[a].dimension()].kind;
        if (kind == dimension_kind::unit) state.unit_axis = a;
        if (kind == dimension_kind::period) state.period_axis = a;
    }
    return make_panel(std::move(state_));
}

}  // namespace detail
}  // namespace govkpi
