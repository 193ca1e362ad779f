// SPDX-License-Identifier: BSL-1.0
// Which members the rows of a part of a table have, to tell whether a row of one part may lie above rows of another:
// a table knows the parents among its own rows only, and a sum would count both.
//
//     part 1: VN 2025-07         refused: 01 of part 2 lies below VN, in the same month
//     part 2: 01 2025-07
//     part 3: 01 2025-08         fits to both
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace govkpi::detail {

struct table_base;

/// Bits of a set of small numbers, the lowest first.
using bit_set = std::vector<std::uint64_t>;
inline bool has_bit(const bit_set& set, std::size_t at) noexcept {
    return at / 64 < set.size() && (set[at / 64] >> (at % 64) & 1) != 0;
}
inline void set_bit(bit_set& set, std::size_t at) {
    if (set.size() <= at / 64) set.resize(at / 64 + 1, 0);
    set[at / 64] |= std::uint64_t{1} << (at % 64);
}

/// By dimension: the codes that some row has.
using part_members = std::vector<bit_set>;

/// The parts of a table, itself where it was not put together.
std::vector<part_members> parts_of(const table_base& base);
/// The same in the codes of another table, by dimension.
part_members in_other_codes(const part_members& part, std::span<const std::vector<std::uint32_t>> codes);
/// Without those that have no members, and those whose members another has too: what fits to that fits to them.
std::vector<part_members> without_lesser(std::vector<part_members> parts);

/// Throws panel_error where a row of one may lie above, or overlap with, a row of another: where in every dimension some
/// members are the same, or one lies above the other, and in some dimension one lies above. `tables`: the parts of each,
/// which fit together.
void refuse_parents_apart(const table_base& base, std::span<const std::vector<part_members>> tables);

}  // namespace govkpi::detail
