// SPDX-License-Identifier: BSL-1.0
// Finding where the fields of a stretch of CSV text end, many bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace govkpi::detail {

/// How much text is scanned before its columns are converted: it and what is made of it stay in the first-level cache.
inline constexpr std::size_t stretch_bytes = 16u << 10;
/// Scans go by blocks of this many bytes.
inline constexpr std::size_t scan_bytes = 64;
/// What find_field_ends() may write to: more than there can be ends, so that it need not look at each.
inline constexpr std::size_t ends_capacity = stretch_bytes + scan_bytes;

struct csv_scan {
    std::size_t ends = 0;         ///< delimiters and line breaks outside of quotes
    std::size_t line_breaks = 0;  ///< the line breaks among them
    bool has_quotes = false;
    bool is_sound = true;  ///< false where there is a NUL byte, or a quote that neither opens nor closes a field
};

/// Writes the positions of the ends, in order. The text must begin with a row; `size` is a multiple of scan_bytes, at
/// most stretch_bytes. What stands behind the last end may be half of a row.
csv_scan find_field_ends(const char* text, std::size_t size, char delimiter, std::uint32_t* ends);

/// Rows of `width` fields each. Field i, counted over all rows, is text[ends[i - 1] + 1 .. ends[i]), where ends[-1] is
/// 2^32 - 1, so that its successor is 0. From the start of every field on, 17 bytes can be read.
struct csv_rows {
    const char* text;
    const std::uint32_t* ends;
    std::size_t width;
    bool has_quotes;
};

/// Eight bytes, the first one lowest.
inline std::uint64_t load_8_bytes(const char* at) noexcept {
    if constexpr (std::endian::native == std::endian::little) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, sizeof word);
        return word;
    } else {
        std::uint64_t word = 0;
        for (int i = 7; i >= 0; --i) word = word << 8 | static_cast<unsigned char>(at[i]);
        return word;
    }
}

/// A field as it stands, but for the CR that is the first half of a line break.
inline std::string_view field_at(const char* text, std::size_t size, bool may_have_cr) noexcept {
    if (may_have_cr && size > 0 && text[size - 1] == '\r') --size;
    return {text, size};
}

}  // namespace govkpi::detail

// A loop that is compiled once for every processor and once for those with vector instructions is part of both.
#if defined(__GNUC__)
#define GOVKPI_DETAIL_PART_OF_CALLER __attribute__((always_inline)) inline
#else
#define GOVKPI_DETAIL_PART_OF_CALLER inline
#endif
