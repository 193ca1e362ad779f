// SPDX-License-Identifier: BSL-1.0
// A ratio is not subtracted from a number.
// expect: subtract like from like: 100_percent - q, or the figures behind q
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto below = 1 - done;
#else
    const auto below = 100_percent - done;
#endif
    static_cast<void>(below);
}
