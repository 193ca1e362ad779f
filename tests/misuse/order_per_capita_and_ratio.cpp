// SPDX-License-Identifier: BSL-1.0
// Money per head and a percentage have no order.
// expect: unlike quotients do not compare: ratio with ratio, VND/person with VND/person
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto here = per_capita(950_ty, 10'000_people);
    const auto there = per_capita(180_ty, 2'000_people);
#ifdef MISUSE
    const bool enough = here >= 100_percent;
#else
    const bool enough = here >= there;
#endif
    static_cast<void>(enough);
}
