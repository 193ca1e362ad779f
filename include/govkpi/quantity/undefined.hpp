// SPDX-License-Identifier: BSL-1.0
// Why a quotient has no value. An undefined figure is a value with a reason: never NaN, never silently zero.
#pragma once

#include <cstdint>

namespace govkpi {

enum class undefined : std::uint8_t {
    no,              ///< it is defined
    zero_base,       ///< the denominator is zero: a share of nothing
    negative_base,   ///< the denominator is below zero: a share of it would mislead
    missing,         ///< a figure that it needs was not reported
    not_comparable,  ///< its figures do not belong together, such as unlike periods
    partial_coverage,  ///< fewer reported than the caller asks for
};

}  // namespace govkpi
