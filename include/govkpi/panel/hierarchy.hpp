// SPDX-License-Identifier: BSL-1.0
// The tree of one dimension: communes in provinces in a country, or the lines of a budget classification. A member is a
// code together with the time in which it is valid, since reforms give old codes to new units.
//
//     const auto units = hierarchy::from_rows("units", {
//         {.code = "VN", .level = "country"},
//         {.code = "79", .parent = "VN", .level = "province", .name = "Hồ Chí Minh"},
//         {.code = "26740", .parent = "79", .level = "ward", .name = "Bến Nghé", .valid = until({2025, 6})},
//         {.code = "26740", .parent = "79", .level = "ward", .name = "Sài Gòn", .valid = since({2025, 7})}});
//     units.name(*units.find("26740", {2025, 7}))                                // "Sài Gòn"
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/export.hpp>

namespace govkpi {

using calendar_month = fiscal_period::calendar_month;

/// From the first to the last month, both included; an end that is not there is open.
struct validity {
    std::optional<calendar_month> first{};
    std::optional<calendar_month> last{};

    constexpr bool contains(calendar_month month) const noexcept {
        return !(first && month < *first) && !(last && *last < month);
    }
    /// All of `other` lies in this one.
    constexpr bool contains(const validity& other) const noexcept {
        const bool starts = !first || (other.first && *first <= *other.first);
        const bool ends = !last || (other.last && *other.last <= *last);
        return starts && ends;
    }
    /// They have a month in common.
    constexpr bool overlaps(const validity& other) const noexcept {
        const bool before = last && other.first && *last < *other.first;
        const bool after = first && other.last && *other.last < *first;
        return !before && !after;
    }
    friend constexpr bool operator==(const validity&, const validity&) noexcept = default;
};

constexpr validity since(calendar_month first) noexcept { return {first, std::nullopt}; }
constexpr validity until(calendar_month last) noexcept { return {std::nullopt, last}; }

/// "always", "since 2025-07", "until 2025-06", "from 2020-01 to 2025-06", "in 2025-06".
GOVKPI_EXPORT std::string to_string(const validity& valid);

/// A member as a file has it.
struct hierarchy_row {
    std::string code{};
    std::string parent{};  ///< its code; empty: a root
    std::string level{};   ///< "commune", "province"; may be empty
    std::string name{};
    validity valid{};
    std::size_t row = 0;  ///< in its file, for messages; 0: not from a file
};

/// The number of a member in its tree.
using member = std::uint32_t;
/// The parent of a root.
inline constexpr member no_member = std::numeric_limits<member>::max();

/// Immutable. Members are numbered from 0, parents before their children and siblings by code, then by validity; so the
/// numbers do not depend on the order of rows. Where an observer takes a member, it must be below size(). Texts and
/// spans live as long as the tree.
class GOVKPI_EXPORT hierarchy {
public:
    /// A parent is found by its code: the member whose validity covers all of the child's. Roots may be several.
    ///
    /// Throws bad_input with every problem: empty codes, months that do not exist, duplicates, two parents at one time,
    /// overlapping validity of one code, parents that are not there or not all of the time, cycles, levels that stand
    /// above themselves. `file` stands for the rows in messages; empty: the name. Cost: sorting the rows.
    static hierarchy from_rows(std::string name, std::vector<hierarchy_row> rows, std::string file = "");

    const std::string& name() const noexcept { return name_; }
    std::size_t size() const noexcept { return nodes_.size(); }

    std::string_view code(member m) const noexcept { return text(2 * std::size_t{m}); }
    std::string_view name(member m) const noexcept { return text(2 * std::size_t{m} + 1); }
    /// Empty where it has none.
    std::string_view level(member m) const noexcept {
        return nodes_[m].level < levels_.size() ? std::string_view{levels_[nodes_[m].level]} : std::string_view{};
    }
    const validity& valid(member m) const noexcept { return nodes_[m].valid; }

    /// no_member for a root.
    member parent(member m) const noexcept { return nodes_[m].parent; }
    /// Of all times, in order.
    std::span<const member> children(member m) const noexcept { return children_of(m); }
    std::span<const member> roots() const noexcept { return children_of(nodes_.size()); }
    /// 0 for a root.
    std::size_t depth(member m) const noexcept { return nodes_[m].depth; }
    /// a stands above d, at whatever distance; nobody stands above itself.
    bool is_ancestor(member a, member d) const noexcept { return a < d && d < nodes_[a].end; }

    /// It has no children at any time.
    bool is_leaf(member m) const noexcept { return nodes_[m].end == m + 1; }
    std::span<const member> leaves() const noexcept { return leaves_; }
    /// Those below m, of all times; m itself where it is a leaf.
    std::span<const member> leaves(member m) const noexcept {
        return leaves().subspan(nodes_[m].leaves_before, leaf_count(m));
    }
    std::size_t leaf_count(member m) const noexcept {
        const member end = nodes_[m].end;
        return (end < size() ? nodes_[end].leaves_before : leaves_.size()) - nodes_[m].leaves_before;
    }

    /// All members with that code, the earliest first.
    std::span<const member> find(std::string_view code) const noexcept;
    /// The one that is valid in that month.
    std::optional<member> find(std::string_view code, calendar_month month) const noexcept;
    /// Some code stands for several members, so that a code without a month does not say which is meant.
    bool codes_are_reused() const noexcept { return codes_are_reused_; }

    /// The names of the levels from the top: country, province, commune.
    const std::vector<std::string>& levels() const noexcept { return levels_; }
    /// The member of that level which m belongs to, m itself included; nothing where there is none.
    std::optional<member> ancestor_at(member m, std::string_view level) const noexcept;

private:
    struct node {
        validity valid;
        member parent;
        member end;                       // the first number behind its descendants
        std::uint32_t level;              // among levels_, or their number where it has none
        std::uint32_t depth = 0;
        std::uint32_t leaves_before = 0;  // leaves with smaller numbers
    };

    hierarchy() = default;
    void link_nodes();
    std::string_view text(std::size_t at) const noexcept {
        return std::string_view{texts_}.substr(text_starts_[at], text_starts_[at + 1] - text_starts_[at]);
    }
    std::span<const member> children_of(std::size_t at) const noexcept {
        return std::span{children_}.subspan(child_starts_[at], child_starts_[at + 1] - child_starts_[at]);
    }

    std::string name_;
    std::vector<node> nodes_;
    std::string texts_;  // code and name of each member
    std::vector<std::size_t> text_starts_{0};
    std::vector<member> children_;  // of each member, at last the roots
    std::vector<std::uint32_t> child_starts_;
    std::vector<member> leaves_;
    std::vector<member> by_code_;  // then by validity
    std::vector<std::string> levels_;
    bool codes_are_reused_ = false;
};

}  // namespace govkpi
