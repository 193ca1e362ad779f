// SPDX-License-Identifier: BSL-1.0
// A target judges figures of its own kind.
// expect: a target judges figures of its own kind: a ratio by a ratio, money by money
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> collected = 36_ty;
#ifdef MISUSE
    const auto met = at_least(100_percent).judge(collected);
#else
    const auto met = at_least(35_ty).judge(collected);
#endif
    static_cast<void>(met);
}
