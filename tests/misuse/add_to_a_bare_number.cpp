// SPDX-License-Identifier: BSL-1.0
// Money does not add to a bare number.
// expect: a bare number has no unit: write 5_trieu, 5_people
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const people residents = 1'000_people;
#ifdef MISUSE
    const auto more = 5 + residents;
#else
    const auto more = 5_people + residents;
#endif
    static_cast<void>(more);
}
