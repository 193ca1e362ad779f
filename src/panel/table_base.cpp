// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {

table_base::table_base(table_definition definition)
    : table{std::move(definition)}, members(table.dimensions().size()), reports{table} {}

void table_base::read_periods(problem_list& problems) {
    const std::optional<std::size_t> dimension = table.period_dimension();
    if (!dimension) return;
    const dimension_definition& of = table.dimensions()[*dimension];
    const dictionary& names = members[*dimension];
    std::string first;
    for (std::size_t code = periods.size(); code < names.size(); ++code) {
        const std::string_view text = names.text(static_cast<std::uint32_t>(code));
        const result<fiscal_period> read = parse_period(text, of.calendar);
        periods.push_back(read ? std::optional{*read} : std::nullopt);
        if (!read) {
            problems.add(0, of.name, text, read.error().expected());
            continue;
        }
        const std::optional<period_level> level = level_of(*read);
        if (!finest) {
            finest = level;
            first = text;
        } else if (finest != level) {
            problems.add(0, of.name, text,
                         fmt::format("periods of one length: a {} as {} is", to_string(*finest), first));
        }
    }
}

void table_base::check_units(problem_list& problems) const {
    const std::optional<std::size_t> dimension = table.unit_dimension();
    if (!dimension || !table.dimensions()[*dimension].tree) return;
    const dimension_definition& of = table.dimensions()[*dimension];
    for (std::size_t unit = 0; unit < members[*dimension].size(); ++unit) {
        const std::string_view code = members[*dimension].text(static_cast<std::uint32_t>(unit));
        if (of.tree->find(code).empty()) {
            problems.add(0, of.name, code, fmt::format("a code of {}", of.tree->name()));
            continue;
        }
        for (std::size_t p = 0; p < periods.size(); ++p) {
            if (!periods[p] || reports.measures_of(unit, p) == 0) continue;
            const auto member = of.tree->find(code, periods[p]->starts());
            if (!member || member != of.tree->find(code, periods[p]->ends()))
                problems.add(0, of.name, code,
                             fmt::format("a code of {} that is valid in {}", of.tree->name(), to_code(*periods[p])));
        }
    }
}

bool table_base::depends_on_time(std::size_t dimension) const noexcept {
    return table.dimensions()[dimension].tree->codes_are_reused() && table.period_dimension().has_value();
}

std::optional<std::uint32_t> table_base::member_of(std::size_t dimension, std::size_t code,
                                                   std::size_t period) const noexcept {
    const hierarchy& tree = *table.dimensions()[dimension].tree;
    const std::string_view text = members[dimension].text(static_cast<std::uint32_t>(code));
    if (depends_on_time(dimension)) return periods[period] ? tree.find(text, periods[period]->starts()) : std::nullopt;
    const auto all = tree.find(text);
    return all.empty() ? std::nullopt : std::optional{all.back()};
}

bool table_base::may_be_parent(std::size_t dimension, std::size_t code) const noexcept {
    const auto& tree = table.dimensions()[dimension].tree;
    if (!tree) return false;
    const auto all = tree->find(members[dimension].text(static_cast<std::uint32_t>(code)));
    return std::any_of(all.begin(), all.end(), [&](member m) { return !tree->is_leaf(m); });
}

bool table_base::has_parents(std::size_t dimension) const noexcept {
    std::size_t code = 0;
    while (code < members[dimension].size() && !may_be_parent(dimension, code)) ++code;
    return code < members[dimension].size();
}

}  // namespace govkpi::detail
