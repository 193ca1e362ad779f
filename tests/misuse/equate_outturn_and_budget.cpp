// SPDX-License-Identifier: BSL-1.0
// Outturn does not equal budget.
// expect: to judge an outturn compare plan_completion(outturn, budget) with 100_percent
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const bool exact = collected == planned;
#else
    const bool exact = plan_completion(collected, planned) == 100_percent;
#endif
    static_cast<void>(exact);
}
