// SPDX-License-Identifier: BSL-1.0
// Digits in groups, written fast. Everything is inline: a call costs as much as the digits of an amount.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "conventions.hpp"

namespace govkpi::detail {

inline constexpr std::uint32_t thousand = 1'000;
inline constexpr std::uint32_t million = 1'000'000;
inline constexpr std::uint32_t billion = 1'000'000'000;
inline constexpr std::uint64_t quadrillion = 1'000'000'000'000'000;

inline constexpr auto powers_of_ten = [] {
    std::array<std::uint64_t, 20> table{1};
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = 10 * table[i - 1];
    return table;
}();

/// Where the groups of a number below 10^15 go: the byte at which each starts, and how many of its leading zeros are
/// left out. Groups above the first lie at 0, where the first one covers them.
struct alignas(16) group_layout {  // 16 bytes: found by a shift
    std::array<std::uint8_t, 5> at{};
    std::array<std::uint8_t, 5> zeros{};
    std::uint8_t length = 0;
};
inline constexpr auto layouts = [] {
    std::array<group_layout, 16> by_digits{};
    by_digits[0] = {{}, {2, 2, 2, 2, 2}, 1};  // 0 shows one digit
    for (int digits = 1; digits <= 15; ++digits) {
        group_layout& layout = by_digits[static_cast<std::size_t>(digits)];
        layout.length = static_cast<std::uint8_t>(digits + (digits - 1) / 3);
        for (std::size_t i = 0; i < 5; ++i) {
            const int start = layout.length - 3 - 4 * static_cast<int>(4 - i);
            layout.at[i] = static_cast<std::uint8_t>(start < 0 ? 0 : start);
            layout.zeros[i] = static_cast<std::uint8_t>(start < 0 && start > -3 ? -start : 0);
        }
    }
    return by_digits;
}();

/// Of 0 to 999; 0 has none.
inline constexpr auto digit_counts = [] {
    std::array<std::uint8_t, 1000> table{};
    for (std::size_t i = 1; i < table.size(); ++i) table[i] = i < 10 ? 1 : i < 100 ? 2 : 3;
    return table;
}();

// The figures of a column differ in size, and a processor that has to guess how many digits come next is wrong half of the
// time, which costs more than to write them. So these functions do the same work whatever the value is: they store what
// may not be needed, go on from where the text ends, and let the next store cover the rest. A store may run 16 bytes past
// the text; longest_text leaves room.

inline char* write_short(char* out, const short_text& text) noexcept {
    std::memcpy(out, &text, sizeof text);
    return out + text.size;
}

inline char* write_text(char* out, std::string_view text) noexcept {
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

/// Below 1000, without leading zeros.
inline char* write_small(char* out, std::uint32_t value, const digit_groups& groups) noexcept {
    const std::uint32_t zeros = (value < 10 ? 1u : 0u) + (value < 100 ? 1u : 0u);
    std::memcpy(out, &groups.text[4 * value + zeros], 4);
    return out + (3 - zeros);
}

inline void write_group(char* out, std::uint32_t group, const digit_groups& groups) noexcept {
    std::memcpy(out, &groups.text[4 * group], 4);
}

inline const group_layout& layout_of(std::uint64_t below_quadrillion) noexcept {
    const auto bits = static_cast<std::size_t>(std::bit_width(below_quadrillion | 1));
    const std::size_t digits = bits * 1233 >> 12;  // times log10(2): as many as the value has, or one too few
    return layouts[below_quadrillion < powers_of_ten[digits] ? digits : digits + 1];
}

/// Below a million.
inline char* write_two_groups(char* out, std::uint32_t value, const digit_groups& groups) noexcept {
    const group_layout& to = layout_of(value);
    std::memcpy(out + to.at[3], &groups.text[4 * (value / thousand) + to.zeros[3]], 4);
    std::memcpy(out + to.at[4], &groups.text[4 * (value % thousand) + to.zeros[4]], 4);
    return out + to.length;
}

/// Below 10^15.
inline char* write_five_groups(char* out, const group_layout& to, std::uint64_t value,
                               const digit_groups& groups) noexcept {
    const auto high = static_cast<std::uint32_t>(value / billion);
    const auto low = static_cast<std::uint32_t>(value % billion);
    const auto write = [&](std::size_t i, std::uint32_t group) {
        std::memcpy(out + to.at[i], &groups.text[4 * group + to.zeros[i]], 4);
    };
    write(0, high / thousand);
    write(1, high % thousand);
    write(2, low / million);
    write(3, low / thousand % thousand);
    write(4, low % thousand);
    return out + to.length;
}

inline char* write_grouped(char* out, std::uint64_t value, const digit_groups& groups) noexcept {
    if (value < quadrillion) return write_five_groups(out, layout_of(value), value, groups);
    out = write_two_groups(out, static_cast<std::uint32_t>(value / quadrillion), groups) + 1;  // behind its mark
    return write_five_groups(out, layouts[15], value % quadrillion, groups);
}

/// A user's own word, which may be of any length: cut where a character ends.
inline char* write_label(char* out, std::string_view label) noexcept {
    constexpr std::size_t longest_label = 96;
    std::size_t length = label.size();
    if (length > longest_label) {
        length = longest_label;
        while (length > 0 && (static_cast<unsigned char>(label[length]) & 0xc0u) == 0x80u) --length;
    }
    return write_text(out, label.substr(0, length));
}

inline char* write_digits(char* out, std::uint64_t value, int digits) noexcept {
    for (int i = digits - 1; i >= 0; --i) {
        out[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}

}  // namespace govkpi::detail
