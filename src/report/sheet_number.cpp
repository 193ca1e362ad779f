// SPDX-License-Identifier: BSL-1.0
#include "sheet_number.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <govkpi/quantity/detail/integer.hpp>
#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/language_data.hpp>

namespace govkpi::report {
namespace {

constexpr std::size_t most_digits = 15;  // what a spreadsheet shows and keeps of any number
constexpr std::size_t longest_affix = 40;
constexpr std::size_t longest_format = 127;  // what the writer keeps

int digits_of_form(amount_form form) {
    switch (form) {
        case amount_form::thousands:
            return 3;
        case amount_form::millions:
            return 6;
        case amount_form::billions:
            return 9;
        case amount_form::full:
        case amount_form::scaled:
            break;
    }
    return 0;
}

/// A word for what is counted is in small letters.
bool looks_like_currency(std::string_view unit) {
    return !unit.empty() && std::all_of(unit.begin(), unit.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// None for a currency whose decimals are not known.
std::optional<int> scale_of(const exact_value& figure, amount_form form) {
    if (figure.kind == value_kind::points) return -2;
    if (figure.kind == value_kind::percentage || figure.kind == value_kind::count) return 0;
    if (const currency* of = find_currency(figure.unit.data(), figure.unit.size()))
        return std::max(0, static_cast<int>(of->minor_digits)) + digits_of_form(form);
    const bool money = figure.kind == value_kind::amount || looks_like_currency(figure.unit);
    return money ? std::nullopt : std::optional{0};
}

/// A text as what stands before its number, the decimals of it, and what stands behind.
struct shown_number {
    std::string before, after;
    int decimals = 0;
};

/// None where the digits are not one number, as in "36 tỷ 631 triệu đồng".
std::optional<shown_number> parts_of(std::string_view text, language lang) {
    constexpr std::string_view digits = "0123456789";
    const std::size_t first = text.find_first_of(digits);
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t end = text.find_last_of(digits) + 1;
    const std::string_view number = text.substr(first, end - first);
    if (number.find_first_not_of("0123456789.,") != std::string_view::npos) return std::nullopt;
    std::string_view before = text.substr(0, first);
    if (!before.empty() && (before.back() == '-' || before.back() == '+')) before.remove_suffix(1);
    const std::size_t mark = number.find(lang.data().decimal_mark);
    const int decimals = mark == std::string_view::npos ? 0 : static_cast<int>(number.size() - mark - 1);
    return shown_number{std::string{before}, std::string{text.substr(end)}, decimals};
}

/// The text as a format says it word for word; empty where it is too long to be a unit.
std::string literal(std::string text) {
    std::erase_if(text, [](char c) { return c == '"' || static_cast<unsigned char>(c) < ' '; });
    if (text.empty() || text.size() > longest_affix) return {};
    return '"' + text + '"';
}

/// For a text that is not one number: with its unit as a code.
shown_number usual_parts(const exact_value& figure, int scale) {
    const bool as_share = figure.kind == value_kind::percentage || figure.kind == value_kind::points;
    const int usual = as_share ? 1 : std::max(0, scale);
    const bool in_full = !as_share && figure.denominator == 1;
    return {"", figure.style.unit && !figure.unit.empty() ? " " + figure.unit : "",
            figure.style.decimals < 0 || in_full ? usual : static_cast<int>(figure.style.decimals)};
}

std::string format_of(const exact_value& figure, const shown_number& parts) {
    std::string number = "#,##0";
    if (parts.decimals > 0) number += "." + std::string(static_cast<std::size_t>(parts.decimals), '0');
    const bool percentage = figure.kind == value_kind::percentage;
    const std::string whole = literal(parts.before) + number + (percentage ? "%" : literal(parts.after));
    const bool signs = figure.style.signs || figure.kind == value_kind::points;
    const std::string format = signs ? "+" + whole + ";-" + whole + ";" + whole : whole;
    return format.size() <= longest_format ? format : number + (percentage ? "%" : "");
}

bool fits(std::int64_t number) {
    std::string digits = std::to_string(number);
    if (digits[0] == '-') digits.erase(0, 1);
    return digits.find_last_not_of('0') + 1 <= most_digits;  // npos + 1 is 0
}

}  // namespace

std::optional<sheet_number> number_of(const cell& shown) {
    if (!shown.value || !shown.value->is_defined()) return std::nullopt;
    const exact_value& figure = *shown.value;
    // "95 triệu đồng" in that form is one number by chance, and in no scale that the form names.
    const bool spread_out = figure.style.form == amount_form::scaled;
    const auto parts = spread_out ? std::nullopt : parts_of(shown.text, figure.style.lang);
    const std::optional<int> scale = scale_of(figure, parts ? figure.style.form : amount_form::full);
    if (!scale) return std::nullopt;
    double value = 0;
    if (figure.denominator == 1 && *scale >= 0) {
        if (!fits(figure.numerator)) return std::nullopt;
        // No decimal mark, so the locale has no say; the nearest number that there is.
        value = std::strtod((std::to_string(figure.numerator) + "e-" + std::to_string(*scale)).c_str(), nullptr);
    } else {
        const auto power = static_cast<double>(detail::power_of_ten(std::abs(*scale)));
        value = static_cast<double>(figure.numerator) / static_cast<double>(figure.denominator);
        value = *scale < 0 ? value * power : value / power;
    }
    return sheet_number{value, *scale, format_of(figure, parts ? *parts : usual_parts(figure, *scale)),
                        parts || spread_out};
}

}  // namespace govkpi::report
