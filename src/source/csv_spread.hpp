// SPDX-License-Identifier: BSL-1.0
// Wide files: a row with a figure for each member of a dimension, as one row for each member.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/source/csv.hpp>

#include "../panel/row_block.hpp"

namespace govkpi::detail {

class GOVKPI_EXPORT csv_spread {
public:
    /// The layout must have a spread. Throws std::invalid_argument where it does not fit the table. The dictionary of the
    /// dimension takes the members.
    csv_spread(const csv_layout& layout, dictionary& members);

    /// `wide` has codes of all dimensions but the one that is spread, and the values of spread.columns in their order. The
    /// blocks are good until the next call.
    void for_each_member(const row_block& wide, const std::function<void(const row_block&)>& take);

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct member {
        std::vector<std::uint32_t> codes;   ///< of the member, block_rows times
        std::vector<std::size_t> place_of;  ///< of each table column among those of the file, or none
    };

    std::size_t dimension_;
    std::vector<member> members_;
    std::vector<std::int64_t> zeros_;
    std::vector<std::uint64_t> all_missing_;
    std::vector<code_span> codes_;
    std::vector<value_span> values_;
};

}  // namespace govkpi::detail
