// SPDX-License-Identifier: BSL-1.0
// Figures as text, exact to the digit: rounded once, from the integers, never by way of a double. These functions fill a
// buffer and allocate nothing; <govkpi/format.hpp> has the same for fmt.
//
//     char line[longest_text];
//     char* end = write(line, 36_ty + 631_trieu, {.lang = language::vi});     // 36.631.000.000 ₫
#pragma once

#include <cstddef>

#include <govkpi/export.hpp>
#include <govkpi/quantity/any_money.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/reported.hpp>

namespace govkpi {

/// How an amount of money is spread out.
enum class amount_form : std::uint8_t {
    full,       ///< 36.631.000.000 ₫
    scaled,     ///< 36 tỷ 631 triệu đồng: nothing is lost
    thousands,  ///< 36.631.000 nghìn đồng, rounded to the decimals asked for
    millions,   ///< 36.631 triệu đồng
    billions,   ///< 36,631 tỷ đồng
};

/// How figures are written. Money in full and counts have the digits that they have; a percentage, points and money in
/// a scale have `decimals`, or when that is negative as many as is usual: one for a percentage, none for a scale.
struct text_style {
    language lang = language::en;
    amount_form form = amount_form::full;
    std::int8_t decimals = -1;  ///< up to 15
    rounding mode = rounding::half_away;
    bool unit = true;    ///< false: the number alone
    bool signs = false;  ///< true: a positive figure shows its plus
};

/// Room for any figure in any style.
inline constexpr std::size_t longest_text = 256;

namespace detail {

GOVKPI_EXPORT char* write_amount(char* out, std::int64_t minor_units, const currency& of, const text_style& style);
/// numerator / denominator (positive) smallest units, rounded once to what is shown.
GOVKPI_EXPORT char* write_amount_quotient(char* out, std::int64_t numerator, std::int64_t denominator, const currency& of,
                                          const text_style& style);
/// An amount whose last printed digit is worth so many smallest units.
GOVKPI_EXPORT char* write_printed_amount(char* out, std::int64_t minor_units, const rational& last_digit,
                                         const currency& of, const text_style& style);
GOVKPI_EXPORT char* write_count(char* out, std::int64_t value, const labels& label, const text_style& style);
GOVKPI_EXPORT char* write_percent(char* out, std::int64_t numerator, std::int64_t denominator, const text_style& style);
GOVKPI_EXPORT char* write_undefined(char* out, undefined why, const text_style& style);
/// numerator / denominator as a decimal number without a unit.
GOVKPI_EXPORT char* write_decimal(char* out, int128 numerator, int128 denominator, int decimals, const text_style& style);
GOVKPI_EXPORT char* write_per(char* out, const labels& each, const text_style& style);
GOVKPI_EXPORT char* write_amount_range(char* out, const exact_interval& minor_units, const currency& of,
                                       const text_style& style);
GOVKPI_EXPORT char* write_percent_range(char* out, const exact_interval& shares, const text_style& style);

/// Decimals that a printed percentage had, from what its last digit is worth.
GOVKPI_EXPORT int decimals_of_percent(const rational& unit) noexcept;

/// The word for one of T, where its tag has one ("người" of 95 triệu đồng/người), else the word for many.
template <countable T>
constexpr labels each_of() {
    if constexpr (requires { { T::each } -> std::same_as<const labels&>; }) return T::each;
    else return T::label;
}

}  // namespace detail

// Each writes at most longest_text bytes of UTF-8, without a final zero, and returns the end.

template <monetary Q>
char* write(char* out, Q amount, const text_style& style = {}) {
    return detail::write_amount(out, amount.minor_units(), Q::currency_type::info, style);
}
inline char* write(char* out, const any_money& amount, const text_style& style = {}) {
    return detail::write_amount(out, amount.minor_units(), amount.currency(), style);
}
template <countable T>
char* write(char* out, count<T> value, const text_style& style = {}) {
    return detail::write_count(out, value.value(), T::label, style);
}

/// A quotient of like by like as a percentage; money per head as money; anything else as a decimal number.
template <quotient_like Q>
char* write(char* out, const Q& value, const text_style& style = {}) {
    if (!value.is_defined()) return detail::write_undefined(out, value.reason(), style);
    const std::int64_t n = detail::raw::of(value.numerator());
    const std::int64_t d = detail::raw::of(value.denominator());
    if constexpr (dimensionless<Q>) {
        return detail::write_percent(out, n, d, style);
    } else if constexpr (monetary<numerator_of<Q>> && !monetary<denominator_of<Q>>) {
        out = detail::write_amount_quotient(out, n, d, numerator_of<Q>::currency_type::info, style);
        return style.unit ? detail::write_per(out, detail::each_of<typename denominator_of<Q>::thing>(), style) : out;
    } else {
        return detail::write_decimal(out, n, d, style.decimals < 0 ? 1 : style.decimals, style);
    }
}

/// "+3.3 pp", "+3,3 điểm %". Throws overflow where the number of points does not fit in 128 bits.
GOVKPI_EXPORT char* write(char* out, const percent_points& points, const text_style& style = {});

/// With the digits that it was printed with: "103,30%" stays so, and an amount is in the scale of its last digit,
/// "36.631 triệu đồng", "142,6 tỷ đồng". A style that asks for decimals, or for another form, gets them.
inline char* write(char* out, const reported<ratio>& figure, text_style style = {}) {
    if (style.decimals < 0) style.decimals = static_cast<std::int8_t>(detail::decimals_of_percent(figure.unit()));
    return write(out, figure.value(), style);
}
template <monetary Q>
char* write(char* out, const reported<Q>& figure, const text_style& style = {}) {
    return detail::write_printed_amount(out, figure.value().minor_units(), figure.unit(), Q::currency_type::info, style);
}
template <countable T>
char* write(char* out, const reported<count<T>>& figure, const text_style& style = {}) {
    return write(out, figure.value(), style);
}

/// "35.443–35.479 triệu đồng": bounds rounded outward to the smallest unit (a percentage to its decimals), in the
/// largest scale that shows them whole.
template <monetary Q>
char* write(char* out, const interval<Q>& values, const text_style& style = {}) {
    return detail::write_amount_range(out, values.numbers(), Q::currency_type::info, style);
}
inline char* write(char* out, const interval<ratio>& values, const text_style& style = {}) {
    return detail::write_percent_range(out, values.numbers(), style);
}

}  // namespace govkpi
