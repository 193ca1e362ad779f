// SPDX-License-Identifier: BSL-1.0
// Households are not subtracted from people.
// expect: unlike things do not subtract: divide them (a / b), or count both under one tag
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const people residents = 10'000_people;
    const households homes = 2'500_households;
#ifdef MISUSE
    const auto rest = residents - homes;
    static_cast<void>(rest);
#else
    const auto size = residents / homes;
    static_cast<void>(size);
#endif
}
