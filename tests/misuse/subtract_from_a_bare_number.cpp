// SPDX-License-Identifier: BSL-1.0
// Money is not subtracted from a bare number.
// expect: a bare number has no unit: write 5_trieu, 5_people
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto less = 0 - fees;
#else
    const auto less = 0_VND - fees;
#endif
    static_cast<void>(less);
}
