// SPDX-License-Identifier: BSL-1.0
// Measures of two flows do not add.
// expect: two flows do not add: take balance(revenue, expenditure)
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto spent = measure::outturn<expenditure, VND>;
#ifdef MISUSE
    const auto both = collected + spent;
#else
    const auto both = as_money(collected) + as_money(spent);
#endif
    static_cast<void>(both);
}
