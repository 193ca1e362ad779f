// SPDX-License-Identifier: BSL-1.0
// A variance is of one flow.
// expect: takes an outturn and the budget of the same flow: variance(outturn, budget)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    [[maybe_unused]] const auto spent = outturn<expenditure>(30_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto above = variance(spent, planned);
#else
    const auto above = variance(collected, planned);
#endif
    static_cast<void>(above);
}
