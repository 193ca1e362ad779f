// SPDX-License-Identifier: BSL-1.0
// A twelfth of a budget has to be rounded, and how is said.
// expect: dividing loses digits: write divide(q, n, rounding::half_even), or allocate(q, weights)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto monthly = planned / 12;
#else
    const auto monthly = divide(planned, 12, rounding::half_even);
#endif
    static_cast<void>(monthly);
}
