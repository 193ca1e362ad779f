// SPDX-License-Identifier: BSL-1.0
// Texts as a spreadsheet can hold them.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

namespace govkpi::report {

struct sheet_text {
    std::string text;
    bool was_cut = false;
};

/// Valid UTF-8 of at most so many units of UTF-16. What is not UTF-8 becomes U+FFFD; control characters but line breaks
/// are removed, and so are marks of direction, since they would turn the figures beside them.
sheet_text spreadsheet_text(std::string_view raw, std::size_t most);

/// The same as a cell stores it, where "_x0041_" would be read as an A.
sheet_text cell_text(std::string_view raw);

/// Columns of its widest line.
int width_of(std::string_view text);

/// Lines that it takes where it is broken at spaces and line breaks to be no wider than so many columns; at least one.
int lines_of(std::string_view text, int width);

/// "C7" of the seventh row and the third column, which count from 0.
std::string address(std::size_t row, std::size_t column);

/// The names of one workbook's sheets: of at most 31 characters, without []:*?/\ and without apostrophes at the ends,
/// no two the same but for capitals.
class sheet_names {
public:
    /// `otherwise`: where nothing of the wanted name can stand.
    std::string add(std::string_view wanted, const char* otherwise);

private:
    std::set<std::string> taken_{"history"};  // which Excel keeps for itself
};

}  // namespace govkpi::report
