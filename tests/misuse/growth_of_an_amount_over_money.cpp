// SPDX-License-Identifier: BSL-1.0
// An amount does not grow over plain money.
// expect: growth compares a figure with itself
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const money<VND> before = 33_ty;
#ifdef MISUSE
    const auto change = growth(collected, before);
#else
    const auto change = growth(collected, outturn<revenue>(before));
#endif
    static_cast<void>(change);
}
