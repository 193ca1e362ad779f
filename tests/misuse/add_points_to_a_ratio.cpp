// SPDX-License-Identifier: BSL-1.0
// Percentage points do not add to a ratio.
// expect: points and ratios do not add: state the new ratio, or take a - b of two
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    [[maybe_unused]] const percent_points change = done - 100_percent;
#ifdef MISUSE
    const auto next = done + change;
#else
    const auto next = 106.6_percent;
#endif
    static_cast<void>(next);
}
