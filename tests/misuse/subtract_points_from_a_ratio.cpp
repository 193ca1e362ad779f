// SPDX-License-Identifier: BSL-1.0
// Percentage points are not subtracted from a ratio.
// expect: points and ratios do not subtract: take a - b of two ratios
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    [[maybe_unused]] const percent_points change = done - 100_percent;
#ifdef MISUSE
    const auto before = done - change;
#else
    const auto before = done - 96.7_percent;
#endif
    static_cast<void>(before);
}
