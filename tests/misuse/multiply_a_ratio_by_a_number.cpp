// SPDX-License-Identifier: BSL-1.0
// A ratio is not multiplied by a number.
// expect: multiply the numerator: q.numerator() * n / q.denominator()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto done = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
#ifdef MISUSE
    const auto twice = done * 2;
#else
    const auto twice = done.numerator() * 2 / done.denominator();
#endif
    static_cast<void>(twice);
}
