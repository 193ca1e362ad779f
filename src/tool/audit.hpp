// SPDX-License-Identifier: BSL-1.0
// govkpi audit: whether the figures that others published agree with each other.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace govkpi::tool {

struct audit_options {
    std::vector<std::filesystem::path> files;  ///< of text
    std::string lang;                          ///< of the texts and the report; empty: the report in Vietnamese, each text as it is
    std::string format = "text";               ///< text, html or json
    std::filesystem::path output;
};

struct audit_result {
    std::string written;
    bool has_errors = false;
};

/// Throws bad_input with the problems of every file.
audit_result audit(const audit_options& options);

}  // namespace govkpi::tool
