// SPDX-License-Identifier: BSL-1.0
// What somebody probably meant who wrote a name that there is not: "outturn.revnue", "revenue.outturn", "Label".
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::detail {

/// The known name with the fewest edits (a character more, less or other, two swapped) from `unknown` or from its two
/// halves the other way round; letter case counts for nothing. Empty where none is near. Of equally near ones the first
/// by the alphabet, so that the order of the known names does not matter.
GOVKPI_EXPORT std::string_view near_name(std::string_view unknown, std::span<const std::string_view> known);

/// "did you mean original_budget.revenue?", or where none is near "one of outturn.revenue, population". Empty where
/// nothing is known.
GOVKPI_EXPORT std::string name_hint(std::string_view unknown, std::span<const std::string_view> known);

}  // namespace govkpi::detail
