// SPDX-License-Identifier: BSL-1.0
#include "arrow_type.hpp"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

constexpr int most_decimals = 76;  // of 256 bits
constexpr int most_zeros = 18;     // a power of ten that fits in 64 bits

/// "38,2" or "38,2,256", behind "d:".
arrow_type decimal_of(std::string_view parameters) noexcept {
    int numbers[3] = {0, 0, 128};
    std::size_t count = 0;
    const char* const end = parameters.data() + parameters.size();
    for (const char* at = parameters.data();; ++at) {
        const auto read = std::from_chars(at, end, numbers[count++]);
        at = read.ptr;
        if (read.ec != std::errc{} || (at != end && (*at != ',' || count == 3))) return {};
        if (at == end) break;
    }
    const auto [precision, decimals, bits] = numbers;
    if (count < 2 || precision < 1 || decimals > most_decimals || decimals < -most_zeros) return {};
    if (bits != 32 && bits != 64 && bits != 128 && bits != 256) return {};
    return {bits > 64 ? arrow_type::kind::wide : arrow_type::kind::integer, static_cast<std::uint8_t>(bits / 8), true,
            true, decimals};
}

/// As people call it.
std::string_view shown(std::string_view format) noexcept {
    constexpr std::pair<std::string_view, std::string_view> names[] = {
        {"e", "float16"}, {"f", "float32"}, {"g", "float64"}, {"b", "bool"},     {"n", "null"},
        {"u", "utf8"},    {"U", "utf8"},    {"vu", "utf8"},   {"tdD", "date32"}, {"tdm", "date64"},
        {"c", "int8"},    {"C", "uint8"},   {"s", "int16"},   {"S", "uint16"},   {"i", "int32"},
        {"I", "uint32"},  {"l", "int64"},   {"L", "uint64"},  {"z", "binary"},   {"+r", "run-end encoded"},
    };
    for (const auto& [letters, name] : names)
        if (format == letters) return name;
    return format.starts_with("ts") ? "timestamp" : format;
}

std::string list_of_names(const ArrowSchema& schema) {
    constexpr std::int64_t most_shown = 40;
    std::string list;
    for (std::int64_t i = 0; i < std::min(schema.n_children, most_shown); ++i) {
        const ArrowSchema* const child = schema.children[i];
        if (child == nullptr || child->name == nullptr) continue;
        fmt::format_to(std::back_inserter(list), "{}{}", list.empty() ? "" : ", ", child->name);
    }
    return schema.n_children <= most_shown ? list : fmt::format("{} and {} more", list, schema.n_children - most_shown);
}

/// Of one column; false where its schema is broken.
bool read_type(const ArrowSchema& from, arrow_column& column) {
    if (from.format == nullptr || from.release == nullptr) return false;
    column.format = from.format;
    column.type = arrow_type_of(column.format);
    if (from.dictionary == nullptr) return true;
    const ArrowSchema& texts = *from.dictionary;
    if (texts.format == nullptr || texts.release == nullptr || texts.dictionary != nullptr || !column.type.is_index())
        return false;
    column.format = texts.format;
    column.dictionary = arrow_type_of(column.format);
    return true;
}

/// What the table calls `name`, by the other program's name; nothing where it is not as it must be.
std::optional<arrow_column> find_column(const ArrowSchema& schema, const arrow_layout& layout, const std::string& name,
                                        problem_list& problems) {
    const auto other = layout.headers.find(name);
    arrow_column found;
    found.name = other == layout.headers.end() ? name : other->second;
    std::size_t times = 0;
    for (std::int64_t i = 0; i < schema.n_children; ++i) {
        const ArrowSchema* const child = schema.children[i];
        if (child == nullptr || child->name == nullptr || child->name != found.name) continue;
        found.child = static_cast<std::size_t>(i);
        ++times;
    }
    if (times != 1) {
        const char* const what = times == 0 ? "a column of this name" : "one column of this name";
        problems.add(0, found.name, "", fmt::format("{} among {}", what, list_of_names(schema)));
        return std::nullopt;
    }
    if (!read_type(*schema.children[found.child], found)) {
        problems.add(0, found.name, "", "a schema with a format, not released, and a dictionary only of integers");
        return std::nullopt;
    }
    return found;
}

