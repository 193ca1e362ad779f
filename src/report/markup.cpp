// SPDX-License-Identifier: BSL-1.0
#include "markup.hpp"

#include <cstddef>

#include <utf8proc.h>

#include "characters.hpp"

namespace govkpi::report {

std::string escaped(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        const auto size = length > 0 ? static_cast<std::size_t>(length) : 1;
        const bool space = character == '\n' || character == '\t';
        const bool silent = character == '\r' || turns_direction(character);
        if (silent) {
            text.remove_prefix(size);
            continue;
        }
        const bool nothing = (character & 0xFFFE) == 0xFFFE;
        if (length <= 0 || nothing || (utf8proc_category(character) == UTF8PROC_CATEGORY_CC && !space))
            out += "\uFFFD";
        else if (character == '&')
            out += "&amp;";
        else if (character == '<')
            out += "&lt;";
        else if (character == '>')
            out += "&gt;";
        else if (character == '"')
            out += "&quot;";
        else if (character == '\'')
            out += "&#39;";
        else
            out.append(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

}  // namespace govkpi::report
