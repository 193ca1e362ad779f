// SPDX-License-Identifier: BSL-1.0
// Only quotients of the same figures pool.
// expect: only quotients of the same figures pool: same flow, same basis, same currency
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto of_revenue = plan_completion(outturn<revenue>(36_ty), original_budget<revenue>(35_ty));
    [[maybe_unused]] const auto of_spending = plan_completion(outturn<expenditure>(30_ty), original_budget<expenditure>(32_ty));
    const auto elsewhere = plan_completion(outturn<revenue>(9_ty), original_budget<revenue>(10_ty));
#ifdef MISUSE
    const auto both = pool(of_revenue, of_spending);
#else
    const auto both = pool(of_revenue, elsewhere);
#endif
    static_cast<void>(both);
}
