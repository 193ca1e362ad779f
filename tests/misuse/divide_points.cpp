// SPDX-License-Identifier: BSL-1.0
// Percentage points do not divide.
// expect: points do not divide: take them of the figures wanted, a - b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    [[maybe_unused]] [[maybe_unused]] const percent_points change = 103.3_percent - 100_percent;
#ifdef MISUSE
    const auto half = change / 2;
#else
    const auto half = 101.65_percent - 100_percent;
#endif
    static_cast<void>(half);
}
