// SPDX-License-Identifier: BSL-1.0
// A figure as somebody printed it. "103,3 %" is not the number 1.033: it is any number that prints so. The digits kept
// say how far it may be off, so 5,20 is not 5,2.
#pragma once

#include <govkpi/quantity/interval.hpp>

namespace govkpi {

/// What the publisher's rounding does. Unless it is declared, assume to nearest with ties either way.
/// Field: the bounds are those of the R package scrutiny (unround); half_even is exact here, where scrutiny leaves out
/// both ends even of a figure whose last digit is even.
enum class printed_rounding : std::uint8_t {
    nearest,      ///< to nearest, ties unknown: both ends possible
    half_up,      ///< ties toward plus infinity
    half_down,    ///< ties toward minus infinity
    half_away,    ///< ties away from zero
    half_even,    ///< ties to the even last digit
    floor,        ///< toward minus infinity
    ceiling,      ///< toward plus infinity
    truncated,    ///< digits cut off, toward zero
    away,         ///< away from zero
};

namespace detail {
GOVKPI_EXPORT exact_interval printed_bounds(const rational& value, const rational& unit, printed_rounding rule);
}

/// A printed figure of type T (an amount, a count, a ratio) whose last digit is worth `unit`.
template <class T>
class reported {
public:
    using value_type = T;

    /// Throws invalid_argument unless unit is positive.
    reported(T value, rational unit, printed_rounding rule = printed_rounding::nearest)
        : value_{value}, unit_{unit}, rule_{rule} {
        if (unit <= rational{0}) detail::throw_invalid_argument("govkpi: the last digit of a figure is worth more than 0");
    }

    T value() const noexcept { return value_; }
    const rational& unit() const noexcept { return unit_; }
    printed_rounding rule() const noexcept { return rule_; }

    /// Every value that prints as this figure.
    interval<T> values() const {
        return interval<T>{detail::printed_bounds(interval<T>::number(value_), unit_, rule_)};
    }

private:
    T value_;
    rational unit_;
    printed_rounding rule_;
};

/// An amount or count printed to whole steps: as_printed(outturn<revenue>(36'631_trieu), 1_trieu).
template <additive Q>
reported<Q> as_printed(Q value, typename Q::dimension step, printed_rounding rule = printed_rounding::nearest) {
    return {value, interval<typename Q::dimension>::number(step), rule};
}

/// A percentage printed with some decimals: as_printed_percent(1033, 1) is 103,3 %, as_printed_percent(17, 0) is 17 %.
/// Throws invalid_argument unless decimals is 0 to 15.
inline reported<ratio> as_printed_percent(std::int64_t digits, int decimals,
                                          printed_rounding rule = printed_rounding::nearest) {
    if (decimals < 0 || decimals > 15) detail::throw_invalid_argument("govkpi: 0 to 15 decimals");
    const std::int64_t denominator = 100 * detail::power_of_ten(decimals);
    return {make_ratio(digits, denominator), rational::of(1, denominator), rule};
}

template <detail::inexact F>
reported<ratio> as_printed_percent(F, int, printed_rounding = printed_rounding::nearest) = delete;  // 99,6 % is as_printed_percent(996, 1)

}  // namespace govkpi
