// SPDX-License-Identifier: BSL-1.0
// A percentage is not made from a double.
// expect: a double is not exact: write 99.6_percent, or parse the text
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const ratio target = percent(99.5);
#else
    const ratio target = 99.5_percent;
#endif
    static_cast<void>(target);
}
