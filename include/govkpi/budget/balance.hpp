// SPDX-License-Identifier: BSL-1.0
// Revenue less expenditure, where that means something.
#pragma once

#include <govkpi/budget/amount.hpp>

namespace govkpi {
namespace detail {
template <class A, class B>
concept revenue_and_expenditure = revenue_amount<A> && expenditure_amount<B>;
template <class A, class B>
concept same_scope = std::same_as<typename A::flow_type::scope, typename B::flow_type::scope>;
}  // namespace detail

/// Revenue less expenditure of one scope on one basis: a surplus where positive, a deficit where negative. Throws
/// overflow. Revenue of the territory has no balance with a unit's expenditure: most of it belongs to other budgets, and
/// the unit also spends transfers.
template <revenue_amount Revenue, expenditure_amount Expenditure>
    requires detail::same_scope<Revenue, Expenditure> && same_basis<Revenue, Expenditure> && commensurable<Revenue, Expenditure>
constexpr typename Revenue::dimension balance(Revenue collected, Expenditure spent) {
    return collected.as_money() - spent.as_money();
}

template <class A, class B> requires (!detail::revenue_and_expenditure<A, B>)
void balance(A, B) = delete;  // takes revenue, then expenditure: balance(outturn<revenue>(r), outturn<expenditure>(e))
template <class A, class B> requires detail::revenue_and_expenditure<A, B> && (!detail::same_scope<A, B>)
void balance(A, B) = delete;  // two scopes: a budget may not spend all that its territory collects; use the budget's own revenue
template <class A, class B> requires detail::revenue_and_expenditure<A, B> && detail::same_scope<A, B> && (!same_basis<A, B>)
void balance(A, B) = delete;  // both must be of one basis: outturn with outturn, budget with budget
template <class A, class B> requires detail::revenue_and_expenditure<A, B> && detail::same_scope<A, B> && same_basis<A, B> && detail::two_currencies<A, B>
void balance(A, B) = delete;  // revenue and expenditure are in two currencies: convert one with exchange() first

}  // namespace govkpi
