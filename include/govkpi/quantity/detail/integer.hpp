// SPDX-License-Identifier: BSL-1.0
// The one place where compiler builtins are reached: 128-bit integers and overflow checks, each with a fallback in
// standard C++. Define GOVKPI_NO_BUILTINS to force the fallback, for the library and all that links it alike.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>

#if !defined(GOVKPI_NO_BUILTINS) && defined(__SIZEOF_INT128__) && defined(__GNUC__)
#define GOVKPI_DETAIL_BUILTINS 1
#else
#define GOVKPI_DETAIL_BUILTINS 0
#include <govkpi/quantity/detail/soft_int128.hpp>
#endif

namespace govkpi::detail {

#if GOVKPI_DETAIL_BUILTINS
__extension__ typedef __int128 int128;
inline constexpr int128 int128_least = -(((int128{1} << 126) - 1) * 2 + 1) - 1;
#else
using int128 = soft_int128;
inline constexpr int128 int128_least = int128::from_words(std::uint64_t{1} << 63, 0);
#endif

inline constexpr std::int64_t int64_min = std::numeric_limits<std::int64_t>::min();
inline constexpr std::int64_t int64_max = std::numeric_limits<std::int64_t>::max();

// Each returns true when the exact result does not fit, and stores it otherwise.

constexpr bool add_overflows(std::int64_t a, std::int64_t b, std::int64_t& sum) noexcept {
#if GOVKPI_DETAIL_BUILTINS
    return __builtin_add_overflow(a, b, &sum);
#else
    if (b >= 0 ? a > int64_max - b : a < int64_min - b) return true;
    sum = a + b;
    return false;
#endif
}

constexpr bool subtract_overflows(std::int64_t a, std::int64_t b, std::int64_t& difference) noexcept {
#if GOVKPI_DETAIL_BUILTINS
    return __builtin_sub_overflow(a, b, &difference);
#else
    if (b >= 0 ? a < int64_min + b : a > int64_max + b) return true;
    difference = a - b;
    return false;
#endif
}

constexpr bool multiply_overflows(std::int64_t a, std::int64_t b, std::int64_t& product) noexcept {
#if GOVKPI_DETAIL_BUILTINS
    return __builtin_mul_overflow(a, b, &product);
#else
    const int128 wide = int128{a} * int128{b};
    if (wide < int128{int64_min} || wide > int128{int64_max}) return true;
    product = static_cast<std::int64_t>(wide);
    return false;
#endif
}

constexpr bool add_overflows(int128 a, int128 b, int128& sum) noexcept {
#if GOVKPI_DETAIL_BUILTINS
    return __builtin_add_overflow(a, b, &sum);
#else
    sum = a + b;
    return (a < int128{0}) == (b < int128{0}) && (sum < int128{0}) != (a < int128{0});
#endif
}

constexpr bool multiply_overflows(int128 a, int128 b, int128& product) noexcept {
#if GOVKPI_DETAIL_BUILTINS
    return __builtin_mul_overflow(a, b, &product);
#else
    product = a * b;
    if (a == int128{0} || b == int128{0}) return false;
    // The one wrap that division cannot see: -1 times the least value gives the least value again.
    if ((a == int128{-1} && b == int128_least) || (b == int128{-1} && a == int128_least)) return true;
    return product / b != a;
#endif
}

/// The exact product of two 64-bit integers; it always fits.
constexpr int128 wide_product(std::int64_t a, std::int64_t b) noexcept {
    return int128{a} * int128{b};
}

/// False where the value does not fit in 64 bits.
constexpr bool narrow(int128 value, std::int64_t& out) noexcept {
    if (value < int128{int64_min} || value > int128{int64_max}) return false;
    out = static_cast<std::int64_t>(value);
    return true;
}

/// An integer as people write one: not a truth value and not a character.
template <class I>
concept plain_integer = std::integral<I> && !std::same_as<I, bool> && !std::same_as<I, char> &&
                        !std::same_as<I, wchar_t> && !std::same_as<I, char8_t> && !std::same_as<I, char16_t> &&
                        !std::same_as<I, char32_t>;

/// 10 to the power n, for n from 0 to 18.
constexpr std::int64_t power_of_ten(int n) noexcept {
    std::int64_t power = 1;
    for (; n > 0; --n) power *= 10;
    return power;
}

}  // namespace govkpi::detail
