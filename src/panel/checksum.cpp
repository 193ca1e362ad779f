// SPDX-License-Identifier: BSL-1.0
#include "checksum.hpp"

#include <boost/crc.hpp>

namespace govkpi::detail {

std::uint64_t checksum(std::string_view bytes) {
    constexpr std::uint64_t polynomial = 0x42F0E1EBA9EA3693;  // ECMA-182
    constexpr std::uint64_t ones = ~std::uint64_t{0};
    boost::crc_optimal<64, polynomial, ones, ones, true, true> crc;
    crc.process_bytes(bytes.data(), bytes.size());
    return crc.checksum();
}

}  // namespace govkpi::detail
