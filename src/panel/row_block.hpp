// SPDX-License-Identifier: BSL-1.0
// A stretch of rows, column by column: what readers hand to the kernels.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi::detail {

/// Small enough that the columns of a block stay in the first-level cache, large enough that what is done once a block
/// costs nothing.
inline constexpr std::size_t block_rows = 4096;

/// A column of dictionary codes, each of `width` bytes: 1, 2 or 4.
struct code_span {
    const void* data;
    std::uint8_t width;
};

/// A column of amounts or counts. Where a value is missing it is stored as 0 and its bit of `missing` is set.
struct value_span {
    const std::int64_t* data;
    const std::uint64_t*
        missing;          ///< a bit a row, the lowest first, none behind the last; nullptr: every value is there
    std::uint64_t bound;  ///< no value is larger, whatever its sign
};

/// At most block_rows rows.
struct row_block {
    std::size_t rows = 0;
    std::span<const code_span> codes;      ///< one a dimension
    std::span<const value_span> values;    ///< one a value column
    const std::uint64_t* lines = nullptr;  ///< where each row starts in its file, counted from 1; nullptr: unknown
};

/// The part of a sum that one row can have: the sum itself, or the end of 64 bits that is next to it.
inline std::int64_t nearest(int128 sum) {
    std::int64_t out = sum < int128{0} ? int64_min : int64_max;
    static_cast<void>(narrow(sum, out));
    return out;
}

}  // namespace govkpi::detail
