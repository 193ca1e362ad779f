// SPDX-License-Identifier: BSL-1.0
// A double divisor is not exact.
// expect: a double is not exact: write divide(q, 3, rounding::half_even), or multiply() by a ratio
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto part = fees / 1.5;
#else
    const auto part = multiply(fees, make_ratio(2, 3), rounding::half_even);
#endif
    static_cast<void>(part);
}
