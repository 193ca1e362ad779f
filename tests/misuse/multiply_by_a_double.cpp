// SPDX-License-Identifier: BSL-1.0
// A share of an amount is of an exact percentage.
// expect: a double is not exact: multiply(q, 99.6_percent, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto share = multiply(fees, 0.996, rounding::half_even);
#else
    const auto share = multiply(fees, 99.6_percent, rounding::half_even);
#endif
    static_cast<void>(share);
}
