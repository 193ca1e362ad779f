// SPDX-License-Identifier: BSL-1.0
// The budget is what is divided by.
// expect: the outturn comes first: plan_completion(outturn, budget)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto done = plan_completion(planned, collected);
#else
    const auto done = plan_completion(collected, planned);
#endif
    static_cast<void>(done);
}
