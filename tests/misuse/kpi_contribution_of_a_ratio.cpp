// SPDX-License-Identifier: BSL-1.0
// What contributes to growth is an amount or a count.
// expect: a ratio contributes nothing to growth: take a measure
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    const auto completion = measure::outturn<revenue, VND> / measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto part = contribution_to_growth(completion);
#else
    const auto part = contribution_to_growth(measure::outturn<revenue, VND>);
#endif
    static_cast<void>(completion);
    static_cast<void>(part);
}
