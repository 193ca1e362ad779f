// SPDX-License-Identifier: BSL-1.0
// A plain exact ratio: a target, a published percentage, a weight; any quotient of like by like converts to it.
#pragma once

#include <govkpi/quantity/quotient.hpp>

namespace govkpi {
namespace detail {

/// A bare number inside a ratio: what is left of a quantity once its unit has cancelled.
class plain_number {
public:
    using dimension = plain_number;
    static constexpr bool is_plain = true;

    constexpr plain_number() noexcept = default;
    constexpr std::int64_t value() const noexcept { return raw_; }

private:
    friend struct raw;
    std::int64_t raw_ = 0;
};

}  // namespace detail

using ratio = quotient<detail::plain_number, detail::plain_number>;

/// numerator / denominator as a plain ratio. Undefined, with the reason, where the denominator is not positive.
constexpr ratio make_ratio(std::int64_t numerator, std::int64_t denominator) noexcept {
    return {detail::raw::as<detail::plain_number>(numerator), detail::raw::as<detail::plain_number>(denominator)};
}

template <class N, class D> requires detail::inexact<N> || detail::inexact<D>
ratio make_ratio(N, D) = delete;  // a double is not exact: write 99.6_percent, or make_ratio(996, 1000)

/// A whole percentage: percent(100) is 100/100.
template <detail::plain_integer I>
constexpr ratio percent(I whole) {
    return make_ratio(detail::checked_int64(whole), 100);
}
template <detail::inexact F>
ratio percent(F) = delete;  // a double is not exact: write 99.6_percent, or parse the text

/// q times r, rounded as said. Throws invalid_argument where r has no value, overflow where the result does not fit.
template <additive Q>
constexpr Q multiply(Q q, ratio r, rounding mode) {
    if (!r.is_defined()) detail::throw_invalid_argument("govkpi: multiplied by a ratio without a value");
    const auto product = detail::wide_product(detail::raw::of(q), r.numerator().value());
    return detail::raw::as<Q>(
        detail::checked_narrow(detail::rounded_division<detail::int128>(product, r.denominator().value(), mode)));
}

template <additive Q>
void multiply(Q, ratio) = delete;  // a digit may be lost, say how: multiply(q, ratio, rounding::half_even)
template <additive Q, class T> requires std::is_arithmetic_v<T>
void multiply(Q, T, rounding) = delete;  // a double is not exact: multiply(q, 99.6_percent, rounding::half_even)

/// The ratio less one: 103.3 % of last year is a growth of 3.3 %.
constexpr ratio less_one(ratio r) {
    if (r.withheld() != undefined::no) return r;
    return {r.numerator() - r.denominator(), r.denominator()};
}

void pool(const ratio&, const ratio&) = delete;  // percentages are not averaged: pool the quotients that they came from

}  // namespace govkpi
