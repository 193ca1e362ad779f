// SPDX-License-Identifier: BSL-1.0
// Revenue does not equal expenditure.
// expect: two flows do not compare: compare as_money() of each, or their plan_completion()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const bool balanced = collected == spent;
#else
    const bool balanced = balance(collected, spent) == 0_VND;
#endif
    static_cast<void>(balanced);
}
