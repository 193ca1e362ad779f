// SPDX-License-Identifier: BSL-1.0
// govkpi audit: whether the figures that others published agree with each other.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace govkpi::tool {

struct audit_options {
    std::vector<std::filesystem::path> files;  ///< of text
    std::string lang;  ///< of the texts and the report; empty: that of each text, the report in that of the first
    std::string format = "text";  ///< text, html or json
    std::filesystem::path output;
    std::filesystem::path figures;  ///< a new folder for the figures of a unit; empty: none
    std::string unit;               ///< whose, as the text calls it; empty: the only one
    int year = 0;                   ///< of when; 0: the only one
};

struct audit_result {
    std::string written;
    std::string notes;  ///< about what a folder of figures could not hold, a line each
    bool has_errors = false;
};

/// Throws bad_input with the problems of every file; the folder of figures is then not written.
audit_result audit(const audit_options& options);

}  // namespace govkpi::tool
