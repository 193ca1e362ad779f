// SPDX-License-Identifier: BSL-1.0
// Percentage points do not equal a number.
// expect: compare with points: p == 3_percent - 0_percent
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const percent_points change = 103.3_percent - 100_percent;
#ifdef MISUSE
    const bool same = change == 3;
#else
    const bool same = change == 3_percent - 0_percent;
#endif
    static_cast<void>(same);
}
