// SPDX-License-Identifier: BSL-1.0
// A bare number has no unit to compare money with.
// expect: a bare number has no unit
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fee = 50'000_VND;
#ifdef MISUSE
    const bool some = fee > 0;
#else
    const bool some = fee > 0_VND;
#endif
    static_cast<void>(some);
}
