// SPDX-License-Identifier: BSL-1.0
// What the arithmetic throws. Texts are static, so that these headers stay light and throwing allocates nothing.
#pragma once

#include <exception>

#include <govkpi/export.hpp>
#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi {

/// The exact result does not fit in 64 bits of the smallest unit. Nothing is stored; nothing ever wraps.
class GOVKPI_EXPORT overflow : public std::exception {
public:
    explicit overflow(const char* static_text) noexcept : text_{static_text} {}
    const char* what() const noexcept override;

private:
    const char* text_;
};

/// An argument that has no meaning at run time, for instance weights that are all zero where a whole must be shared out.
class GOVKPI_EXPORT invalid_argument : public std::exception {
public:
    explicit invalid_argument(const char* static_text) noexcept : text_{static_text} {}
    const char* what() const noexcept override;

private:
    const char* text_;
};

namespace detail {

[[noreturn]] GOVKPI_EXPORT void throw_overflow(const char* static_text);
[[noreturn]] GOVKPI_EXPORT void throw_invalid_argument(const char* static_text);

constexpr std::int64_t checked_add(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (add_overflows(a, b, sum)) throw_overflow("govkpi: a sum does not fit in 64 bits");
    return sum;
}
constexpr std::int64_t checked_subtract(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (subtract_overflows(a, b, difference)) throw_overflow("govkpi: a difference does not fit in 64 bits");
    return difference;
}
constexpr std::int64_t checked_multiply(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    if (multiply_overflows(a, b, product)) throw_overflow("govkpi: a product does not fit in 64 bits");
    return product;
}
constexpr std::int64_t checked_narrow(int128 value) {
    std::int64_t out = 0;
    if (!narrow(value, out)) throw_overflow("govkpi: a result does not fit in 64 bits");
    return out;
}
/// Any plain integer as 64 signed bits; an unsigned value past them throws.
template <plain_integer I>
constexpr std::int64_t checked_int64(I value) {
    if constexpr (std::unsigned_integral<I> && sizeof(I) >= sizeof(std::int64_t)) {
        if (value > static_cast<I>(int64_max)) throw_overflow("govkpi: an integer does not fit in 64 bits");
    }
    return static_cast<std::int64_t>(value);
}

}  // namespace detail
}  // namespace govkpi
