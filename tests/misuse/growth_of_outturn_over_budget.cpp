// SPDX-License-Identifier: BSL-1.0
// Outturn over budget is a completion, not a growth.
// expect: growth is of one flow on one basis, outturn over outturn; outturn over budget is plan_completion()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto change = growth(collected, planned);
#else
    const auto change = plan_completion(collected, planned);
#endif
    static_cast<void>(change);
}
