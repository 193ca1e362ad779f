// SPDX-License-Identifier: BSL-1.0
// A ratio does not add to percentage points.
// expect: points and ratios do not add: state the new ratio, or take a - b of two
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio done = 103.3_percent;
    const percent_points change = done - 100_percent;
#ifdef MISUSE
    const auto next = change + done;
#else
    const auto next = change + change;
#endif
    static_cast<void>(next);
}