/// What the column should be instead, where it cannot hold members.
std::string_view expected_for(const arrow_column& column, const dimension_definition& dimension) {
    const arrow_type& type = column.type;
    if (type.is == arrow_type::kind::null || (column.dictionary ? *column.dictionary : type).is_text()) return {};
    const bool is_number = type.is_index() && !column.dictionary;
    if (dimension.kind == dimension_kind::period)
        return is_number || type.is == arrow_type::kind::date ? "" : "texts (2025-07), dates or integers (2025)";
    return is_number ? "texts, since a number loses the zeros that a code begins with: cast the column to VARCHAR"
                     : "texts";
}

/// The same, of figures.
std::string_view expected_for(const arrow_column& column) {
    if (column.dictionary) return "integers or decimals without a dictionary";
    switch (column.type.is) {
        case arrow_type::kind::null:
        case arrow_type::kind::integer:
        case arrow_type::kind::wide:
            return {};
        case arrow_type::kind::floating:
            return "integers or decimals, since figures are exact and floating point is not: cast the column to BIGINT "
                   "or DECIMAL(18, 2)";
        default:
            return "integers or decimals";
    }
}

}  // namespace

arrow_type arrow_type_of(std::string_view format) noexcept {
    using kind = arrow_type::kind;
    if (format.starts_with("d:")) return decimal_of(format.substr(2));
    if (format == "tdD") return {kind::date, 4};
    if (format == "vu") return {kind::view, 16};
    if (format.size() != 1) return {};
    switch (format[0]) {
        case 'n':
            return {kind::null};
        case 'c':
            return {kind::integer, 1};
        case 'C':
            return {kind::integer, 1, false};
        case 's':
            return {kind::integer, 2};
        case 'S':
            return {kind::integer, 2, false};
        case 'i':
            return {kind::integer, 4};
        case 'I':
            return {kind::integer, 4, false};
        case 'l':
            return {kind::integer, 8};
        case 'L':
            return {kind::integer, 8, false};
        case 'u':
            return {kind::text, 4};
        case 'U':
            return {kind::text, 8};
        case 'e':
        case 'f':
        case 'g':
            return {kind::floating};
        default:
            return {};
    }
}

std::optional<arrow_columns> find_columns(const ArrowSchema& schema, const arrow_layout& layout,
                                          problem_list& problems) {
    if (schema.format == nullptr || std::string_view{schema.format} != "+s" || schema.n_children < 0 ||
        (schema.n_children > 0 && schema.children == nullptr)) {
        problems.add(0, "", schema.format == nullptr ? "" : schema.format, "a struct (+s), whose children are columns");
        return std::nullopt;
    }
    arrow_columns out;
    const auto take = [&](std::vector<arrow_column>& to, std::optional<arrow_column> column,
                          std::string_view expected) {
        if (!column) return;
        if (!expected.empty()) problems.add(0, column->name, shown(column->format), expected);
        to.push_back(std::move(*column));
    };
    for (const dimension_definition& dimension : layout.table.dimensions()) {
        auto column = find_column(schema, layout, dimension.name, problems);
        const std::string_view expected = column ? expected_for(*column, dimension) : "";
        take(out.members, std::move(column), expected);
    }
    for (const std::string& name : layout.table.columns()) {
        auto column = find_column(schema, layout, name, problems);
        const std::string_view expected = column ? expected_for(*column) : "";
        take(out.figures, std::move(column), expected);
    }
    if (!problems.empty()) return std::nullopt;
    return out;
}

}  // namespace govkpi::detail
