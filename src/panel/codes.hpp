// SPDX-License-Identifier: BSL-1.0
// Reading a column of codes, whatever their width.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>

#include "cpu.hpp"
#include "row_block.hpp"

namespace govkpi::detail {

inline std::uint32_t code_at(const code_span& column, std::size_t row) noexcept {
    switch (column.width) {
        case 1:
            return static_cast<const std::uint8_t*>(column.data)[row];
        case 2:
            return static_cast<const std::uint16_t*>(column.data)[row];
        default:
            return static_cast<const std::uint32_t*>(column.data)[row];
    }
}

/// Calls f with the column as the integers that it is.
template <class F>
GOVKPI_DETAIL_INLINE void with_codes(const code_span& column, F f) {
    if (column.width == 1)
        f(static_cast<const std::uint8_t*>(column.data));
    else if (column.width == 2)
        f(static_cast<const std::uint16_t*>(column.data));
    else
        f(static_cast<const std::uint32_t*>(column.data));
}

template <class F>
void for_each_bit(std::uint64_t bits, F f) {
    for (; bits != 0; bits &= bits - 1) f(static_cast<std::size_t>(std::countr_zero(bits)));
}

/// What no value exceeds, whatever its sign.
inline std::uint64_t bound_of(std::span<const std::int64_t> values) noexcept {
    std::uint64_t bound = 0;
    for (const std::int64_t value : values) {
        const auto bits = static_cast<std::uint64_t>(value);
        bound = std::max(bound, value < 0 ? 0 - bits : bits);
    }
    return bound;
}

inline bool is_missing(const value_span& column, std::size_t row) noexcept {
    return column.missing != nullptr && (column.missing[row / 64] >> (row % 64) & 1) != 0;
}

}  // namespace govkpi::detail
