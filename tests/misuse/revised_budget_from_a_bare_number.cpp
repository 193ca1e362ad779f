// SPDX-License-Identifier: BSL-1.0
// A revised budget is an amount of money, not a number.
// expect: a bare number has no unit: write revised_budget<revenue>(35'461_trieu)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto figure = revised_budget<revenue>(35461);
#else
    const auto figure = revised_budget<revenue>(35'461_trieu);
#endif
    static_cast<void>(figure);
}
