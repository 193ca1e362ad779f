// SPDX-License-Identifier: BSL-1.0
// Which sheet of a spreadsheet holds a table, and where on it.
//
//     sheet_choice{.name = "Lines"}          // the header is found by its names, below whatever titles there are
//     sheet_choice{.number = 2, .header_row = 5}
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

#include <govkpi/export.hpp>

namespace govkpi {

struct sheet_choice {
    std::string name{};          ///< empty: the sheet of that number
    std::size_t number = 0;      ///< counted from 1; 0: the first sheet that has the header
    std::size_t header_row = 0;  ///< counted from 1; 0: the first row that has all names, among the first 200
    /// A file is refused that would unpack to more bytes, since a small one may unpack to anything.
    std::uint64_t most_bytes = std::uint64_t{1} << 30;
};

/// By the ending of its name, in any case: .xlsx, .xlsm, .ods, and .xls, which a spreadsheet_source refuses with a word
/// on what to do. All others are text.
GOVKPI_EXPORT bool is_spreadsheet(const std::filesystem::path& file);

}  // namespace govkpi
