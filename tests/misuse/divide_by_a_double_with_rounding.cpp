// SPDX-License-Identifier: BSL-1.0
// A part of an amount is of a whole number.
// expect: a double is not exact: write multiply(q, make_ratio(2, 3), rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto part = divide(fees, 1.5, rounding::half_even);
#else
    const auto part = multiply(fees, make_ratio(2, 3), rounding::half_even);
#endif
    static_cast<void>(part);
}
