// SPDX-License-Identifier: BSL-1.0
// The outturn comes first.
// expect: an outturn, then a budget, of one flow: plan_completion(measure::outturn<F, C>, measure::original_budget<F, C>)
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto planned = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto done = plan_completion(planned, collected);
#else
    const auto done = plan_completion(collected, planned);
#endif
    static_cast<void>(done);
}
