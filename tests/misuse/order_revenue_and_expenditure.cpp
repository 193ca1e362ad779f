// SPDX-License-Identifier: BSL-1.0
// Revenue and expenditure have no order.
// expect: two flows do not compare: compare as_money() of each, or their plan_completion()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const bool short_of_money = collected < spent;
#else
    const bool short_of_money = collected.as_money() < spent.as_money();
#endif
    static_cast<void>(short_of_money);
}
