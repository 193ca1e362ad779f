// SPDX-License-Identifier: BSL-1.0
// Money per head does not equal a percentage.
// expect: unlike quotients do not compare: ratio with ratio, VND/person with VND/person
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto here = per_capita(950_ty, 10'000_people);
    const auto there = per_capita(180_ty, 2'000_people);
#ifdef MISUSE
    const bool same = here == 100_percent;
#else
    const bool same = here == there;
#endif
    static_cast<void>(same);
}
