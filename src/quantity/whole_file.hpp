// SPDX-License-Identifier: BSL-1.0
// Files that are read or written in one go.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::detail {

/// All bytes, also of a pipe. Throws bad_input with the system's words where they cannot be read.
std::string read_whole_file(const std::filesystem::path& file);

/// Replaces a file whole or not at all: what is written stands beside it under another name until it is complete. The
/// file keeps its permissions, a link stays a link, and a character device is written to. Throws bad_input with the
/// system's words where that fails; the old file is then as it was.
GOVKPI_EXPORT void replace_file(const std::filesystem::path& file, std::string_view content);

}  // namespace govkpi::detail
