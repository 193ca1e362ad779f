// SPDX-License-Identifier: BSL-1.0
// A product of two amounts is nothing.
// expect: a product of two quantities is no quantity: multiply by a whole number, or divide (a / b)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    const auto collected = outturn<revenue>(36_ty);
#ifdef MISUSE
    const auto what = collected * collected;
#else
    const auto what = collected * 2;
#endif
    static_cast<void>(what);
}
