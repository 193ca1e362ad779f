// SPDX-License-Identifier: BSL-1.0
// A number is not subtracted from a ratio.
// expect: subtract like from like: q - 100_percent, or the figures behind q
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto above = done - 1;
#else
    const auto above = done - 100_percent;
#endif
    static_cast<void>(above);
}
