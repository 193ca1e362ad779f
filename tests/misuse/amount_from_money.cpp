// SPDX-License-Identifier: BSL-1.0
// Money does not become an amount unsaid.
// expect: say what the money is: outturn<revenue>(5_ty)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> counted = 36_ty;
#ifdef MISUSE
    const amount<revenue, basis::outturn, VND> collected = counted;
#else
    const amount<revenue, basis::outturn, VND> collected = outturn<revenue>(counted);
#endif
    static_cast<void>(collected);
}
