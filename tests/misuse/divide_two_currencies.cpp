// SPDX-License-Identifier: BSL-1.0
// Dollars by đồng is an exchange rate, not a ratio.
// expect: a quotient of two currencies is an exchange rate: use exchange(amount, rate, per, rounding)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
    const money<USD> grant = 1'200_USD;
#ifdef MISUSE
    const auto share = grant / fees;
#else
    const auto share = exchange(grant, 26'000_VND, 1_USD, rounding::half_even) / fees;
#endif
    static_cast<void>(share);
}
