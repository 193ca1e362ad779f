// SPDX-License-Identifier: BSL-1.0
// Periods overlap, and so have no order.
// expect: periods overlap: compare starts() or ends()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto year = fiscal_period::year(2025);
    const auto quarter = fiscal_period::quarter(2025, 2);
#ifdef MISUSE
    const bool earlier = year < quarter;
#else
    const bool earlier = year.starts() < quarter.starts();
#endif
    static_cast<void>(earlier);
}
