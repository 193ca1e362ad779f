// SPDX-License-Identifier: BSL-1.0
// Revenue less expenditure is a balance.
// expect: two flows do not subtract: write balance(revenue, expenditure), both of one scope
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto spent = measure::outturn<expenditure, VND>;
#ifdef MISUSE
    const auto left = collected - spent;
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
