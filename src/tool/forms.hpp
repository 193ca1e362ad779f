// SPDX-License-Identifier: BSL-1.0
// The forms that a document can have, by their names on the command line and by the names of files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/report/document.hpp>

namespace govkpi::tool {

enum class form { text, markdown, html, html_plain, csv, json, xlsx };

/// "text", "markdown", ...
std::vector<std::string> form_names();

/// The form of that name; where the name is empty, that of the file's suffix; text where there is neither.
/// Throws std::runtime_error, with the forms that there are, for a suffix of none.
form form_of(std::string_view name, const std::filesystem::path& output);

/// ".html"
std::string_view suffix_of(form wanted) noexcept;

/// The bytes of the document: for the terminal where the output is empty, else for that file.
/// Throws std::runtime_error where a spreadsheet would go to a terminal, and where the command was built without its writer.
std::string written(const report::document& doc, form wanted, const std::filesystem::path& output);

}  // namespace govkpi::tool
