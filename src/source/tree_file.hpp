// SPDX-License-Identifier: BSL-1.0
// A tree kept as a CSV file, a member a row.
#pragma once

#include <filesystem>
#include <string>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/source/text_encoding.hpp>

namespace govkpi::detail {

/// As read_hierarchy(). `delimiter`: as csv_dialect has it.
hierarchy read_tree(const std::filesystem::path& csv, std::string name, char delimiter = '\0',
                    text_encoding encoding = text_encoding::utf_8);

}  // namespace govkpi::detail
