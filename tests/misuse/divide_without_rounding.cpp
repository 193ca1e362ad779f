// SPDX-License-Identifier: BSL-1.0
// A part of an amount says how it is rounded.
// expect: a digit may be lost, say how: divide(q, n, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto third = divide(fees, 3);
#else
    const auto third = divide(fees, 3, rounding::half_even);
#endif
    static_cast<void>(third);
}
