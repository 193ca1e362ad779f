// SPDX-License-Identifier: BSL-1.0
// fmt prints every quantity. fmt is included here only.
//
//     fmt::print("{}", done);            // 103.3%
//     fmt::print("{:vi .2%}", done);     // 103,30%
//     fmt::print("{:vi scaled}", sum);   // 36 tỷ 631 triệu đồng
//     fmt::print("{:>20 vi}", sum);      // in a column of 20
//
// A specification is an optional alignment and width as in fmt (<20, >20, ^20, with a fill before the sign if wanted),
// then words in any order, parted by spaces:
//     en, vi                             the language (en)
//     scaled, thousands, millions, billions    how an amount is spread out (in full)
//     .2 or .2% or %                     decimals of a percentage, of points, or of an amount in a scale
//     half_even, half_away, up, down, floor, ceiling     the rounding (half_away)
//     bare                               the number without its unit
//     signed                             a plus before positive figures
#pragma once

#include <string>
#include <string_view>

#include <fmt/core.h>

#include <govkpi/budget/amount.hpp>
#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/budget/variance.hpp>
#include <govkpi/quantity/text.hpp>

namespace govkpi {
namespace detail {

// Not constexpr, so that a bad specification in a constant format string stops the compiler.
[[noreturn]] GOVKPI_EXPORT void throw_format_error(const char* static_text);

/// What a format specification says.
struct figure_spec {
    text_style style;
    int width = 0;
    char align = '<';
    char fill = ' ';

    constexpr auto parse(fmt::format_parse_context& context) {
        const char* at = context.begin();
        const char* const end = context.end();
        at = parse_alignment(at, end);
        while (at != end && *at != '}') {
            if (*at == ' ') {
                ++at;
                continue;
            }
            const char* word_end = at;
            while (word_end != end && *word_end != '}' && *word_end != ' ') ++word_end;
            parse_word({at, static_cast<std::size_t>(word_end - at)});
            at = word_end;
        }
        return at;
    }

    /// The finished text, padded to the width in characters.
    GOVKPI_EXPORT fmt::format_context::iterator pad(const char* text, const char* text_end,
                                                    fmt::format_context::iterator out) const;

private:
    static constexpr bool is_align(char c) { return c == '<' || c == '>' || c == '^'; }

    constexpr const char* parse_alignment(const char* at, const char* end) {
        if (end - at > 1 && is_align(at[1]) && at[0] != '{' && at[0] != '}') fill = *at++;
        if (at != end && is_align(*at)) align = *at++;
        for (; at != end && *at >= '0' && *at <= '9'; ++at) {
            width = width * 10 + (*at - '0');
            if (width > 1000) throw_format_error("govkpi: a width is at most 1000");
        }
        return at;
    }

    constexpr void parse_word(std::string_view word) {
        if (word == "en") style.lang = language::en;
        else if (word == "vi") style.lang = language::vi;
        else if (word == "scaled") style.form = amount_form::scaled;
        else if (word == "thousands") style.form = amount_form::thousands;
        else if (word == "millions") style.form = amount_form::millions;
        else if (word == "billions") style.form = amount_form::billions;
        else if (word == "half_even") style.mode = rounding::half_even;
        else if (word == "half_away") style.mode = rounding::half_away;
        else if (word == "up") style.mode = rounding::up;
        else if (word == "down") style.mode = rounding::down;
        else if (word == "floor") style.mode = rounding::floor;
        else if (word == "ceiling") style.mode = rounding::ceiling;
        else if (word == "bare") style.unit = false;
        else if (word == "signed") style.signs = true;
        else parse_decimals(word);
    }

