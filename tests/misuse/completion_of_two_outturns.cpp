// SPDX-License-Identifier: BSL-1.0
// Two outturns make a growth, not a completion.
// expect: needs an outturn and a budget: two budgets take budget_revision(), two outturns growth()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto now = outturn<revenue>(36_ty);
    const auto before = outturn<revenue>(33_ty);
#ifdef MISUSE
    const auto change = plan_completion(now, before);
#else
    const auto change = growth(now, before);
#endif
    static_cast<void>(change);
}
