// SPDX-License-Identifier: BSL-1.0
// A quotient of two currencies is an exchange rate.
// expect: a quotient of two currencies is an exchange rate: convert one before
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto debt = measure::stock<money<VND>>("debt");
    [[maybe_unused]] constexpr auto grants = measure::outturn<revenue, USD>;
    [[maybe_unused]] constexpr auto collected = measure::outturn<revenue, VND>;
#ifdef MISUSE
    const auto burden = debt / grants;
#else
    const auto burden = debt / collected;
#endif
    static_cast<void>(burden);
}
