// SPDX-License-Identifier: BSL-1.0
// An outturn completes the plan of its own flow.
// expect: the outturn and the budget must be of one flow: revenue against revenue
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    [[maybe_unused]] const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
    const auto to_spend = original_budget<expenditure>(32_ty);
#ifdef MISUSE
    const auto done = plan_completion(collected, to_spend);
#else
    const auto done = plan_completion(spent, to_spend);
#endif
    static_cast<void>(done);
}
