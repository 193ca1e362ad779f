// SPDX-License-Identifier: BSL-1.0
// What is wrong with the rows of a block, whose columns are read one after the other.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>

#include "../panel/row_block.hpp"

namespace govkpi::detail {

class row_faults {
public:
    /// `row` counts from the block's first.
    void add(std::size_t row, std::string_view column, std::string_view text, std::string_view expected) {
        found_.push_back({row, std::string{column}, std::string{text}, std::string{expected}});
        rows_[row / 64] |= std::uint64_t{1} << (row % 64);
    }
    bool any() const noexcept { return !found_.empty(); }
    /// A bit for each row that has a fault.
    std::span<const std::uint64_t> rows() const noexcept { return rows_; }

    /// Hands all on in the order of rows, and begins again. `first_row`: the number of the block's first.
    void report(std::size_t first_row, problem_list& problems) {
        std::stable_sort(found_.begin(), found_.end(), [](const fault& a, const fault& b) { return a.row < b.row; });
        for (const fault& f : found_) problems.add(first_row + f.row, f.column, f.text, f.expected);
        found_.clear();
        rows_.fill(0);
    }

private:
    struct fault {
        std::size_t row;
        std::string column, text, expected;
    };
    std::vector<fault> found_;
    std::array<std::uint64_t, block_rows / 64> rows_{};
};

}  // namespace govkpi::detail
