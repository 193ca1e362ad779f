// SPDX-License-Identifier: BSL-1.0
// What frames a saved panel; docs/reference/saved-panel.md describes the whole.
#pragma once

#include <cstdint>
#include <string_view>

namespace govkpi::detail {

/// Not the beginning of any text, and broken by whoever changes the ends of lines.
inline constexpr std::string_view saved_magic = "\x89GOVKPI\n";
inline constexpr std::uint64_t saved_version = 1;
inline constexpr int version_bytes = 4;
inline constexpr int checksum_bytes = 8;

}  // namespace govkpi::detail
