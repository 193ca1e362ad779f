// SPDX-License-Identifier: BSL-1.0
#include "reported.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>

namespace govkpi::detail {
namespace {

/// The periods of the table, in the order of time, by their codes.
std::vector<std::size_t> in_time(const table_base& base) {
    std::vector<std::size_t> codes(base.periods.size());
    std::iota(codes.begin(), codes.end(), std::size_t{0});
    if (!base.table.period_dimension()) return {0};
    std::erase_if(codes, [&](std::size_t p) { return !base.periods[p]; });
    std::sort(codes.begin(), codes.end(),
              [&](std::size_t a, std::size_t b) { return base.periods[a]->starts() < base.periods[b]->starts(); });
    return codes;
}

/// A unit and period of the table that the panel is about, and where it is on the axes.
struct placed {
    std::size_t unit, period, unit_member, period_member;
};

template <class F>
void for_each_pair(const panel_state& state, F f) {
    const table_base& base = *state.base;
    const std::optional<std::size_t> units = base.table.unit_dimension();
    const std::size_t unit_count = units ? base.members[*units].size() : 1;
    const std::vector<std::size_t> time = in_time(base);
    for (std::size_t u = 0; u < unit_count; ++u)
        for (const std::size_t p : time) {
            if (!state.is_about(u, p)) continue;
            f(placed{u, p, state.unit_axis ? state.axes[*state.unit_axis].member_of(u, p) : 0,
                     state.period_axis ? state.axes[*state.period_axis].member_of(p, p) : 0});
        }
}

/// All periods that a table of this kind could have between its first and its last, or within the whole spans of the
/// panel's axis of periods.
std::vector<fiscal_period> possible_periods(const panel_state& state) {
    const table_base& base = *state.base;
    std::vector<fiscal_period> spans;
    if (state.period_axis) {
        for (const axis_member& m : state.axes[*state.period_axis].members())
            if (m.period) spans.push_back(*m.period);
    } else {
        const std::vector<std::size_t> time = in_time(base);
        if (time.empty()) return {};
        // Whole years, then cut to what lies between the first and the last.
        for (int year = base.periods[time.front()]->fiscal_year(); year <= base.periods[time.back()]->fiscal_year();
             ++year)
            spans.push_back(fiscal_period::year(year, base.periods[time.front()]->calendar()));
    }
    std::vector<fiscal_period> out;
    for (const fiscal_period& span : spans) {
        const int parts = periods_in(period_level::fiscal_year, *base.finest);
        for (int n = 1; n <= parts; ++n) {
            const fiscal_period month =
                fiscal_period::month(span.fiscal_year(), (n - 1) * (12 / parts) + 1, span.calendar());
            const fiscal_period part = *span_at(month, *base.finest);
            if (span.contains(part) && state.selected.has_period(base, part)) out.push_back(part);
        }
    }
    if (!state.period_axis) {
        const std::vector<std::size_t> time = in_time(base);
        std::erase_if(out, [&](const fiscal_period& p) {
            return p.starts() < base.periods[time.front()]->starts() ||
                   p.starts() > base.periods[time.back()]->starts();
        });
    }
    return out;
}

void count_expected(const panel_state& state, by_unit_and_period<coverage>& out) {
    const table_base& base = *state.base;
    const std::optional<std::size_t> units = base.table.unit_dimension();
    const bool has_periods = base.table.period_dimension().has_value();

    // How many periods each member of the axis of periods should have.
    std::vector<std::pair<fiscal_period, std::size_t>> expected;
    if (has_periods)
        for (const fiscal_period& part : possible_periods(state)) {
            std::size_t member = 0;
            if (state.period_axis) {
                const auto& members = state.axes[*state.period_axis].members();
                const auto holds = [&](const axis_member& m) { return m.period && m.period->contains(part); };
                member =
                    static_cast<std::size_t>(std::find_if(members.begin(), members.end(), holds) - members.begin());
            }
            expected.emplace_back(part, member);
        }

    const auto expect = [&](std::size_t unit_member, auto is_valid) {
        if (!has_periods) ++out.at(unit_member, 0).expected;
        for (const auto& [part, member] : expected)
            if (is_valid(part)) ++out.at(unit_member, member).expected;
    };
    const hierarchy* const tree = units ? base.table.dimensions()[*units].tree.get() : nullptr;
    if (tree == nullptr) {
        const std::size_t unit_count = units ? base.members[*units].size() : 1;
        for (std::size_t u = 0; u < unit_count; ++u) {
            if (units && !state.selected.has(*units, u, 0)) continue;
            expect(state.unit_axis ? state.axes[*state.unit_axis].member_of(u, 0) : 0,
                   [](const fiscal_period&) { return true; });
        }
        return;
    }
    // Every leaf of the tree should report while it is there, whether it is in the table or not.
    std::vector<std::optional<std::size_t>> member_of(tree->size());
    if (state.unit_axis) {
        const auto& members = state.axes[*state.unit_axis].members();
        for (std::size_t m = 0; m < members.size(); ++m)
            if (members[m].in_tree) member_of[*members[m].in_tree] = m;
    }
    for (const std::uint32_t leaf : tree->leaves()) {
        if (!state.selected.has_unit_of_tree(base, leaf)) continue;
        std::optional<std::size_t> member = 0;
        if (state.unit_axis) {
            member.reset();
            for (std::uint32_t at = leaf; !member && at != no_member; at = tree->parent(at)) member = member_of[at];
        }
        if (!member) continue;  // nothing of its branch is in the panel
        expect(*member, [&](const fiscal_period& part) {
            return tree->valid(leaf).contains(part.starts()) && tree->valid(leaf).contains(part.ends());
        });
    }
}

/// How the figures of units that come or go within a span count in it.
class lifetimes {
public:
    explicit lifetimes(const panel_state& state) : state_{state} {
        const std::optional<std::size_t> units = state.base->table.unit_dimension();
        if (!units || !state.base->table.period_dimension()) return;
        tree_ = state.base->table.dimensions()[*units].tree.get();
        const std::vector<std::size_t> time = in_time(*state.base);
        if (tree_ == nullptr || time.empty()) return;
        const std::size_t spans = state.period_axis ? state.axes[*state.period_axis].members().size() : 1;
        parts_.resize(spans);
        for (const fiscal_period& part : possible_periods(state)) {
            if (part.starts() > state.base->periods[time.back()]->starts()) continue;  // still to come
            parts_[member_of(part)].push_back(part);
        }
    }

