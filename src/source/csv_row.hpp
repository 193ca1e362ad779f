// SPDX-License-Identifier: BSL-1.0
// One row of CSV text, taken with care: of any length, quoted in any way, and with what is wrong with it.
#pragma once

#include <cstddef>
#include <limits>
#include <string_view>
#include <vector>

#include "mapped_file.hpp"

namespace govkpi::detail {

/// A longer field is a quote that was never closed, or no table.
inline constexpr std::size_t longest_field = 1u << 20;

struct csv_row {
    static constexpr std::size_t no_field = std::numeric_limits<std::size_t>::max();

    std::vector<std::string_view> fields;  ///< with their quotes; the first of them where there are more than wanted
    std::size_t width = 0;                 ///< how many there are
    std::size_t end = 0;                   ///< where the next row begins
    std::size_t line_breaks = 0;           ///< physical lines that it takes
    bool is_cut_off = false;               ///< the text ends without a line break
    std::size_t bad_field = no_field;      ///< the first one that is not as it must be
    const char* expected = nullptr;        ///< what it must be
    std::string_view bad_text;             ///< the beginning of it
};

class csv_row_reader {
public:
    /// `file`, if there is one, is told what was passed of a row that is too long to keep.
    csv_row_reader(std::string_view text, char delimiter, mapped_file* file)
        : text_{text}, delimiter_{delimiter}, file_{file} {}

    /// The row that begins at `at`, which is before the end of the text, with at most `wanted` of its fields.
    void take(std::size_t at, std::size_t wanted, csv_row& row) const;

private:
    std::size_t behind_quotes(std::size_t at, csv_row& row) const;
    std::size_t end_of_plain(std::size_t at) const;
    void pass(std::size_t at) const;

    std::string_view text_;
    char delimiter_;
    mapped_file* file_;
};

}  // namespace govkpi::detail
