// SPDX-License-Identifier: BSL-1.0
// A 128-bit signed integer in standard C++, two's complement in two words. It stands in where the compiler has no such
// type, and holds to the same results: the tests run every operation against the compiler's own where there is one.
#pragma once

#include <bit>
#include <compare>
#include <concepts>
#include <cstdint>

namespace govkpi::detail {

class soft_int128 {
public:
    constexpr soft_int128() noexcept = default;
    template <std::signed_integral I>
    constexpr soft_int128(I value) noexcept
        : low_{static_cast<std::uint64_t>(value)}, high_{value < 0 ? ~std::uint64_t{0} : 0} {}
    template <std::unsigned_integral I>
    constexpr soft_int128(I value) noexcept : low_{value} {}

    static constexpr soft_int128 from_words(std::uint64_t high, std::uint64_t low) noexcept {
        soft_int128 made;
        made.high_ = high;
        made.low_ = low;
        return made;
    }
    constexpr std::uint64_t high() const noexcept { return high_; }
    constexpr std::uint64_t low() const noexcept { return low_; }

    template <std::integral I>
    explicit constexpr operator I() const noexcept {
        return static_cast<I>(low_);
    }
    explicit constexpr operator bool() const noexcept { return (high_ | low_) != 0; }
    explicit constexpr operator double() const noexcept {
        const soft_int128 size = is_negative() ? -*this : *this;
        double value = static_cast<double>(size.low_);
        if (size.high_ != 0) {
            // Both words as doubles and their sum would be rounded twice. So the leading 64 bits are taken, with one more
            // that says whether anything follows; the conversion of that word is the only rounding.
            const int zeros = std::countl_zero(size.high_);
            const std::uint64_t behind = size.low_ << zeros;
            const std::uint64_t leading = (size.high_ << zeros) | (zeros == 0 ? 0 : size.low_ >> (64 - zeros));
            value = static_cast<double>(leading | (behind != 0 ? 1u : 0u));
            for (int i = zeros; i < 64; ++i) value *= 2;
        }
        return is_negative() ? -value : value;
    }

    friend constexpr soft_int128 operator+(soft_int128 a, soft_int128 b) noexcept {
        const std::uint64_t low = a.low_ + b.low_;
        return from_words(a.high_ + b.high_ + (low < a.low_ ? 1 : 0), low);
    }
    friend constexpr soft_int128 operator-(soft_int128 a) noexcept {
        return from_words(~a.high_ + (a.low_ == 0 ? 1 : 0), ~a.low_ + 1);
    }
    friend constexpr soft_int128 operator-(soft_int128 a, soft_int128 b) noexcept {
        return from_words(a.high_ - b.high_ - (a.low_ < b.low_ ? 1 : 0), a.low_ - b.low_);
    }
    friend constexpr soft_int128 operator*(soft_int128 a, soft_int128 b) noexcept {
        const soft_int128 low = multiply_words(a.low_, b.low_);
        return from_words(low.high_ + a.high_ * b.low_ + a.low_ * b.high_, low.low_);
    }
    friend constexpr soft_int128 operator/(soft_int128 a, soft_int128 b) noexcept {
        soft_int128 r;
        const soft_int128 q = divide_magnitudes(a, b, r);
        return a.is_negative() != b.is_negative() ? -q : q;
    }
    friend constexpr soft_int128 operator%(soft_int128 a, soft_int128 b) noexcept {
        soft_int128 r;
        divide_magnitudes(a, b, r);
        return a.is_negative() ? -r : r;
    }
    constexpr soft_int128& operator+=(soft_int128 b) noexcept { return *this = *this + b; }
    constexpr soft_int128& operator-=(soft_int128 b) noexcept { return *this = *this - b; }
    constexpr soft_int128& operator*=(soft_int128 b) noexcept { return *this = *this * b; }
    constexpr soft_int128& operator/=(soft_int128 b) noexcept { return *this = *this / b; }
    constexpr soft_int128& operator%=(soft_int128 b) noexcept { return *this = *this % b; }

    friend constexpr bool operator==(soft_int128, soft_int128) noexcept = default;
    friend constexpr std::strong_ordering operator<=>(soft_int128 a, soft_int128 b) noexcept {
        if (const auto by_high = static_cast<std::int64_t>(a.high_) <=> static_cast<std::int64_t>(b.high_); by_high != 0) {
            return by_high;
        }
        return a.low_ <=> b.low_;
    }

private:
    constexpr bool is_negative() const noexcept { return (high_ >> 63) != 0; }

    /// The full product of two words, by halves.
    static constexpr soft_int128 multiply_words(std::uint64_t a, std::uint64_t b) noexcept {
        constexpr std::uint64_t mask = 0xffffffffu;
        const std::uint64_t low = (a & mask) * (b & mask);
        const std::uint64_t mid1 = (a >> 32) * (b & mask) + (low >> 32);
        const std::uint64_t mid2 = (a & mask) * (b >> 32) + (mid1 & mask);
        return from_words((a >> 32) * (b >> 32) + (mid1 >> 32) + (mid2 >> 32), (mid2 << 32) | (low & mask));
    }

    /// Shift and subtract, on magnitudes read as unsigned. A divisor of zero is the caller's error, as for a built-in.
    static constexpr soft_int128 divide_magnitudes(soft_int128 a, soft_int128 b, soft_int128& remainder) noexcept {
        const soft_int128 n = a.is_negative() ? -a : a;
        const soft_int128 d = b.is_negative() ? -b : b;
        if (n.high_ == 0 && d.high_ == 0 && d.low_ != 0) {
            remainder = from_words(0, n.low_ % d.low_);
            return from_words(0, n.low_ / d.low_);
        }
        soft_int128 quotient;
        soft_int128 rest;
        for (int bit = 127; bit >= 0; --bit) {
            rest = from_words((rest.high_ << 1) | (rest.low_ >> 63), rest.low_ << 1);
            rest.low_ |= (bit >= 64 ? n.high_ >> (bit - 64) : n.low_ >> bit) & 1u;
            const bool fits = rest.high_ != d.high_ ? rest.high_ > d.high_ : rest.low_ >= d.low_;
            if (fits) {
                rest = rest - d;
                (bit >= 64 ? quotient.high_ : quotient.low_) |= std::uint64_t{1} << (bit & 63);
            }
        }
        remainder = rest;
        return quotient;
    }

    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
};

}  // namespace govkpi::detail
