// SPDX-License-Identifier: BSL-1.0
#include "shown_text.hpp"

#include <iterator>

#include <fmt/format.h>
#include <utf8proc.h>

namespace govkpi::detail {

std::string shown_text(std::string_view text, std::size_t longest) {
    std::string out;
    std::size_t at = 0;
    while (at < text.size()) {
        if (out.size() >= longest) return out + "…";
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data() + at),
                                             static_cast<utf8proc_ssize_t>(text.size() - at), &character);
        const auto byte = static_cast<unsigned char>(text[at]);
        if (length <= 0) {
            fmt::format_to(std::back_inserter(out), "\\x{:02x}", byte);
            ++at;
            continue;
        }
        const auto category = utf8proc_category(character);
        const bool control = category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF ||
                             category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
        if (control)
            fmt::format_to(std::back_inserter(out), "\\u{{{:x}}}", character);
        else
            out.append(text.substr(at, static_cast<std::size_t>(length)));
        at += static_cast<std::size_t>(length);
    }
    return out;
}

}  // namespace govkpi::detail
