// SPDX-License-Identifier: BSL-1.0
#include "accumulation.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include <fmt/format.h>

#include "write_cells.hpp"

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
    state.is_part = asked.is_part();
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

void accumulation::merge(const accumulation& other) {
    if (!other.groups_) return;
    learn();
    // Members have the same numbers in both, so groups do where these are numbered by their members.
    std::vector<std::uint32_t> group_of_other(other.sums_->groups());
    std::iota(group_of_other.begin(), group_of_other.end(), 0U);
    std::vector<std::uint32_t> members(axes_.size());
    for (std::size_t g = 0; g < group_of_other.size() && !groups_->is_dense(); ++g) {
        other.groups_->members(g, members.data());
        group_of_other[g] = groups_->find_or_add(members.data());
    }
    sums_->resize(groups_->groups());
    sums_->merge(*other.sums_, group_of_other);
}

panel accumulation::finish() {
    learn();
    panel_state& state = *state_;
    write_cells(state, axes_, panel_axes_, columns_, *groups_, *sums_);
    state.find_own_axes();
    return make_panel(std::move(state_));
}

}  // namespace detail
}  // namespace govkpi
