// SPDX-License-Identifier: BSL-1.0
// The difference of two ratios is in percentage points.
// expect: the difference of two ratios is in points: write percent_points p = a - b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio now = 103.3_percent;
    const ratio before = 99.6_percent;
#ifdef MISUSE
    const ratio change = now - before;
#else
    const percent_points change = now - before;
#endif
    static_cast<void>(change);
}
