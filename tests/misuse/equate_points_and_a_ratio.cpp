// SPDX-License-Identifier: BSL-1.0
// Percentage points do not equal a ratio.
// expect: compare ratio with ratio, or points with points
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    [[maybe_unused]] const percent_points change = done - 100_percent;
#ifdef MISUSE
    const bool same = change == 3.3_percent;
#else
    const bool same = done == 103.3_percent;
#endif
    static_cast<void>(same);
}
