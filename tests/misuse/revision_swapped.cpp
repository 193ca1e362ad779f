// SPDX-License-Identifier: BSL-1.0
// The original budget is what is divided by.
// expect: takes the revised budget, then the original: budget_revision(revised, original)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto planned = original_budget<revenue>(35_ty);
    const auto revised = revised_budget<revenue>(40_ty);
#ifdef MISUSE
    const auto change = budget_revision(planned, revised);
#else
    const auto change = budget_revision(revised, planned);
#endif
    static_cast<void>(change);
}
