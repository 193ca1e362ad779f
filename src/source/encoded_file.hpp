// SPDX-License-Identifier: BSL-1.0
// A text file in any encoding that is known, as UTF-8: the one place that converts between encodings.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <govkpi/problem.hpp>
#include <govkpi/source/text_encoding.hpp>

#include "mapped_file.hpp"

namespace govkpi::detail {

/// What the members and the header of a table must be, in messages.
inline constexpr const char* clean_text =
    "UTF-8 text without NUL bytes (a file in UTF-16 or windows-1258 needs its \"encoding\" declared)";

/// As mapped_file::open(). Where the text is not UTF-8 it is converted in memory, and all that is not good in its
/// encoding is a problem of its line.
std::optional<mapped_file> open_text(const std::filesystem::path& file, text_encoding encoding, problem_list& problems);

/// The names of all encodings, `"utf-8", "utf-16", ...`.
std::string encoding_names();

}  // namespace govkpi::detail
