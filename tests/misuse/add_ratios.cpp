// SPDX-License-Identifier: BSL-1.0
// Two ratios do not add.
// expect: ratios do not add: pool(a, b) divides the sums
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto north = plan_completion(outturn<revenue>(9_ty), original_budget<revenue>(10_ty));
    const auto south = plan_completion(outturn<revenue>(3_ty), original_budget<revenue>(2_ty));
#ifdef MISUSE
    const auto both = north + south;
#else
    const auto both = pool(north, south);
#endif
    static_cast<void>(both);
}
