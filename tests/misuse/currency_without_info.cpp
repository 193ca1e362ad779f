// SPDX-License-Identifier: BSL-1.0
// A currency tag names its row of ISO 4217.
// expect: currency_tag
// expect: info
#include <govkpi/budget.hpp>

#ifdef MISUSE
struct kip {};
#else
struct kip { static constexpr govkpi::currency info = govkpi::iso_4217("LAK"); };
#endif

govkpi::money<kip> fee;
