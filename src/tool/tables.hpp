// SPDX-License-Identifier: BSL-1.0
// Tables as the command line names them: files, or what keeps them.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/data_package.hpp>
#include <govkpi/source/load.hpp>

namespace govkpi::tool {

/// A table, whatever keeps it.
struct opened_table {
    table_definition definition;
    std::function<panel(const query&)> rollup;
    std::function<facts()> read;
};

/// `names`: files of the table, which are read together, or one store, such as sqlite:budget.db; none: the files that the
/// schema names. Throws panel_error where a name is of no kind that this program knows.
opened_table open_table(const std::vector<std::string>& names, const data_package& schema,
                        const csv_source::progress& progress);

/// Adds the rows of a file to a store.
using file_loader = std::function<load_result(const std::filesystem::path& file, const load_options& options)>;

/// The store of that name; it is opened when something is loaded.
file_loader open_store(const std::string& name, const data_package& schema);

}  // namespace govkpi::tool
