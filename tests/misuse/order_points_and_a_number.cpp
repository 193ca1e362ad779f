// SPDX-License-Identifier: BSL-1.0
// Percentage points are compared with points.
// expect: compare with points: p > 3_percent - 0_percent
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const percent_points change = 103.3_percent - 100_percent;
#ifdef MISUSE
    const bool large = change > 3;
#else
    const bool large = change > 3_percent - 0_percent;
#endif
    static_cast<void>(large);
}
