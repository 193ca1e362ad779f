// SPDX-License-Identifier: BSL-1.0
// A growth is of one flow.
// expect: growth is of one flow on one basis, outturn over outturn
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    [[maybe_unused]] const auto spent = outturn<expenditure>(30_ty);
    const auto before = outturn<revenue>(33_ty);
#ifdef MISUSE
    const auto change = growth(spent, before);
#else
    const auto change = growth(collected, before);
#endif
    static_cast<void>(change);
}
