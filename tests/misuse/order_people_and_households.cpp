// SPDX-License-Identifier: BSL-1.0
// People and households have no order.
// expect: unlike things do not compare: divide them (a / b), or count both under one tag
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const people residents = 10'000_people;
    const households homes = 2'500_households;
#ifdef MISUSE
    const bool more = residents > homes;
#else
    const bool more = residents > people{homes.value()};
#endif
    static_cast<void>(more);
}
