// SPDX-License-Identifier: BSL-1.0
// A measure is divided by a whole number, exactly.
// expect: a double is not exact: divide by a whole number
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
#ifdef MISUSE
    const auto part = measure::outturn<expenditure, VND> / 12.0;
#else
    const auto part = measure::outturn<expenditure, VND> / 12;
#endif
    static_cast<void>(part);
}
