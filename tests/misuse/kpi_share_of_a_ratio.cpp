// SPDX-License-Identifier: BSL-1.0
// A ratio has no part in its parent's.
// expect: a ratio has no share of its parent's: take the share of a measure
#include <govkpi/kpi.hpp>

using namespace govkpi;

int main() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    [[maybe_unused]] constexpr auto planned = measure::original_budget<revenue, VND>;
#ifdef MISUSE
    const auto part = share_of_parent(collected / planned);
#else
    const auto part = share_of_parent(collected);
#endif
    static_cast<void>(part);
}
