// SPDX-License-Identifier: BSL-1.0
// The revised budget comes first.
// expect: the revised, then the original budget of one flow
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto revised = measure::revised_budget<revenue, VND>;
    constexpr auto original = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto change = budget_revision(original, revised);
#else
    const auto change = budget_revision(revised, original);
#endif
    static_cast<void>(change);
}
