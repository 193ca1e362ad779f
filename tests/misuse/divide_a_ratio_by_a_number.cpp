// SPDX-License-Identifier: BSL-1.0
// A ratio is not divided by a number.
// expect: divide the figures behind the ratio, not the ratio
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto half = done / 2;
#else
    const auto half = done.numerator() / (done.denominator() * 2);
#endif
    static_cast<void>(half);
}
