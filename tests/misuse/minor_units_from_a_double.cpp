// SPDX-License-Identifier: BSL-1.0
// A double is no number of smallest units.
// expect: a double is not exact
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto fee = money<USD>::from_minor_units(3.5);
#else
    const auto fee = money<USD>::from_minor_units(350);
#endif
    static_cast<void>(fee);
}
