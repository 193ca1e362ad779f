// SPDX-License-Identifier: BSL-1.0
#include "axis.hpp"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/panel.hpp>

namespace govkpi::detail {
namespace {

bool has_level(const hierarchy& tree, std::string_view level) {
    return std::any_of(tree.levels().begin(), tree.levels().end(), [&](const std::string& l) { return l == level; });
}

}  // namespace

std::optional<std::size_t> dimension_of(const table_base& base, std::string_view level) {
    if (const auto named = base.table.find_dimension(level)) return named;
    const auto& dimensions = base.table.dimensions();
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        const bool in_tree = dimensions[d].tree && has_level(*dimensions[d].tree, level);
        const bool in_time = dimensions[d].kind == dimension_kind::period && find_period_level(level);
        if (in_tree || in_time) return d;
    }
    return std::nullopt;
}

std::string all_levels(const table_base& base) {
    std::string text;
    const auto add = [&](std::string_view name) {
        if (!text.empty()) text += ", ";
        text += name;
    };
    for (const dimension_definition& d : base.table.dimensions()) {
        add(d.name);
        if (d.tree)
            for (const std::string& level : d.tree->levels()) add(level);
        if (d.kind != dimension_kind::period) continue;
        for (const auto level :
             {period_level::month, period_level::quarter, period_level::half, period_level::fiscal_year})
            if ((!base.finest || level >= *base.finest) && d.name != to_string(level)) add(to_string(level));
    }
    return text;
}

axis::axis(const table_base& base, std::string_view level) : level_{level} {
    const std::optional<std::size_t> at = dimension_of(base, level);
    if (!at)
        throw panel_error{fmt::format("there is nothing called {} to sum by; there are {}", level, all_levels(base))};
    codes_.dimension = *at;
    codes_.members = 0;
    const dimension_definition& of = base.table.dimensions()[*at];
    const bool named = of.name == level;
    if (of.kind == dimension_kind::period) {
        if (!named) span_ = find_period_level(level);
        settle_span(base);
    }
    at_a_level_of_the_tree_ = !named && of.tree != nullptr;
    if (of.tree && of.tree->codes_are_reused() && base.table.period_dimension())
        codes_.with = base.table.period_dimension();
}

/// How long the periods are shows once the first was read.
void axis::settle_span(const table_base& base) {
    if (is_settled_ || !base.finest) return;
    is_settled_ = true;
    const std::optional<period_level> span = find_period_level(level_);
    if (!span_) span_ = span && *span > *base.finest ? span : base.finest;
    if (*span_ < *base.finest)
        throw panel_error{
            fmt::format("a {} is longer than a {}: the table has no finer periods", to_string(*base.finest), level_)};
}

bool axis::extend(const table_base& base) {
    if (base.table.dimensions()[codes_.dimension].kind == dimension_kind::period) settle_span(base);
    const std::size_t codes = base.members[codes_.dimension].size();
    const std::size_t periods = codes_.with ? base.members[*codes_.with].size() : 1;
    if (codes == codes_known_ && periods == periods_known_) return false;
    if (is_of_codes(base)) {
        for (std::size_t code = codes_known_; code < codes; ++code) {
            const std::string text{base.members[codes_.dimension].text(static_cast<std::uint32_t>(code))};
            members_.push_back({text, text, {}, {}});
        }
    } else if (codes_.with) {
        std::vector<std::uint32_t> wider(codes * periods);
        for (std::size_t code = 0; code < codes; ++code)
            for (std::size_t p = 0; p < periods; ++p)
                wider[code * periods + p] = code < codes_known_ && p < periods_known_
                                                ? codes_.member_of[code * periods_known_ + p]
                                                : add_code(base, code, p);
        codes_.member_of = std::move(wider);
    } else {
        for (std::size_t code = codes_known_; code < codes; ++code)
            codes_.member_of.push_back(add_code(base, code, std::nullopt));
    }
    codes_known_ = codes;
    periods_known_ = periods;
    codes_.with_size = periods;
    codes_.members = members_.size();
    return true;
}

