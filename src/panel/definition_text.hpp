// SPDX-License-Identifier: BSL-1.0
// What the columns of a table mean, line by line, so that two tables are found to be alike, or what differs is told:
//
//     unit "unit"
//     tree of "unit": 12 members, 8f0c2d7be1a94c55
//     period "month", years from month 1
//     measure "population" in "people", the last of the stock "population"
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel/table.hpp>

namespace govkpi::detail {

/// Trees are told by their number of members and a checksum over them; `with_trees` where that is wanted, for it takes
/// reading them.
std::vector<std::string> definition_text(const table_definition& table, bool with_trees = true);

/// The first line in which two texts differ, "one has A, the other B"; nothing where they are the same.
std::optional<std::string> difference(const std::vector<std::string>& a, const std::vector<std::string>& b,
                                      std::string_view one = "one", std::string_view other = "the other");

}  // namespace govkpi::detail
