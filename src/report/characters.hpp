// SPDX-License-Identifier: BSL-1.0
// What characters from data may do to the text around them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <govkpi/export.hpp>

namespace govkpi::report {

/// Unicode's marks, embeddings, overrides and isolates of direction (UAX #9).
constexpr bool turns_direction(std::int32_t character) noexcept {
    return character == 0x061C || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

/// Valid UTF-8 without line breaks. Control characters would reach the terminal or end the line: each becomes a space.
/// Marks that turn the direction of the text around them are left out, since they would turn the figures beside it. What
/// is not UTF-8 becomes U+FFFD.
std::string on_one_line(std::string_view text);

/// Columns that it takes in a fixed font: combining marks and control characters none, East Asian characters two.
GOVKPI_REPORT_EXPORT int columns_of(std::string_view text);

}  // namespace govkpi::report
