// SPDX-License-Identifier: BSL-1.0
// Rounding is an argument wherever a digit can be lost; there is no default that hides and no global state.
#pragma once

#include <cstdint>

#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi {

/// How an exact value becomes a whole number of the last kept digit.
enum class rounding : std::uint8_t {
    half_even,  ///< nearest; a tie goes to the even digit (2.5 -> 2): no bias over many figures
    half_away,  ///< nearest; a tie goes away from zero (2.5 -> 3, -2.5 -> -3): what printed reports do
    up,         ///< away from zero
    down,       ///< toward zero, cutting digits off
    floor,      ///< toward minus infinity
    ceiling,    ///< toward plus infinity
};

namespace detail {

/// Whether a quotient cut toward zero moves one further away from it: `rest` of `divisor` (0 < rest < divisor) was cut
/// off, `kept` is what stays.
template <class T>
constexpr bool rounds_away(T rest, T divisor, bool negative, T kept, rounding mode) noexcept {
    switch (mode) {
        case rounding::half_even: return rest > divisor - rest || (rest == divisor - rest && kept % T{2} != T{0});
        case rounding::half_away: return rest >= divisor - rest;
        case rounding::up: return true;
        case rounding::down: return false;
        case rounding::floor: return negative;
        case rounding::ceiling: return !negative;
    }
    return false;
}

/// n / d rounded to an integer. d must be positive. T is std::int64_t or int128.
template <class T>
constexpr T rounded_division(T n, T d, rounding mode) noexcept {
    const T quotient = n / d;
    const T remainder = n % d;  // has the sign of n
    if (remainder == T{0}) return quotient;
    const bool negative = n < T{0};
    if (!rounds_away(negative ? -remainder : remainder, d, negative, quotient, mode)) return quotient;
    return negative ? quotient - T{1} : quotient + T{1};
}

}  // namespace detail
}  // namespace govkpi
