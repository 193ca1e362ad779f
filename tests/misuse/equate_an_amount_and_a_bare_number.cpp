// SPDX-License-Identifier: BSL-1.0
// An amount does not equal a bare number.
// expect: a bare number has no unit: compare with 5_trieu, 5_people, 0_VND
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
#ifdef MISUSE
    const bool none = collected == 0;
#else
    const bool none = collected.as_money() == 0_VND;
#endif
    static_cast<void>(none);
}
