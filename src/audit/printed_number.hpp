// SPDX-License-Identifier: BSL-1.0
// Digits with points and commas, as official texts have them.
#pragma once

#include <optional>
#include <string_view>

#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi::detail {

struct number_read {
    int128 digits = 0;
    int decimals = 0;
};

/// In the style of the language. What is no number in it, but is one in the other style, is read as that: "36.5" in a
/// Vietnamese text is 36 and a half, "1,234,567" a million and more. Nothing for dates and the like, and for more than
/// 18 digits.
std::optional<number_read> read_printed_number(std::string_view text, char decimal_mark, char group_mark) noexcept;

}  // namespace govkpi::detail
