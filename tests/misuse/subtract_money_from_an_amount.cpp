// SPDX-License-Identifier: BSL-1.0
// Plain money is not subtracted from an amount.
// expect: say what the money is: outturn<revenue>(money); or subtract plain money: a.as_money() - b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const money<VND> more = 5_ty;
#ifdef MISUSE
    const auto rest = collected - more;
#else
    const auto rest = collected - outturn<revenue>(more);
#endif
    static_cast<void>(rest);
}
