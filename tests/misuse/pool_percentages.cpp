// SPDX-License-Identifier: BSL-1.0
// Percentages are not averaged.
// expect: percentages are not averaged: pool the quotients that they came from
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto both = pool(90_percent, 150_percent);
#else
    const auto both = pool(9_ty / 10_ty, 3_ty / 2_ty);
#endif
    static_cast<void>(both);
}
