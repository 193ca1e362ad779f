// SPDX-License-Identifier: BSL-1.0
#include "template_escape.hpp"

#include <algorithm>

#include <utf8proc.h>

#include "characters.hpp"
#include "markup.hpp"

namespace govkpi::report {
namespace {

/// Control characters would reach a terminal, and marks of direction would turn the figures beside them.
std::string printable(std::string_view text, bool line_ends) {
    std::string out;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        const auto size = length > 0 ? static_cast<std::size_t>(length) : 1;
        const bool kept = line_ends && (character == '\n' || character == '\t');
        if (length <= 0)
            out += "\uFFFD";
        else if (utf8proc_category(character) == UTF8PROC_CATEGORY_CC && !kept)
            out += ' ';
        else if (!turns_direction(character))
            out.append(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

/// Whether a sign begins a list, a heading or an underline where it stands first: "- 5", "+ 5", "1. 5", "# 5", "===".
/// What follows the text in the template may be a space.
bool is_markup_at_start(std::string_view text, std::size_t number_end) {
    const auto space_at = [&](std::size_t i) { return i >= text.size() || text[i] == ' '; };
    if (text[0] == '#' || text[0] == '=' || text[0] == ':') return true;
    if (text[0] == '-') return space_at(1) || text[1] == '-';
    if (text[0] == '+') return space_at(1);
    return number_end > 0 && number_end < text.size() && (text[number_end] == '.' || text[number_end] == ')') &&
           space_at(number_end + 1);
}

/// Any sign of ASCII may have a backslash before it (CommonMark 0.30, 2.4).
std::string escaped_markdown(std::string_view raw) {
    std::string text = printable(raw, false);
    text.erase(0, text.find_first_not_of(' '));  // four spaces would be a block of code
    if (text.empty()) return text;
    const std::size_t number_end = std::min(text.find_first_not_of("0123456789"), text.size());
    const bool at_start = is_markup_at_start(text, number_end);
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        constexpr std::string_view markup = "\\`*_[]<>|~&";
        const bool address = text.compare(i, 3, "://") == 0;  // some readers make links of bare addresses
        if (markup.find(text[i]) != std::string_view::npos || address || (at_start && i == number_end)) out += '\\';
        out += text[i];
    }
    return out;
}

}  // namespace

std::string harmless(std::string_view text, template_form form) {
    switch (form) {
        case template_form::markdown:
            return escaped_markdown(text);
        case template_form::html:
            return escaped(text);
        case template_form::text:
            break;
    }
    return printable(text, true);
}

}  // namespace govkpi::report
