// SPDX-License-Identifier: BSL-1.0
// Sets of indicators kept in a JSON file, so that an office can change what it reports without a compiler.
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include <govkpi/kpi/indicator.hpp>

namespace govkpi {

/// Reads a set of indicators over the measures that there are. `file` names the text in messages. Throws bad_input with
/// every problem at once, its row and its place in the document: what is no JSON, an unknown or missing key, a formula
/// that is none (with its position and the nearest name), a name used twice, a target that does not fit the formula's
/// value.
///
///     { "indicators": [ { "name": "revenue_completion",
///                         "formula": "outturn.revenue / original_budget.revenue",
///                         "label": { "en": "revenue plan completion", "vi": "tỷ lệ hoàn thành dự toán thu" },
///                         "better": "higher", "target": "100%" } ] }
///
/// A target is text, so that it is exact: "100%", "2.5%", "5000000" in whole units of the currency, for each person where
/// the formula is per head.
GOVKPI_EXPORT std::vector<indicator_definition> parse_indicators(std::string_view json, std::string_view file,
                                                                 std::span<const measure_definition> known);
GOVKPI_EXPORT std::vector<indicator_definition> read_indicators(const std::filesystem::path& file,
                                                                std::span<const measure_definition> known);

}  // namespace govkpi
