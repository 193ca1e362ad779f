// SPDX-License-Identifier: BSL-1.0
// What a territory collects is not all its budget's.
// expect: revenue, then expenditure, of one scope on one basis
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    [[maybe_unused]] constexpr auto in_territory = measure::outturn<territory_revenue, VND>;
    [[maybe_unused]] constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto spent = measure::outturn<expenditure, VND>;
#ifdef MISUSE
    const auto left = balance(in_territory, spent);
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
