// SPDX-License-Identifier: BSL-1.0
// The change of a percentage is in points.
// expect: the change of a percentage is in points: a - b
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const ratio now = 103.3_percent;
    const ratio before = 99.6_percent;
#ifdef MISUSE
    const auto change = growth(now, before);
#else
    const auto change = now - before;
#endif
    static_cast<void>(change);
}
