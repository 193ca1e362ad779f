// SPDX-License-Identifier: BSL-1.0
// An office's own text with units' figures, in a build of the command that has templates.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <govkpi/report/figures.hpp>

#include "forms.hpp"

namespace govkpi::tool {

/// The file with the figures of each unit. Throws bad_input with every problem of the file; std::runtime_error for a form
/// that templates do not have, and where the command was built without them.
std::vector<std::string> filled(const std::filesystem::path& file, const std::vector<report::unit_figures>& units,
                                language lang, form wanted);

}  // namespace govkpi::tool
