// SPDX-License-Identifier: BSL-1.0
// A number over money is nothing.
// expect: a number over a quantity is no quantity: divide two quantities (a / b)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const money<VND> fees = 50_trieu;
#ifdef MISUSE
    const auto what = 1 / fees;
#else
    const auto what = 1_VND / fees;
#endif
    static_cast<void>(what);
}
