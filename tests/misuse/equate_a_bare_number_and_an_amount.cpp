// SPDX-License-Identifier: BSL-1.0
// A bare number does not equal an amount.
// expect: a bare number has no unit: compare with 5_trieu, 5_people, 0_VND
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
#ifdef MISUSE
    const bool none = 0 == collected;
#else
    const bool none = 0_VND == collected.as_money();
#endif
    static_cast<void>(none);
}