    constexpr void parse_decimals(std::string_view word) {
        if (!word.empty() && word.back() == '%') word.remove_suffix(1);
        if (word.empty()) return;  // a lone %: as is usual
        int decimals = 0;
        bool good = word.size() >= 2 && word.size() <= 3 && word[0] == '.';
        for (const char c : word.substr(1)) {
            good = good && c >= '0' && c <= '9';
            decimals = decimals * 10 + (c - '0');
        }
        if (!good || decimals > 15) throw_format_error("govkpi: not a word of a figure's format, such as vi or .2%");
        style.decimals = static_cast<std::int8_t>(decimals);
    }
};

/// The formatter of everything that write() writes.
struct figure_formatter : figure_spec {
    template <class Figure>
    auto format(const Figure& figure, fmt::format_context& context) const {
        char text[longest_text];
        return pad(text, write(text, figure, style), context.out());
    }
};

}  // namespace detail

GOVKPI_EXPORT char* write(char* out, const fiscal_period& period, const text_style& style = {});

template <flow F, currency_tag C>
char* write(char* out, const budget_variance<F, C>& variance, text_style style = {}) {
    style.signs = true;
    return write(out, variance.difference(), style);
}

namespace detail {
GOVKPI_EXPORT std::string explain_amounts(std::string_view value, std::int64_t numerator, std::int64_t denominator,
                                          const currency& of, language lang);
GOVKPI_EXPORT std::string explain_figures(std::string_view value, std::string_view numerator, std::string_view denominator);
}  // namespace detail

/// A quotient with the figures that it comes from: "103,3% = 36.631 / 35.461 triệu đồng". Amounts are shown in the
/// largest scale that loses nothing.
template <quotient_like Q>
std::string explain(const Q& value, const text_style& style = {}) {
    char text[longest_text];
    const std::string_view shown{text, static_cast<std::size_t>(write(text, value, style) - text)};
    if (value.withheld() != undefined::no) return std::string{shown};
    if constexpr (monetary<numerator_of<Q>> && monetary<denominator_of<Q>>) {
        return detail::explain_amounts(shown, value.numerator().minor_units(), value.denominator().minor_units(),
                                       numerator_of<Q>::currency_type::info, style.lang);
    } else if constexpr (plain<numerator_of<Q>>) {
        text_style number = style;
        number.unit = false;
        char above[longest_text];
        char below[longest_text];
        char* const above_end = detail::write_count(above, value.numerator().value(), {}, number);
        char* const below_end = detail::write_count(below, value.denominator().value(), {}, number);
        return detail::explain_figures(shown, {above, static_cast<std::size_t>(above_end - above)},
                                       {below, static_cast<std::size_t>(below_end - below)});
    } else {
        text_style spread = style;
        spread.form = amount_form::scaled;
        char above[longest_text];
        char below[longest_text];
        char* const above_end = write(above, value.numerator(), spread);
        char* const below_end = write(below, value.denominator(), spread);
        return detail::explain_figures(shown, {above, static_cast<std::size_t>(above_end - above)},
                                       {below, static_cast<std::size_t>(below_end - below)});
    }
}

}  // namespace govkpi

/// @cond  fmt's own namespace, of which Doxygen knows nothing
template <govkpi::currency_tag C>
struct fmt::formatter<govkpi::money<C>> : govkpi::detail::figure_formatter {};
template <>
struct fmt::formatter<govkpi::any_money> : govkpi::detail::figure_formatter {};
template <govkpi::countable T>
struct fmt::formatter<govkpi::count<T>> : govkpi::detail::figure_formatter {};
template <govkpi::flow F, govkpi::budget_basis B, govkpi::currency_tag C>
struct fmt::formatter<govkpi::amount<F, B, C>> : govkpi::detail::figure_formatter {};
template <govkpi::additive N, govkpi::additive D>
struct fmt::formatter<govkpi::quotient<N, D>> : govkpi::detail::figure_formatter {};
template <govkpi::currency_tag C>
struct fmt::formatter<govkpi::per_capita<C>> : govkpi::detail::figure_formatter {};
template <>
struct fmt::formatter<govkpi::percent_points> : govkpi::detail::figure_formatter {};
template <class T>
struct fmt::formatter<govkpi::reported<T>> : govkpi::detail::figure_formatter {};
template <class T>
struct fmt::formatter<govkpi::interval<T>> : govkpi::detail::figure_formatter {};
template <>
struct fmt::formatter<govkpi::fiscal_period> : govkpi::detail::figure_formatter {};
template <govkpi::flow F, govkpi::currency_tag C>
struct fmt::formatter<govkpi::budget_variance<F, C>> : govkpi::detail::figure_formatter {};
/// @endcond
