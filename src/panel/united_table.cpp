// SPDX-License-Identifier: BSL-1.0
#include "united_table.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

#include <fmt/format.h>

#include "codes.hpp"
#include "part_members.hpp"

namespace govkpi::detail {
namespace {

/// Members of a dimension, or the one that a table without it has.
std::size_t members_in(const table_base& base, std::optional<std::size_t> dimension) {
    return dimension ? base.members[*dimension].size() : 1;
}

void throw_if_any(problem_list& problems) {
    if (problems.empty()) return;
    const auto members = [](const problem& p) { return std::tie(p.column, p.expected, p.text); };
    std::sort(problems.all().begin(), problems.all().end(),
              [&](const problem& a, const problem& b) { return members(a) < members(b); });
    throw bad_input{std::move(problems)};
}

}  // namespace

united_table::united_table(std::span<const panel_state* const> parts)
    : base{std::make_shared<table_base>(parts.front()->base->table)} {
    for (const panel_state* const part : parts) unite_members(*part->base);
    problem_list problems{"the parts of a table"};
    base->read_periods(problems);
    throw_if_any(problems);

    base->reports.make_room(members_in(*base, base->table.unit_dimension()),
                            members_in(*base, base->table.period_dimension()));
    for (std::size_t i = 0; i < parts.size(); ++i) unite_reports(*parts[i]->base, codes[i], problems);
    throw_if_any(problems);

    const auto& dimensions = base->table.dimensions();
    if (std::none_of(dimensions.begin(), dimensions.end(), [](const auto& d) { return d.tree != nullptr; })) return;
    std::vector<std::vector<part_members>> tables;
    std::vector<part_members> all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        tables.emplace_back();
        for (const part_members& part : parts_of(*parts[i]->base))
            tables.back().push_back(in_other_codes(part, codes[i]));
        std::copy(tables.back().begin(), tables.back().end(), std::back_inserter(all));
    }
    refuse_parents_apart(*base, tables);
    all = without_lesser(std::move(all));
    if (all != parts_of(*base)) base->parts = std::move(all);
}

void united_table::unite_members(const table_base& part) {
    auto& of_part = codes.emplace_back(part.members.size());
    for (std::size_t d = 0; d < part.members.size(); ++d)
        for (std::size_t code = 0; code < part.members[d].size(); ++code)
            of_part[d].push_back(base->members[d].code_of(part.members[d].text(static_cast<std::uint32_t>(code))));
}

void united_table::unite_reports(const table_base& part, std::span<const std::vector<std::uint32_t>> codes_of_part,
                                 problem_list& problems) {
    const table_definition& table = base->table;
    const std::optional<std::size_t> units = table.unit_dimension();
    const std::optional<std::size_t> periods = table.period_dimension();
    for (std::size_t u = 0; u < members_in(part, units); ++u)
        for (std::size_t p = 0; p < members_in(part, periods); ++p) {
            const std::uint64_t measures = part.reports.measures_of(u, p);
            if (measures == 0) continue;
            const std::size_t unit = units ? codes_of_part[*units][u] : 0;
            const std::size_t period = periods ? codes_of_part[*periods][p] : 0;
            const auto stock = [&](std::size_t m) { return part.reports.stock(u, p, m); };
            for_each_bit(base->reports.note(unit, period, measures, stock), [&](std::size_t m) {
                std::string expected = fmt::format("{}, as another part states", base->reports.stock(unit, period, m));
                if (units) expected += fmt::format(" of {}", part.members[*units].text(static_cast<std::uint32_t>(u)));
                if (periods)
                    expected += fmt::format(" in {}", part.members[*periods].text(static_cast<std::uint32_t>(p)));
                problems.add(0, table.columns()[table.measures()[m].column], fmt::format("{}", stock(m)), expected);
            });
        }
}

}  // namespace govkpi::detail
