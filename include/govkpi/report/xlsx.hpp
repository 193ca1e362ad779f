// SPDX-License-Identifier: BSL-1.0
// A document as a spreadsheet: a sheet for each table, where figures are numbers to compute with, one for each chart, which
// its cells draw, and a sheet of notes. Component govkpi::xlsx.
//
//     replace_file("hoa_mai_2025.xlsx", to_xlsx(unit_report(figures, language::vi)));
//
// A figure is the number behind its text, unrounded: a percentage a fraction (1.033 for 103.3%), an amount in the scale
// that it is shown in. Its format shows the decimals and the unit of the text. A quotient of two cells of its row, and a
// total of the cells above it, are formulas with their value beside them, where they are so exactly.
#pragma once

#include <string>

#include <govkpi/export.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

/// The bytes of an Office Open XML workbook; the same document gives the same bytes. A figure that a spreadsheet cannot
/// hold exactly (an amount of more than 15 digits, or in a currency that is not in ISO 4217) is its text, and the notes
/// say so. What is not UTF-8 is replaced, and control characters are removed. Needs room for a temporary file.
/// Throws bad_input for a chart that to_table() refuses, std::length_error where a table has more rows or columns than a
/// sheet (1,048,576 and 16,384), and std::runtime_error with the cause where the file cannot be made.
GOVKPI_XLSX_EXPORT std::string to_xlsx(const document& doc);

}  // namespace govkpi::report
