// SPDX-License-Identifier: BSL-1.0
// A currency as a type. Each is one line that names its row of ISO 4217; a code that is not in the table does not
// compile. `govkpi/currencies.hpp` has a tag for every active code.
//
//     struct LAK { static constexpr govkpi::currency info = govkpi::iso_4217("LAK"); };
//     struct ward_voucher { static constexpr govkpi::currency info{"WVO", 0, 0, 0, "Ward voucher"}; };
#pragma once

#include <concepts>

#include <govkpi/quantity/iso_4217.hpp>

namespace govkpi {

/// The constant `info` row of a tag; one name, so that the compiler's message about a tag without it is short.
template <class C>
inline constexpr bool has_a_currency_info = requires {
    { C::info } -> std::same_as<const currency&>;
};
/// What may stand for a currency: any type with a constant `info` row.
template <class C>
concept currency_tag = has_a_currency_info<C>;  // struct LAK { static constexpr govkpi::currency info = govkpi::iso_4217("LAK"); };

struct VND { static constexpr currency info = iso_4217("VND"); };
struct USD { static constexpr currency info = iso_4217("USD"); };
struct EUR { static constexpr currency info = iso_4217("EUR"); };

/// Decimal places of the currency's amounts; 0 where the standard names none (gold, the testing code).
template <currency_tag C>
inline constexpr int minor_digits = [] {
    static_assert(C::info.minor_digits <= 18, "a currency has at most 18 decimal places");
    return C::info.minor_digits > 0 ? C::info.minor_digits : 0;
}();

}  // namespace govkpi
