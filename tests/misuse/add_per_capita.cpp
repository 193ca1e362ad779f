// SPDX-License-Identifier: BSL-1.0
// Figures per head do not add.
// expect: ratios do not add: pool(a, b) divides the sums
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto here = per_capita(950_ty, 10'000_people);
    const auto there = per_capita(180_ty, 2'000_people);
#ifdef MISUSE
    const auto both = here + there;
#else
    const auto both = pool(here, there);
#endif
    static_cast<void>(both);
}
