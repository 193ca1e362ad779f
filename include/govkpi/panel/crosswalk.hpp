// SPDX-License-Identifier: BSL-1.0
// History on new boundaries: which share of each old unit went to which new one, and what its figures come to there.
//
//     const auto reform = crosswalk::from_rows({{"5012", "5055", rational::of(35, 100)},    // split in three
//                                               {"5012", "5056", rational::of(35, 100)},
//                                               {"5012", "5059", rational::of(30, 100)},
//                                               {"5011", "5055"}});                         // whole
//     const auto spent = reform.move(std::vector<unit_figure<money<NOK>>>{{"5011", a}, {"5012", b}});
//     spent.find("5055")->figure           // a and 35 % of b; all figures together are a + b, to the øre
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>
#include <govkpi/quantity/result.hpp>

namespace govkpi {

struct crosswalk_row {
    std::string from{};   ///< code of the old unit
    std::string to{};     ///< code of the new unit
    rational weight = 1;  ///< which part of the old one went there
    std::size_t row = 0;  ///< in its file, for messages; 0: not from a file
};

/// Reads a weight exactly: "1", "0.35", "1/3". No sign and no spaces; at most 18 digits a number.
GOVKPI_EXPORT result<rational> parse_weight(std::string_view text);

/// Whose codes they are: the units of a tree in one month, the last of the old boundaries or the first of the new.
/// Without a month a code must stand for one member alone.
struct units_of {
    const hierarchy& tree;
    std::optional<calendar_month> month{};
};

/// A figure of one unit; nothing where it is missing.
template <class T>
struct unit_figure {
    std::string unit{};
    std::optional<T> figure{};
};

/// What came to one new unit.
template <class T>
struct moved_figure {
    std::string unit{};
    std::optional<T> figure{};  ///< of the parts that reported; nothing where none did
    coverage parts{};           ///< how many of its old units reported of how many
    bool estimated = false;     ///< a share of a split unit is in it

    bool is_partial() const noexcept { return figure && !parts.is_complete(); }
    friend bool operator==(const moved_figure&, const moved_figure&) = default;
};

template <class T>
struct moved {
    std::vector<moved_figure<T>> units;  ///< every new unit, by code
    std::vector<std::string> unmatched;  ///< units with figures that the crosswalk does not know, by code

    /// None where the crosswalk has no such new unit.
    const moved_figure<T>* find(std::string_view unit) const noexcept {
        const auto at = std::lower_bound(units.begin(), units.end(), unit,
                                         [](const auto& u, std::string_view code) { return u.unit < code; });
        return at != units.end() && at->unit == unit ? &*at : nullptr;
    }
};

/// Amounts in smallest units.
using moved_input = unit_figure<std::int64_t>;
using moved_amounts = moved<std::int64_t>;

/// Immutable. Results do not depend on the order of rows or figures.
class GOVKPI_EXPORT crosswalk {
public:
    /// Of codes that each stand for one unit, which the caller vouches for.
    ///
    /// Throws bad_input with every problem: empty codes, pairs that come twice, negative weights, old units whose
    /// weights do not add up to exactly 1 or have no common denominator of 64 bits. `file` stands for the rows in
    /// messages.
    static crosswalk from_rows(std::vector<crosswalk_row> rows, std::string file = "crosswalk");
    /// The same, where each code must be known and stand for one member of its tree, and no unit of a side may lie
    /// within another one of it, since that would be counted twice.
    static crosswalk from_rows(std::vector<crosswalk_row> rows, const units_of& before, const units_of& after,
                               std::string file = "crosswalk");

    /// By code.
    const std::vector<std::string>& old_units() const noexcept { return old_units_; }
    const std::vector<std::string>& new_units() const noexcept { return new_units_; }
    /// Their members, in the same order; empty where no tree was given.
    std::span<const member> old_members() const noexcept { return old_members_; }
    std::span<const member> new_members() const noexcept { return new_members_; }
    /// Which part of an old unit went to a new one; 0 where none did or one of them is unknown.
    rational weight(std::string_view from, std::string_view to) const;

    struct unit_share {
        std::uint32_t unit;  ///< its place in new_units()
        std::int64_t amount;
    };
    /// An amount of an old unit, by its place in old_units(), shared out as by move(): the shares add up to it.
    std::vector<unit_share> shares(std::size_t old_unit, std::int64_t amount) const;

    /// This reform and then the next. Throws bad_input with every new unit of this one that the next does not know, and
    /// overflow where the product of their weights does not fit in 128 bits.
    crosswalk then(const crosswalk& next) const;

    /// Amounts that add up, or counts: each is shared out over its new units by largest remainder (see allocate()), so
    /// that nothing is lost or gained. An old unit without a figure is a part that did not report, never zero.
    /// Throws bad_input where a unit comes twice, sum_overflow where a new unit's sum does not fit in 64 bits.
    moved_amounts move(std::span<const moved_input> figures) const;
    template <additive Q>
        requires(!plain<Q>)
    moved<Q> move(const std::vector<unit_figure<Q>>& figures) const;

    /// Numerators and denominators moved each, then divided. A quotient without figures did not report.
    template <additive N, additive D>
        requires(!plain<N>)
    moved<quotient<N, D>> move(const std::vector<unit_figure<quotient<N, D>>>& figures) const;

