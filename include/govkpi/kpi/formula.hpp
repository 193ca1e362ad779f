// SPDX-License-Identifier: BSL-1.0
// Expressions as values of the running program: what a typed expression lowers to, what a text is read into, and what
// panels evaluate. One evaluator serves both, so a compiled and a text indicator give the same integers.
//
//     const formula f = to_formula(measure::outturn<revenue, VND> / measure::original_budget<revenue, VND>);
//     const formula g = parse_formula("outturn.revenue / original_budget.revenue", measures);     // the same
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/kpi/expression.hpp>
#include <govkpi/quantity/undefined.hpp>

namespace govkpi {

/// A measure that facts have, or that a formula asks for.
struct measure_definition {
    std::string name;   ///< as formulas write it: "outturn.revenue", "population"
    std::string unit;   ///< the currency's code, "VND", or the word for what is counted, "people"
    std::string basis;  ///< "outturn"; empty for what is no budget amount
    std::string flow;   ///< "revenue"; likewise
    std::string scope;  ///< of the flow
    flow_kind kind = flow_kind::revenue;
    basis_kind planned = basis_kind::execution;
    over_time time = over_time::sum;

    bool is_amount() const noexcept { return !basis.empty(); }
    friend bool operator==(const measure_definition&, const measure_definition&) = default;
};

GOVKPI_EXPORT measure_definition to_definition(const measure_info& info);

/// What the value of a formula is, which says how it is printed and what it compares with.
enum class figure_kind : std::uint8_t {
    total,       ///< an amount or a count
    percentage,  ///< like by like
    quotient,    ///< unlike things: money per head, or a sum divided by a number
};

/// A sum of measures, each times a whole number.
struct formula_sum {
    struct term {
        std::size_t measure;  ///< its place in formula::measures(), or formula::one
        std::int64_t factor;
        friend bool operator==(const term&, const term&) = default;
    };
    std::vector<term> terms;
    std::string unit;  ///< of the sum; empty for a plain number
    friend bool operator==(const formula_sum&, const formula_sum&) = default;
};

class GOVKPI_EXPORT formula {
public:
    /// Stands for the number one where a measure's place is expected.
    static constexpr std::size_t one = static_cast<std::size_t>(-1);

    /// A sum, or where `denominator` has terms a quotient of two. Throws std::invalid_argument where a comparison is asked
    /// of a quotient.
    formula(std::vector<measure_definition> measures, formula_sum numerator, formula_sum denominator, comparison against);

    /// Each measure once, in the order of first use.
    const std::vector<measure_definition>& measures() const noexcept { return measures_; }
    const formula_sum& numerator() const noexcept { return numerator_; }
    /// Without terms where the formula is a sum.
    const formula_sum& denominator() const noexcept { return denominator_; }
    comparison against() const noexcept { return against_; }
    figure_kind kind() const noexcept;
    /// Of the value's numerator and denominator; the latter is empty for a total.
    const std::string& unit() const noexcept { return numerator_.unit; }
    const std::string& per_unit() const noexcept;

    /// In the words of formulas: "outturn.revenue / original_budget.revenue". Reading it again gives the same formula.
    std::string text() const;

    friend bool operator==(const formula&, const formula&) = default;

private:
    std::vector<measure_definition> measures_;
    formula_sum numerator_;
    formula_sum denominator_;
    comparison against_;
};

namespace detail {

/// Collects what typed expressions hand over.
class GOVKPI_EXPORT formula_builder {
public:
    template <additive Q>
    formula_sum sum(const total<Q>& of) {
        formula_sum out;
        if constexpr (!plain<Q>) out.unit = unit_of<typename Q::dimension>();
        for (std::size_t i = 0; i < of.size(); ++i) add(out, of[i]);
        return out;
    }
    formula finish(formula_sum numerator, formula_sum denominator, comparison against);

private:
    void add(formula_sum& to, const measure_term& term);
    std::vector<measure_definition> measures_;
};

}  // namespace detail

template <additive Q>
formula to_formula(const total<Q>& expression) {
    detail::formula_builder builder;
    return builder.finish(builder.sum(expression), {}, comparison::none);
}
template <additive N, additive D>
formula to_formula(const division<N, D>& expression) {
    detail::formula_builder builder;
    formula_sum numerator = builder.sum(expression.numerator());
    return builder.finish(std::move(numerator), builder.sum(expression.denominator()), comparison::none);
}
template <additive Q, comparison How>
formula to_formula(const compared<Q, How>& expression) {
    detail::formula_builder builder;
    return builder.finish(builder.sum(expression.of()), {}, How);
}

/// A text that is no formula, or one that means nothing: where, and what to write instead. what() has the text with its
/// control characters as escapes.
class GOVKPI_EXPORT formula_error : public std::runtime_error {
public:
    formula_error(std::string_view text, std::size_t position, std::string_view message);
    /// In bytes from the start of the text.
    std::size_t position() const noexcept { return position_; }

private:
    std::size_t position_;
};

/// Reads a formula over the measures that there are: + and - of like measures, * and / by a whole number, / of two sums,
/// and the functions plan_completion(a, b), balance(a, b), budget_revision(a, b), per_head(a, population),
/// as_money(a), mean_over_time(a), growth(a), share_of_parent(a) and contribution_to_growth(a). The rules of the typed
/// expressions hold, in the same words. Throws formula_error with the position and, where a name is unknown, the nearest known one.
GOVKPI_EXPORT formula parse_formula(std::string_view text, std::span<const measure_definition> known);

}  // namespace govkpi
