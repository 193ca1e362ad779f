// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/panel.hpp>

#include <algorithm>

#include <fmt/format.h>

#include "cell_marks.hpp"
#include "evaluate.hpp"
#include "panel_state.hpp"

namespace govkpi {

const detail::panel_state& state_of(const panel& of) noexcept { return *of.state_; }

namespace {

/// Among the cells that come to the same one further up.
std::vector<ranked> ranked_by_parent(const std::vector<figure>& values, const std::vector<std::size_t>& parents,
                                     direction better, tie_rule ties) {
    std::vector<ratio> ratios;
    for (const figure& value : values) ratios.push_back(value.as_ratio());
    const std::vector<std::uint32_t> groups{parents.begin(), parents.end()};
    return rank_within(std::span<const ratio>{ratios}, std::span<const std::uint32_t>{groups}, better, ties);
}

}  // namespace

const char* sum_overflow::what() const noexcept { return text_.c_str(); }

std::size_t panel::size() const noexcept { return state_->cells; }
std::size_t panel::axes() const noexcept { return state_->axes.size(); }
const std::string& panel::level(std::size_t axis) const { return state_->axes.at(axis).level(); }

std::size_t panel::axis(std::string_view level) const {
    std::string known;
    for (std::size_t a = 0; a < axes(); ++a) {
        if (state_->axes[a].level() == level) return a;
        known += (known.empty() ? "" : ", ") + state_->axes[a].level();
    }
    throw panel_error{fmt::format("the panel is not by {}; it is by {}", level, known)};
}

std::string_view panel::code(std::size_t cell, std::size_t axis) const {
    return state_->axes[axis].members()[state_->key(cell)[axis]].code;
}
std::string_view panel::name(std::size_t cell, std::size_t axis) const {
    return state_->axes[axis].members()[state_->key(cell)[axis]].name;
}
std::optional<fiscal_period> panel::period(std::size_t cell) const {
    if (!state_->period_axis) return std::nullopt;
    return state_->axes[*state_->period_axis].members()[state_->key(cell)[*state_->period_axis]].period;
}

std::optional<std::size_t> panel::find(std::span<const std::string_view> codes) const {
    if (codes.size() != axes()) throw panel_error{fmt::format("a cell has {} codes, one an axis", axes())};
    // Codes are re-used, so that one may stand for several members.
    std::vector<std::uint32_t> key(codes.size());
    std::vector<std::vector<std::uint32_t>> candidates(codes.size());
    for (std::size_t a = 0; a < codes.size(); ++a) {
        const auto& members = state_->axes[a].members();
        for (std::size_t m = 0; m < members.size(); ++m)
            if (members[m].code == codes[a]) candidates[a].push_back(static_cast<std::uint32_t>(m));
        if (candidates[a].empty()) return std::nullopt;
    }
    std::vector<std::size_t> choice(codes.size(), 0);
    for (;;) {
        for (std::size_t a = 0; a < codes.size(); ++a) key[a] = candidates[a][choice[a]];
        if (const auto cell = state_->find(key.data())) return cell;
        std::size_t a = 0;
        while (a < codes.size() && ++choice[a] == candidates[a].size()) choice[a++] = 0;
        if (a == codes.size()) return std::nullopt;
    }
}

panel panel::up(std::string_view level) const {
    const detail::axis wanted{*state_->base, level};
    for (std::size_t a = 0; a < axes(); ++a)
        if (state_->axes[a].dimension() == wanted.dimension())
            return make_panel(detail::rolled_up(state_, a, std::string{level}));
    throw panel_error{fmt::format("the panel has no axis that rolls up to {}", level)};
}

panel panel::without(std::string_view level) const {
    return make_panel(detail::rolled_up(state_, axis(level), std::nullopt));
}

std::vector<measure_definition> panel::measures() const {
    std::vector<measure_definition> out;
    const std::vector<measure_source>& all = state_->base->table.measures();
    for (std::size_t m = 0; m < all.size(); ++m)
        if (all[m].of.time != over_time::sum || state_->slot_of(m)) out.push_back(all[m].of);
    return out;
}

std::optional<std::int64_t> panel::sum(std::size_t cell, std::string_view measure) const {
    const std::optional<std::size_t> at = state_->base->table.find_measure(measure);
    if (!at) throw panel_error{fmt::format("the table has no measure {}", measure)};
    const measure_definition& of = state_->base->table.measures()[*at].of;
    const formula_sum alone{{{0, 1}}, of.unit};
    const figure value = detail::evaluate_without_threshold(state_, formula{{of}, alone, {}, comparison::none}, cell);
    if (value.withheld != undefined::no) return std::nullopt;
    return value.numerator;
}

bool panel::is_estimated(std::size_t cell) const {
    return !detail::marks_in(*state_, cell, ~std::uint64_t{0}).estimated.empty();
}

std::vector<figure> panel::evaluate(const formula& of) const { return detail::evaluate(state_, of); }

direction panel::better_of(const char* indicator, std::optional<direction> better) {
    if (!better)
        throw panel_error{
            fmt::format("{} does not say which way is better: add higher_is_better() or a target", indicator)};
    return *better;
}
std::vector<ranked> panel::rank(const formula& of, direction better, tie_rule ties) const {
    if (axes() == 0) throw panel_error{"one cell has no place: sum by something to rank by"};
    return ranked_by_parent(evaluate(of), detail::rolled_up(state_, 0, std::nullopt)->cell_of_below, better, ties);
}
std::vector<ranked> panel::rank_within(std::string_view level, const formula& of, direction better,
                                       tie_rule ties) const {
    return ranked_by_parent(evaluate(of), up(level).state_->cell_of_below, better, ties);
}

std::vector<coverage> panel::covered(const formula& of) const {
    const detail::covered_cells cells{*state_, of};
    std::vector<coverage> out;
    for (std::size_t cell = 0; cell < size(); ++cell) out.push_back(cells.of(cell));
    return out;
}

}  // namespace govkpi
