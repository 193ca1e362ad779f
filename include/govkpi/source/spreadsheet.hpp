// SPDX-License-Identifier: BSL-1.0
// Tables kept as spreadsheets, as offices have them: .xlsx and .ods, with titles above the header.
//
//     csv_layout lines;                                               // as for a CSV file
//     lines.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
//     lines.figures["outturn"] = {.scale = 1'000'000};                // triệu đồng
//     const spreadsheet_source budget{{"budget.xlsx"}, lines, {.name = "Lines"}};
//     const panel by_year = rollup(budget, query{}.by({"unit", "fiscal_year"}));
//
// A cell that holds a number is that number, to the last digit, however it is shown; a text is read as the layout says.
// What is wrong is said of its cell: budget.xlsx, sheet Lines, cell B17 (outturn): "36 xu": expected ...
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/sheet.hpp>
#include <govkpi/source/source.hpp>

namespace govkpi {

/// One table, in a sheet of each of the files. The layout's delimiter and encoding mean nothing here.
///
/// - Figures: an empty cell is missing. A formula is the result that is stored with it. Errors (`#N/A`), truth values,
///   dates, formulas without a result are problems, and so are numbers that a cell cannot tell apart: decimals of more
///   than 15 digits, and whole ones from 2^53 on.
/// - Members: a number counts as its digits, so that 2025 is a year, and 79 no code 00079. A date is its month.
/// - Merged cells of the table are a problem. Hidden rows and columns are read as all others. Rows without anything in
///   the table's columns are passed over.
class GOVKPI_SPREADSHEETS_EXPORT spreadsheet_source {
public:
    /// Bytes of the files that were read so far, and in all; called now and then from the thread that reads. Files that
    /// have to be read twice count each byte by half from where that shows.
    using progress = std::function<void(std::size_t done, std::size_t all)>;

    spreadsheet_source(std::vector<std::filesystem::path> files, csv_layout layout, sheet_choice sheet = {});

    /// Throws bad_input with every problem of every file: also files that are no spreadsheets, are broken, need a
    /// password or unpack to too much. Reads the files once, and twice where they hold parents beside their children.
    /// Memory grows with the groups, with the size of the files, and with the distinct texts of an .xlsx file, never
    /// with its rows.
    panel rollup(const query& asked) const;
    /// All rows, in memory.
    facts read() const;

    void on_progress(progress report) { progress_ = std::move(report); }
    const table_definition& definition() const noexcept { return layout_.table; }

private:
    friend GOVKPI_SPREADSHEETS_EXPORT std::shared_ptr<detail::row_stream> rows_of(const spreadsheet_source& table);
    std::vector<std::filesystem::path> files_;
    csv_layout layout_;
    sheet_choice sheet_;
    progress progress_;
};

/// For loaders; see <govkpi/source/load.hpp>.
GOVKPI_SPREADSHEETS_EXPORT std::shared_ptr<detail::row_stream> rows_of(const spreadsheet_source& table);

}  // namespace govkpi
