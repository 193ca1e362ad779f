// SPDX-License-Identifier: BSL-1.0
// Columns of printed numbers: quick for plain digits, and otherwise as strict as parse_cell().
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>

#include "csv_column.hpp"
#include "csv_scan.hpp"

namespace govkpi::detail {

/// What one cell says.
struct csv_number {
    std::int64_t value = 0;  ///< in smallest units
    bool is_missing = false;
    const char* expected = nullptr;  ///< what was, where the cell is bad
};

/// Where the values of a stretch of rows go.
struct csv_number_sink {
    std::int64_t* values;
    std::uint64_t* missing;    ///< a bit a row; those of the rows to come are clear
    std::size_t first;         ///< the place of the first of them in both
    std::uint64_t any_bits{};  ///< OR of the values, whatever their sign
    bool any_missing = false;
};

/// A value without its sign.
constexpr std::uint64_t magnitude_of(std::int64_t value) noexcept {
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? ~bits + 1 : bits;
}

class GOVKPI_EXPORT csv_number_column {
public:
    /// Throws invalid_argument for signs or units that make no sense, and overflow for a unit past 64 bits.
    explicit csv_number_column(const csv_column& column);

    /// One cell, without the quotes around it.
    csv_number read(std::string_view text) const;
    /// The column at `place` of so many rows; false where any of them is bad.
    bool read(const csv_rows& rows, std::size_t place, std::size_t first, std::size_t count,
              csv_number_sink& into) const;

private:
    bool read_plainly(std::string_view text, std::int64_t& value) const noexcept;
    csv_number read_strictly(std::string_view text) const;
    bool is_declared_missing(std::string_view text) const noexcept;

    number_style style_;
    const currency* money_;
    std::vector<std::string> missing_;
    std::int64_t units_;                ///< smallest units in a printed 1
    std::vector<std::int64_t> scales_;  ///< units_ / 10^i, while that is whole
    std::size_t most_digits_ = 0;       ///< so many fit whatever they are; 0 where digits may be declared missing
};

}  // namespace govkpi::detail