std::uint32_t axis::add_code(const table_base& base, std::size_t code, std::optional<std::size_t> period) {
    const dimension_definition& of = base.table.dimensions()[codes_.dimension];
    const std::string text{base.members[codes_.dimension].text(static_cast<std::uint32_t>(code))};
    if (span_) {
        const std::optional<fiscal_period>& read = base.periods[code];
        return read ? add_span(*span_at(*read, *span_)) : add({text, text, {}, {}});
    }
    if (of.tree) {
        std::optional<std::uint32_t> member;
        if (!period) {
            const auto all = of.tree->find(text);
            if (!all.empty()) member = all.back();
        } else if (base.periods[*period]) {
            member = of.tree->find(text, base.periods[*period]->starts());
        }
        if (member) return add_in_tree(base, *member);
    }
    return add({text, text, {}, {}});
}

std::uint32_t axis::add_in_tree(const table_base& base, std::uint32_t member) {
    const hierarchy& tree = *base.table.dimensions()[codes_.dimension].tree;
    // A row above the level, a province's own where communes are asked for, stays what it is.
    const std::uint32_t at = at_a_level_of_the_tree_ ? tree.ancestor_at(member, level_).value_or(member) : member;
    const std::string code{tree.code(at)};
    const std::string name{tree.name(at)};
    return add({code, name.empty() ? code : name, {}, at});
}

std::uint32_t axis::add_span(const fiscal_period& period) {
    const std::string code = to_code(period);
    return add({code, code, period, {}});
}

std::uint32_t axis::add(axis_member member) {
    // A member of the tree is known by its number, since a code may stand for several; others by their code.
    const auto key = std::pair{member.in_tree, member.in_tree ? std::string{} : member.code};
    const auto [at, is_new] = by_key_.try_emplace(key, static_cast<std::uint32_t>(members_.size()));
    if (is_new) members_.push_back(std::move(member));
    return at->second;
}

std::uint32_t axis::member_of(std::size_t code, std::size_t period) const noexcept {
    if (codes_.member_of.empty()) return static_cast<std::uint32_t>(code);
    return codes_.with ? codes_.member_of[code * codes_.with_size + period] : codes_.member_of[code];
}

std::optional<std::uint32_t> axis::place(const table_base& base, const axis_member& finer) {
    if (finer.period && span_) {
        const std::optional<fiscal_period> within = span_at(*finer.period, *span_);
        return within ? std::optional{add_span(*within)} : std::nullopt;
    }
    if (finer.in_tree) return add_in_tree(base, *finer.in_tree);
    if (is_of_codes(base)) return base.members[codes_.dimension].find(finer.code);
    return add(finer);
}

axis ordered_axis(const table_base& base, std::string_view level) {
    axis made{base, level};
    made.extend(base);
    made.sort();
    return made;
}

std::vector<std::uint32_t> axis::sort() {
    std::vector<std::uint32_t> order(members_.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto before = [&](std::uint32_t x, std::uint32_t y) {
        const axis_member& a = members_[x];
        const axis_member& b = members_[y];
        if (a.period && b.period) return a.period->starts() < b.period->starts();
        // Members are numbered depth first, so the order of a tree is that of its numbers; what is not in it comes last.
        if (a.in_tree.has_value() != b.in_tree.has_value()) return a.in_tree.has_value();
        if (a.in_tree) return *a.in_tree < *b.in_tree;
        return a.code < b.code;
    };
    if (!std::is_sorted(order.begin(), order.end(), before)) std::sort(order.begin(), order.end(), before);
    std::vector<std::uint32_t> new_number(order.size());
    std::vector<axis_member> sorted;
    sorted.reserve(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        new_number[order[i]] = static_cast<std::uint32_t>(i);
        sorted.push_back(std::move(members_[order[i]]));
    }
    members_ = std::move(sorted);
    for (auto& [key, member] : by_key_) member = new_number[member];
    if (codes_.member_of.empty()) {
        codes_.member_of.resize(codes_known_);
        for (std::size_t code = 0; code < codes_known_; ++code) codes_.member_of[code] = new_number[code];
    } else {
        for (std::uint32_t& member : codes_.member_of) member = new_number[member];
    }
    return new_number;
}

}  // namespace govkpi::detail
