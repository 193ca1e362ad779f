// SPDX-License-Identifier: BSL-1.0
// Outturn less budget is a variance.
// expect: outturn less budget is variance(outturn, budget); revised against original is budget_revision()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto above = collected - planned;
#else
    const auto above = variance(collected, planned);
#endif
    static_cast<void>(above);
}
