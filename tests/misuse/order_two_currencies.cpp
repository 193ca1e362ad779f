// SPDX-License-Identifier: BSL-1.0
// Đồng and dollars have no order.
// expect: two currencies do not compare: convert one with exchange(amount, rate, per, rounding) first
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
    const money<USD> grant = 1'200_USD;
#ifdef MISUSE
    const bool smaller = fees < grant;
#else
    const bool smaller = fees < exchange(grant, 26'000_VND, 1_USD, rounding::half_even);
#endif
    static_cast<void>(smaller);
}
