// SPDX-License-Identifier: BSL-1.0
// Money and people do not add.
// expect: unlike things do not add: money per head is per_capita(money, people)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> income = 950_ty;
    const people residents = 10'000_people;
#ifdef MISUSE
    const auto each = income + residents;
#else
    const auto each = per_capita(income, residents);
#endif
    static_cast<void>(each);
}
