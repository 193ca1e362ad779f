// SPDX-License-Identifier: BSL-1.0
// Whole amounts of đồng, head counts and exact percentages as they are spoken: 36_ty + 631_trieu, 18'000_people,
// 103.3_percent. Raw literals, so that a number which does not fit is a compile error rather than a warning.
#pragma once

#include <cstddef>

#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/ratio.hpp>

namespace govkpi {
namespace detail {

// Declared and never constant: the compiler names the one that a bad literal reaches.
void this_literal_takes_whole_decimal_digits_without_a_leading_zero();
void this_literal_does_not_fit_in_64_bits();
void this_literal_takes_digits_with_at_most_one_decimal_point();

struct decimal_literal {
    std::int64_t digits = 0;  // all digits, the point left out
    int decimals = 0;         // digits behind the point
};

consteval std::int64_t literal_append(std::int64_t value, char digit) {
    std::int64_t next = 0;
    if (multiply_overflows(value, 10, next) || add_overflows(next, digit - '0', next)) {
        this_literal_does_not_fit_in_64_bits();
    }
    return next;
}

template <char... Text>
consteval std::int64_t whole_literal(std::int64_t scale) {
    constexpr char text[] = {Text...};
    std::int64_t value = 0;
    for (std::size_t i = 0; i < sizeof text; ++i) {
        const char c = text[i];
        if (c == '\'') continue;
        const bool digit = c >= '0' && c <= '9';
        const bool behind_zero = i > 0 && text[0] == '0';
        if (!digit || behind_zero) this_literal_takes_whole_decimal_digits_without_a_leading_zero();
        value = literal_append(value, c);
    }
    std::int64_t scaled = 0;
    if (multiply_overflows(value, scale, scaled)) this_literal_does_not_fit_in_64_bits();
    return scaled;
}

template <char... Text>
consteval decimal_literal point_literal() {
    constexpr char text[] = {Text...};
    decimal_literal read;
    bool point = false;
    for (const char c : text) {
        if (c == '\'') continue;
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9') this_literal_takes_digits_with_at_most_one_decimal_point();
        read.digits = literal_append(read.digits, c);
        if (point) ++read.decimals;
    }
    if (read.decimals > 15) this_literal_does_not_fit_in_64_bits();
    return read;
}

inline constexpr std::int64_t nghin = 1'000;
inline constexpr std::int64_t trieu = 1'000'000;
inline constexpr std::int64_t ty = 1'000'000'000;

}  // namespace detail

// Clang before 17 leaves a consteval literal that is an argument inside a template for the linker to find. There the
// operators are constexpr; their digits are read while compiling all the same.
#if defined(__clang__) && __clang_major__ < 17
#define GOVKPI_DETAIL_LITERAL constexpr
#else
#define GOVKPI_DETAIL_LITERAL consteval
#endif

namespace literals {

/// đồng
template <char... Text>
GOVKPI_DETAIL_LITERAL money<VND> operator""_VND() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(1);
    return money<VND>::from_minor_units(units);
}
/// nghìn đồng: thousands
template <char... Text>
GOVKPI_DETAIL_LITERAL money<VND> operator""_nghin() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(detail::nghin);
    return money<VND>::from_minor_units(units);
}
/// triệu đồng: millions
template <char... Text>
GOVKPI_DETAIL_LITERAL money<VND> operator""_trieu() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(detail::trieu);
    return money<VND>::from_minor_units(units);
}
/// tỷ đồng: thousand millions
template <char... Text>
GOVKPI_DETAIL_LITERAL money<VND> operator""_ty() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(detail::ty);
    return money<VND>::from_minor_units(units);
}
/// whole US dollars
template <char... Text>
GOVKPI_DETAIL_LITERAL money<USD> operator""_USD() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(100);
    return money<USD>::from_minor_units(units);
}
/// whole euros
template <char... Text>
GOVKPI_DETAIL_LITERAL money<EUR> operator""_EUR() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(100);
    return money<EUR>::from_minor_units(units);
}

template <char... Text>
GOVKPI_DETAIL_LITERAL people operator""_people() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(1);
    return people{units};
}
template <char... Text>
GOVKPI_DETAIL_LITERAL households operator""_households() {
    constexpr std::int64_t units = detail::whole_literal<Text...>(1);
    return households{units};
}

/// An exact ratio: 103.3_percent is 1033/1000.
template <char... Text>
GOVKPI_DETAIL_LITERAL ratio operator""_percent() {
    constexpr detail::decimal_literal read = detail::point_literal<Text...>();
    return make_ratio(read.digits, 100 * detail::power_of_ten(read.decimals));
}

}  // namespace literals

#undef GOVKPI_DETAIL_LITERAL
}  // namespace govkpi
