// SPDX-License-Identifier: BSL-1.0
// Measures subtract before they are divided.
// expect: a ratio and a measure do not subtract
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto debt = measure::stock<money<VND>>("debt");
#ifdef MISUSE
    const auto left = debt / measure::population - debt;
#else
    const auto left = (debt - debt) / measure::population;
#endif
    static_cast<void>(left);
}
