// SPDX-License-Identifier: BSL-1.0
// People and households do not add.
// expect: counts need one tag
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const people residents = 10'000_people;
    const households homes = 2'500_households;
#ifdef MISUSE
    const auto all = residents + homes;
    static_cast<void>(all);
#else
    const auto size = residents / homes;
    static_cast<void>(size);
#endif
}
