// SPDX-License-Identifier: BSL-1.0
// A literal fits in 64 bits.
// expect: this_literal_does_not_fit_in_64_bits
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto sum = 99999999999999999999_VND;
#else
    const auto sum = 9'000'000'000'000'000'000_VND;
#endif
    static_cast<void>(sum);
}
