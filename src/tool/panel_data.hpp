// SPDX-License-Identifier: BSL-1.0
// A panel with its indicators as data for programs.
#pragma once

#include <string>
#include <vector>

#include <govkpi/report/panel_table.hpp>

namespace govkpi::tool {

/// RFC 4180; for each indicator its printed value, its exact numerator and denominator, or why it has none.
std::string panel_csv(const panel& cells, const std::vector<report::indicator_figures>& columns);
/// Exact integers are strings, for many readers keep only 53 bits.
std::string panel_json(const panel& cells, const std::vector<report::indicator_figures>& columns);

}  // namespace govkpi::tool
