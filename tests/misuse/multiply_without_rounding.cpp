// SPDX-License-Identifier: BSL-1.0
// A share of an amount says how it is rounded.
// expect: a digit may be lost, say how: multiply(q, ratio, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto share = multiply(fees, 99.6_percent);
#else
    const auto share = multiply(fees, 99.6_percent, rounding::half_even);
#endif
    static_cast<void>(share);
}
