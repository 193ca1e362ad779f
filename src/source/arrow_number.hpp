// SPDX-License-Identifier: BSL-1.0
// Figures from a column of another program, as 64-bit integers of smallest units.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "arrow_type.hpp"
#include "row_faults.hpp"

namespace govkpi::detail {

class arrow_number_column {
public:
    /// `unit_scale`: smallest units in a 1. Both must outlive it. Throws overflow where a 1 is past 64 bits.
    arrow_number_column(const arrow_column& column, std::int64_t unit_scale);

    /// The figures of some rows of an array, at most block_rows, good until the next call. They are the array's own
    /// where these are 64-bit integers of smallest units and none is missing.
    value_span read(const ArrowArray& array, std::int64_t first, std::size_t rows, row_faults& faults);
    /// The same, with the rows of these bits missing.
    value_span without(const value_span& figures, std::size_t rows, std::span<const std::uint64_t> left_out);

private:
    void copy(const ArrowArray& array, std::int64_t first, std::size_t rows);
    template <class Int>
    void read_integers(const ArrowArray& array, std::int64_t first, std::size_t rows, row_faults& faults);
    void read_wide(const ArrowArray& array, std::int64_t first, std::size_t rows, row_faults& faults);
    /// In smallest units; else nothing, and `expected` says why.
    std::optional<std::int64_t> scaled(std::int64_t value, std::string_view& expected) const;
    bool is_missing(std::size_t i) const noexcept { return (missing_[i / 64] >> (i % 64) & 1) != 0; }
    value_span own(std::size_t rows) const;

    const arrow_column& column_;
    // A figure is the value, divided by each of these and multiplied by that.
    std::vector<std::uint32_t> divisors_;
    std::int64_t multiplier_;

    std::vector<std::int64_t> values_ = std::vector<std::int64_t>(block_rows);
    std::vector<std::uint64_t> missing_ = std::vector<std::uint64_t>(block_rows / 64);
};

}  // namespace govkpi::detail
