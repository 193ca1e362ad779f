// SPDX-License-Identifier: BSL-1.0
// Bare money does not say which is plan and which is outturn.
// expect: say what the money is: plan_completion(outturn<revenue>(a), original_budget<revenue>(b))
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> collected = 36_ty;
    const money<VND> planned = 35_ty;
#ifdef MISUSE
    const auto done = plan_completion(collected, planned);
#else
    const auto done = plan_completion(outturn<revenue>(collected), original_budget<revenue>(planned));
#endif
    static_cast<void>(done);
}
