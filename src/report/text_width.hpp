// SPDX-License-Identifier: BSL-1.0
// How much room a text takes in a chart. The font that a reader's machine has is not known, so widths are those of DejaVu
// Sans, one of the widest in use, and a tenth more.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace govkpi::report {

/// In NFC, as one line that can be shown: white space is a space, marks of direction are left out, and what is no
/// character of text is U+FFFD.
std::string one_line(std::string_view text);

/// Of a text made by one_line(), in hundredths of a pixel, for a font of so many pixels. Combining marks take no room,
/// characters that the table does not have are as wide as the font is high.
int text_width(std::string_view text, int font_size);

/// one_line() of the text, broken at spaces into lines no wider than that; a word that is wider is broken between
/// characters, never between a letter and its marks. A single character may be wider than a line. No text: no lines.
std::vector<std::string> wrapped_lines(std::string_view text, int font_size, int width);

}  // namespace govkpi::report
