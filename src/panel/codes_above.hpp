// SPDX-License-Identifier: BSL-1.0
// The tree of a dimension in dictionary codes: which codes of the table stand above one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "fact_store.hpp"

namespace govkpi::detail {

/// Made once a table's members are all known.
class codes_above {
public:
    /// The dimension must have a tree.
    codes_above(const table_base& base, std::size_t dimension);

    std::size_t dimension() const noexcept { return dimension_; }
    /// How many codes it knows.
    std::size_t codes() const noexcept { return members_.size() / periods_; }
    /// No code stands above another.
    bool is_flat() const noexcept { return above_.empty(); }
    /// Those above a code in a period, the nearest first; members that the table does not have are left out.
    std::span<const std::uint32_t> of(std::uint32_t code, std::uint32_t period) const noexcept {
        const std::uint32_t member = members_[code * periods_ + (periods_ > 1 ? period : 0)];
        return std::span{above_}.subspan(starts_[member], starts_[member + 1] - starts_[member]);
    }

private:
    std::size_t dimension_;
    std::size_t periods_ = 1;             ///< more where the meaning of a code depends on the time
    std::vector<std::uint32_t> members_;  ///< by code, then period; the size of the tree where it has none
    std::vector<std::size_t> starts_;     ///< by member
    std::vector<std::uint32_t> above_;
};

}  // namespace govkpi::detail
