// SPDX-License-Identifier: BSL-1.0
// Tables kept as CSV files, of any size: a roll-up reads them from front to back, and keeps groups, not rows.
//
//     csv_layout lines;
//     lines.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
//     lines.figures["outturn"] = {.style = number_style::of(language::vi), .scale = 1'000'000};     // triệu đồng
//     const panel by_year = rollup(csv_source{{"2024.csv", "2025.csv"}, lines}, query{}.by({"unit", "fiscal_year"}));
//     lines.spread = {{"month", {{"T1", "2025-01", "outturn"}, {"T2", "2025-02", "outturn"}}}};     // months beside each other
//
// RFC 4180: quotes, commas, semicolons or tabs, LF or CR LF, with or without a byte-order mark. A figure may be missing
// ("", "-", "…", or a word that the layout names), which is not zero.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/parse.hpp>
#include <govkpi/source/source.hpp>
#include <govkpi/source/text_encoding.hpp>

namespace govkpi {

/// How the figures of a column are printed.
struct figure_column {
    number_style style{};             ///< grouping and decimal marks, parentheses for negatives
    std::int64_t scale = 1;           ///< what a printed 1 is: 1'000'000 for a column in millions of whole units
    std::vector<std::string> missing{};  ///< what says that there is no figure, besides nothing, "-" and "…"
};

/// A column of a wide file: the figures of one column of the table, for one member of the dimension that is spread.
struct spread_column {
    std::string header;
    std::string member;
    std::string column;
};
/// A wide file has years, or classes, beside each other: its header names them, and no cell does.
struct spread_columns {
    std::string dimension;
    std::vector<spread_column> columns;
};

/// How a file's columns hold a table.
struct csv_layout {
    table_definition table;
    std::map<std::string, figure_column> figures;   ///< by the table's column; a column that is not here is plain integers
    std::map<std::string, std::string> headers;     ///< what the file calls a dimension or column, where it is another name
    char delimiter = '\0';                          ///< none: the one that follows the first name of the header
    /// A row of a wide file is a row of the table for each member. All figures must be spread; how they are printed may
    /// stand in `figures` by header as well.
    std::optional<spread_columns> spread{};
    text_encoding encoding = text_encoding::utf_8;  ///< of files that do not begin with a mark of UTF-16
};

namespace detail {
class row_stream;
}

class GOVKPI_EXPORT csv_source {
public:
    /// Bytes read so far, and in all; called now and then from the thread that reads. Files that have to be read twice
    /// count each byte by half from where that shows.
    using progress = std::function<void(std::size_t done, std::size_t all)>;

    csv_source(std::vector<std::filesystem::path> files, csv_layout layout);

    /// Throws bad_input with every problem of every file; nothing half-read is returned. Reads the files once, and twice
    /// where they hold parents beside their children. Memory grows with the groups, and with the combinations of members
    /// that rows of parents have, never with the rows below them.
    panel rollup(const query& asked) const;
    /// All rows, in memory.
    facts read() const;

    void on_progress(progress report) { progress_ = std::move(report); }
    const table_definition& definition() const noexcept { return layout_.table; }

private:
    friend GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const csv_source& table);
    std::vector<std::filesystem::path> files_;
    csv_layout layout_;
    progress progress_;
};

}  // namespace govkpi
