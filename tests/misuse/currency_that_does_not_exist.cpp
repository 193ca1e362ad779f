// SPDX-License-Identifier: BSL-1.0
// A code that is not in ISO 4217 is no currency.
// expect: this_code_is_not_in_the_iso_4217_table
#include <govkpi/budget.hpp>

#ifdef MISUSE
struct kip { static constexpr govkpi::currency info = govkpi::iso_4217("LAC"); };
#else
struct kip { static constexpr govkpi::currency info = govkpi::iso_4217("LAK"); };
#endif

govkpi::money<kip> fee;
