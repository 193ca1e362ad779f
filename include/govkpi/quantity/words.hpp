// SPDX-License-Identifier: BSL-1.0
// Whole numbers and amounts spelled out, as official papers repeat a sum in words ("Bằng chữ: ...").
//
//     to_words(36_ty + 631_trieu, {.lang = language::vi, .capital = true})
//         // "Ba mươi sáu tỷ sáu trăm ba mươi mốt triệu đồng"
//     to_words(money<USD>::from_minor_units(10'50))      // "ten US dollars and fifty cents"
//     to_words(-105)                                     // "minus one hundred five"
#pragma once

#include <concepts>
#include <cstdint>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/quantity/any_money.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/text.hpp>

namespace govkpi {

/// The Vietnamese word for a zero in the place of the tens: 105 is "một trăm linh năm" in schoolbooks and in the north,
/// "một trăm lẻ năm" in the south.
enum class zero_tens : std::uint8_t { linh, le };

struct words_style {
    language lang = language::en;
    bool capital = false;  ///< the first letter is a capital one
    zero_tens zero = zero_tens::linh;
};

/// Any 64-bit number. Every text stands for one number only.
///
/// Vietnamese is read class by class as schools teach it: 1 is "mốt" and 4 is "tư" behind "mươi", 5 is "lăm" behind
/// "mươi" and "mười"; behind a class that was said, hundreds that are zero are said too ("một triệu không trăm linh năm
/// nghìn"), and classes that are zero as a whole are left out. Above "tỷ" (10^9) there is no further word in official
/// use: budgets say "nghìn tỷ" (10^12), "triệu tỷ" (10^15) and "tỷ tỷ" (10^18), so the number of tỷ is spelled out by
/// the same rules, with one "tỷ" behind it.
///
/// English has a hyphen in "thirty-six", no "and", no commas, and thousand, million, billion (10^9) up to quintillion.
GOVKPI_EXPORT std::string to_words(std::int64_t number, const words_style& style = {});

/// An amount with its currency: "mười đô la Mỹ và năm mươi xu", "ten US dollars and fifty cents"; only cents where
/// there are no dollars. A currency whose words the library does not have is named by its code. Decimals that have no
/// name are read one by one: "one point two five zero KWD", "một phẩy hai năm không KWD".
GOVKPI_EXPORT std::string to_words(const any_money& amount, const words_style& style = {});

/// Money of a known currency, an amount of a flow.
template <monetary Q>
std::string to_words(Q amount, const words_style& style = {}) {
    return to_words(any_money{amount.minor_units(), Q::currency_type::info}, style);
}

namespace detail {
GOVKPI_EXPORT std::string count_in_words(std::int64_t value, const labels& many, const labels& one,
                                         const words_style& style);
}  // namespace detail

/// "eighteen thousand people", "mười tám nghìn người".
template <countable T>
std::string to_words(count<T> value, const words_style& style = {}) {
    return detail::count_in_words(value.value(), T::label, detail::each_of<T>(), style);
}

template <class T>
    requires std::floating_point<T> || (std::unsigned_integral<T> && sizeof(T) >= sizeof(std::int64_t))
std::string to_words(T, const words_style& = {}) = delete;  // words are for whole numbers: pass a std::int64_t

}  // namespace govkpi
