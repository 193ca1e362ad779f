// SPDX-License-Identifier: BSL-1.0
// The tables of a document as comma-separated values (RFC 4180), for spreadsheets and for people who read them.
//
//     replace_file("execution.csv", to_csv(doc, {.byte_order_mark = true}));
#pragma once

#include <string>
#include <string_view>

#include <govkpi/export.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

struct csv_form {
    bool byte_order_mark = false;  ///< Excel reads UTF-8 only behind it; most other programs do not want it
};

/// The tables one after another, charts as the tables of their figures, an empty line between them: a row of caption and
/// unit, the headings, the rows. Figures are as they are shown; what they are exactly is in JSON and in spreadsheets.
/// Remarks on a row's figures, such as estimates, stand in a last column where there are any.
/// A text that a spreadsheet would take for a formula has an apostrophe before it.
GOVKPI_REPORT_EXPORT std::string to_csv(const document& doc, const csv_form& form = {});

/// One field: quoted where it must be; an apostrophe before what begins with = + - @, unless that is a number. On one line,
/// without control characters.
GOVKPI_REPORT_EXPORT std::string csv_field(std::string_view text);
/// The same; a figure may begin with its sign.
GOVKPI_REPORT_EXPORT std::string csv_cell(const cell& of);

}  // namespace govkpi::report
