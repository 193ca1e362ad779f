// SPDX-License-Identifier: BSL-1.0
// Tables that another program hands over as Arrow columns: DuckDB, Polars, pandas, Spark. Nothing is copied where their
// columns lie in memory as the roll-up reads them, and no library of Arrow is needed.
//
//     arrow_layout lines;
//     lines.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
//     lines.headers["unit"] = "commune_code";                 // what the other program calls it
//     const arrow_source source{&stream, lines};              // an ArrowArrayStream, its own from here on
//     const panel by_year = source.rollup(query{}.by({"unit", "fiscal_year"}));
//
// Figures are exact: integers of any width and decimals whose values are whole smallest units; never floating point.
// Members are texts (utf8, large_utf8, string views, dictionaries of these), periods also dates, which stand for their
// month, and integers, which stand for a fiscal year. Other columns are passed over.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/source/arrow_c.hpp>

namespace govkpi {

namespace detail {
class row_stream;
struct arrow_table;
}

/// What the figures of a column are of.
struct arrow_figures {
    /// What a 1 is in whole units: 1'000'000 for a column in millions, as figure_column::scale of a CSV file.
    std::int64_t scale = 1;
    /// A 1 is a cent, not a euro: ledgers in cents, and what export_facts() and export_panel() hand out. Without it a
    /// column means what the same column means in a CSV file: 5 is five euros, and so is 5.00.
    bool smallest_units = false;
};

/// How columns hold a table.
struct arrow_layout {
    table_definition table;
    std::map<std::string, arrow_figures> figures{};  ///< by the table's column; one that is not here is in whole units
    std::map<std::string, std::string> headers{};    ///< the other's name of a dimension or column, where it differs
};

/// Immutable and cheap to copy: copies share the columns, which are given back when the last one goes.
///
/// What it is made of belongs to it from the call on, also where that throws: the caller's structs are marked as
/// released, and each release callback is called once. Throws std::invalid_argument where the caller is wrong: a null
/// pointer, a struct that was released or moved already, a scale below 1. Throws bad_input with every problem where the
/// columns are: one is not there or of a type that cannot hold it, buffers or children are missing, lengths are
/// negative, the stream fails (in its own words). `name` stands for the columns in messages.
class GOVKPI_EXPORT arrow_source {
public:
    /// Takes all batches of the stream.
    arrow_source(ArrowArrayStream* stream, arrow_layout layout, std::string name = "columns");
    /// One batch: a struct array, whose children are the columns.
    arrow_source(ArrowSchema* schema, ArrowArray* batch, arrow_layout layout, std::string name = "columns");
    arrow_source(ArrowSchema* schema, std::span<ArrowArray> batches, arrow_layout layout, std::string name = "columns");

    /// Throws bad_input with every problem of every row, rows counted from 1 over all batches: a member that is null or
    /// none of its dimension, a figure past 64 bits or with a part of a smallest unit, an index behind its dictionary,
    /// texts whose offsets make no sense. Memory grows with the groups; the rows stay where they are.
    panel rollup(const query& asked) const;
    /// All rows, as facts of their own, which outlive the columns.
    facts read() const;

    const table_definition& definition() const noexcept { return layout_.table; }

private:
    friend GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const arrow_source& table);
    std::shared_ptr<const detail::arrow_table> columns_;
    arrow_layout layout_;
    std::string name_;
};

/// For loaders; see <govkpi/source/load.hpp>.
GOVKPI_EXPORT std::shared_ptr<detail::row_stream> rows_of(const arrow_source& table);

}  // namespace govkpi
