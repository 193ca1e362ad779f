// SPDX-License-Identifier: BSL-1.0
// A growth is of one flow, in periods too.
// expect: their values do not compare: outturn with outturn, money with money
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto now = in_period(outturn<revenue>(36_ty), fiscal_period::year(2025));
    const money<VND> before = 33_ty;
#ifdef MISUSE
    const auto change = growth(now, in_period(outturn<expenditure>(before), fiscal_period::year(2024)));
#else
    const auto change = growth(now, in_period(outturn<revenue>(before), fiscal_period::year(2024)));
#endif
    static_cast<void>(change);
}
