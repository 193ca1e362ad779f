// SPDX-License-Identifier: BSL-1.0
// A ratio is not made from a double.
// expect: a double is not exact: write 99.6_percent, or make_ratio(996, 1000)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const ratio target = make_ratio(99.6, 100);
#else
    const ratio target = make_ratio(996, 1000);
#endif
    static_cast<void>(target);
}
