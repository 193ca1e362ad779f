// SPDX-License-Identifier: BSL-1.0
// A double factor is not exact.
// expect: a double is not exact: write multiply(q, 99.6_percent, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto raised = fees * 1.5;
#else
    const auto raised = multiply(fees, 150_percent, rounding::half_even);
#endif
    static_cast<void>(raised);
}
