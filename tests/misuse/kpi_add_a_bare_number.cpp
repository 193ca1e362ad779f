// SPDX-License-Identifier: BSL-1.0
// A constant has no unit.
// expect: a bare number has no unit: a constant cannot be added to a measure
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    [[maybe_unused]] constexpr auto fees = measure::flow<money<VND>>("fees");
#ifdef MISUSE
    const auto more = as_money(collected) + 5000;
#else
    const auto more = as_money(collected) + fees;
#endif
    static_cast<void>(more);
}
