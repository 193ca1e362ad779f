// SPDX-License-Identifier: BSL-1.0
// Two ratios do not multiply.
// expect: multiply the figures behind the ratios, not the ratios
#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

int main() {
    [[maybe_unused]] const ratio share = 40_percent;
    [[maybe_unused]] const ratio part = 25_percent;
#ifdef MISUSE
    const auto both = share * part;
#else
    const ratio both = make_ratio(40 * 25, 100 * 100);
#endif
    static_cast<void>(both);
}
