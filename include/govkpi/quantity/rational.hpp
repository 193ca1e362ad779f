// SPDX-License-Identifier: BSL-1.0
// An exact fraction for the places where figures meet that no single integer holds: the bounds of printed numbers and
// the difference of two ratios. In lowest terms, in 128 bits, throwing govkpi::overflow past them.
#pragma once

#include <compare>

#include <govkpi/quantity/error.hpp>
#include <govkpi/quantity/rounding.hpp>

namespace govkpi {

class rational {
public:
    constexpr rational() noexcept = default;
    template <detail::plain_integer I>
    constexpr rational(I whole) : numerator_{detail::checked_int64(whole)} {}

    /// numerator / denominator in lowest terms. Throws invalid_argument where the denominator is 0, overflow where either
    /// is the least 128-bit integer, which has no negative.
    static constexpr rational of(detail::int128 numerator, detail::int128 denominator) {
        if (denominator == detail::int128{0}) detail::throw_invalid_argument("govkpi: a fraction over zero");
        if (numerator == detail::int128_least || denominator == detail::int128_least) detail::throw_overflow(too_large);
        const detail::int128 common = greatest_common_divisor(numerator, denominator);
        rational made;
        made.numerator_ = numerator / common;
        made.denominator_ = denominator / common;
        if (made.denominator_ < detail::int128{0}) {
            made.numerator_ = -made.numerator_;
            made.denominator_ = -made.denominator_;
        }
        return made;
    }

    constexpr detail::int128 numerator() const noexcept { return numerator_; }
    constexpr detail::int128 denominator() const noexcept { return denominator_; }  // always positive

    /// The nearest whole number by the given mode. Throws overflow where it does not fit in 64 bits.
    constexpr std::int64_t to_whole(rounding mode) const {
        return detail::checked_narrow(detail::rounded_division(numerator_, denominator_, mode));
    }
    /// The same in 128 bits, where every fraction has one.
    constexpr rational rounded(rounding mode) const noexcept {
        rational whole;
        whole.numerator_ = detail::rounded_division(numerator_, denominator_, mode);
        return whole;
    }
    constexpr double to_double() const noexcept {
        return static_cast<double>(numerator_) / static_cast<double>(denominator_);
    }

    friend constexpr rational operator-(rational a) noexcept {
        a.numerator_ = -a.numerator_;
        return a;
    }
    friend constexpr rational operator+(rational a, rational b) {
        const detail::int128 common = greatest_common_divisor(a.denominator_, b.denominator_);
        const detail::int128 left = times(a.numerator_, b.denominator_ / common);
        const detail::int128 right = times(b.numerator_, a.denominator_ / common);
        detail::int128 sum = 0;
        if (detail::add_overflows(left, right, sum)) detail::throw_overflow(too_large);
        return of(sum, times(a.denominator_, b.denominator_ / common));
    }
    friend constexpr rational operator-(rational a, rational b) { return a + -b; }
    friend constexpr rational operator*(rational a, rational b) {
        const rational left = of(a.numerator_, b.denominator_);  // cancel crosswise first, so that less overflows
        const rational right = of(b.numerator_, a.denominator_);
        return of(times(left.numerator_, right.numerator_), times(left.denominator_, right.denominator_));
    }
    /// Throws invalid_argument where b is 0.
    friend constexpr rational operator/(rational a, rational b) { return a * of(b.denominator_, b.numerator_); }

    friend constexpr bool operator==(rational, rational) noexcept = default;  // lowest terms are unique
    friend constexpr std::strong_ordering operator<=>(rational a, rational b) noexcept {
        // By continued fractions: whole parts first, then the remainders upside down. No product, so nothing overflows.
        bool swapped = false;
        for (;;) {
            detail::int128 rest_a = 0;
            detail::int128 rest_b = 0;
            const detail::int128 whole_a = whole_part(a, rest_a);
            const detail::int128 whole_b = whole_part(b, rest_b);
            if (whole_a != whole_b) {
                const bool less = (whole_a < whole_b) != swapped;
                return less ? std::strong_ordering::less : std::strong_ordering::greater;
            }
            const detail::int128 zero = 0;
            if (rest_a == zero || rest_b == zero) {
                if (rest_a == rest_b) return std::strong_ordering::equal;
                return (rest_a == zero) != swapped ? std::strong_ordering::less : std::strong_ordering::greater;
            }
            a.numerator_ = a.denominator_;
            a.denominator_ = rest_a;
            b.numerator_ = b.denominator_;
            b.denominator_ = rest_b;
            swapped = !swapped;
        }
    }

private:
    static constexpr const char* too_large = "govkpi: an exact fraction does not fit in 128 bits";

    /// The greatest whole number not above a, and the numerator of what is left.
    static constexpr detail::int128 whole_part(const rational& a, detail::int128& rest) noexcept {
        rest = a.numerator_ % a.denominator_;
        const detail::int128 toward_zero = a.numerator_ / a.denominator_;
        if (rest >= detail::int128{0}) return toward_zero;
        rest += a.denominator_;
        return toward_zero - detail::int128{1};
    }
    static constexpr detail::int128 greatest_common_divisor(detail::int128 a, detail::int128 b) noexcept {
        const detail::int128 zero = 0;
        while (b != zero) {
            const detail::int128 rest = a % b;
            a = b;
            b = rest;
        }
        return a < zero ? -a : a;
    }
    static constexpr detail::int128 times(detail::int128 a, detail::int128 b) {
        detail::int128 product = 0;
        if (detail::multiply_overflows(a, b, product)) detail::throw_overflow(too_large);
        return product;
    }

    detail::int128 numerator_ = 0;
    detail::int128 denominator_ = 1;
};

}  // namespace govkpi
