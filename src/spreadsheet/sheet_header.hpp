// SPDX-License-Identifier: BSL-1.0
// The row of a sheet that names the columns, below whatever titles there are.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sheet_book.hpp"

namespace govkpi::detail {

/// Spaces and line breaks in a name count as one space, and none at its ends: a header is broken into lines by hand.
std::string plain_name(std::string_view name);

class sheet_header {
public:
    static constexpr std::size_t most_rows_searched = 200;

    /// `wanted_row`: the only one that can be it; 0: the first that has all names.
    sheet_header(std::vector<std::string> names, std::size_t wanted_row)
        : names_{std::move(names)}, wanted_row_{wanted_row} {}

    /// Whether this row is the header; the columns of the names are then known.
    bool is(std::size_t row, std::span<const sheet_cell> cells);
    bool may_follow(std::size_t row) const noexcept {
        return row < (wanted_row_ != 0 ? wanted_row_ : most_rows_searched);
    }
    /// Of each name.
    const std::vector<std::size_t>& columns() const noexcept { return columns_; }

    /// Which row had the most names, and which were lacking there.
    struct nearest {
        std::size_t row = 0;  ///< 0: none had any
        std::size_t names = 0;
        std::string expected{};
    };
    const nearest& nearest_row() const noexcept { return nearest_; }

private:
    std::string what_lacks(std::size_t row, const std::vector<std::vector<std::size_t>>& found,
                           std::span<const sheet_cell> cells) const;

    std::vector<std::string> names_;
    std::size_t wanted_row_;
    std::vector<std::size_t> columns_;
    nearest nearest_;
};

}  // namespace govkpi::detail
