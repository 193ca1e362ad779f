// SPDX-License-Identifier: BSL-1.0
// Money per head and money have no order.
// expect: a quotient is no amount: compare with a quotient, per_capita<VND>::of_one(95_trieu)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto here = per_capita(950_ty, 10'000_people);
#ifdef MISUSE
    const bool enough = here >= 95_trieu;
#else
    const bool enough = here >= per_capita<VND>::of_one(95_trieu);
#endif
    static_cast<void>(enough);
}
