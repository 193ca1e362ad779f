// SPDX-License-Identifier: BSL-1.0
// What characters from data may do to the text around them.
#pragma once

#include <cstdint>

namespace govkpi::report {

/// Unicode's marks, embeddings, overrides and isolates of direction (UAX #9).
constexpr bool turns_direction(std::int32_t character) noexcept {
    return character == 0x061C || character == 0x200E || character == 0x200F ||
           (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069);
}

}  // namespace govkpi::report
