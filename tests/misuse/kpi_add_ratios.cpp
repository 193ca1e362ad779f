// SPDX-License-Identifier: BSL-1.0
// A completion of two flows is of their sums.
// expect: ratios do not add: add the measures, then divide
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto planned = measure::original_budget<revenue, VND>;
    constexpr auto fees = measure::flow<money<VND>>("fees");
#ifdef MISUSE
    const auto share = collected / planned + fees / planned;
#else
    const auto share = (as_money(collected) + fees) / planned;
#endif
    static_cast<void>(share);
}
