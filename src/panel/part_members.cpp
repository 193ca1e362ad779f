// SPDX-License-Identifier: BSL-1.0
#include "part_members.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/panel.hpp>

#include "codes.hpp"
#include "fact_store.hpp"

namespace govkpi::detail {
namespace {

template <class F>
void for_each(const bit_set& set, F f) {
    for (std::size_t word = 0; word < set.size(); ++word)
        for_each_bit(set[word], [&](std::size_t bit) { f(word * 64 + bit); });
}

bool is_within(const bit_set& part, const bit_set& whole) {
    for (std::size_t word = 0; word < part.size(); ++word)
        if ((part[word] & ~(word < whole.size() ? whole[word] : 0)) != 0) return false;
    return true;
}
bool is_within(const part_members& part, const part_members& whole) {
    for (std::size_t d = 0; d < part.size(); ++d)
        if (!is_within(part[d], whole[d])) return false;
    return true;
}
bool is_empty(const part_members& part) {
    return std::any_of(part.begin(), part.end(), [](const bit_set& members) {
        return std::all_of(members.begin(), members.end(), [](std::uint64_t word) { return word == 0; });
    });
}

std::optional<std::size_t> first_common(const bit_set& a, const bit_set& b) {
    for (std::size_t word = 0; word < std::min(a.size(), b.size()); ++word)
        if (const std::uint64_t both = a[word] & b[word]; both != 0)
            return word * 64 + static_cast<std::size_t>(std::countr_zero(both));
    return std::nullopt;
}

/// Where the members of a part are in the tree of a dimension, and what lies above them. Codes that the tree does not
/// have are numbered behind its members; where there is no tree, that is all of them.
struct reach {
    bit_set at;
    bit_set above;
};

std::vector<reach> reach_of(const table_base& base, const part_members& part) {
    std::vector<reach> out(part.size());
    const std::optional<std::size_t> periods = base.table.period_dimension();
    for (std::size_t d = 0; d < part.size(); ++d) {
        const hierarchy* const tree = base.table.dimensions()[d].tree.get();
        if (tree == nullptr) {
            out[d].at = part[d];
            continue;
        }
        const bool by_time = base.depends_on_time(d);
        const auto is_meant = [&](member m) {
            bool meant = false;
            for_each(part[*periods], [&](std::size_t p) {
                meant = meant || (base.periods[p] && tree->valid(m).contains(base.periods[p]->starts()));
            });
            return meant;
        };
        for_each(part[d], [&](std::size_t code) {
            auto all = tree->find(base.members[d].text(static_cast<std::uint32_t>(code)));
            if (all.empty()) set_bit(out[d].at, tree->size() + code);
            if (!by_time && !all.empty()) all = all.last(1);
            for (const member m : all) {
                if (by_time && !is_meant(m)) continue;
                set_bit(out[d].at, m);
                for (member a = tree->parent(m); a != no_member && !has_bit(out[d].above, a); a = tree->parent(a))
                    set_bit(out[d].above, a);
            }
        });
    }
    return out;
}

bool is_flat(const std::vector<reach>& all) {
    return std::none_of(all.begin(), all.end(), [](const reach& r) { return first_common(r.at, r.above).has_value(); });
}

/// A member of one part that lies above one of another.
struct parent_apart {
    std::size_t dimension;
    member parent;
    const bit_set* below;  ///< members of the other part
};

std::optional<parent_apart> parent_in(const std::vector<reach>& a, const std::vector<reach>& b) {
    std::optional<parent_apart> found;
    for (std::size_t d = 0; d < a.size(); ++d) {
        const auto in_a = first_common(a[d].at, b[d].above);
        const auto in_b = first_common(b[d].at, a[d].above);
        if (!in_a && !in_b && !first_common(a[d].at, b[d].at)) return std::nullopt;
        if (found) continue;
        if (in_a) found = parent_apart{d, static_cast<member>(*in_a), &b[d].at};
        if (in_b && !found) found = parent_apart{d, static_cast<member>(*in_b), &a[d].at};
    }
    return found;
}

[[noreturn]] void refuse(const table_base& base, const parent_apart& found) {
    const dimension_definition& of = base.table.dimensions()[found.dimension];
    std::string child;
    for_each(*found.below, [&](std::size_t m) {
        if (child.empty() && m < of.tree->size() && of.tree->is_ancestor(found.parent, static_cast<member>(m)))
            child = of.tree->code(static_cast<member>(m));
    });
    throw panel_error{fmt::format(
        "{} {} is in one part of the table and {}, which lies below it, in another: their sum may count rows twice; "
        "split "
        "the table so that what lies one below the other stays together, or leave the rows of parents out of its parts",
        of.name, of.tree->code(found.parent), child)};
}

}  // namespace

std::vector<part_members> parts_of(const table_base& base) {
    if (!base.parts.empty()) return base.parts;
    part_members whole(base.members.size());
    for (std::size_t d = 0; d < whole.size(); ++d)
        for (std::size_t code = 0; code < base.members[d].size(); ++code) set_bit(whole[d], code);
    return {std::move(whole)};
}

part_members in_other_codes(const part_members& part, std::span<const std::vector<std::uint32_t>> codes) {
    part_members out(part.size());
    for (std::size_t d = 0; d < part.size(); ++d)
        for_each(part[d], [&](std::size_t code) { set_bit(out[d], codes[d][code]); });
    return out;
}

std::vector<part_members> without_lesser(std::vector<part_members> parts) {
    std::vector<part_members> out;
    for (part_members& part : parts) {
        const auto is_lesser = [&](const part_members& other) { return is_within(part, other); };
        if (is_empty(part) || std::any_of(out.begin(), out.end(), is_lesser)) continue;
        std::erase_if(out, [&](const part_members& other) { return is_within(other, part); });
        out.push_back(std::move(part));
    }
    return out;
}

void refuse_parents_apart(const table_base& base, std::span<const std::vector<part_members>> tables) {
    const std::vector<measure_source>& measures = base.table.measures();
    // Stocks belong to units and periods, and are told apart from those of the units above by their values' own tree.
    const bool any_flow = std::any_of(measures.begin(), measures.end(),
                                      [](const measure_source& m) { return m.of.time == over_time::sum; });
    part_members all(base.members.size());
    for (std::size_t d = 0; d < all.size(); ++d)
        for (std::size_t code = 0; code < base.members[d].size(); ++code) set_bit(all[d], code);
    if (!any_flow || is_flat(reach_of(base, all))) return;

    std::vector<std::vector<std::vector<reach>>> reaches;  // by table, part, dimension
    for (const std::vector<part_members>& parts : tables) {
        reaches.emplace_back();
        for (const part_members& part : parts) reaches.back().push_back(reach_of(base, part));
    }
    for (std::size_t a = 0; a < reaches.size(); ++a)
        for (std::size_t b = a + 1; b < reaches.size(); ++b)
            for (const std::vector<reach>& x : reaches[a])
                for (const std::vector<reach>& y : reaches[b])
                    if (const auto found = parent_in(x, y)) refuse(base, *found);
}

}  // namespace govkpi::detail
