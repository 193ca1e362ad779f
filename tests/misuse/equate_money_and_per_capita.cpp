// SPDX-License-Identifier: BSL-1.0
// Money does not equal money per head.
// expect: a quotient is no amount: compare with a quotient, per_capita<VND>::of_one(95_trieu)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto here = per_capita(950_ty, 10'000_people);
#ifdef MISUSE
    const bool same = 95_trieu == here;
#else
    const bool same = per_capita<VND>::of_one(95_trieu) == here;
#endif
    static_cast<void>(same);
}
