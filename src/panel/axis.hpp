// SPDX-License-Identifier: BSL-1.0
// One axis of a panel: the members of a dimension at a level, and which of them each code of the table belongs to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fact_store.hpp"
#include "grouping.hpp"

namespace govkpi::detail {

struct axis_member {
    std::string code;
    std::string name;                      ///< the code where it has none
    std::optional<fiscal_period> period;   ///< on an axis of periods
    std::optional<std::uint32_t> in_tree;  ///< where the dimension has a tree
};

/// The dimension of that name, or the one that has such a level or span of time; nothing where there is none.
std::optional<std::size_t> dimension_of(const table_base& base, std::string_view level);
/// "unit, country, province, month, quarter": what can be summed by and chosen.
std::string all_levels(const table_base& base);

class axis {
public:
    /// Finds the dimension that has the level. Throws panel_error with the levels that there are.
    axis(const table_base& base, std::string_view level);

    const std::string& level() const noexcept { return level_; }
    std::size_t dimension() const noexcept { return codes_.dimension; }
    const std::vector<axis_member>& members() const noexcept { return members_; }
    const axis_codes& codes() const noexcept { return codes_; }

    /// Takes in the members that the dictionaries have got since. False where nothing is new.
    bool extend(const table_base& base);
    /// The member that a code belongs to, with the code of the period where that matters.
    std::uint32_t member_of(std::size_t code, std::size_t period) const noexcept;
    /// The member that a member of a finer axis of the same dimension lies in, added where it is new; nothing where this
    /// axis has no place for it.
    std::optional<std::uint32_t> place(const table_base& base, const axis_member& finer);
    /// Puts the members into their order, and returns the new number of each.
    std::vector<std::uint32_t> sort();

private:
    /// The codes of the table are the members, without a tree or a span of time between them.
    bool is_of_codes(const table_base& base) const noexcept {
        return !span_ && !base.table.dimensions()[codes_.dimension].tree;
    }
    void settle_span(const table_base& base);
    std::uint32_t add(axis_member member);
    std::uint32_t add_code(const table_base& base, std::size_t code, std::optional<std::size_t> period);
    std::uint32_t add_in_tree(const table_base& base, std::uint32_t member);
    std::uint32_t add_span(const fiscal_period& period);

    std::string level_;
    std::optional<period_level> span_;  ///< of an axis of periods; by its own name, known once the first was read
    bool is_settled_ = false;
    bool at_a_level_of_the_tree_ = false;
    axis_codes codes_;
    std::size_t codes_known_ = 0;
    std::size_t periods_known_ = 0;
    std::vector<axis_member> members_;
    /// By number in the tree, or code; empty where the codes are the members.
    std::map<std::pair<std::optional<std::uint32_t>, std::string>, std::uint32_t> by_key_;
};

/// With the members of all codes of the table, in their order.
axis ordered_axis(const table_base& base, std::string_view level);

}  // namespace govkpi::detail
