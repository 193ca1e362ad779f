// SPDX-License-Identifier: BSL-1.0
// Dollars do not accumulate in a sum of đồng.
// expect: two currencies do not add: convert one with exchange(amount, rate, per, rounding) first
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    money<VND> total = 50_trieu;
    const money<USD> grant = 1'200_USD;
#ifdef MISUSE
    total += grant;
#else
    total += exchange(grant, 26'000_VND, 1_USD, rounding::half_even);
#endif
}
