// SPDX-License-Identifier: BSL-1.0
// How a language writes figures, all of it in one table: a further language is one more row there.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/quantity/undefined.hpp>

namespace govkpi::detail {

/// A word or symbol of at most 15 bytes. Its size in memory is fixed, so that copying it is one load and one store
/// where a text of any length is a call of memcpy, which costs as much as all the digits of an amount.
struct short_text {
    std::array<char, 15> bytes{};
    std::uint8_t size = 0;

    template <std::size_t N>
    requires(N <= 16) constexpr short_text(const char (&text)[N]) noexcept : size{N - 1} {
        for (std::size_t i = 0; i < size; ++i) bytes[i] = text[i];
    }
};

/// 000 to 999, each with the language's group mark behind it, so that a group of digits is one four-byte store. A
/// leading group is read from behind its zeros, hence the bytes at the end.
struct digit_groups {
    std::array<char, 4004> text{};

    constexpr explicit digit_groups(char group_mark) noexcept {
        for (std::size_t i = 0; i < 1000; ++i) {
            text[4 * i] = static_cast<char>('0' + i / 100);
            text[4 * i + 1] = static_cast<char>('0' + i / 10 % 10);
            text[4 * i + 2] = static_cast<char>('0' + i % 10);
            text[4 * i + 3] = group_mark;
        }
    }
};

struct conventions {
    const digit_groups& groups;
    char decimal_mark;
    short_text before_currency;                       // between an amount in full and its currency
    short_text thousand, million, billion, trillion;  // with a space on either side
    short_text dong_symbol;                           // behind an amount of đồng in full, with what is between them
    short_text dong_word;                             // behind a scale word
    std::string_view points;                          // behind a number of percentage points
    std::string_view not_defined;
    std::string_view zero_base, negative_base, missing, not_comparable, partial_coverage;
    std::string_view at_least, at_most, unknown;  // of an interval without one end, or without both
};

extern const conventions english;
extern const conventions vietnamese;

inline const conventions& conventions_of(language lang) noexcept {
    switch (lang) {
        case language::vi:
            return vietnamese;
        case language::en:
            break;
    }
    return english;
}

/// Nearly every amount is in đồng, so that its texts stand ready in the conventions.
inline bool is_dong(const currency& of) noexcept { return std::string_view{of.code, 3} == "VND"; }

/// Behind an amount in full of another currency: a space, and the symbol by local custom or the ISO code.
char* write_foreign_symbol(char* out, const currency& of, language lang) noexcept;

}  // namespace govkpi::detail
