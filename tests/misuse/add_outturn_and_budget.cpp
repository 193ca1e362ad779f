// SPDX-License-Identifier: BSL-1.0
// Outturn and budget do not add.
// expect: two bases do not add: an outturn against its budget is plan_completion() or variance()
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
    [[maybe_unused]] const auto planned = original_budget<revenue>(35_ty);
#ifdef MISUSE
    const auto total = collected + planned;
#else
    const auto total = collected + outturn<revenue>(5_ty);
#endif
    static_cast<void>(total);
}
