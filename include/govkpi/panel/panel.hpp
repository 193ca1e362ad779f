// SPDX-License-Identifier: BSL-1.0
// Sums of measures by unit, period and classification: a cell for each combination that occurs. Indicators are evaluated
// on the sums, so rolling up further sums again and evaluates again; no percentage is ever averaged.
//
//     const panel communes = rollup(table, query{}.by({"unit", "fiscal_year"}).measure(revenue_completion));
//     for (const auto& [cell, value] : communes.evaluate(revenue_completion))     // value: quotient<amount<...>, amount<...>>
//         fmt::print("{} {}\n", communes.code(cell, 0), value);
//     const panel nation = communes.up("province").up("country");
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/kpi/indicator.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/ranking.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/quantity/text.hpp>

namespace govkpi {

namespace detail {
struct panel_state;
}

/// How many of the units and periods that a cell stands for reported. A commune that reports monthly counts twelve times
/// in a year.
struct coverage {
    std::uint64_t reported = 0;
    std::uint64_t expected = 0;

    bool is_complete() const noexcept { return reported >= expected; }
    friend bool operator==(const coverage&, const coverage&) = default;
};

/// An exact value whose type is that of a formula: numerator / denominator in smallest units, 1 below an amount.
struct figure {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    undefined withheld = undefined::no;

    /// Why it has no value, or no.
    undefined reason() const noexcept {
        if (withheld != undefined::no) return withheld;
        if (denominator > 0) return undefined::no;
        return denominator == 0 ? undefined::zero_base : undefined::negative_base;
    }
    bool is_defined() const noexcept { return reason() == undefined::no; }
    /// As a plain ratio, to compare and to rank by.
    ratio as_ratio() const noexcept {
        return withheld == undefined::no ? make_ratio(numerator, denominator) : ratio::without_value(withheld);
    }
    friend bool operator==(const figure&, const figure&) = default;
};

/// As the formula's kind asks: "103.3%", "36,631,000,000 VND", "95,000,000 VND/person"; a contribution to growth is in
/// percentage points, "+1.2 pp".
GOVKPI_EXPORT std::string to_text(const figure& value, const formula& of, const text_style& style = {});

/// A sum that does not fit in 64 bits, and of which cell. Nothing is stored.
class GOVKPI_EXPORT sum_overflow : public overflow {
public:
    explicit sum_overflow(std::string text) : overflow{"govkpi: a sum does not fit in 64 bits"}, text_{std::move(text)} {}
    const char* what() const noexcept override;

private:
    std::string text_;
};

/// A dimension, level, measure or member that is not there; the text says which there are.
class GOVKPI_EXPORT panel_error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Immutable and cheap to copy. Cells are in the order of their members: periods in time, units as in their tree, the rest
/// by text; so nothing depends on the order of rows.
class GOVKPI_EXPORT panel {
public:
    std::size_t size() const noexcept;

    /// The levels that it is by, as asked.
    std::size_t axes() const noexcept;
    const std::string& level(std::size_t axis) const;
    std::size_t axis(std::string_view level) const;

    /// The member of a cell on an axis: its code, its name (the code where it has none), its period on the axis of periods.
    std::string_view code(std::size_t cell, std::size_t axis) const;
    std::string_view name(std::size_t cell, std::size_t axis) const;
    std::optional<fiscal_period> period(std::size_t cell) const;
    /// The cell with these codes, one an axis.
    std::optional<std::size_t> find(std::span<const std::string_view> codes) const;
    std::optional<std::size_t> find(std::initializer_list<std::string_view> codes) const {
        return find(std::span{codes.begin(), codes.size()});
    }

    /// The same with one axis at a coarser level of its dimension: communes into provinces, months into quarters.
    /// Throws panel_error where no axis can be taken there.
    panel up(std::string_view level) const;
    /// The same summed over an axis.
    panel without(std::string_view level) const;

    /// Of which there are sums: the flows that the query asked for, and the stocks of the table.
    std::vector<measure_definition> measures() const;
    /// A measure's exact sum in a cell; for a stock the sum over units of the last value in the cell's period. Nothing where
    /// no row of the cell has it.
    std::optional<std::int64_t> sum(std::size_t cell, std::string_view measure) const;

    /// A share of a unit that a reform split is in the cell: its figures are estimates. See on_new_boundaries().
    bool is_estimated(std::size_t cell) const;

