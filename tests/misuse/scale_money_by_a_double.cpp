// SPDX-License-Identifier: BSL-1.0
// A sum of money is not scaled by a double.
// expect: a double is not exact: write q = multiply(q, 99.6_percent, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    money<VND> total = 50_trieu;
#ifdef MISUSE
    total *= 1.5;
#else
    total = multiply(total, 150_percent, rounding::half_even);
#endif
}
