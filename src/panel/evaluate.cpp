// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>

#include "evaluate.hpp"

namespace govkpi::detail {
namespace {

/// A sum of measures in a cell.
struct exact {
    int128 numerator{0};
    std::int64_t denominator = 1;
    bool present = true;
};

[[noreturn]] void too_large(const panel_state& state, std::size_t cell, const formula& of) {
    throw sum_overflow{fmt::format("{}: {} does not fit in 64 bits", state.place(cell), of.text())};
}

/// Positive, or 0 where both are.
int128 greatest_common_divisor(int128 a, int128 b) {
    while (b != int128{0}) {
        const int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a < int128{0} ? int128{0} - a : a;
}

/// Sums of measures in every cell of one panel.
class summer {
public:
    summer(const panel_state& state, const formula& of) : state_{state}, of_{of} {
        for (const measure_definition& m : of.measures()) {
            const std::size_t at = place_of(state.base->table, m);
            const bool stock = m.time != over_time::sum;
            const std::optional<std::size_t> slot = stock ? std::nullopt : state.slot_of(at);
            if (!stock && !slot)
                throw panel_error{fmt::format("the panel has no sums of {}: ask for them in the query", m.name)};
            slots_.push_back(slot.value_or(0));
            stocks_.push_back(stock ? std::optional{stocks_of(state, at, m.time)} : std::nullopt);
        }
    }

    exact sum(std::size_t cell, const formula_sum& terms) const {
        exact out;
        for (const formula_sum::term& term : terms.terms) {
            exact value{int128{1}, 1, true};
            if (term.measure != formula::one) value = measure(cell, term.measure);
            out.present = out.present && value.present;
            const std::int64_t common = common_multiple(out.denominator, value.denominator);
            int128 scaled{0}, held{0};
            if (multiply_overflows(value.numerator, int128{term.factor}, scaled) ||
                multiply_overflows(scaled, int128{common / value.denominator}, scaled) ||
                multiply_overflows(out.numerator, int128{common / out.denominator}, held) ||
                add_overflows(held, scaled, out.numerator))
                too_large(state_, cell, of_);
            out.denominator = common;
        }
        return out;
    }

    /// a / b as a figure.
    figure quotient_of(std::size_t cell, const exact& a, const exact& b) const {
        if (!a.present || !b.present) return {0, 1, undefined::missing};
        int128 top{0}, bottom{0};
        if (multiply_overflows(a.numerator, int128{b.denominator}, top) ||
            multiply_overflows(b.numerator, int128{a.denominator}, bottom))
            too_large(state_, cell, of_);
        if (a.denominator != 1 || b.denominator != 1) {
            const int128 divisor = greatest_common_divisor(top, bottom);
            if (divisor != int128{0}) {
                top = top / divisor;
                bottom = bottom / divisor;
            }
        }
        figure out;
        if (!narrow(top, out.numerator) || !narrow(bottom, out.denominator)) too_large(state_, cell, of_);
        return out;
    }

private:
    exact measure(std::size_t cell, std::size_t m) const {
        if (stocks_[m]) {
            const stock_sum& s = stocks_[m]->of_cell(cell);
            return {s.numerator, s.denominator, s.present};
        }
        const bool present = state_.present[cell * state_.measures.size() + slots_[m]] != 0;
        return {int128{state_.sum(cell, slots_[m])}, 1, present};
    }

    const panel_state& state_;
    const formula& of_;
    std::vector<std::size_t> slots_;
    std::vector<std::optional<by_unit_and_period<stock_sum>>> stocks_;
};

/// The cell of the same members a year before.
class year_before {
public:
    explicit year_before(const panel_state& state) : state_{state} {
        if (!state.period_axis) throw panel_error{"growth needs periods: sum by fiscal_year, or a part of it"};
        const auto& members = state.axes[*state.period_axis].members();
        for (const axis_member& m : members) {
            const auto is_it = [&](const axis_member& other) {
                return m.period && other.period && m.period->fiscal_year() > 1 &&
                       *other.period == m.period->year_before();
            };
            const auto found = std::find_if(members.begin(), members.end(), is_it);
            before_.push_back(found == members.end()
                                  ? std::nullopt
                                  : std::optional{static_cast<std::uint32_t>(found - members.begin())});
        }
    }
    std::optional<std::size_t> of(std::size_t cell) const {
        std::vector<std::uint32_t> key(state_.key(cell), state_.key(cell) + state_.axes.size());
        const std::optional<std::uint32_t> before = before_[key[*state_.period_axis]];
        if (!before) return std::nullopt;
        key[*state_.period_axis] = *before;
        return state_.find(key.data());
    }

private:
    const panel_state& state_;
    std::vector<std::optional<std::uint32_t>> before_;
};

exact minus(const panel_state& state, std::size_t cell, const formula& of, const exact& a, const exact& b) {
    if (!a.present || !b.present) return {int128{0}, 1, false};
    const std::int64_t common = common_multiple(a.denominator, b.denominator);
    int128 x{0}, y{0}, difference{0};
    if (multiply_overflows(a.numerator, int128{common / a.denominator}, x) ||
        multiply_overflows(b.numerator, int128{-(common / b.denominator)}, y) || add_overflows(x, y, difference))
        too_large(state, cell, of);
    return {difference, common, true};
}

void withhold(const panel_state& state, const formula& of, std::vector<figure>& figures) {
    if (state.threshold.numerator().value() <= 0) return;
    const covered_cells covered{state, of};
    for (std::size_t cell = 0; cell < figures.size(); ++cell) {
        const coverage c = covered.of(cell);
        const ratio share = make_ratio(static_cast<std::int64_t>(c.reported), static_cast<std::int64_t>(c.expected));
        if (share < state.threshold) figures[cell] = {0, 1, undefined::partial_coverage};
    }
}

}  // namespace

std::shared_ptr<const panel_state> parents_of(const std::shared_ptr<const panel_state>& state) {
    std::optional<std::size_t> at = state->unit_axis;
    for (std::size_t a = 0; a < state->axes.size() && !at; ++a)
        if (state->period_axis != a) at = a;
    if (!at) throw panel_error{"a share needs parents: sum by units, or by a classification"};
    const axis& of = state->axes[*at];
    const auto& tree = state->base->table.dimensions()[of.dimension()].tree;
    std::optional<std::string> above;
    if (tree) {
        // The level over the lowest one that the axis has.
        std::vector<std::string_view> levels;
        for (const std::string& level : tree->levels()) levels.push_back(level);
        std::size_t lowest = 0;
        for (const axis_member& m : of.members())
            if (m.in_tree)
                for (std::size_t l = 0; l < levels.size(); ++l)
                    if (levels[l] == tree->level(*m.in_tree)) lowest = std::max(lowest, l);
        if (lowest > 0) above = std::string{levels[lowest - 1]};
    }
    return rolled_up(state, *at, above);
}

covered_cells::covered_cells(const panel_state& state, const formula& of) {
    // A budget is stated once for a year and a stock once in a while, so what tells who reported is what was executed.
    const auto is_execution = [](const measure_definition& m) {
        return m.time == over_time::sum && !(m.is_amount() && m.planned == basis_kind::plan);
    };
    const bool any = std::any_of(of.measures().begin(), of.measures().end(), is_execution);
    for (const measure_definition& m : of.measures())
        if (!any || is_execution(m)) measures_.push_back(coverage_of(state, place_of(state.base->table, m)));
}

coverage covered_cells::of(std::size_t cell) const {
    coverage least = measures_.front().of_cell(cell);
    for (const auto& m : measures_) {
        const coverage& c = m.of_cell(cell);
        if (c.reported < least.reported) least = c;
    }
    return least;
}

std::vector<figure> evaluate_all_without_threshold(const std::shared_ptr<const panel_state>& state, const formula& of) {
    const summer sums{*state, of};
    const exact one{int128{1}, 1, true};
    std::vector<figure> out;
    out.reserve(state->cells);
    switch (of.against()) {
        case comparison::none:
            for (std::size_t cell = 0; cell < state->cells; ++cell) {
                const exact value = sums.sum(cell, of.numerator());
                out.push_back(sums.quotient_of(
                    cell, value, of.denominator().terms.empty() ? one : sums.sum(cell, of.denominator())));
            }
            break;
        case comparison::growth: {
            const year_before before{*state};
            for (std::size_t cell = 0; cell < state->cells; ++cell) {
                const std::optional<std::size_t> then = before.of(cell);
                const exact base = then ? sums.sum(*then, of.numerator()) : exact{int128{0}, 1, false};
                out.push_back(
                    sums.quotient_of(cell, minus(*state, cell, of, sums.sum(cell, of.numerator()), base), base));
            }
            break;
        }
        case comparison::share: {
            const std::shared_ptr<const panel_state> parents = parents_of(state);
            const summer parent_sums{*parents, of};
            for (std::size_t cell = 0; cell < state->cells; ++cell)
                out.push_back(sums.quotient_of(cell, sums.sum(cell, of.numerator()),
                                               parent_sums.sum(parents->cell_of_below[cell], of.numerator())));
            break;
        }
        case comparison::contribution: {
            const std::shared_ptr<const panel_state> parents = parents_of(state);
            const summer parent_sums{*parents, of};
            const year_before before{*state};
            const year_before parent_before{*parents};
            for (std::size_t cell = 0; cell < state->cells; ++cell) {
                const std::optional<std::size_t> then = before.of(cell);
                const std::optional<std::size_t> parent_then = parent_before.of(parents->cell_of_below[cell]);
                const exact missing{int128{0}, 1, false};
                const exact base = then ? sums.sum(*then, of.numerator()) : missing;
                out.push_back(sums.quotient_of(cell, minus(*state, cell, of, sums.sum(cell, of.numerator()), base),
                                               parent_then ? parent_sums.sum(*parent_then, of.numerator()) : missing));
            }
            break;
        }
    }
    return out;
}

std::vector<figure> evaluate(const std::shared_ptr<const panel_state>& state, const formula& of) {
    std::vector<figure> out = evaluate_all_without_threshold(state, of);
    withhold(*state, of, out);
    return out;
}

figure evaluate_without_threshold(const std::shared_ptr<const panel_state>& state, const formula& of,
                                  std::size_t cell) {
    const summer sums{*state, of};
    const exact one{int128{1}, 1, true};
    return sums.quotient_of(cell, sums.sum(cell, of.numerator()),
                            of.denominator().terms.empty() ? one : sums.sum(cell, of.denominator()));
}

}  // namespace govkpi::detail
