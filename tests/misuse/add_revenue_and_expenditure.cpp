// SPDX-License-Identifier: BSL-1.0
// Revenue and expenditure do not add.
// expect: two flows do not add: take balance(revenue, expenditure), or add as_money() of each
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const auto left = collected + spent;
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
