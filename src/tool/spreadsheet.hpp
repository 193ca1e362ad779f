// SPDX-License-Identifier: BSL-1.0
// A report as a spreadsheet, in a build of the command that has the writer.
#pragma once

#include <filesystem>
#include <string>

#include <govkpi/report/document.hpp>

namespace govkpi::tool {

inline constexpr const char* spreadsheet_format = "xlsx";

/// Does the name of the file ask for a spreadsheet?
bool names_spreadsheet(const std::filesystem::path& output);

/// The bytes of the file. Throws std::runtime_error where they would go to a terminal, and where the command was built
/// without the writer.
std::string spreadsheet(const report::document& doc, const std::filesystem::path& output);

}  // namespace govkpi::tool
