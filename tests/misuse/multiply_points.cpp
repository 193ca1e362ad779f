// SPDX-License-Identifier: BSL-1.0
// Percentage points do not multiply.
// expect: points do not multiply: take them of the figures wanted, a - b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const percent_points change = 103.3_percent - 100_percent;
#ifdef MISUSE
    const auto twice = change * 2;
#else
    const auto twice = change + change;
#endif
    static_cast<void>(twice);
}
