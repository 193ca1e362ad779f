// SPDX-License-Identifier: BSL-1.0
// Single values of an array that was looked over: its nulls, integers and texts. Rows count from the array's first.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string_view>

#include <govkpi/source/arrow_c.hpp>

#include "arrow_type.hpp"

namespace govkpi::detail {

/// A value of a buffer, which need not be aligned.
template <class T>
T value_at(const void* buffer, std::int64_t place) noexcept {
    T value;
    std::memcpy(&value, static_cast<const unsigned char*>(buffer) + place * static_cast<std::int64_t>(sizeof(T)),
                sizeof(T));
    return value;
}

/// Where the values lie, where they can be read as they are; else nullptr.
template <class T>
const T* values_in_place(const void* buffer, std::int64_t first) noexcept {
    if (reinterpret_cast<std::uintptr_t>(buffer) % alignof(T) != 0) return nullptr;
    return static_cast<const T*>(buffer) + first;
}

/// Where the bitmap says which rows are there; nullptr where all are.
inline const unsigned char* bitmap_of(const ArrowArray& array) noexcept {
    return array.null_count == 0 ? nullptr : static_cast<const unsigned char*>(array.buffers[0]);
}

inline bool is_null(const ArrowArray& array, std::int64_t row) noexcept {
    const unsigned char* const bits = bitmap_of(array);
    const std::int64_t at = array.offset + row;
    return bits != nullptr && (bits[at / 8] >> (at % 8) & 1) == 0;
}

/// Arrow's bits say what is there, ours what is missing. False where nothing is missing.
bool read_missing(const ArrowArray& array, std::int64_t first, std::size_t rows,
                  std::span<std::uint64_t> missing) noexcept;

/// An integer of at most 8 bytes; nothing where it does not fit in 64 bits with a sign.
std::optional<std::int64_t> integer_at(const ArrowArray& array, const arrow_type& type, std::int64_t row) noexcept;

/// The texts of an array.
class arrow_texts {
public:
    arrow_texts(const ArrowArray& array, const arrow_type& type) noexcept;
    /// Nothing where the offsets or the view make no sense. The row must not be null.
    std::optional<std::string_view> at(std::int64_t row) const noexcept;

private:
    std::optional<std::string_view> viewed(std::int64_t row) const noexcept;
    std::int64_t offset_at(std::int64_t place) const noexcept;

    const ArrowArray* array_;
    arrow_type type_;
    std::int64_t end_ = 0;  ///< of the bytes that the array says it has
};

}  // namespace govkpi::detail
