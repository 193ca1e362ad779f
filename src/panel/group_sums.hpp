// SPDX-License-Identifier: BSL-1.0
// Exact sums of several columns by group: the loop in which a roll-up spends its time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <govkpi/quantity/detail/integer.hpp>

#include "row_block.hpp"

namespace govkpi::detail {

/// Adds in 64 bits and knows when that cannot overflow: each block comes with a bound on its values, and rows x bound
/// since the last flush is an upper bound on what any group holds. Before it would pass 2^63 all groups are added into
/// 128-bit sums and cleared; a block whose own rows x bound is that large goes there straight. So nothing wraps, whatever
/// the data, and no addition is checked by itself.
class group_sums {
public:
    explicit group_sums(std::size_t columns);

    /// Makes room for groups 0 to count - 1; those that there are keep their sums.
    void resize(std::size_t count);
    std::size_t groups() const noexcept { return groups_; }
    std::size_t columns() const noexcept { return columns_; }

    /// Adds row i of the block to group ids[i], which must be below groups().
    void add(const std::uint32_t* ids, const row_block& block);

    /// The sum of a column over the rows of a group; a missing value adds nothing.
    int128 sum(std::size_t group, std::size_t column) const noexcept {
        const int128 narrow_part{lanes_[group * stride_ + lane_of(column)]};
        return wide_.empty() ? narrow_part : wide_[group * columns_ + column] + narrow_part;
    }
    /// How many rows the group has, and in how many of them the column has a value.
    std::uint64_t rows(std::size_t group) const noexcept {
        return static_cast<std::uint64_t>(lanes_[group * stride_ + count_lane]);
    }
    std::uint64_t present(std::size_t group, std::size_t column) const noexcept {
        return rows(group) - (missing_.empty() ? 0 : missing_[group * columns_ + column]);
    }

    /// The sums of a group as they lie in memory, that of a column at lane_of(column); nullptr unless all sums of this
    /// roll-up fit in 64 bits and no value was missing.
    const std::int64_t* plain(std::size_t group) const noexcept {
        return wide_.empty() && missing_.empty() ? lanes_.get() + group * stride_ : nullptr;
    }
    static constexpr std::size_t lane_of(std::size_t column) { return column < count_lane ? column : column + 1; }

    /// Adds another's group from[i] to group i, for every group of the other. The columns must be the same.
    void merge(const group_sums& other, std::span<const std::uint32_t> group_of_other);

private:
    // A group is a row of lanes: columns 0 to 2 and the count of rows, then four columns at a time.
    static constexpr std::size_t lanes_at_once = 4;
    static constexpr std::size_t count_lane = 3;

    void flush();
    void add_wide(const std::uint32_t* ids, const row_block& block);
    void count_missing(const std::uint32_t* ids, const row_block& block);

    struct freer {
        void operator()(std::int64_t* p) const noexcept;
    };

    std::size_t columns_;
    std::size_t stride_;  ///< lanes of a group: the columns and the number of rows, a multiple of four
    std::size_t groups_ = 0;
    std::size_t capacity_ = 0;
    std::unique_ptr<std::int64_t[], freer> lanes_;
    std::vector<int128> wide_;            ///< as lanes_ without the count; empty until a flush
    std::vector<std::uint64_t> missing_;  ///< group x column; empty until a value is missing
    std::uint64_t held_ = 0;              ///< no lane is larger
};

}  // namespace govkpi::detail
