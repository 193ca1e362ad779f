// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>

namespace govkpi::report {

/// A folder to write into: made, or there and empty. Throws bad_input with what is in the way.
void make_new_folder(const std::filesystem::path& folder);

}  // namespace govkpi::report
