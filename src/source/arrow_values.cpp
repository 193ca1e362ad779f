// SPDX-License-Identifier: BSL-1.0
#include "arrow_values.hpp"

namespace govkpi::detail {

bool read_missing(const ArrowArray& array, std::int64_t first, std::size_t rows,
                  std::span<std::uint64_t> missing) noexcept {
    const unsigned char* const bits = bitmap_of(array);
    if (bits == nullptr) return false;
    const std::int64_t from = array.offset + first;
    const std::int64_t last_byte = (from + static_cast<std::int64_t>(rows) - 1) / 8;
    const auto shift = static_cast<unsigned>(from % 8);
    std::uint64_t any = 0;
    for (std::size_t done = 0; done < rows; done += 64) {
        const std::size_t count = std::min<std::size_t>(rows - done, 64);
        std::uint64_t there = 0;
        for (std::size_t bit = 0; bit < count; bit += 8) {
            const std::int64_t byte = from / 8 + static_cast<std::int64_t>((done + bit) / 8);
            unsigned eight = bits[byte];
            if (byte < last_byte) eight |= unsigned{bits[byte + 1]} << 8;
            there |= std::uint64_t{eight >> shift & 0xffU} << bit;
        }
        const std::uint64_t all = count == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << count) - 1;
        missing[done / 64] = ~there & all;
        any |= missing[done / 64];
    }
    return any != 0;
}

std::optional<std::int64_t> integer_at(const ArrowArray& array, const arrow_type& type, std::int64_t row) noexcept {
    const void* const buffer = array.buffers[1];
    const std::int64_t at = array.offset + row;
    switch (type.width) {
        case 1:
            return type.is_signed ? value_at<std::int8_t>(buffer, at) : value_at<std::uint8_t>(buffer, at);
        case 2:
            return type.is_signed ? value_at<std::int16_t>(buffer, at) : value_at<std::uint16_t>(buffer, at);
        case 4:
            if (type.is_signed) return value_at<std::int32_t>(buffer, at);
            return value_at<std::uint32_t>(buffer, at);
        default: {
            const auto value = value_at<std::int64_t>(buffer, at);
            if (!type.is_signed && value < 0) return std::nullopt;
            return value;
        }
    }
}

arrow_texts::arrow_texts(const ArrowArray& array, const arrow_type& type) noexcept : array_{&array}, type_{type} {
    if (type.is == arrow_type::kind::text && array.length > 0) end_ = offset_at(array.offset + array.length);
}

std::int64_t arrow_texts::offset_at(std::int64_t place) const noexcept {
    const void* const offsets = array_->buffers[1];
    return type_.width == 4 ? value_at<std::int32_t>(offsets, place) : value_at<std::int64_t>(offsets, place);
}

std::optional<std::string_view> arrow_texts::at(std::int64_t row) const noexcept {
    if (type_.is == arrow_type::kind::view) return viewed(row);
    const std::int64_t begin = offset_at(array_->offset + row);
    const std::int64_t end = offset_at(array_->offset + row + 1);
    if (begin < 0 || begin > end || end > end_) return std::nullopt;
    if (begin == end) return std::string_view{};
    const auto* const bytes = static_cast<const char*>(array_->buffers[2]);
    if (bytes == nullptr) return std::nullopt;
    return std::string_view{bytes + begin, static_cast<std::size_t>(end - begin)};
}

/// 16 bytes: a length, then up to 12 bytes of text, or 4 of them, the number of a buffer and a place in it.
std::optional<std::string_view> arrow_texts::viewed(std::int64_t row) const noexcept {
    constexpr std::int32_t longest_inside = 12;
    const auto* const view = static_cast<const char*>(array_->buffers[1]) + (array_->offset + row) * 16;
    const auto length = value_at<std::int32_t>(view, 0);
    if (length < 0) return std::nullopt;
    if (length <= longest_inside) return std::string_view{view + 4, static_cast<std::size_t>(length)};
    const auto number = value_at<std::int32_t>(view, 2);
    const auto place = value_at<std::int32_t>(view, 3);
    // Behind the bitmap and the views come the buffers of texts, and last the sizes of these.
    if (number < 0 || number >= array_->n_buffers - 3 || place < 0) return std::nullopt;
    const auto size = value_at<std::int64_t>(array_->buffers[array_->n_buffers - 1], number);
    const auto* const bytes = static_cast<const char*>(array_->buffers[2 + number]);
    if (bytes == nullptr || std::int64_t{place} + length > size) return std::nullopt;
    return std::string_view{bytes + place, static_cast<std::size_t>(length)};
}

}  // namespace govkpi::detail
