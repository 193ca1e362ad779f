// SPDX-License-Identifier: BSL-1.0
// govkpi report: what units published, and what it implies.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace govkpi::tool {

struct report_options {
    std::vector<std::filesystem::path> folders;  ///< of figures, one a unit
    std::string lang = "vi";
    std::string format;  ///< empty: by the name of the output
    std::vector<std::string> only;  ///< names of parts; none: all
    std::filesystem::path text_template;  ///< a file to fill in; empty: the library's own report
    std::filesystem::path output;
    std::filesystem::path folder_for_each;  ///< a file a unit; empty: all in one document
};

/// The bytes of the document; of all units in one where there are several. With a folder for each, its files are written,
/// and nothing is returned. All folders are read before anything is written.
/// Throws bad_input with the problems of every folder.
std::string report(const report_options& options);

}  // namespace govkpi::tool
