// SPDX-License-Identifier: BSL-1.0
// Money is not divided by a ratio.
// expect: divide by the figures behind the ratio, or multiply() by its inverse
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> spent = 996_ty;
#ifdef MISUSE
    const auto budget = spent / 99.6_percent;
#else
    const auto budget = multiply(spent, make_ratio(1'000, 996), rounding::half_even);
#endif
    static_cast<void>(budget);
}