    /// The value of a formula in each cell. Throws panel_error where the panel has no such measure, or no axis that a
    /// comparison needs; sum_overflow where a numerator or denominator does not fit.
    std::vector<figure> evaluate(const formula& of) const;
    /// The same, typed.
    template <class V>
    struct evaluated {
        std::size_t cell;
        V value;
    };
    template <expression E>
        requires quotient_like<typename E::value_type>
    std::vector<evaluated<typename E::value_type>> evaluate(const indicator<E>& of) const {
        using value = typename E::value_type;
        std::vector<evaluated<value>> out;
        const std::vector<figure> figures = evaluate(to_formula(of.of()));
        for (std::size_t i = 0; i < figures.size(); ++i)
            out.push_back({i, figures[i].withheld != undefined::no
                                  ? value::without_value(figures[i].withheld)
                                  : value{detail::raw::as<numerator_of<value>>(figures[i].numerator),
                                          detail::raw::as<denominator_of<value>>(figures[i].denominator)}});
        return out;
    }
    /// Of a sum: nothing where a measure is missing or the cell is withheld.
    template <expression E>
        requires additive<typename E::value_type>
    std::vector<evaluated<std::optional<typename E::value_type>>> evaluate(const indicator<E>& of) const {
        using value = typename E::value_type;
        std::vector<evaluated<std::optional<value>>> out;
        const std::vector<figure> figures = evaluate(to_formula(of.of()));
        for (std::size_t i = 0; i < figures.size(); ++i) {
            out.push_back({i, std::nullopt});
            if (!figures[i].is_defined()) continue;
            if (figures[i].denominator != 1)
                detail::throw_invalid_argument("govkpi: a mean over time is a quotient: evaluate its formula");
            out.back().value = detail::raw::as<value>(figures[i].numerator);
        }
        return out;
    }

    /// Contributions to growth in percentage points with that many decimals, rounded so that those of one parent and period
    /// add up to their printed sum (see controlled_rounding()); without a value where the contribution has none. Throws
    /// panel_error where the formula is no contribution to growth.
    std::vector<percent_points> points(const formula& of, int decimals = 1) const;
    template <expression E>
    std::vector<percent_points> points(const indicator<E>& of, int decimals = 1) const {
        return points(to_formula(of.of()), decimals);
    }

    /// The place of each cell among those of the same members on all axes but the first: of each unit among all units of
    /// its year. `within` a coarser level of one of the axes: among those that lie in one member of it, of each commune in
    /// its province and year. Throws panel_error where no axis goes up to that level.
    std::vector<ranked> rank(const formula& of, direction better, tie_rule ties = tie_rule::competition) const;
    std::vector<ranked> rank_within(std::string_view level, const formula& of, direction better,
                                    tie_rule ties = tie_rule::competition) const;
    /// The better first, as the indicator says. Throws panel_error where it does not say which way is better.
    template <expression E>
    std::vector<ranked> rank(const indicator<E>& of, tie_rule ties = tie_rule::competition) const {
        return rank(to_formula(of.of()), better_of(of.name(), of.better()), ties);
    }
    template <expression E>
    std::vector<ranked> rank_within(std::string_view level, const indicator<E>& of,
                                    tie_rule ties = tie_rule::competition) const {
        return rank_within(level, to_formula(of.of()), better_of(of.name(), of.better()), ties);
    }

    /// How many of the units and periods of each cell reported what the formula needs: of its measures of what was executed,
    /// the least covered one. Budgets are stated once for a year and stocks once in a while, so these count only where the
    /// formula has nothing else.
    std::vector<coverage> covered(const formula& of) const;

    /// The formula, its numbers, the coverage and, where the panel was rolled up, the largest contributors: several lines.
    std::string explain(std::size_t cell, const formula& of, const text_style& style = {}) const;

private:
    static direction better_of(const char* indicator, std::optional<direction> better);

    friend panel make_panel(std::shared_ptr<const detail::panel_state> state) noexcept;
    friend const detail::panel_state& state_of(const panel& of) noexcept;
    explicit panel(std::shared_ptr<const detail::panel_state> state) noexcept : state_{std::move(state)} {}
    std::shared_ptr<const detail::panel_state> state_;
};

}  // namespace govkpi
