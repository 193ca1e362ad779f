// SPDX-License-Identifier: BSL-1.0
// govkpi load: files into a store that keeps them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace govkpi::tool {

struct load_command {
    std::vector<std::filesystem::path> files;  ///< none: those that the schema names
    std::string into;                          ///< sqlite:FILE
    std::filesystem::path schema;
    std::string table;  ///< of the schema, where it has several
    std::string batch;  ///< the name of the one file; empty: by what each holds
};

/// Loads each file whole or not at all, also those behind one that is bad. Returns a line for each that is there now; throws
/// bad_input with every problem of the others, after `say` had the lines.
void load(const load_command& options, void (*say)(std::string_view));

}  // namespace govkpi::tool
