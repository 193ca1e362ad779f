// SPDX-License-Identifier: BSL-1.0
// An outturn does not revise a budget.
// expect: takes the revised budget, then the original: budget_revision(revised, original)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto change = budget_revision(collected, planned);
#else
    const auto change = plan_completion(collected, planned);
#endif
    static_cast<void>(change);
}
