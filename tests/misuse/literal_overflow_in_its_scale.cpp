// SPDX-License-Identifier: BSL-1.0
// A literal fits in 64 bits once scaled.
// expect: this_literal_does_not_fit_in_64_bits
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto sum = 10'000'000'000_ty;
#else
    const auto sum = 9'000'000'000_ty;
#endif
    static_cast<void>(sum);
}
