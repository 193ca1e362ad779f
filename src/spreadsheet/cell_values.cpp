// SPDX-License-Identifier: BSL-1.0
#include "cell_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

constexpr double first_that_is_not_alone = 9'007'199'254'740'992;  // 2^53

constexpr int digits_of_a_double = 15;  // decimals of no more digits are never taken for each other

constexpr const char* a_number_that_is_told_apart =
    "a number of at most 15 digits, since a cell cannot tell longer ones apart: round it, as with =ROUND(), or store "
    "it "
    "as text";

/// The shortest decimal that is the same number: files have some numbers with 17 digits, of which the last are not the
/// user's. Nothing where the number is none, or where other decimals would be the same to a cell.
std::optional<std::string> decimal_of(std::string_view text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end || !(std::fabs(number) < first_that_is_not_alone))
        return std::nullopt;
    char buffer[400];  // 5e-324 has 324 places
    const auto written = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed);
    std::string out{buffer, written.ptr};
    const std::size_t first = out.find_first_not_of("-0.");
    const bool is_whole = out.find('.') == std::string::npos;
    if (is_whole || first == std::string::npos) return out;
    const auto digits =
        std::count_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(), [](char c) { return c != '.'; });
    return digits > digits_of_a_double ? std::nullopt : std::optional{std::move(out)};
}

/// What is wrong with the cell whatever its column is of.
const char* what_is_wrong(const sheet_cell& cell) {
    using kind = sheet_cell::kind;
    if (cell.is == kind::error) return "a value, and not an error";
    if (cell.is == kind::no_result)
        return "the result of the formula: open the file in a spreadsheet program, which computes it, and save it";
    return nullptr;
}

csv_column with_plain_decimals(csv_column column) {
    column.style.group_mark = '\0';
    column.style.decimal_mark = '.';
    return column;
}

}  // namespace

std::optional<std::string> cell_members::read(const sheet_cell* cell, std::uint32_t& code) {
    using kind = sheet_cell::kind;
    if (cell == nullptr) return texts_.read({}, code);
    if (const char* const wrong = what_is_wrong(*cell)) return wrong;
    if (cell->is == kind::text) return texts_.read(cell->text, code);
    if (cell->is == kind::number) {
        const auto digits = decimal_of(cell->text);
        if (!digits) return a_number_that_is_told_apart;
        auto expected = texts_.read(*digits, code);
        if (expected) *expected += hint_for_number(*digits);
        return expected;
    }
    auto expected = check_ ? check_(cell->is == kind::date ? cell->text : std::string_view{}) : std::nullopt;
    if (cell->is != kind::date)
        return expected.value_or("a text") + ", and not a time, a truth value or a year of dates";
    expected = texts_.read(cell->text, code);
    if (expected) *expected += ", and not a date";
    return expected;
}

/// A code whose zeros were lost when it was stored as a number.
std::string cell_members::hint_for_number(std::string_view digits) const {
    constexpr int most_zeros = 12;
    if (!check_) return {};
    std::string code{digits};
    for (int i = 0; i < most_zeros; ++i) {
        code.insert(code.begin(), '0');
        if (!check_(code))
            return fmt::format("; {} is one, but a number loses its leading zeros: store codes as text", code);
    }
    return {};
}

cell_figures::cell_figures(const csv_column& column) : texts_{column}, numbers_{with_plain_decimals(column)} {}

cell_figures::figure cell_figures::read(const sheet_cell* cell) const {
    using kind = sheet_cell::kind;
    figure out;
    const auto take = [&](const csv_number& read) {
        out = {read.value, read.is_missing, std::nullopt};
        if (read.expected != nullptr) out.expected = read.expected;
    };
    if (cell == nullptr) {
        out.is_missing = true;
    } else if (const char* const wrong = what_is_wrong(*cell)) {
        out.expected = wrong;
    } else if (cell->is == kind::text) {
        take(texts_.read(cell->text));
    } else if (cell->is != kind::number) {
        out.expected = cell->is == kind::truth ? "a number, and not a truth value" : "a number, and not a date or time";
    } else if (const auto digits = decimal_of(cell->text)) {
        take(numbers_.read(*digits));
        if (out.expected && digits->find('.') != std::string::npos)
            *out.expected += "; the number in the cell may have more digits than are shown: round it, as with =ROUND()";
    } else {
        out.expected = a_number_that_is_told_apart;
    }
    return out;
}

}  // namespace govkpi::detail
