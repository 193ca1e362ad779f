// SPDX-License-Identifier: BSL-1.0
// A measure and a ratio do not add.
// expect: a measure and a ratio do not add
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto planned = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto both = collected + collected / planned;
#else
    const auto both = (collected + collected) / planned;
#endif
    static_cast<void>(both);
}
