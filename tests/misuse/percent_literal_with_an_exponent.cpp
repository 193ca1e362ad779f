// SPDX-License-Identifier: BSL-1.0
// A percentage has no exponent.
// expect: this_literal_takes_digits_with_at_most_one_decimal_point
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const ratio target = 1e2_percent;
#else
    const ratio target = 100_percent;
#endif
    static_cast<void>(target);
}
