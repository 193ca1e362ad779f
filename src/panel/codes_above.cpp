// SPDX-License-Identifier: BSL-1.0
#include "codes_above.hpp"

#include <algorithm>

#include <govkpi/panel/hierarchy.hpp>

#include "code_tuples.hpp"

namespace govkpi::detail {

codes_above::codes_above(const table_base& base, std::size_t dimension) : dimension_{dimension} {
    const hierarchy& tree = *base.table.dimensions()[dimension].tree;
    if (base.depends_on_time(dimension)) periods_ = std::max<std::size_t>(base.periods.size(), 1);
    const auto outside = static_cast<std::uint32_t>(tree.size());
    const auto codes = static_cast<std::uint32_t>(base.members[dimension].size());
    // A parent is there as long as its children, so a member has one code whenever it matters.
    std::vector<std::uint32_t> code_of(tree.size(), code_tuples::none);
    for (std::uint32_t code = 0; code < codes; ++code)
        for (std::uint32_t p = 0; p < periods_; ++p) {
            const std::uint32_t member = base.member_of(dimension, code, p).value_or(outside);
            members_.push_back(member);
            if (member != outside) code_of[member] = code;
        }
    for (member m = 0; m < tree.size(); ++m) {
        starts_.push_back(above_.size());
        for (member a = tree.parent(m); code_of[m] != code_tuples::none && a != no_member; a = tree.parent(a))
            if (code_of[a] != code_tuples::none) above_.push_back(code_of[a]);
    }
    starts_.insert(starts_.end(), 2, above_.size());
}

}  // namespace govkpi::detail
