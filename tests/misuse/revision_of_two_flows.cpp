// SPDX-License-Identifier: BSL-1.0
// A revision is of the budget of one flow.
// expect: takes the revised and the original budget of one flow: budget_revision(revised, original)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto planned = original_budget<revenue>(35_ty);
    const auto revised = revised_budget<revenue>(40_ty);
    [[maybe_unused]] const auto to_spend = revised_budget<expenditure>(34_ty);
#ifdef MISUSE
    const auto change = budget_revision(to_spend, planned);
#else
    const auto change = budget_revision(revised, planned);
#endif
    static_cast<void>(change);
}
