// SPDX-License-Identifier: BSL-1.0
// A balance is of one basis.
// expect: both must be of one basis: outturn with outturn, budget with budget
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    const auto spent = outturn<expenditure>(30_ty);
    [[maybe_unused]] const auto planned = original_budget<expenditure>(32_ty);
#ifdef MISUSE
    const auto left = balance(collected, planned);
#else
    const auto left = balance(collected, spent);
#endif
    static_cast<void>(left);
}
