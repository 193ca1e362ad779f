// SPDX-License-Identifier: BSL-1.0
// Two ratios do not divide.
// expect: ratios do not divide: take a - b in points, or divide the figures behind them
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio now = 103.3_percent;
    const ratio before = 99.6_percent;
#ifdef MISUSE
    const auto change = now / before;
#else
    const auto change = now - before;
#endif
    static_cast<void>(change);
}
