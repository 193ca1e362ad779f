// SPDX-License-Identifier: BSL-1.0
// Dollars are not taken from đồng.
// expect: unlike measures do not subtract: money from money of one currency, people from people
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto debt = measure::stock<money<VND>>("debt");
    [[maybe_unused]] constexpr auto paid = measure::flow<money<VND>>("paid");
    [[maybe_unused]] constexpr auto paid_abroad = measure::flow<money<USD>>("paid_abroad");
#ifdef MISUSE
    const auto left = debt - paid_abroad;
#else
    const auto left = debt - paid;
#endif
    static_cast<void>(left);
}
