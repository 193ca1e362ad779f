// SPDX-License-Identifier: BSL-1.0
#include "rounded_decimal.hpp"

#include <govkpi/quantity/error.hpp>

namespace govkpi::detail {
namespace {

/// The next decimal digit of rest / divisor, by doubling modulo the divisor, which never leaves 128 bits as ten times the
/// rest may.
int next_digit(int128& rest, int128 divisor) noexcept {
    const int128 once = rest;
    int digit = 0;
    const auto add = [&](int128 more) {
        const bool carries = rest >= divisor - more;
        rest = carries ? rest - (divisor - more) : rest + more;
        digit += carries ? 1 : 0;
    };
    const auto twice = [&] {
        digit *= 2;
        add(rest);
    };
    twice();
    twice();
    add(once);
    twice();
    return digit;
}
/// As round_decimal(), digit by digit, for fractions that cannot be scaled first.
rounded_decimal long_division(int128 numerator, int128 denominator, int power, rounding mode) {
    const bool negative = numerator < int128{0};
    const int128 size = negative ? -numerator : numerator;
    int128 value = size / denominator;
    int128 rest = size % denominator;
    for (int i = 0; i < power; ++i) {
        if (multiply_overflows(value, int128{10}, value) ||
            add_overflows(value, int128{next_digit(rest, denominator)}, value)) {
            throw_overflow("govkpi: a figure has too many digits to print");
        }
    }
    if (rest != int128{0} && rounds_away(rest, denominator, negative, value, mode)) value += 1;
    return {value, negative && value != int128{0}};
}

}  // namespace

rounded_decimal round_decimal(int128 numerator, int128 denominator, int power, rounding mode) {
    int128 scaled = 0;
    if (power > 18 || multiply_overflows(numerator, int128{power_of_ten(power)}, scaled)) {
        return long_division(numerator, denominator, power, mode);
    }
    const int128 rounded = rounded_division(scaled, denominator, mode);
    const bool negative = rounded < int128{0};
    return {negative ? -rounded : rounded, negative};
}

}  // namespace govkpi::detail
