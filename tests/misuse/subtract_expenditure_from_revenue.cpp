// SPDX-License-Identifier: BSL-1.0
// Revenue less expenditure is a balance.
// expect: two flows do not subtract: write balance(revenue, expenditure), both of one scope
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const auto left = collected - spent;
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
