// SPDX-License-Identifier: BSL-1.0
// Money that knows what it is: of which flow, on which basis. Amounts of one flow and basis add; nothing else does.
//
//     const auto collected = outturn<territory_revenue>(36_ty + 631_trieu);
//     const auto assigned  = original_budget<territory_revenue>(35'461_trieu);
#pragma once

#include <govkpi/budget/basis.hpp>
#include <govkpi/budget/flow.hpp>
#include <govkpi/quantity/money.hpp>

namespace govkpi {

/// An exact amount of money of one flow on one basis. Eight bytes, trivially copyable; arithmetic as of money<C>.
template <flow Flow, budget_basis Basis, currency_tag C>
class amount {
public:
    using flow_type = Flow;
    using basis_type = Basis;
    using currency_type = C;
    using dimension = money<C>;

    constexpr amount() noexcept = default;
    static constexpr amount of(money<C> value) noexcept { return detail::raw::as<amount>(value.minor_units()); }

    /// The plain money: what is left when flow and basis are put aside, deliberately.
    constexpr money<C> as_money() const noexcept { return detail::raw::as<money<C>>(raw_); }
    constexpr std::int64_t minor_units() const noexcept { return raw_; }

    friend constexpr auto operator<=>(amount, amount) noexcept = default;

    template <class T> requires std::same_as<T, money<C>> || std::is_arithmetic_v<T>
    amount(T) = delete;  // say what the money is: outturn<revenue>(5_ty)

private:
    friend struct detail::raw;
    std::int64_t raw_ = 0;
};

/// The makers say in one word what the money is.
template <flow F, currency_tag C>
constexpr amount<F, basis::original_budget, C> original_budget(money<C> value) noexcept {
    return amount<F, basis::original_budget, C>::of(value);
}
template <flow F, currency_tag C>
constexpr amount<F, basis::revised_budget, C> revised_budget(money<C> value) noexcept {
    return amount<F, basis::revised_budget, C>::of(value);
}
template <flow F, currency_tag C>
constexpr amount<F, basis::estimated_outturn, C> estimated_outturn(money<C> value) noexcept {
    return amount<F, basis::estimated_outturn, C>::of(value);
}
template <flow F, currency_tag C>
constexpr amount<F, basis::outturn, C> outturn(money<C> value) noexcept {
    return amount<F, basis::outturn, C>::of(value);
}

template <class T>
void original_budget(T) = delete;  // say of which flow: original_budget<revenue>(money)
template <class F, class T> requires std::is_arithmetic_v<T>
void original_budget(T) = delete;  // a bare number has no unit: write original_budget<revenue>(35'461_trieu)
template <class T>
void revised_budget(T) = delete;  // say of which flow: revised_budget<revenue>(money)
template <class F, class T> requires std::is_arithmetic_v<T>
void revised_budget(T) = delete;  // a bare number has no unit: write revised_budget<revenue>(35'461_trieu)
template <class T>
void estimated_outturn(T) = delete;  // say of which flow: estimated_outturn<revenue>(money)
template <class F, class T> requires std::is_arithmetic_v<T>
void estimated_outturn(T) = delete;  // a bare number has no unit: write estimated_outturn<revenue>(36'631_trieu)
template <class T>
void outturn(T) = delete;  // say of which flow: outturn<revenue>(money)
template <class F, class T> requires std::is_arithmetic_v<T>
void outturn(T) = delete;  // a bare number has no unit: write outturn<revenue>(36_ty + 631_trieu)

template <class A>
concept budget_amount = monetary<A> && requires {
    typename A::flow_type;
    typename A::basis_type;
};
template <class A>
concept plan_amount = budget_amount<A> && plan_basis<typename A::basis_type>;
template <class A>
concept execution_amount = budget_amount<A> && execution_basis<typename A::basis_type>;
template <class A>
concept revenue_amount = budget_amount<A> && A::flow_type::kind == flow_kind::revenue;
template <class A>
concept expenditure_amount = budget_amount<A> && A::flow_type::kind == flow_kind::expenditure;

template <class A, class B>
concept same_flow = budget_amount<A> && budget_amount<B> && std::same_as<typename A::flow_type, typename B::flow_type>;
template <class A, class B>
concept same_basis = budget_amount<A> && budget_amount<B> && std::same_as<typename A::basis_type, typename B::basis_type>;

namespace detail {
template <class A, class B>
concept two_flows = commensurable<A, B> && budget_amount<A> && budget_amount<B> && !same_flow<A, B>;
template <class A, class B>
concept two_bases = commensurable<A, B> && same_flow<A, B> && !same_basis<A, B>;
template <class A, class B>
concept amount_and_money = commensurable<A, B> && (budget_amount<A> != budget_amount<B>);
}  // namespace detail

template <class A, class B> requires detail::two_flows<A, B>
void operator+(A, B) = delete;  // two flows do not add: take balance(revenue, expenditure), or add as_money() of each
template <class A, class B> requires detail::two_flows<A, B>
void operator-(A, B) = delete;  // two flows do not subtract: write balance(revenue, expenditure), both of one scope
template <class A, class B> requires detail::two_flows<A, B>
void operator<=>(A, B) = delete;  // two flows do not compare: compare as_money() of each, or their plan_completion()
template <class A, class B> requires detail::two_flows<A, B>
void operator==(A, B) = delete;  // two flows do not compare: compare as_money() of each, or their plan_completion()

template <class A, class B> requires detail::two_bases<A, B>
void operator+(A, B) = delete;  // two bases do not add: an outturn against its budget is plan_completion() or variance()
template <class A, class B> requires detail::two_bases<A, B>
void operator-(A, B) = delete;  // outturn less budget is variance(outturn, budget); revised against original is budget_revision()
template <class A, class B> requires detail::two_bases<A, B>
void operator<=>(A, B) = delete;  // to judge an outturn compare plan_completion(outturn, budget) with 100_percent
template <class A, class B> requires detail::two_bases<A, B>
void operator==(A, B) = delete;  // to judge an outturn compare plan_completion(outturn, budget) with 100_percent

template <class A, class B> requires detail::amount_and_money<A, B>
void operator+(A, B) = delete;  // say what the money is: outturn<revenue>(money); or add plain money: a.as_money() + b
template <class A, class B> requires detail::amount_and_money<A, B>
void operator-(A, B) = delete;  // say what the money is: outturn<revenue>(money); or subtract plain money: a.as_money() - b
template <class A, class B> requires detail::amount_and_money<A, B>
void operator<=>(A, B) = delete;  // say what the money is: outturn<revenue>(money); or compare plain money: a.as_money() < b
template <class A, class B> requires detail::amount_and_money<A, B>
void operator==(A, B) = delete;  // say what the money is: outturn<revenue>(money); or compare plain money: a.as_money() == b

}  // namespace govkpi
