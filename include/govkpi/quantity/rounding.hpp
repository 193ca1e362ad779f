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

/// n / d rounded to an integer. d must be positive. T is std::int64_t or int128.
template <class T>
constexpr T rounded_division(T n, T d, rounding mode) noexcept {
    const T quotient = n / d;
    const T remainder = n % d;  // has the sign of n
    if (remainder == T{0}) return quotient;
    const bool negative = n < T{0};
    const T size = negative ? -remainder : remainder;
    bool away = false;
    switch (mode) {
        case rounding::half_even: {
            const T rest = d - size;
            away = size > rest || (size == rest && quotient % T{2} != T{0});
            break;
        }
        case rounding::half_away: away = size >= d - size; break;
        case rounding::up: away = true; break;
        case rounding::down: away = false; break;
        case rounding::floor: away = negative; break;
        case rounding::ceiling: away = !negative; break;
    }
    if (!away) return quotient;
    return negative ? quotient - T{1} : quotient + T{1};
}

}  // namespace detail
}  // namespace govkpi
