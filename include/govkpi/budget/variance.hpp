// SPDX-License-Identifier: BSL-1.0
// The distance between outturn and budget in money, and whether it is good news.
#pragma once

#include <govkpi/budget/amount.hpp>

namespace govkpi {

/// Revenue above plan is favourable, spending above plan is adverse.
enum class favour : std::uint8_t { on_budget, favourable, adverse };

/// Outturn less budget, of one flow.
template <flow F, currency_tag C>
class budget_variance {
public:
    constexpr explicit budget_variance(money<C> difference) noexcept : difference_{difference} {}

    /// Outturn less budget: positive where more was collected or spent than planned, whichever is good.
    constexpr money<C> difference() const noexcept { return difference_; }

    constexpr favour judgement() const noexcept {
        if (difference_ == money<C>{}) return favour::on_budget;
        const bool above = difference_ > money<C>{};
        return above == (F::kind == flow_kind::revenue) ? favour::favourable : favour::adverse;
    }

    friend constexpr bool operator==(budget_variance, budget_variance) noexcept = default;

private:
    money<C> difference_;
};

/// Outturn less budget. Throws overflow.
/// Field: the sign of the difference is that of the money; the judgement depends on the flow, as in variance reports.
template <execution_amount Execution, plan_amount Plan>
    requires same_flow<Execution, Plan> && commensurable<Execution, Plan>
constexpr auto variance(Execution executed, Plan planned) {
    return budget_variance<typename Plan::flow_type, typename Plan::currency_type>{executed.as_money() - planned.as_money()};
}

template <class A, class B> requires (!(execution_amount<A> && plan_amount<B> && same_flow<A, B> && commensurable<A, B>))
void variance(A, B) = delete;  // takes an outturn and the budget of the same flow: variance(outturn, budget)

}  // namespace govkpi
