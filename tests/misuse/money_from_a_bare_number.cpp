// SPDX-License-Identifier: BSL-1.0
// A bare number has no unit.
// expect: a bare number has no unit: write 5_trieu, or money<VND>::from_minor_units(5)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const money<VND> fee = 50000;
#else
    const money<VND> fee = 50'000_VND;
#endif
    static_cast<void>(fee);
}
