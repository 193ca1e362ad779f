// SPDX-License-Identifier: BSL-1.0
// A number does not add to a ratio.
// expect: a ratio does not add: add the figures behind it
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto more = done + 1;
#else
    const auto more = (done.numerator() + outturn<revenue>(1_ty)) / done.denominator();
#endif
    static_cast<void>(more);
}
