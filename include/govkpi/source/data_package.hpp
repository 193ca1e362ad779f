// SPDX-License-Identifier: BSL-1.0
// What a table's columns mean, kept in a JSON file beside it, so that an office can describe its tables without a
// compiler: a Data Package or a Table Schema as Frictionless defines them, with what govkpi needs under "govkpi".
//
//     const data_package lines = read_data_package("budget/datapackage.json");
//     const panel by_year = rollup(csv_source{lines.files, lines.layout}, query{}.by({"unit", "fiscal_year"}));
//
// docs/reference/table-schema.md describes the format.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/sheet.hpp>

namespace govkpi {

/// A table as files, and how their columns hold it.
struct data_package {
    std::vector<std::filesystem::path> files;  ///< with the folder of the JSON file; none where that is a schema alone
    csv_layout layout;
    sheet_choice sheet{};  ///< for files that are spreadsheets: see is_spreadsheet()
};

/// Reads the description of one table, and the trees that it names, but not the table. `resource`: its name, where a
/// package has several; empty: the one that has measures.
///
/// Throws bad_input with every problem at once, each with its place as `column`, "resources[0].schema.fields[3].name":
/// what is no JSON, keys and words that are unknown (with the nearest known one), measures that contradict each other,
/// paths that leave the folder of the JSON file, and what is wrong with the trees.
GOVKPI_EXPORT data_package read_data_package(const std::filesystem::path& json, std::string_view resource = {});

/// A tree of units or of a classification from a CSV file, named like the file without its ending. Its columns are code
/// and parent, and as far as there are such level, name, valid_from and valid_to (months, the last one included);
/// others are passed over.
///
///     code;parent;level;name;valid_from;valid_to
///     79;;province;Hồ Chí Minh;;
///     26740;79;commune;Bến Nghé;;2025-06
///     26740;79;commune;Sài Gòn;2025-07;
///
/// Throws bad_input with every problem and its row.
GOVKPI_EXPORT hierarchy read_hierarchy(const std::filesystem::path& csv);

}  // namespace govkpi
