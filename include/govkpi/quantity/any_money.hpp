// SPDX-License-Identifier: BSL-1.0
// Money whose currency is known only at run time: what comes in from a file or a form, before it gets its type.
#pragma once

#include <govkpi/export.hpp>
#include <govkpi/quantity/money.hpp>

namespace govkpi {

/// Two currencies met at run time. what() names both codes.
class GOVKPI_EXPORT currency_mismatch : public std::exception {
public:
    currency_mismatch(const currency& expected, const currency& got) noexcept;
    const char* what() const noexcept override;

private:
    char text_[64];
};

namespace detail {
[[noreturn]] GOVKPI_EXPORT void throw_currency_mismatch(const currency& expected, const currency& got);

constexpr bool same_currency(const currency& a, const currency& b) noexcept {
    return a.code[0] == b.code[0] && a.code[1] == b.code[1] && a.code[2] == b.code[2];
}
}  // namespace detail

/// An exact amount and its currency. Adds and orders within one currency; throws currency_mismatch across two.
class any_money {
public:
    /// Throws invalid_argument where the currency has more than 18 decimal places.
    any_money(std::int64_t minor_units, const currency& of) : minor_units_{minor_units}, currency_{of} {
        if (of.minor_digits > 18) detail::throw_invalid_argument("govkpi: a currency has at most 18 decimal places");
    }
    template <currency_tag C>
    any_money(money<C> amount) noexcept : minor_units_{amount.minor_units()}, currency_{C::info} {}

    std::int64_t minor_units() const noexcept { return minor_units_; }
    const govkpi::currency& currency() const noexcept { return currency_; }

    template <currency_tag C>
    bool is() const noexcept { return detail::same_currency(currency_, C::info); }
    /// The typed amount. Throws currency_mismatch where it is in another currency.
    template <currency_tag C>
    money<C> as() const {
        if (!is<C>()) detail::throw_currency_mismatch(C::info, currency_);
        return money<C>::from_minor_units(minor_units_);
    }

    friend any_money operator+(const any_money& a, const any_money& b) {
        a.demand_same(b);
        return {detail::checked_add(a.minor_units_, b.minor_units_), a.currency_};
    }
    friend any_money operator-(const any_money& a, const any_money& b) {
        a.demand_same(b);
        return {detail::checked_subtract(a.minor_units_, b.minor_units_), a.currency_};
    }
    /// Amounts of two currencies are simply not equal; only their order has no answer.
    friend bool operator==(const any_money& a, const any_money& b) noexcept {
        return a.minor_units_ == b.minor_units_ && detail::same_currency(a.currency_, b.currency_);
    }
    friend std::strong_ordering operator<=>(const any_money& a, const any_money& b) {
        a.demand_same(b);
        return a.minor_units_ <=> b.minor_units_;
    }

private:
    void demand_same(const any_money& other) const {
        if (!detail::same_currency(currency_, other.currency_)) detail::throw_currency_mismatch(currency_, other.currency_);
    }

    std::int64_t minor_units_;
    govkpi::currency currency_;
};

}  // namespace govkpi
