// SPDX-License-Identifier: BSL-1.0
// A number is not multiplied by a ratio.
// expect: multiply the numerator: n * q.numerator() / q.denominator()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto twice = 2 * done;
#else
    const auto twice = 2 * done.numerator() / done.denominator();
#endif
    static_cast<void>(twice);
}
