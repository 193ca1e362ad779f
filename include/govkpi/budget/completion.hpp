// SPDX-License-Identifier: BSL-1.0
// How far a plan was met, and how far the plan itself moved.
#pragma once

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>

namespace govkpi {

/// Outturn as a share of budget, of one flow: the plan-completion ratio of a budget report ("đạt 103,3% dự toán").
/// Exact; undefined (zero_base) where the budget is 0, (negative_base) where it is below. Well above 100 % is ordinary.
/// Field: PEFA 2016 PI-1 and PI-3 (outturn / original approved budget); SDG 16.6.1.
template <execution_amount Execution, plan_amount Plan>
    requires same_flow<Execution, Plan> && commensurable<Execution, Plan>
constexpr quotient<Execution, Plan> plan_completion(Execution executed, Plan planned) noexcept {
    return {executed, planned};
}

/// By how much the budget of one flow was changed in the year, as a share of the original: (revised - original) /
/// original. +17.0 % means that it was raised. Undefined where the original is not positive; throws overflow.
template <flow F, currency_tag C>
constexpr quotient<money<C>, amount<F, basis::original_budget, C>> budget_revision(
    amount<F, basis::revised_budget, C> revised, amount<F, basis::original_budget, C> original) {
    return {revised.as_money() - original.as_money(), original};
}

namespace detail {
template <class A, class B>
concept both_amounts = budget_amount<A> && budget_amount<B>;
template <class A, class B>
concept executed_against_plan = execution_amount<A> && plan_amount<B>;
}  // namespace detail

template <class A, class B> requires (!detail::both_amounts<A, B>)
void plan_completion(A, B) = delete;  // say what the money is: plan_completion(outturn<revenue>(a), original_budget<revenue>(b))
template <class A, class B> requires detail::both_amounts<A, B> && plan_amount<A> && execution_amount<B>
void plan_completion(A, B) = delete;  // the outturn comes first: plan_completion(outturn, budget)
template <class A, class B> requires detail::both_amounts<A, B> && (A::basis_type::kind == B::basis_type::kind)
void plan_completion(A, B) = delete;  // needs an outturn and a budget: two budgets take budget_revision(), two outturns growth()
template <class A, class B> requires detail::executed_against_plan<A, B> && (!same_flow<A, B>)
void plan_completion(A, B) = delete;  // the outturn and the budget must be of one flow: revenue against revenue
template <class A, class B> requires detail::executed_against_plan<A, B> && same_flow<A, B> && detail::two_currencies<A, B>
void plan_completion(A, B) = delete;  // outturn and budget are in two currencies: convert one with exchange() first

template <class A, class B> requires (!(detail::both_amounts<A, B> && same_flow<A, B> && commensurable<A, B>))
void budget_revision(A, B) = delete;  // takes the revised and the original budget of one flow: budget_revision(revised, original)
template <class A, class B> requires (detail::both_amounts<A, B> && same_flow<A, B> && commensurable<A, B>)
void budget_revision(A, B) = delete;  // takes the revised budget, then the original: budget_revision(revised, original)

}  // namespace govkpi
