// SPDX-License-Identifier: BSL-1.0
// A text from outside, as a message shows it: whoever wrote the file must not write to the reader's terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::detail {

/// Control characters and what is not UTF-8 as escapes, "\u{1b}" and "\xff"; cut behind `longest` bytes, with "…".
GOVKPI_EXPORT std::string shown_text(std::string_view text, std::size_t longest = 80);

/// As many characters as there are in `longest` bytes, so that a message does not hold the whole of a hostile text.
inline std::string_view beginning_of(std::string_view text, std::size_t longest = 200) noexcept {
    if (text.size() <= longest) return text;
    std::size_t size = longest;
    while (size + 4 > longest && size > 0 && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
    return text.substr(0, size);
}

}  // namespace govkpi::detail
