// SPDX-License-Identifier: BSL-1.0
// Money times money is nothing.
// expect: a product of two quantities is no quantity: multiply by a whole number, or divide (a / b)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fee = 50'000_VND;
    const money<VND> paid = 1'250'000_VND;
#ifdef MISUSE
    const auto what = fee * paid;
#else
    const auto what = paid / fee;
#endif
    static_cast<void>(what);
}
