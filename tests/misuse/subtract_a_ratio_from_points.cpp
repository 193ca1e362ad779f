// SPDX-License-Identifier: BSL-1.0
// A ratio is not subtracted from percentage points.
// expect: points and ratios do not subtract: take a - b of two ratios
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    const percent_points change = done - 100_percent;
#ifdef MISUSE
    const auto less = change - 1_percent;
#else
    const auto less = change - (101_percent - 100_percent);
#endif
    static_cast<void>(less);
}
