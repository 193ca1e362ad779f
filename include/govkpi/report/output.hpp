// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::report {

/// Replaces a file whole or not at all: what is written stands beside it under another name until it is complete. The
/// file keeps its permissions, a link stays a link, and a character device is written to.
/// Throws bad_input with the system's words where that fails; the old file is then as it was.
GOVKPI_REPORT_EXPORT void replace_file(const std::filesystem::path& file, std::string_view content);

}  // namespace govkpi::report
