// SPDX-License-Identifier: BSL-1.0
// CRC-64/XZ: finds every damage of up to 64 bits in a row, and all but one in 2^64 of the others.
#pragma once

#include <cstdint>
#include <string_view>

namespace govkpi::detail {

std::uint64_t checksum(std::string_view bytes);

}  // namespace govkpi::detail
