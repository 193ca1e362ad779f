// SPDX-License-Identifier: BSL-1.0
// A factor is a whole number.
// expect: a double is not exact: multiply by a whole number, then divide by one
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
#ifdef MISUSE
    const auto half = collected * 2.5;
#else
    const auto half = collected * 5 / 2;
#endif
    static_cast<void>(half);
}
