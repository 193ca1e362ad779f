// SPDX-License-Identifier: BSL-1.0
// The digits of a printed percentage are a whole number.
// expect: 99,6 % is as_printed_percent(996, 1)
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
#ifdef MISUSE
    const auto printed = as_printed_percent(99.6, 1);
#else
    const auto printed = as_printed_percent(996, 1);
#endif
    static_cast<void>(printed);
}
