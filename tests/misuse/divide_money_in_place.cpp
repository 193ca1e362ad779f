// SPDX-License-Identifier: BSL-1.0
// A sum of money divided in place has to be rounded, and how is said.
// expect: dividing loses digits: write q = divide(q, n, rounding::half_even)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    money<VND> total = 50_trieu;
#ifdef MISUSE
    total /= 3;
#else
    total = divide(total, 3, rounding::half_even);
#endif
}
