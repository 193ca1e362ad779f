// SPDX-License-Identifier: BSL-1.0
// A completion is compared with a percentage, not with 1 or 100.
// expect: compare with a ratio: q >= 100_percent, not q >= 1 or q >= 100
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const bool reached = done >= 1;
#else
    const bool reached = done >= 100_percent;
#endif
    static_cast<void>(reached);
}
