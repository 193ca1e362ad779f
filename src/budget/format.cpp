// SPDX-License-Identifier: BSL-1.0
#include <govkpi/format.hpp>

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/compile.h>
#include <fmt/format.h>
#include <utf8proc.h>

#include "../quantity/pattern.hpp"

namespace govkpi {
namespace detail {
namespace {

/// Columns that the text takes on a terminal. What the library writes is valid UTF-8; a user's label may not be, and a
/// byte of that counts as one.
int columns(const char* text, const char* end) noexcept {
    int total = 0;
    while (text != end) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text), end - text, &character);
        total += length > 0 ? utf8proc_charwidth(character) : 1;
        text += length > 0 ? length : 1;
    }
    return total;
}

}  // namespace

void throw_format_error(const char* static_text) { throw fmt::format_error{static_text}; }

fmt::format_context::iterator figure_spec::pad(const char* text, const char* text_end,
                                               fmt::format_context::iterator out) const {
    const int missing = width > 0 ? std::max(0, width - columns(text, text_end)) : 0;
    const int before = align == '>' ? missing : align == '^' ? missing / 2 : 0;
    out = std::fill_n(out, before, fill);
    // Through fmt's own appending of a whole text, which copies at once where an output iterator takes each character.
    out = fmt::format_to(out, FMT_COMPILE("{}"), std::string_view{text, static_cast<std::size_t>(text_end - text)});
    return std::fill_n(out, missing - before, fill);
}

std::string explain_figures(std::string_view value, std::string_view numerator, std::string_view denominator) {
    std::string text;
    text.append(value).append(" = ").append(numerator).append(" / ").append(denominator);
    return text;
}

std::string explain_amounts(std::string_view value, std::int64_t numerator, std::int64_t denominator,
                            const currency& of, language lang) {
    text_style style{.lang = lang};
    const int minor = of.minor_digits > 0 ? of.minor_digits : 0;
    struct choice {
        amount_form form;
        int zeros;
    };
    for (const choice c : {choice{amount_form::billions, 9}, {amount_form::millions, 6}, {amount_form::thousands, 3}}) {
        const std::int64_t size = power_of_ten(c.zeros + minor);
        if (numerator % size == 0 && denominator % size == 0) {
            style.form = c.form;
            break;
        }
    }
    char below[longest_text];
    char* const below_end = write_amount(below, denominator, of, style);
    style.unit = false;
    char above[longest_text];
    char* const above_end = write_amount(above, numerator, of, style);
    return explain_figures(value, {above, static_cast<std::size_t>(above_end - above)},
                           {below, static_cast<std::size_t>(below_end - below)});
}

}  // namespace detail

namespace {

struct period_words {
    labels calendar_year{"{year}", "năm {year}"};
    labels fiscal_year{"fiscal year {year}", "năm tài chính {year}"};
    labels first_half{"first half of {year}", "6 tháng đầu {year}"};
    labels second_half{"second half of {year}", "6 tháng cuối {year}"};
    labels quarter{"Q{number} of {year}", "quý {roman} {year}"};
    labels month{"{month} {year}", "tháng {number} {year}"};
    labels month_of_fiscal{"{month} of {year}", "tháng {number} của {year}"};
    labels one_month{"{number} month of {year}", "{number} tháng {year}"};
    labels months{"{number} months of {year}", "{number} tháng {year}"};
};
constexpr period_words say{};
constexpr labels month_names[] = {{"January"}, {"February"}, {"March"},     {"April"},   {"May"},      {"June"},
                                  {"July"},    {"August"},   {"September"}, {"October"}, {"November"}, {"December"}};
constexpr const char* roman[] = {"", "I", "II", "III", "IV"};

std::string in_words(const fiscal_period& period, language lang) {
    const bool of_calendar = period.calendar().first_month == 1;
    const std::string year =
        detail::filled(of_calendar ? say.calendar_year : say.fiscal_year, lang, fmt::arg("year", period.fiscal_year()));
    const int n = period.number();
    const auto in_year = fmt::arg("year", year);
    switch (period.kind()) {
        case fiscal_period::span::year:
            break;
        case fiscal_period::span::half:
            return detail::filled(n == 1 ? say.first_half : say.second_half, lang, in_year);
        case fiscal_period::span::quarter:
            return detail::filled(say.quarter, lang, in_year, fmt::arg("number", n), fmt::arg("roman", roman[n]));
        case fiscal_period::span::month: {
            const int month = period.ends().month;
            return detail::filled(of_calendar ? say.month : say.month_of_fiscal, lang, in_year,
                                  fmt::arg("number", month), fmt::arg("month", month_names[month - 1].in(lang)));
        }
        case fiscal_period::span::cumulative:
            return detail::filled(n == 1 ? say.one_month : say.months, lang, in_year, fmt::arg("number", n));
    }
    return year;
}

}  // namespace

/// A fiscal year that is not the calendar's says so.
char* write(char* out, const fiscal_period& period, const text_style& style) {
    const std::string words = in_words(period, style.lang);
    return std::copy_n(words.data(), std::min(words.size(), longest_text), out);
}

}  // namespace govkpi
