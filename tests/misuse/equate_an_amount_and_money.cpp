// SPDX-License-Identifier: BSL-1.0
// An amount does not equal plain money.
// expect: say what the money is: outturn<revenue>(money); or compare plain money: a.as_money() == b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const money<VND> more = 5_ty;
#ifdef MISUSE
    const bool same = collected == more;
#else
    const bool same = collected.as_money() == more;
#endif
    static_cast<void>(same);
}
