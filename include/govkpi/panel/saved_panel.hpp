// SPDX-License-Identifier: BSL-1.0
// Panels as files, so that the parts of a table can be rolled up on many machines and merged on one.
//
//     save_panel("north.panel", rollup(csv_source{{"north.csv"}, lines}, asked));      // on one machine
//     merge(load_panel("north.panel", lines.table), load_panel("south.panel", lines.table))
//
// The format is in docs/reference/saved-panel.md. The same panel gives the same bytes on every machine, whatever the order
// of the rows that it came from.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi {

/// All that the panel answers, but for what it was rolled up from: explain() names no contributors once it is loaded.
/// Throws panel_error where the table was made discrete or is on new boundaries.
GOVKPI_EXPORT std::string to_bytes(const panel& of);

/// `table` must be defined as that of the panel; `name` stands for the bytes in messages. Throws bad_input where they are no
/// panel of this version, damaged in any bit, or of a table that is defined otherwise, with what differs. Bytes may come from
/// anyone: nothing in them is trusted, and they take no more memory than a table with the same members.
GOVKPI_EXPORT panel panel_from_bytes(std::string_view bytes, const table_definition& table,
                                     const std::string& name = "a saved panel");

/// Replaces the file whole or not at all. Throws bad_input where it cannot be written, and as to_bytes().
GOVKPI_EXPORT void save_panel(const std::filesystem::path& file, const panel& of);
/// Throws bad_input where the file cannot be read, and as panel_from_bytes().
GOVKPI_EXPORT panel load_panel(const std::filesystem::path& file, const table_definition& table);

}  // namespace govkpi
