// SPDX-License-Identifier: BSL-1.0
// An amount is written in whole units.
// expect: this_literal_takes_whole_decimal_digits_without_a_leading_zero
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto sum = 1.5_trieu;
#else
    const auto sum = 1'500_nghin;
#endif
    static_cast<void>(sum);
}
