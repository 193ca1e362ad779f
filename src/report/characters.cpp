// SPDX-License-Identifier: BSL-1.0
#include "characters.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace govkpi::report {

std::string on_one_line(std::string_view text) {
    constexpr auto printable_ascii = [](char c) { return c >= ' ' && c < 0x7f; };
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto plain = std::find_if_not(text.begin(), text.end(), printable_ascii);
        out.append(text.begin(), plain);
        text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
        if (text.empty()) break;
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        const auto size = length > 0 ? static_cast<std::size_t>(length) : 1;
        const auto category = utf8proc_category(character);
        if (length <= 0 || (character & 0xFFFE) == 0xFFFE)
            out += "\uFFFD";
        else if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_ZL ||
                 category == UTF8PROC_CATEGORY_ZP)
            out += ' ';
        else if (!turns_direction(character))
            out.append(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

int columns_of(std::string_view text) {
    int total = 0;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        total += length > 0 ? utf8proc_charwidth(character) : 1;  // which is shown as U+FFFD
        text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
    return total;
}

}  // namespace govkpi::report
