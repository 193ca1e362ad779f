// SPDX-License-Identifier: BSL-1.0
// Expressions over measures, typed like the figures that they give. A roll-up sums the measures and then evaluates the
// expression, so a completion of provinces is never a mean of completions.
//
//     plan_completion(measure::outturn<revenue, VND>, measure::original_budget<revenue, VND>)
//     measure::outturn<expenditure, VND> / measure::population
//     growth(measure::outturn<revenue, VND>)             against the same period of the year before
#pragma once

#include <govkpi/budget/balance.hpp>
#include <govkpi/budget/completion.hpp>
#include <govkpi/budget/growth.hpp>
#include <govkpi/kpi/measure.hpp>
#include <govkpi/quantity/ratio.hpp>

namespace govkpi {

/// What a figure is set against.
enum class comparison : std::uint8_t {
    none,          ///< it stands by itself
    growth,        ///< the change since the same period of the year before, as a share of the figure then
    share,         ///< the figure as a share of its parent's
    contribution,  ///< the change since the year before, as a share of the parent's figure then
};

/// A quotient of two sums of measures, or of a sum by a whole number: its value is a quotient<N, D>.
template <additive N, additive D>
class division {
public:
    using value_type = quotient<N, D>;

    constexpr division(const total<N>& numerator, const total<D>& denominator) noexcept
        : numerator_{numerator}, denominator_{denominator} {}

    constexpr const total<N>& numerator() const noexcept { return numerator_; }
    constexpr const total<D>& denominator() const noexcept { return denominator_; }

private:
    total<N> numerator_;
    total<D> denominator_;
};

/// A sum of measures set against another period or against its parent. Value: a quotient of the change by its base.
template <additive Q, comparison How>
class compared {
public:
    using value_type = quotient<std::conditional_t<How == comparison::share, Q, typename Q::dimension>, Q>;

    constexpr explicit compared(const total<Q>& of) noexcept : of_{of} {}
    constexpr const total<Q>& of() const noexcept { return of_; }

private:
    total<Q> of_;
};

template <class E>
inline constexpr bool is_expression = false;
template <class Q>
inline constexpr bool is_expression<total<Q>> = true;
template <class N, class D>
inline constexpr bool is_expression<division<N, D>> = true;
template <class Q, comparison How>
inline constexpr bool is_expression<compared<Q, How>> = true;

/// An expression over measures; `value_type` is what it comes to.
template <class E>
concept expression = is_expression<E>;

// ---- quotients ----------------------------------------------------------------------------------------------------

template <additive N, additive D>
    requires(!detail::two_currencies<N, D>)
constexpr division<N, D> operator/(const total<N>& numerator, const total<D>& denominator) noexcept {
    return {numerator, denominator};
}
/// A twelfth of a year's spending: exact, as a quotient by a whole number, which must be positive.
template <additive N, detail::plain_integer I>
constexpr division<N, detail::plain_number> operator/(const total<N>& numerator, I parts) {
    if (parts <= 0) detail::throw_invalid_argument("govkpi: a measure is divided by a positive number");
    return {numerator, total<detail::plain_number>{measure_info{}} * parts};
}
/// Months of spending that the cash covers: cash / (spending / 12).
template <additive N, additive D>
    requires(!detail::two_currencies<N, D>)
constexpr division<N, D> operator/(const total<N>& numerator, const division<D, detail::plain_number>& part) {
    return {numerator * part.denominator()[0].factor, part.numerator()};
}

/// As plan_completion() of the figures: an outturn against a budget of the same flow.
template <class A, class B>
    requires requires(A a, B b) { plan_completion(a, b); }
constexpr division<A, B> plan_completion(const total<A>& executed, const total<B>& planned) noexcept {
    return {executed, planned};
}
/// As balance() of the figures: revenue less expenditure of one scope on one basis, in plain money.
template <class A, class B>
    requires requires(A a, B b) { balance(a, b); }
constexpr total<typename A::dimension> balance(const total<A>& collected, const total<B>& spent) {
    return as_money(collected) - as_money(spent);
}
/// As budget_revision() of the figures.
template <class A, class B>
    requires requires(A a, B b) { budget_revision(a, b); }
constexpr division<typename A::dimension, B> budget_revision(const total<A>& revised, const total<B>& original) {
    return {as_money(revised) - as_money(original), original};
}
/// A measure for each person.
template <monetary A>
constexpr division<A, people> per_head(const total<A>& amount, const total<people>& heads) noexcept {
    return {amount, heads};
}

// ---- comparisons --------------------------------------------------------------------------------------------------

/// Growth against the same period of the year before ("so với cùng kỳ năm trước").
template <additive Q>
constexpr compared<Q, comparison::growth> growth(const total<Q>& of) noexcept {
    return compared<Q, comparison::growth>{of};
}
/// The part that a unit has in its parent's figure: a commune's in its province's.
template <additive Q>
constexpr compared<Q, comparison::share> share_of_parent(const total<Q>& of) noexcept {
    return compared<Q, comparison::share>{of};
}
/// The part that a unit has in the growth of its parent. The contributions of all units add up to the parent's growth,
/// exactly, since they share its base.
template <additive Q>
constexpr compared<Q, comparison::contribution> contribution_to_growth(const total<Q>& of) noexcept {
    return compared<Q, comparison::contribution>{of};
}

// ---- refused ------------------------------------------------------------------------------------------------------

template <class A, class B> requires(!requires(A a, B b) { plan_completion(a, b); })
void plan_completion(const total<A>&, const total<B>&) = delete;  // an outturn, then a budget, of one flow: plan_completion(measure::outturn<F, C>, measure::original_budget<F, C>)
template <class A, class B> requires(!requires(A a, B b) { balance(a, b); })
void balance(const total<A>&, const total<B>&) = delete;  // revenue, then expenditure, of one scope on one basis
template <class A, class B> requires(!requires(A a, B b) { budget_revision(a, b); })
void budget_revision(const total<A>&, const total<B>&) = delete;  // the revised, then the original budget of one flow
template <class A, class B> requires detail::two_currencies<A, B>
void operator/(const total<A>&, const total<B>&) = delete;  // a quotient of two currencies is an exchange rate: convert one before
template <class A, class B, class C, class D>
void operator+(const division<A, B>&, const division<C, D>&) = delete;  // ratios do not add: add the measures, then divide
template <class A, class B, class C, class D>
void operator-(const division<A, B>&, const division<C, D>&) = delete;  // ratios do not subtract: subtract the measures, then divide
template <class A, class B, class C>
void operator+(const division<A, B>&, const total<C>&) = delete;  // a ratio and a measure do not add
template <class A, class B, class C>
void operator+(const total<C>&, const division<A, B>&) = delete;  // a measure and a ratio do not add
template <class A, class B, class C>
void operator-(const division<A, B>&, const total<C>&) = delete;  // a ratio and a measure do not subtract
template <class A, class B, class C>
void operator-(const total<C>&, const division<A, B>&) = delete;  // a measure and a ratio do not subtract
template <class A, detail::inexact F>
void operator/(const total<A>&, F) = delete;  // a double is not exact: divide by a whole number
template <class N, class D>
void contribution_to_growth(const division<N, D>&) = delete;  // a ratio contributes nothing to growth: take a measure
template <class N, class D>
void growth(const division<N, D>&) = delete;  // growth is of a measure; two ratios are compared by their difference in points
template <class N, class D>
void share_of_parent(const division<N, D>&) = delete;  // a ratio has no share of its parent's: take the share of a measure

}  // namespace govkpi
