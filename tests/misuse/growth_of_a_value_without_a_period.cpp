// SPDX-License-Identifier: BSL-1.0
// A value without a period does not grow over one in a period.
// expect: both need a period: growth(in_period(a, p), in_period(b, p.year_before()))
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto now = in_period(outturn<revenue>(36_ty), fiscal_period::year(2025));
    const auto before = outturn<revenue>(33_ty);
#ifdef MISUSE
    const auto change = growth(before, now);
#else
    const auto change = growth(now, in_period(before, now.period.year_before()));
#endif
    static_cast<void>(change);
}
