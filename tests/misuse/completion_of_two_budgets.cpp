// SPDX-License-Identifier: BSL-1.0
// Two budgets make a revision, not a completion.
// expect: needs an outturn and a budget: two budgets take budget_revision(), two outturns growth()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto planned = original_budget<revenue>(35_ty);
    const auto revised = revised_budget<revenue>(40_ty);
#ifdef MISUSE
    const auto change = plan_completion(revised, planned);
#else
    const auto change = budget_revision(revised, planned);
#endif
    static_cast<void>(change);
}
