// SPDX-License-Identifier: BSL-1.0
// Dollars are not subtracted from đồng.
// expect: two currencies do not subtract: convert one with exchange(amount, rate, per, rounding) first
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
    const money<USD> grant = 1'200_USD;
#ifdef MISUSE
    const auto left = fees - grant;
#else
    const auto left = fees - exchange(grant, 26'000_VND, 1_USD, rounding::half_even);
#endif
    static_cast<void>(left);
}