    /// Whether a unit that reported in that period is there at the end of the span; a stock of one that was merged away is
    /// in the stock of its successor.
    bool lasts(std::size_t unit, std::size_t period, std::size_t span) const {
        const validity* const valid = valid_of(unit, period);
        return valid == nullptr || lasts(*valid, span);
    }
    bool lasts(const validity& valid, std::size_t span) const {
        return parts_.empty() || parts_[span].empty() || valid.contains(parts_[span].back().ends());
    }
    /// In how many of the span's periods it is there, and how many these are.
    std::pair<std::int64_t, std::int64_t> share(std::size_t unit, std::size_t period, std::size_t span) const {
        const validity* const valid = valid_of(unit, period);
        if (valid == nullptr || parts_[span].empty()) return {1, 1};
        const auto there = std::count_if(parts_[span].begin(), parts_[span].end(),
                                         [&](const fiscal_period& part) { return valid->contains(part.starts()); });
        return {there, static_cast<std::int64_t>(parts_[span].size())};
    }

private:
    std::size_t member_of(const fiscal_period& part) const {
        if (!state_.period_axis) return 0;
        const auto& members = state_.axes[*state_.period_axis].members();
        const auto holds = [&](const axis_member& m) { return m.period && m.period->contains(part); };
        return static_cast<std::size_t>(std::find_if(members.begin(), members.end(), holds) - members.begin());
    }
    const validity* valid_of(std::size_t unit, std::size_t period) const {
        if (tree_ == nullptr || parts_.empty()) return nullptr;
        const table_base& base = *state_.base;
        const std::string_view code = base.members[*base.table.unit_dimension()].text(static_cast<std::uint32_t>(unit));
        const std::optional<member> found = tree_->find(code, base.periods[period]->starts());
        return found ? &tree_->valid(*found) : nullptr;
    }

    const panel_state& state_;
    const hierarchy* tree_ = nullptr;
    std::vector<std::vector<fiscal_period>> parts_;  ///< of each member of the axis of periods, in time
};

/// Published tables have the population of a province beside those of its communes. In a span of time a unit's stock is
/// set aside where that of a unit below it counts in the span.
class stocks_below {
public:
    stocks_below(const panel_state& state, std::size_t measure, over_time how) : base_{*state.base} {
        const std::optional<std::size_t> units = base_.table.unit_dimension();
        const bool is_stock = base_.table.measures()[measure].of.time != over_time::sum;
        if (!is_stock || !units || !base_.has_parents(*units)) return;
        tree_ = base_.table.dimensions()[*units].tree.get();
        spans_ = state.period_axis ? state.axes[*state.period_axis].members().size() : 1;
        counts_.assign(tree_->size() * spans_, 0);
        const lifetimes lives{state};
        for_each_pair(state, [&](const placed& at) {
            const std::optional<member> found = member_of(at);
            if (!found || !base_.reports.has(at.unit, at.period, measure)) return;
            if (how != over_time::mean && !lives.lasts(tree_->valid(*found), at.period_member)) return;
            for (member a = tree_->parent(*found); a != no_member; a = tree_->parent(a)) {
                std::uint8_t& counts = counts_[a * spans_ + at.period_member];
                if (counts != 0) break;  // and above it as well
                counts = 1;
            }
        });
    }

