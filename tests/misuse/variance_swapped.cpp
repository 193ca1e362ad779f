// SPDX-License-Identifier: BSL-1.0
// The budget is what is subtracted.
// expect: takes an outturn and the budget of the same flow: variance(outturn, budget)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto above = variance(planned, collected);
#else
    const auto above = variance(collected, planned);
#endif
    static_cast<void>(above);
}
