// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/hierarchy.hpp>

#include <algorithm>
#include <map>
#include <utility>

#include <fmt/format.h>

#include <govkpi/quantity/error.hpp>

#include "hierarchy_rows.hpp"

namespace govkpi {
namespace {

std::string month_text(calendar_month month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace

std::string to_string(const validity& valid) {
    if (!valid.first && !valid.last) return "always";
    if (!valid.first) return "until " + month_text(*valid.last);
    if (!valid.last) return "since " + month_text(*valid.first);
    if (*valid.first == *valid.last) return "in " + month_text(*valid.first);
    return fmt::format("from {} to {}", month_text(*valid.first), month_text(*valid.last));
}

hierarchy hierarchy::from_rows(std::string name, std::vector<hierarchy_row> rows, std::string file) {
    if (rows.size() >= no_member) detail::throw_overflow("govkpi: a hierarchy has less than 2^32 - 1 members");
    detail::checked_rows made = detail::check_rows(std::move(rows), file.empty() ? name : std::move(file));
    hierarchy tree;
    tree.name_ = std::move(name);
    tree.levels_ = std::move(made.levels);
    std::map<std::string_view, std::uint32_t> level_numbers;
    for (std::uint32_t i = 0; i < tree.levels_.size(); ++i) level_numbers.emplace(tree.levels_[i], i);
    level_numbers.emplace("", static_cast<std::uint32_t>(tree.levels_.size()));

    tree.by_code_.resize(made.rows.size());  // as the rows are sorted
    for (const detail::row_number i : made.depth_first) {
        const hierarchy_row& r = made.rows[i];
        const auto m = static_cast<member>(tree.nodes_.size());
        const member parent = made.parents[i] == no_member ? no_member : tree.by_code_[made.parents[i]];
        tree.by_code_[i] = m;
        tree.nodes_.push_back({.valid = r.valid, .parent = parent, .end = m + 1, .level = level_numbers.at(r.level)});
        for (const std::string* text : {&r.code, &r.name}) {
            tree.texts_ += *text;
            tree.text_starts_.push_back(tree.texts_.size());
        }
        tree.codes_are_reused_ = tree.codes_are_reused_ || (i > 0 && made.rows[i - 1].code == r.code);
    }
    tree.link_nodes();
    return tree;
}

/// What follows from the parents.
void hierarchy::link_nodes() {
    const auto n = static_cast<member>(nodes_.size());
    std::vector<member> parents;
    for (const node& m : nodes_) parents.push_back(m.parent);
    detail::child_lists lists{parents};
    children_ = std::move(lists.all);
    child_starts_ = std::move(lists.starts);

    for (member m = 0; m < n; ++m) {
        nodes_[m].depth = parents[m] == no_member ? 0 : nodes_[parents[m]].depth + 1;
        nodes_[m].leaves_before = static_cast<std::uint32_t>(leaves_.size());
        if (child_starts_[m] == child_starts_[m + 1]) leaves_.push_back(m);
    }
    for (member m = n; m-- > 0;)
        if (parents[m] != no_member) nodes_[parents[m]].end = std::max(nodes_[parents[m]].end, nodes_[m].end);
}

std::span<const member> hierarchy::find(std::string_view code) const noexcept {
    return detail::those_with(by_code_, code, [&](member m) { return this->code(m); });
}

std::optional<member> hierarchy::find(std::string_view code, calendar_month month) const noexcept {
    for (const member m : find(code))
        if (valid(m).contains(month)) return m;
    return std::nullopt;
}

std::optional<member> hierarchy::ancestor_at(member m, std::string_view level) const noexcept {
    if (level.empty()) return std::nullopt;
    for (; m != no_member; m = parent(m))
        if (this->level(m) == level) return m;
    return std::nullopt;
}

}  // namespace govkpi
