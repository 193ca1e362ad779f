// SPDX-License-Identifier: BSL-1.0
// Revenue comes first in a balance.
// expect: takes revenue, then expenditure: balance(outturn<revenue>(r), outturn<expenditure>(e))
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const auto left = balance(spent, collected);
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
