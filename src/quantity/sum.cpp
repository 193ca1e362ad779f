// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/sum.hpp>

#include <cstddef>

namespace govkpi::detail {

int128 sum(std::span<const std::int64_t> column) noexcept {
    // A block of 4,096 values that all lie within +-2^50 cannot leave 64 bits (2^12 * 2^50 = 2^62). Whether they do is
    // read off the OR of v + 2^50, which has a bit above 2^51 as soon as one does not: two cheap operations a value, which the
    // compiler vectorises, against a checked add that it does not.
    constexpr std::size_t block = 4096;
    constexpr std::uint64_t offset = std::uint64_t{1} << 50;
    constexpr std::uint64_t small = (offset << 1) - 1;

    int128 total = 0;
    for (std::size_t from = 0; from < column.size(); from += block) {
        const auto part = column.subspan(from, column.size() - from < block ? column.size() - from : block);
        std::uint64_t seen = 0;
        std::uint64_t wrapping = 0;
        for (const std::int64_t v : part) {
            seen |= static_cast<std::uint64_t>(v) + offset;
            wrapping += static_cast<std::uint64_t>(v);
        }
        if (seen <= small) {
            total += static_cast<std::int64_t>(wrapping);
        } else {
            for (const std::int64_t v : part) total += v;
        }
    }
    return total;
}

}  // namespace govkpi::detail
