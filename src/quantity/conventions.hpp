// SPDX-License-Identifier: BSL-1.0
// How a language writes figures, all of it in one table: a further language is one more row there.
#pragma once

#include <cstdint>
#include <string_view>

#include <govkpi/quantity/iso_4217.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/quantity/undefined.hpp>

namespace govkpi::detail {

struct conventions {
    char decimal_mark;
    char group_mark;
    std::string_view before_currency;  // between an amount in full and its currency
    std::string_view thousand, million, billion;
    std::string_view points;  // behind a number of percentage points
    std::string_view not_defined;
    std::string_view zero_base, negative_base, missing, not_comparable;
    std::string_view at_least, at_most, unknown;  // of an interval without one end, or without both
};

const conventions& conventions_of(language lang) noexcept;

/// Behind an amount in full: the symbol by local custom, or the ISO code.
std::string_view currency_symbol(const currency& of, language lang) noexcept;
/// Behind a scale word: "đồng" in "36 tỷ 631 triệu đồng", or the ISO code.
std::string_view currency_word(const currency& of, language lang) noexcept;

}  // namespace govkpi::detail