    /// Whether there is one below this unit in its span.
    bool count_for(const placed& at) {
        const std::optional<member> found = member_of(at);
        return found && counts_[*found * spans_ + at.period_member] != 0;
    }

private:
    /// Pairs come unit by unit, and to look a code up costs more than all else.
    std::optional<member> member_of(const placed& at) {
        if (tree_ == nullptr) return std::nullopt;
        const std::size_t units = *base_.table.unit_dimension();
        if (unit_ != at.unit || base_.depends_on_time(units)) member_ = base_.member_of(units, at.unit, at.period);
        unit_ = at.unit;
        return member_;
    }

    const table_base& base_;
    const hierarchy* tree_ = nullptr;  ///< none where there is nothing to set aside
    std::size_t spans_ = 1;
    std::vector<std::uint8_t> counts_;  ///< by member, then span
    std::optional<std::size_t> unit_;
    std::optional<member> member_;
};

}  // namespace

std::int64_t common_multiple(std::int64_t a, std::int64_t b) { return checked_multiply(a / std::gcd(a, b), b); }

by_unit_and_period<coverage> coverage_of(const panel_state& state, std::size_t measure) {
    by_unit_and_period<coverage> out{state, coverage{}};
    stocks_below below{state, measure, over_time::last};
    for_each_pair(state, [&](const placed& at) {
        const bool incomplete = (state.base->marks.of(at.unit, at.period).incomplete >> measure & 1) != 0;
        if (incomplete || !state.base->reports.has(at.unit, at.period, measure) || below.count_for(at)) return;
        ++out.at(at.unit_member, at.period_member).reported;
    });
    count_expected(state, out);
    return out;
}

by_unit_and_period<stock_sum> stocks_of(const panel_state& state, std::size_t measure, over_time how) {
    const lifetimes lives{state};
    by_unit_and_period<stock_sum> out{state, stock_sum{}};
    // One unit's values in one span of time.
    struct values {
        int128 sum{0};
        std::int64_t last = 0;
        std::size_t last_period = 0;
        std::int64_t count = 0;
    };
    by_unit_and_period<values> of_unit{state, values{}};
    std::vector<std::pair<std::size_t, std::size_t>> touched;
    stocks_below below{state, measure, how};
    std::size_t unit = 0;
    const auto close_unit = [&] {
        for (const auto& [unit_member, span] : touched) {
            const values v = std::exchange(of_unit.at(unit_member, span), {});
            stock_sum part{int128{v.last}, 1, true};
            if (how == over_time::mean) {
                const auto [there, all] = lives.share(unit, v.last_period, span);
                part = {v.sum * int128{there}, checked_multiply(v.count, all), true};
            } else if (!lives.lasts(unit, v.last_period, span)) {
                continue;
            }
            stock_sum& to = out.at(unit_member, span);
            const std::int64_t common = common_multiple(to.denominator, part.denominator);
            int128 scaled{0}, held{0}, total{0};
            if (multiply_overflows(part.numerator, int128{common / part.denominator}, scaled) ||
                multiply_overflows(to.numerator, int128{common / to.denominator}, held) ||
                add_overflows(scaled, held, total))
                throw sum_overflow{fmt::format("the mean of {} over so many periods does not fit in 128 bits",
                                               state.base->table.measures()[measure].of.name)};
            to = {total, common, true};
        }
        touched.clear();
    };
    for_each_pair(state, [&](const placed& at) {
        if (at.unit != unit) close_unit();
        unit = at.unit;
        if (!state.base->reports.has(at.unit, at.period, measure) || below.count_for(at)) return;
        values& v = of_unit.at(at.unit_member, at.period_member);
        if (v.count == 0) touched.emplace_back(at.unit_member, at.period_member);
        const std::int64_t value = state.base->reports.stock(at.unit, at.period, measure);
        v.sum = v.sum + int128{value};
        v.last = value;
        v.last_period = at.period;
        ++v.count;
    });
    close_unit();
    return out;
}

}  // namespace govkpi::detail
