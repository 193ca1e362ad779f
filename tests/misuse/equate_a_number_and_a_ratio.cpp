// SPDX-License-Identifier: BSL-1.0
// 1 or 100 does not equal a completion.
// expect: compare with a ratio: q == 100_percent, not q == 1 or q == 100
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const bool reached = 1 == done;
#else
    const bool reached = 100_percent == done;
#endif
    static_cast<void>(reached);
}
