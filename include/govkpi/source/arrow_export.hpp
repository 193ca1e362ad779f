// SPDX-License-Identifier: BSL-1.0
// Tables and panels as Arrow columns, for DuckDB, Polars, pandas and Spark to read without a copy or a file between.
//
//     ArrowSchema schema{};
//     ArrowArray batch{};
//     export_panel(by_year, indicators, &schema, &batch);
//     // Hand both on, or call schema.release(&schema) and batch.release(&batch).
//
// Both are a struct array whose children are the columns, one row a cell or a row of the table. Texts are dictionaries
// of utf8. Money is in smallest units. What is handed out keeps alive what it points to, on its own: facts and panels
// may go before it does. A child may be moved out and released apart from the rest, from any thread. Buffers are as
// aligned as their values are, to 8 bytes at the most: the 64 bytes that Arrow recommends are not promised.
#pragma once

#include <span>

#include <govkpi/export.hpp>
#include <govkpi/kpi/indicator.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/source/arrow_c.hpp>

namespace govkpi {

/// A column a dimension and one a column of figures, by the names of the table. The figures and the codes of members
/// lie where the facts have them; only the bitmap of nulls is made. A figure is null where it is missing, or was set
/// aside since its children are in the table. Read again by an arrow_source, with arrow_figures::smallest_units for
/// money, it gives the same panels; but what on_new_boundaries() marked as an estimate is not marked any more.
///
/// Throws std::invalid_argument where a pointer is null, overflow where the texts of a dimension take more than 2 GB;
/// both structs are then as they were.
GOVKPI_EXPORT void export_facts(const facts& table, ArrowSchema* out_schema, ArrowArray* out_batch);

/// For each axis `province` and `province_name`; for each measure of the panel its sum, `outturn.revenue`, null where
/// no row has it or the cell is withheld; for each indicator, as in panels written as CSV, of 64-bit integers:
///
/// - `completion_numerator` and `completion_denominator`, null where they are not known. A quotient without a value may
///   have both: over a base of 0 it says 5 and 0;
/// - `completion_undefined`, why it has no value ("zero_base", "missing"), null where it has one;
/// - `completion_reported` and `completion_expected`, its coverage.
///
/// Throws as panel::evaluate() does, and as above.
GOVKPI_EXPORT void export_panel(const panel& cells, std::span<const indicator_definition> indicators,
                                ArrowSchema* out_schema, ArrowArray* out_batch);

}  // namespace govkpi
