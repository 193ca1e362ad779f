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

/// As files name it: "zero_base"; empty where the quotient is defined.
constexpr const char* name_of(undefined why) noexcept {
    switch (why) {
        case undefined::no:
            break;
        case undefined::zero_base:
            return "zero_base";
        case undefined::negative_base:
            return "negative_base";
        case undefined::missing:
            return "missing";
        case undefined::not_comparable:
            return "not_comparable";
        case undefined::partial_coverage:
            return "partial_coverage";
    }
    return "";
}

}  // namespace govkpi
