// SPDX-License-Identifier: BSL-1.0
// The first row of a CSV file: what its columns are called, and where those are that are asked for.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

#include "csv_column.hpp"
#include "csv_row.hpp"

namespace govkpi::detail {

/// The one that follows the first name of the text; a comma where there is none.
char delimiter_of(std::string_view header) noexcept;

/// The names of a header, without the quotes and spaces around them; nothing, with a problem added, where it is no
/// header.
std::optional<std::vector<std::string>> header_names(const csv_row& header, std::size_t line, problem_list& problems);

/// For each column its place among the names; nothing, with problems added, where one is not there exactly once.
std::optional<std::vector<std::size_t>> places_of(std::span<const csv_column> columns,
                                                  std::span<const std::string> names, std::size_t line,
                                                  problem_list& problems);

}  // namespace govkpi::detail
