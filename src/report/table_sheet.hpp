// SPDX-License-Identifier: BSL-1.0
// A table as a sheet: its caption, its head, its figures as numbers, and below them what its signs mean.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/report/table.hpp>

#include "sheet_formulas.hpp"
#include "sheet_page.hpp"

namespace govkpi::report {

/// Where a table stands on its sheet, and what its cells hold.
struct table_place {
    std::optional<std::size_t> caption_row;
    std::optional<std::size_t> unit_row;
    std::size_t heading_row = 0;
    std::size_t first_row = 0;
    sheet_numbers numbers = {};
    std::vector<std::string> ratios = {};  ///< "Done = Outturn / Plan", of each column that is a quotient of others
};

/// `title`: of the document, above the caption; empty: none. Throws std::length_error where the table is larger than a
/// sheet.
table_place write_table(sheet_page& page, const table& t, const std::string& title, language lang);

}  // namespace govkpi::report
