// SPDX-License-Identifier: BSL-1.0
// A number of people does not equal a number of households.
// expect: unlike things do not compare: divide them (a / b), or count both under one tag
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const people residents = 10'000_people;
    const households homes = 2'500_households;
#ifdef MISUSE
    const bool alone = residents == homes;
#else
    const bool alone = residents == people{homes.value()};
#endif
    static_cast<void>(alone);
}
