// SPDX-License-Identifier: BSL-1.0
// A bare number is not subtracted from money.
// expect: a bare number has no unit: write 5_trieu, 5_people
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto less = fees - 5000;
#else
    const auto less = fees - 5'000_VND;
#endif
    static_cast<void>(less);
}