    /// Figures per head that were published alone, each weighted by the people who moved. The populations are of the
    /// old units and are shared out like counts; each part's money, its figure times its people, is rounded to the
    /// smallest unit as said (nothing is lost where figures are per_capita<C>::of_one()), and the sum divided by the
    /// people.
    /// Always an estimate. A unit without a population or with an undefined figure did not report.
    /// Throws as above; bad_input where a population is negative.
    template <currency_tag C>
    moved<per_capita<C>> move(const std::vector<unit_figure<per_capita<C>>>& figures,
                              const std::vector<unit_figure<people>>& populations, rounding mode) const;

    template <class C>
    void move(const std::vector<unit_figure<per_capita<C>>>&) const = delete;  // people weight it: move(figures, populations, rounding::half_even); where the money is known, move quotient<money<C>, people>
    template <class C>
    void move(const std::vector<unit_figure<per_capita<C>>>&, const std::vector<unit_figure<people>>&) const = delete;  // a digit may be lost, say how: move(figures, populations, rounding::half_even)
    void move(const std::vector<unit_figure<ratio>>&) const = delete;  // a percentage alone does not move: move the figures behind it, a / b

private:
    struct fraction {
        std::int64_t numerator, denominator;
    };
    struct moved_fractions {
        moved_amounts numerators, denominators;
    };

    crosswalk() = default;
    static crosswalk build(std::vector<crosswalk_row> rows, const units_of* before, const units_of* after,
                           std::string file);
    void add_unit(std::span<const crosswalk_row> rows);
    template <class F>
    void share_out(const std::vector<const std::int64_t*>& amounts, F f) const;
    moved_fractions move_fractions(std::span<const unit_figure<fraction>> figures) const;
    moved_fractions move_per_head(std::span<const unit_figure<fraction>> figures,
                                  std::span<const moved_input> populations, rounding mode) const;

    template <class Q>
    static std::vector<moved_input> raw_amounts(const std::vector<unit_figure<Q>>& figures);
    template <class Q>
    static std::vector<unit_figure<fraction>> raw_fractions(const std::vector<unit_figure<Q>>& figures);
    template <class Q>
    static moved<Q> typed(moved_fractions&& made);

    std::vector<std::string> old_units_;
    std::vector<std::string> new_units_;
    std::vector<member> old_members_;
    std::vector<member> new_members_;
    // The parts of old unit i stand from starts_[i] to starts_[i + 1], by new unit; a weight is over wholes_[i].
    std::vector<std::size_t> starts_{0};
    std::vector<std::uint32_t> targets_;
    std::vector<std::int64_t> weights_;
    std::vector<std::int64_t> wholes_;
};

// ---- the typed face ----------------------------------------------------------------------------------------------

template <class Q>
std::vector<moved_input> crosswalk::raw_amounts(const std::vector<unit_figure<Q>>& figures) {
    std::vector<moved_input> raw;
    raw.reserve(figures.size());
    for (const auto& [unit, figure] : figures) {
        raw.push_back({unit});
        if (figure) raw.back().figure = detail::raw::of(*figure);
    }
    return raw;
}

template <class Q>
std::vector<unit_figure<crosswalk::fraction>> crosswalk::raw_fractions(const std::vector<unit_figure<Q>>& figures) {
    std::vector<unit_figure<fraction>> raw;
    raw.reserve(figures.size());
    for (const auto& [unit, q] : figures) {
        raw.push_back({unit});
        if (q && q->withheld() == undefined::no)
            raw.back().figure = fraction{detail::raw::of(q->numerator()), detail::raw::of(q->denominator())};
    }
    return raw;
}

template <class Q>
moved<Q> crosswalk::typed(moved_fractions&& made) {
    moved<Q> out{{}, std::move(made.numerators.unmatched)};
    out.units.reserve(made.numerators.units.size());
    for (std::size_t i = 0; i < made.numerators.units.size(); ++i) {
        auto& [unit, numerator, parts, estimated] = made.numerators.units[i];
        out.units.push_back({std::move(unit), std::nullopt, parts, estimated});
        if (numerator)
            out.units.back().figure = Q{detail::raw::as<numerator_of<Q>>(*numerator),
                                        detail::raw::as<denominator_of<Q>>(*made.denominators.units[i].figure)};
    }
    return out;
}

template <additive Q>
    requires(!plain<Q>)
moved<Q> crosswalk::move(const std::vector<unit_figure<Q>>& figures) const {
    moved_amounts raw = move(raw_amounts(figures));
    moved<Q> out{{}, std::move(raw.unmatched)};
    out.units.reserve(raw.units.size());
    for (auto& [unit, amount, parts, estimated] : raw.units) {
        out.units.push_back({std::move(unit), std::nullopt, parts, estimated});
        if (amount) out.units.back().figure = detail::raw::as<Q>(*amount);
    }
    return out;
}

template <additive N, additive D>
    requires(!plain<N>)
moved<quotient<N, D>> crosswalk::move(const std::vector<unit_figure<quotient<N, D>>>& figures) const {
    return typed<quotient<N, D>>(move_fractions(raw_fractions(figures)));
}

template <currency_tag C>
moved<per_capita<C>> crosswalk::move(const std::vector<unit_figure<per_capita<C>>>& figures,
                                     const std::vector<unit_figure<people>>& populations, rounding mode) const {
    return typed<per_capita<C>>(move_per_head(raw_fractions(figures), raw_amounts(populations), mode));
}

}  // namespace govkpi
