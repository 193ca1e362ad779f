// SPDX-License-Identifier: BSL-1.0
// An outturn is an amount of money, not a number.
// expect: a bare number has no unit: write outturn<revenue>(36_ty + 631_trieu)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto figure = outturn<revenue>(35461);
#else
    const auto figure = outturn<revenue>(35'461_trieu);
#endif
    static_cast<void>(figure);
}
