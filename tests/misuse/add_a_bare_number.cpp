// SPDX-License-Identifier: BSL-1.0
// A bare number does not add to money.
// expect: a bare number has no unit: write 5_trieu, 5_people
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto more = fees + 5000;
#else
    const auto more = fees + 5'000_VND;
#endif
    static_cast<void>(more);
}
