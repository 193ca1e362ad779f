// SPDX-License-Identifier: BSL-1.0
// How the bytes of a text file stand for characters.
//
//     csv_layout lines;
//     lines.encoding = text_encoding::windows_1258;                    // saved by an older Vietnamese program
//     find_text_encoding("UTF-16");                                    // text_encoding::utf_16
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi {

/// Whatever is declared, a file that begins with the byte-order mark of UTF-16 ("Unicode Text" of a spreadsheet
/// program) is read as that. Only UTF-8 is read where the file lies; of others the whole text is held in memory as
/// UTF-8.
enum class text_encoding : std::uint8_t {
    utf_8,
    utf_16,        ///< by its byte-order mark, and the lower byte first where there is none
    utf_16le,      ///< the lower byte first
    utf_16be,      ///< the higher byte first
    windows_1258,  ///< Vietnamese; a letter and the mark of its tone become one character (NFC)
};

/// By its name in any case: "utf-8", "utf-16", "utf-16le", "utf-16be" or "windows-1258".
GOVKPI_EXPORT std::optional<text_encoding> find_text_encoding(std::string_view name) noexcept;

}  // namespace govkpi
