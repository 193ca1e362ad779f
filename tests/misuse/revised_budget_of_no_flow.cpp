// SPDX-License-Identifier: BSL-1.0
// An amount is of a flow.
// expect: say of which flow: revised_budget<revenue>(money)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto figure = revised_budget(36'631_trieu);
#else
    const auto figure = revised_budget<revenue>(36'631_trieu);
#endif
    static_cast<void>(figure);
}
