// SPDX-License-Identifier: BSL-1.0
// What published figures give away. An amount printed with the percentage of the plan that it is pins the plan down,
// though nobody printed it; two percentages on one amount pin down how far the plan was revised.
//
//     implied_budget<basis::original_budget>(collected, as_printed_percent(1033, 1).values())   // 35.443 to 35.479 triệu
#pragma once

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/reported.hpp>

namespace govkpi {

/// The budgets on basis B of which the printed execution can be the given completion. For "17 % above the budget" pass
/// plus_one(growth). Exact; every bound is that of the printed digits.
template <plan_basis B, flow F, execution_basis E, currency_tag C>
interval<amount<F, B, C>> implied_budget(const reported<amount<F, E, C>>& executed, const interval<ratio>& completion) {
    const exact_interval amounts = executed.values().numbers();
    const exact_interval& shares = completion.numbers();
    // Nothing executed is 0 % of every budget.
    if (amounts.contains(0) && shares.contains(0)) return interval<amount<F, B, C>>{exact_interval::everything()};
    return interval<amount<F, B, C>>{amounts / shares};
}

/// By how much a budget was revised, from the completions of one amount against the original and against the revised
/// budget: original completion / revised completion - 1. The amount itself cancels, so this is tighter than what the
/// two implied budgets say.
inline interval<ratio> implied_revision(const interval<ratio>& of_original, const interval<ratio>& of_revised) {
    return less_one(of_original / of_revised);
}

}  // namespace govkpi
