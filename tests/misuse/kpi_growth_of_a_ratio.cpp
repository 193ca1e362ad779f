// SPDX-License-Identifier: BSL-1.0
// A ratio has no growth.
// expect: growth is of a measure; two ratios are compared by their difference in points
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    [[maybe_unused]] constexpr auto planned = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto faster = growth(collected / planned);
#else
    const auto faster = growth(collected);
#endif
    static_cast<void>(faster);
}
