// SPDX-License-Identifier: BSL-1.0
// Which group each row belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "row_block.hpp"

namespace govkpi::detail {

/// Turns the codes of one dimension into members of an axis: communes into their provinces, months into years.
struct axis_codes {
    std::size_t dimension = 0;
    /// The period dimension, where the meaning of a code depends on the time; its codes then run fastest in member_of.
    std::optional<std::size_t> with;
    std::size_t with_size = 1;
    /// By code; empty where the code itself is the member.
    std::vector<std::uint32_t> member_of;
    /// How many members there are at most.
    std::size_t members = 1;
};

/// Numbers the groups. A group's number is a mixed-radix one where few enough are possible, for that beats every hash
/// table; otherwise the groups that occur are numbered as they come.
class grouping {
public:
    /// Throws overflow where the axes have more than 2^63 combinations.
    explicit grouping(std::vector<axis_codes> axes);

    /// Takes codes that have come since; no axis may have more members than it has room for.
    void relearn(std::vector<axis_codes> axes);

    /// Group numbers of a block's rows, below groups() afterwards.
    void number(const row_block& block, std::uint32_t* ids);
    std::size_t groups() const noexcept { return dense_ ? static_cast<std::size_t>(combinations_) : keys_.size(); }
    /// The member of a group on each axis.
    void members(std::size_t group, std::uint32_t* out) const noexcept;
    const std::vector<axis_codes>& axes() const noexcept { return axes_; }
    /// A group's number is the sum of its members times the strides of their axes.
    bool is_dense() const noexcept { return dense_; }
    std::size_t stride(std::size_t axis) const noexcept { return static_cast<std::size_t>(strides_[axis]); }
    /// How many groups have the same members on the first axes.
    std::size_t stride_behind(std::size_t axes) const noexcept {
        return axes == 0 ? static_cast<std::size_t>(combinations_) : stride(axes - 1);
    }
    /// The number of the group with these members, added where it is new.
    std::uint32_t find_or_add(const std::uint32_t* members);

private:
    std::uint32_t group_of(std::uint64_t key);
    void grow();

    std::vector<axis_codes> axes_;
    std::vector<std::uint64_t> strides_;
    std::uint64_t combinations_ = 1;
    bool dense_;
    std::vector<std::uint64_t> keys_;   ///< by group number
    std::vector<std::uint32_t> slots_;  ///< open addressing; a group's number plus one
    std::vector<std::uint64_t> row_keys_;
};

}  // namespace govkpi::detail
