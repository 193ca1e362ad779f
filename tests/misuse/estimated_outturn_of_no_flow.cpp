// SPDX-License-Identifier: BSL-1.0
// An amount is of a flow.
// expect: say of which flow: estimated_outturn<revenue>(money)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto figure = estimated_outturn(36'631_trieu);
#else
    const auto figure = estimated_outturn<revenue>(36'631_trieu);
#endif
    static_cast<void>(figure);
}
