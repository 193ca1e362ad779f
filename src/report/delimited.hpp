// SPDX-License-Identifier: BSL-1.0
// Small hand-edited tables: RFC 4180 text with comments, whose every problem is reported with its place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

namespace govkpi::report {

/// A line of the table: its number in the file, and a text for each of the columns that were asked for.
struct record {
    std::size_t row;
    std::vector<std::string> cells;
};

/// The records below the header. `text` is UTF-8 with or without a byte-order mark; lines end with LF or CRLF; a line
/// that begins with # and an empty line are passed over. Columns are parted by the comma, semicolon or tab that follows
/// the first name of the header, which must name each of `columns` once, in any order. On problems they are added to the
/// list and what could be read is returned.
std::vector<record> read_delimited(std::string_view text, std::span<const std::string_view> columns,
                                   problem_list& problems);

/// The content of a file; empty, with a problem added, where it cannot be read or is larger than anything that people
/// edit by hand.
std::string read_text_file(const std::filesystem::path& file, problem_list& problems);

}  // namespace govkpi::report
