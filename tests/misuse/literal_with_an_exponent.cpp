// SPDX-License-Identifier: BSL-1.0
// An amount has no exponent.
// expect: this_literal_takes_whole_decimal_digits_without_a_leading_zero
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto sum = 1e3_VND;
#else
    const auto sum = 1'000_VND;
#endif
    static_cast<void>(sum);
}
