// SPDX-License-Identifier: BSL-1.0
// A third of an amount has to be rounded, and how is said.
// expect: dividing loses digits: write divide(q, n, rounding::half_even), or allocate(q, weights)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto third = fees / 3;
#else
    const auto third = divide(fees, 3, rounding::half_even);
#endif
    static_cast<void>(third);
}
