// SPDX-License-Identifier: BSL-1.0
// Percentage points and a ratio have no order.
// expect: compare ratio with ratio, or points with points
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    const percent_points change = done - 100_percent;
#ifdef MISUSE
    const bool large = change > 3_percent;
#else
    const bool large = change > 3_percent - 0_percent;
#endif
    static_cast<void>(large);
}
