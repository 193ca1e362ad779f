// SPDX-License-Identifier: BSL-1.0
// A table kept in an SQLite file: what stays between runs, on one machine, without a server. In the component govkpi::sqlite.
//
//     sqlite_source kept{"budget.db", lines};                                  // made when something is loaded
//     kept.load(csv_source{{"2024.csv", "2025.csv"}, layout});
//     const panel by_year = kept.rollup(query{}.by({"unit", "fiscal_year"}));
//
// Sums are exact past 64 bits, which SQLite's own SUM() is not. docs/reference/sqlite-file.md describes the file.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/source/load.hpp>
#include <govkpi/source/source.hpp>

namespace govkpi {

struct sqlite_options {
    std::string table = "facts";                    ///< its name in the file, which may hold several
    std::chrono::milliseconds patience{10'000};     ///< how long to wait for another program that writes
};

class GOVKPI_SQLITE_EXPORT sqlite_source {
public:
    /// The file is opened by what is asked of it, and only ever read but for load(). The definition must have the dimensions
    /// and columns that the table was made with; what measures they hold may differ.
    sqlite_source(std::filesystem::path file, table_definition table, sqlite_options options = {});

    /// Throws source_error where the file is not there, is no such file, or is of a later version; bad_input where the table
    /// was made with other columns, and as rollup() of grouped tables does. Sees the table as it was when the call began,
    /// whatever is loaded meanwhile.
    panel rollup(const query& asked) const;
    /// All rows, in memory.
    facts read() const;

    /// Adds the rows in one transaction, and makes the file and the table where they are not there. All rows or none are
    /// there afterwards, also where the program or the machine stops on the way.
    ///
    /// Throws bad_input with every problem of the rows, and where they state a stock otherwise than the table or have periods
    /// of another length; std::invalid_argument where they are of a table with other dimensions, columns or units;
    /// source_error where the file cannot be written, the disk is full, or another program keeps writing.
    template <loadable From>
    load_result load(const From& from, const load_options& options = {}) {
        return load(*rows_of(from), from.definition(), options);
    }

    const table_definition& definition() const noexcept { return table_; }

private:
    load_result load(detail::row_stream& rows, const table_definition& of_rows, const load_options& options);

    std::filesystem::path file_;
    table_definition table_;
    sqlite_options options_;
};

}  // namespace govkpi
