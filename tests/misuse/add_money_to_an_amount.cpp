// SPDX-License-Identifier: BSL-1.0
// Plain money does not add to an amount.
// expect: say what the money is: outturn<revenue>(money); or add plain money: a.as_money() + b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const money<VND> more = 5_ty;
#ifdef MISUSE
    const auto total = collected + more;
#else
    const auto total = collected + outturn<revenue>(more);
#endif
    static_cast<void>(total);
}
