// SPDX-License-Identifier: BSL-1.0
// An exact sum of money in one currency: a whole number of its smallest unit (đồng, cent), never a double.
//
//     const money<VND> fee = 50'000_VND;
//     const money<USD> grant = money<USD>::from_major_units(1'200);   // 1,200.00 USD
#pragma once

#include <compare>

#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/currency.hpp>

namespace govkpi {

/// An amount of money of currency C. Eight bytes, trivially copyable; money<C>{} is zero. Range: 64 bits of the minor
/// unit, about 9.2 thousand million tỷ đồng. Arithmetic is exact and throws govkpi::overflow where the result does not fit.
template <currency_tag C>
class money {
public:
    using currency_type = C;
    using dimension = money;

    constexpr money() noexcept = default;

    /// From a number of the smallest units: đồng for VND, cents for USD.
    template <detail::plain_integer I>
    static constexpr money from_minor_units(I units) {
        return detail::raw::as<money>(detail::checked_int64(units));
    }
    /// From a number of whole units: đồng for VND, dollars for USD.
    template <detail::plain_integer I>
    static constexpr money from_major_units(I units) {
        constexpr std::int64_t minor_per_major = detail::power_of_ten(minor_digits<C>);
        return detail::raw::as<money>(detail::checked_multiply(detail::checked_int64(units), minor_per_major));
    }

    constexpr std::int64_t minor_units() const noexcept { return raw_; }

    friend constexpr auto operator<=>(money, money) noexcept = default;

    template <class T> requires std::integral<T>
    money(T) = delete;  // a bare number has no unit: write 5_trieu, or money<VND>::from_minor_units(5)
    template <detail::inexact F>
    money(F) = delete;  // a double is not exact: write whole units (36_ty + 631_trieu), or parse the text
    template <class T> requires(!detail::plain_integer<T>)
    static money from_minor_units(T) = delete;  // takes a whole number; a double is not exact: parse the text
    template <class T> requires(!detail::plain_integer<T>)
    static money from_major_units(T) = delete;  // takes a whole number; a double is not exact: parse the text

private:
    friend struct detail::raw;
    std::int64_t raw_ = 0;
};

/// Money of another currency at an exact rate of C units for `per` units of From, rounded as said. The rate is data of
/// a day and a bank: the library knows none.
template <currency_tag To, currency_tag From>
constexpr money<To> exchange(money<From> amount, money<To> rate, money<From> per, rounding mode) {
    if (per.minor_units() <= 0) detail::throw_invalid_argument("govkpi: an exchange rate needs a positive base");
    const detail::int128 product = detail::wide_product(amount.minor_units(), rate.minor_units());
    const auto rounded = detail::rounded_division<detail::int128>(product, per.minor_units(), mode);
    return money<To>::from_minor_units(detail::checked_narrow(rounded));
}

}  // namespace govkpi
