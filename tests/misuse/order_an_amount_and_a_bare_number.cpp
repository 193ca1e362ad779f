// SPDX-License-Identifier: BSL-1.0
// An amount and a bare number have no order.
// expect: a bare number has no unit: compare with 5_trieu, 5_people, 0_VND
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
#ifdef MISUSE
    const bool some = collected > 0;
#else
    const bool some = collected.as_money() > 0_VND;
#endif
    static_cast<void>(some);
}
