// SPDX-License-Identifier: BSL-1.0
// A language: how it writes and reads figures, and its phrases. A further language is one constant of this type, in a
// program or beside those of the library, and is then as good as theirs:
//
//     constexpr phrase phrases[] = {{"budget revenue", "receita orçamentária"}, {"Unit: {}", "Unidade: {}"}};
//     const language_data portuguese{.code = "pt", .groups = digits_parted_by<'.'>, .decimal_mark = ',', ...,
//                                    .translate = translation_by<phrases>};
//     const document doc = unit_report(figures, language{portuguese});
//
// What is not translated stays English. docs/how-to/add-a-language.md has the list of phrases, and a whole example.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include <govkpi/quantity/language.hpp>

namespace govkpi {

/// A word or symbol of at most 15 bytes of UTF-8. Its size in memory is fixed, so that copying it is one load and one store
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

/// The same table for every language with that mark.
template <char Mark>
inline constexpr digit_groups digits_parted_by{Mark};

/// A word of a number that is read: "triệu" is 1'000'000. In lower case and precomposed (NFC).
struct scale_word {
    std::string_view text;
    std::int64_t size;
};
/// "US$" of "USD".
struct currency_symbol {
    std::string_view code;
    std::string_view text;
};
/// An English phrase of the library and its translation. A {name} in it, and {}, stay as they are.
struct phrase {
    std::string_view english;
    const char* translated;
};

struct language_data {
    const char* code;  ///< BCP 47: "vi"
    const digit_groups& groups;
    char decimal_mark;
    short_text before_currency;                       ///< between an amount in full and its currency
    short_text thousand, million, billion, trillion;  ///< with a space on either side
    short_text dong_symbol;                           ///< behind an amount of đồng in full, with what is between them
    short_text dong_word;                             ///< behind a scale word
    std::string_view points;                          ///< behind a number of percentage points
    std::string_view not_defined;
    std::string_view zero_base, negative_base, missing, not_comparable, partial_coverage;
    std::string_view at_least, at_most, unknown;  ///< of an interval without one end, or without both
    std::span<const scale_word> scales{};          ///< in which amounts are read
    std::span<const currency_symbol> symbols{};   ///< by local custom, in the order of their codes; others are codes
    const char* (*translate)(std::string_view english) noexcept = nullptr;  ///< nullptr for what it does not know
};

/// Finds a phrase in a table.
template <const auto& Phrases>
constexpr const char* translation_by(std::string_view english) noexcept {
    for (const phrase& p : Phrases)
        if (p.english == english) return p.translated;
    return nullptr;
}

}  // namespace govkpi
