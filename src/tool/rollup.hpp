// SPDX-License-Identifier: BSL-1.0
// govkpi rollup: sums and indicators of tables of any size.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace govkpi::tool {

struct rollup_options {
    std::vector<std::string> tables;  ///< files, or a store; none: the files that the schema names
    std::filesystem::path schema;
    std::string table;  ///< of the schema, where it has several
    std::vector<std::string> by;
    std::vector<std::string> where;  ///< "class=0100,0200"
    std::filesystem::path kpi;       ///< none: the measures themselves
    std::string format;              ///< empty: by the name of the output
    std::string title;               ///< of a page or a spreadsheet
    std::string lang = "en";
    std::string withhold_below;  ///< a percentage; empty: nothing is withheld
    bool rank = false;
    std::string rank_within;  ///< "province"; empty: among all
    std::string explain;      ///< the codes of a cell: "01,2025"
    bool check_sums = false;
    std::filesystem::path output;
};

/// The text of the result. Throws bad_input, panel_error and the like.
std::string rollup(const rollup_options& options);

}  // namespace govkpi::tool
