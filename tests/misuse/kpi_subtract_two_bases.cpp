// SPDX-License-Identifier: BSL-1.0
// A revised budget less the original one is a revision.
// expect: two bases do not subtract: take plan_completion(), budget_revision(), or as_money() of each
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto revised = measure::revised_budget<revenue, VND>;
    constexpr auto original = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto change = revised - original;
#else
    const auto change = budget_revision(revised, original);
#endif
    static_cast<void>(change);
}
