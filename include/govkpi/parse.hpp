// SPDX-License-Identifier: BSL-1.0
// Reading printed figures, exactly and in a declared style: whether "1.234" is a thousand or a bit more than one is
// said, never guessed.
//
//     const auto sum = parse<money<VND>>("36 tỷ 631 triệu đồng", number_style::of(language::vi));
//     if (!sum) fmt::print("column {}: expected {}", sum.error().position() + 1, sum.error().expected());
//
// Precomposed and combining letters (NFC, NFD) read alike. Upper and lower case read alike.
#pragma once

#include <optional>
#include <string_view>

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/reported.hpp>
#include <govkpi/quantity/result.hpp>

namespace govkpi {

/// How numbers are written in a text or a column.
struct number_style {
    language words = language::en;  ///< whose scale and currency words are understood
    char decimal_mark = '.';
    char group_mark = ',';                   ///< '\0' where digits are not grouped; ' ' takes no-break spaces as well
    bool parentheses_are_negative = false;   ///< (31.000,00) is below zero, as accountants write it
    bool percent_sign_may_lack = false;      ///< for a column that is headed "%"
    std::int64_t unit = 1;  ///< what an amount without any scale or currency word is in: 1'000'000 for a column in triệu

    static constexpr number_style of(language lang) noexcept;
};

namespace detail {

/// With the marks that the language writes with.
GOVKPI_EXPORT number_style style_of(language lang) noexcept;

/// A number as printed: `units` of the smallest unit, and what its last digit is worth in those.
struct printed_number {
    std::int64_t units;
    rational last_digit;
};
/// A ratio as printed: digits / (100 * 10^decimals).
struct printed_percent {
    std::int64_t digits;
    int decimals;
};

}  // namespace detail

constexpr number_style number_style::of(language lang) noexcept {
    if (lang == language::en) return {};
    if (lang == language::vi) return {.words = lang, .decimal_mark = ',', .group_mark = '.'};
    return detail::style_of(lang);
}

namespace detail {

GOVKPI_EXPORT result<printed_number> parse_amount(std::string_view text, const number_style& style, const currency& of);
GOVKPI_EXPORT result<printed_number> parse_count(std::string_view text, const number_style& style, const labels& label);
GOVKPI_EXPORT result<printed_percent> parse_percent(std::string_view text, const number_style& style);

template <class T>
struct parser;

template <currency_tag C>
struct parser<reported<money<C>>> {
    static result<reported<money<C>>> read(std::string_view text, const number_style& style) {
        const auto printed = parse_amount(text, style, C::info);
        if (!printed) return printed.error();
        return reported<money<C>>{money<C>::from_minor_units(printed->units), printed->last_digit};
    }
};
template <currency_tag C>
struct parser<money<C>> {
    static result<money<C>> read(std::string_view text, const number_style& style) {
        const auto printed = parse_amount(text, style, C::info);
        if (!printed) return printed.error();
        return money<C>::from_minor_units(printed->units);
    }
};
template <countable T>
struct parser<count<T>> {
    static result<count<T>> read(std::string_view text, const number_style& style) {
        const auto printed = parse_count(text, style, T::label);
        if (!printed) return printed.error();
        return count<T>{printed->units};
    }
};
template <>
struct parser<reported<ratio>> {
    static result<reported<ratio>> read(std::string_view text, const number_style& style) {
        const auto printed = parse_percent(text, style);
        if (!printed) return printed.error();
        return as_printed_percent(printed->digits, printed->decimals);
    }
};
template <>
struct parser<ratio> {
    static result<ratio> read(std::string_view text, const number_style& style) {
        const auto printed = parse_percent(text, style);
        if (!printed) return printed.error();
        return make_ratio(printed->digits, 100 * power_of_ten(printed->decimals));
    }
};

}  // namespace detail

/// The whole of `text` as a T: money<C>, count<T>, ratio, or reported<> of money and ratio. White space around it does
/// not count. Errors say the byte and what was expected there: not a number, digits grouped wrongly, an unknown word,
/// another currency, scale words out of order, digits below the smallest unit, more than 64 bits, invalid UTF-8.
///
/// money   1.234.567,5 | -36.631.000.000 ₫ | 36 tỷ 631 triệu đồng | 27,2 ngàn tỷ | 108,987 tỷ | VND 36,631 million
/// count   152.000 | 152.000 người
/// ratio   103,3% | 103,3 % (a bare 103,3 only where the style says that the sign may lack)
template <class T>
result<T> parse(std::string_view text, const number_style& style) {
    return detail::parser<T>::read(text, style);
}

/// What stands in a cell of a published table, where three ways of writing no number are kept apart.
enum class cell_state : std::uint8_t {
    value,          ///< a figure, zero among them
    blank,          ///< nothing was written: missing
    none,           ///< "-": there was no occurrence
    not_collected,  ///< "..." or "…": it occurred, but was not collected
};

template <class T>
struct parsed_cell {
    cell_state state = cell_state::blank;
    std::optional<T> value;  ///< there where state says so
};

namespace detail {
GOVKPI_EXPORT cell_state state_of_cell(std::string_view text) noexcept;
}

/// A cell that may hold no number. Errors as parse().
/// Field: the signs are those of Vietnamese statistical yearbooks.
template <class T>
result<parsed_cell<T>> parse_cell(std::string_view text, const number_style& style) {
    const cell_state state = detail::state_of_cell(text);
    if (state != cell_state::value) return parsed_cell<T>{state, std::nullopt};
    const auto value = parse<T>(text, style);
    if (!value) return value.error();
    return parsed_cell<T>{state, *value};
}

}  // namespace govkpi
