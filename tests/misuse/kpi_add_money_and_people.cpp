// SPDX-License-Identifier: BSL-1.0
// Money and people do not add.
// expect: unlike measures do not add: money with money of one currency, people with people
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
#ifdef MISUSE
    const auto both = collected + measure::population;
#else
    const auto both = collected / measure::population;
#endif
    static_cast<void>(both);
}
