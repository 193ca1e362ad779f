// SPDX-License-Identifier: BSL-1.0
// An outturn is judged by its completion.
// expect: to judge an outturn compare plan_completion(outturn, budget) with 100_percent
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const bool missed = collected < planned;
#else
    const bool missed = plan_completion(collected, planned) < 100_percent;
#endif
    static_cast<void>(missed);
}
