// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/merge.hpp>

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "definition_text.hpp"
#include "panel_state.hpp"
#include "united_table.hpp"

namespace govkpi {
namespace {

using namespace detail;

/// Some figures need all rows of the table at once.
void refuse_unless_additive(const panel_state& part) {
    if (part.base->table.is_cumulative())
        throw panel_error{
            "figures of the year so far do not add over parts of a table: make them discrete from all of its rows "
            "first, "
            "with to_discrete()"};
    if (part.base->is_derived)
        throw panel_error{
            "figures that were made discrete, or moved onto new boundaries, do not add over parts of a table: merge "
            "the "
            "parts of the table that they come from"};
}

bool has_same_trees(const table_definition& a, const table_definition& b) {
    return std::equal(a.dimensions().begin(), a.dimensions().end(), b.dimensions().begin(), b.dimensions().end(),
                      [](const auto& x, const auto& y) { return x.tree == y.tree; });
}

/// What was asked, line by line.
std::vector<std::string> query_text(const panel_state& of) {
    std::vector<std::string> levels, measures;
    for (const axis& a : of.axes) levels.push_back(a.level());
    for (const std::size_t m : of.measures) measures.push_back(of.base->table.measures()[m].of.name);
    std::sort(measures.begin(), measures.end());
    std::vector<std::string> lines{
        fmt::format("cells by {}", levels.empty() ? "nothing" : fmt::format("{}", fmt::join(levels, ", "))),
        fmt::format("sums of {}", fmt::join(measures, ", "))};
    for (const row_filter& f : of.selected.asked(of.base->table))
        lines.push_back(fmt::format("{} in {}", f.dimension, fmt::join(f.members, ", ")));
    return lines;
}

std::string threshold_text(const ratio& threshold) {
    return fmt::format("{}/{}", threshold.numerator().value(), threshold.denominator().value());
}

void refuse_unless_alike(const panel_state& a, const panel_state& b) {
    if (a.base != b.base) {
        const bool with_trees = !has_same_trees(a.base->table, b.base->table);
        if (const auto differs =
                difference(definition_text(a.base->table, with_trees), definition_text(b.base->table, with_trees)))
            throw panel_error{"panels of tables that are defined differently cannot be merged: " + *differs};
    }
    if (const auto differs = difference(query_text(a), query_text(b)))
        throw panel_error{"panels by different queries cannot be merged: " + *differs};
    if (a.threshold != b.threshold)
        throw panel_error{
            fmt::format("panels by different queries cannot be merged: one withholds below {}, the other below {}",
                        threshold_text(a.threshold), threshold_text(b.threshold))};
}

/// The members of a united table's axis that those of a part's axis are.
std::vector<std::uint32_t> members_on(const axis& whole, const axis& part, const table_base& of_part,
                                      const std::vector<std::vector<std::uint32_t>>& codes) {
    constexpr std::uint32_t nowhere = ~std::uint32_t{0};
    std::vector<std::uint32_t> out(part.members().size(), nowhere);
    const std::vector<std::uint32_t>& of_axis = codes[part.dimension()];
    const std::optional<std::size_t> with = part.codes().with;
    for (std::size_t code = 0; code < of_axis.size(); ++code)
        for (std::size_t p = 0; p < (with ? of_part.members[*with].size() : 1); ++p)
            out[part.member_of(code, p)] = whole.member_of(of_axis[code], with ? codes[*with][p] : 0);
    if (std::find(out.begin(), out.end(), nowhere) != out.end())
        throw panel_error{fmt::format("a panel has members that are no {} of its table", part.level())};
    return out;
}

}  // namespace

panel merge(std::span<const panel> parts) {
    if (parts.empty()) throw panel_error{"there is no panel to merge"};
    std::vector<const panel_state*> states;
    for (const panel& part : parts) states.push_back(&state_of(part));
    const panel_state& first = *states.front();
    for (const panel_state* const state : states) {
        refuse_unless_additive(*state);
        refuse_unless_alike(first, *state);
    }

    const united_table united{states};
    const table_base& base = *united.base;
    auto whole = std::make_shared<panel_state>();
    whole->base = united.base;
    whole->selected = selection{base, first.selected.asked(base.table)};
    whole->selected.extend(base);
    whole->measures = first.measures;
    whole->threshold = first.threshold;
    whole->is_part = true;
    for (const axis& a : first.axes) whole->axes.push_back(ordered_axis(base, a.level()));
    whole->find_own_axes();

    std::vector<std::uint32_t> keys;
    for (std::size_t i = 0; i < states.size(); ++i) {
        const panel_state& part = *states[i];
        std::vector<std::vector<std::uint32_t>> moved;
        for (std::size_t a = 0; a < part.axes.size(); ++a)
            moved.push_back(members_on(whole->axes[a], part.axes[a], *part.base, united.codes[i]));
        for (std::size_t cell = 0; cell < part.cells; ++cell)
            for (std::size_t a = 0; a < moved.size(); ++a) keys.push_back(moved[a][part.key(cell)[a]]);
    }
    add_cells(*whole, states, keys);
    return make_panel(std::move(whole));
}

}  // namespace govkpi
