// SPDX-License-Identifier: BSL-1.0
#include "csv_header.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <utf8proc.h>

#include "../quantity/shown_text.hpp"
#include "csv_member.hpp"
#include "encoded_file.hpp"

namespace govkpi::detail {
namespace {

/// A name, with a question mark for each character that would do something to the line it is shown in.
void append_shown(std::string& list, std::string_view name) {
    while (!name.empty()) {
        utf8proc_int32_t character = 0;
        const auto size =
            static_cast<std::size_t>(utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(name.data()),
                                                      static_cast<utf8proc_ssize_t>(name.size()), &character));
        const auto category = utf8proc_category(character);
        const bool acts = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
                          category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
        list += acts ? "?" : name.substr(0, size);
        name.remove_prefix(size);
    }
}

/// The columns that there are, as far as anybody reads them.
std::string list_of(std::span<const std::string> names) {
    constexpr std::size_t most_shown = 40;
    std::string list;
    for (const std::string& name : names.first(std::min(names.size(), most_shown))) {
        if (!list.empty()) list += ", ";
        append_shown(list, beginning_of(name));
    }
    return names.size() <= most_shown ? list : fmt::format("{} and {} more", list, names.size() - most_shown);
}

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view space = " \t";
    const auto from = text.find_first_not_of(space);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(space) + 1 - from);
}

}  // namespace

char delimiter_of(std::string_view header) noexcept {
    std::size_t at = 0;
    if (header.starts_with('"')) {
        const std::size_t closing = header.substr(0, longest_field).find('"', 1);
        if (closing != std::string_view::npos) at = closing;
    }
    at = header.substr(0, longest_field).find_first_of(",;\t\n", at);
    return at == std::string_view::npos || header[at] == '\n' ? ',' : header[at];
}

std::optional<std::vector<std::string>> header_names(const csv_row& header, std::size_t line, problem_list& problems) {
    if (header.expected != nullptr) {
        problems.add(line, "", header.bad_text, header.expected);
        return std::nullopt;
    }
    if (header.width > header.fields.size()) {
        problems.add(line, "", "", fmt::format("a header of at most {} columns", header.fields.size()));
        return std::nullopt;
    }
    std::vector<std::string> names;
    std::string buffer;
    for (const std::string_view field : header.fields) {
        const std::string_view name = trimmed(unquoted(field, buffer));
        if (!is_clean_text(name)) {
            problems.add(line, "", beginning_of(name), clean_text);
            return std::nullopt;
        }
        names.emplace_back(name);
    }
    return names;
}

std::optional<std::vector<std::size_t>> places_of(std::span<const csv_column> columns,
                                                  std::span<const std::string> names, std::size_t line,
                                                  problem_list& problems) {
    std::vector<std::size_t> places;
    bool good = true;
    for (const csv_column& column : columns) {
        const auto times = std::count(names.begin(), names.end(), column.name);
        if (times != 1) {
            const char* const what = times == 0 ? "a column of this name" : "one column of this name";
            problems.add(line, column.name, "", fmt::format("{} in the header, which has {}", what, list_of(names)));
            good = false;
        }
        places.push_back(static_cast<std::size_t>(std::find(names.begin(), names.end(), column.name) - names.begin()));
    }
    if (!good) return std::nullopt;
    return places;
}

}  // namespace govkpi::detail
