// SPDX-License-Identifier: BSL-1.0
// A number does not equal percentage points.
// expect: compare with points: p == 3_percent - 0_percent
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const percent_points change = 103.3_percent - 100_percent;
#ifdef MISUSE
    const bool same = 3 == change;
#else
    const bool same = 3_percent - 0_percent == change;
#endif
    static_cast<void>(same);
}
