// SPDX-License-Identifier: BSL-1.0
// A ratio does not equal percentage points.
// expect: compare ratio with ratio, or points with points
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    const percent_points change = done - 100_percent;
#ifdef MISUSE
    const bool same = done == change;
#else
    const bool same = change == 103.3_percent - 100_percent;
#endif
    static_cast<void>(same);
}
