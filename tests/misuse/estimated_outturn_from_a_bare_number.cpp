// SPDX-License-Identifier: BSL-1.0
// An estimate is an amount of money, not a number.
// expect: a bare number has no unit: write estimated_outturn<revenue>(36'631_trieu)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto figure = estimated_outturn<revenue>(35461);
#else
    const auto figure = estimated_outturn<revenue>(35'461_trieu);
#endif
    static_cast<void>(figure);
}
