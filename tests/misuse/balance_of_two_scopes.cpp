// SPDX-License-Identifier: BSL-1.0
// Most of what a territory collects is not the unit's to spend.
// expect: two scopes: a budget may not spend all that its territory collects; use the budget's own revenue
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    [[maybe_unused]] const auto in_territory = outturn<territory_revenue>(36_ty);
    const auto own = outturn<revenue>(31_ty);
    const auto spent = outturn<expenditure>(30_ty);
#ifdef MISUSE
    const auto left = balance(in_territory, spent);
#else
    const auto left = balance(own, spent);
#endif
    static_cast<void>(left);
}
