// SPDX-License-Identifier: BSL-1.0
// An outturn and its budget do not add.
// expect: two bases do not add: an outturn against its budget is plan_completion()
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto planned = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto done = collected + planned;
#else
    const auto done = plan_completion(collected, planned);
#endif
    static_cast<void>(done);
}
