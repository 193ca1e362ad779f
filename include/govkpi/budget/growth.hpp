// SPDX-License-Identifier: BSL-1.0
// Change against the same period of the year before ("so với cùng kỳ năm trước").
#pragma once

#include <govkpi/budget/amount.hpp>
#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>

namespace govkpi {
namespace detail {
/// Executions compare with executions, estimated or final; budgets only with budgets of their own kind.
template <class A, class B>
concept growable = commensurable<A, B> && same_flow<A, B> &&
                   (same_basis<A, B> || (execution_amount<A> && execution_amount<B>));
}  // namespace detail

/// (now - before) / before. 117 % of last year is a growth of 17 %. The caller vouches that the periods are alike; pass
/// values in_period() to have it checked. Undefined where `before` is not positive; throws overflow.
template <budget_amount A, budget_amount B>
    requires detail::growable<A, B>
constexpr quotient<typename A::dimension, B> growth(A now, B before) {
    return {now.as_money() - before.as_money(), before};
}
template <additive Q>
    requires(!budget_amount<Q> && !plain<Q>)
constexpr quotient<Q, Q> growth(Q now, Q before) {
    return {now - before, before};
}

/// Growth of a figure per head, as a plain ratio in lowest terms. Throws overflow where those exceed 64 bits.
template <quotient_like Q>
    requires(!dimensionless<Q>)
constexpr ratio growth(const Q& now, const Q& before) {
    if (!now.is_defined()) return ratio::without_value(now.reason());
    if (!before.is_defined()) return ratio::without_value(before.reason());
    const auto value = [](const Q& q) { return rational::of(detail::raw::of(q.numerator()), detail::raw::of(q.denominator())); };
    const rational base = value(before);
    if (base == rational{0}) return ratio::without_value(undefined::zero_base);
    if (base < rational{0}) return ratio::without_value(undefined::negative_base);
    const rational change = value(now) / base - 1;
    return make_ratio(detail::checked_narrow(change.numerator()), detail::checked_narrow(change.denominator()));
}

/// A value together with the period that it is of.
template <class T>
struct dated {
    T value;
    fiscal_period period;
};
template <class T>
constexpr dated<T> in_period(T value, fiscal_period period) noexcept {
    return {value, period};
}

/// Growth of values in known periods: not_comparable unless `before` is of the same span of the year before.
template <class A, class B>
    requires requires(A a, B b) { growth(a, b); }
constexpr auto growth(const dated<A>& now, const dated<B>& before) -> decltype(growth(now.value, before.value)) {
    using answer = decltype(growth(now.value, before.value));
    if (before.period != now.period.year_before()) return answer::without_value(undefined::not_comparable);
    return growth(now.value, before.value);
}

template <class A, class B> requires(!requires(A a, B b) { growth(a, b); })
void growth(const dated<A>&, const dated<B>&) = delete;  // their values do not compare: outturn with outturn, money with money
template <class A, class B>
void growth(const dated<A>&, const B&) = delete;  // both need a period: growth(in_period(a, p), in_period(b, p.year_before()))
template <class A, class B>
void growth(const A&, const dated<B>&) = delete;  // both need a period: growth(in_period(a, p), in_period(b, p.year_before()))
template <dimensionless A, dimensionless B>
void growth(const A&, const B&) = delete;  // the change of a percentage is in points: a - b
template <class A, class B> requires additive<A> && additive<B> && (!budget_amount<A> || !budget_amount<B>) && (!std::same_as<A, B>)
void growth(A, B) = delete;  // growth compares a figure with itself: outturn<revenue>(a) with outturn<revenue>(b), or money with money
template <class A, class B> requires budget_amount<A> && budget_amount<B> && (!detail::growable<A, B>)
void growth(A, B) = delete;  // growth is of one flow on one basis, outturn over outturn; outturn over budget is plan_completion()

}  // namespace govkpi
