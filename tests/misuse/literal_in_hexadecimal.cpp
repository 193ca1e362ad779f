// SPDX-License-Identifier: BSL-1.0
// An amount is written in decimal digits.
// expect: this_literal_takes_whole_decimal_digits_without_a_leading_zero
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto sum = 0x10_VND;
#else
    const auto sum = 16_VND;
#endif
    static_cast<void>(sum);
}
