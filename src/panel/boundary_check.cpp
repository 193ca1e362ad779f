// SPDX-License-Identifier: BSL-1.0
#include "boundary_check.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace govkpi::detail {
namespace {

std::optional<std::uint32_t> place_of(std::string_view code, const std::vector<std::string>& units) {
    const auto at = std::lower_bound(units.begin(), units.end(), code);
    if (at == units.end() || *at != code) return std::nullopt;
    return static_cast<std::uint32_t>(at - units.begin());
}

calendar_month month_before(calendar_month month) {
    return month.month > 1 ? calendar_month{month.year, month.month - 1} : calendar_month{month.year - 1, 12};
}

std::string text_of(calendar_month month) { return fmt::format("{:04}-{:02}", month.year, month.month); }

}  // namespace

boundary_check::boundary_check(const table_base& history, const crosswalk& reform, const boundary_options& options)
    : history_{history},
      reform_{reform},
      options_{options},
      units_{history.table.dimensions()[*history.table.unit_dimension()]},
      codes_{history.members[*history.table.unit_dimension()]} {
    problem_list problems{"the table to move"};
    read_periods(problems);
    for (std::uint32_t unit = 0; unit < codes_.size(); ++unit) {
        old_units_.push_back(place_of(codes_.text(unit), reform_.old_units()));
        if (old_units_.back()) check_old_unit(unit, problems);
        check_kept_unit(unit, problems);
    }
    auto& all = problems.all();
    std::stable_sort(all.begin(), all.end(), [](const problem& a, const problem& b) {
        return a.text != b.text ? a.text < b.text : a.expected < b.expected;
    });
    if (!problems.empty()) throw bad_input{std::move(problems)};
}

void boundary_check::read_periods(problem_list& problems) {
    if (!history_.table.period_dimension()) {
        moves_.assign(1, true);
        return;
    }
    for (const std::optional<fiscal_period>& period : history_.periods) {
        moves_.push_back(!options_.since || period->starts() < *options_.since);
        if (moves_.back() && options_.since && !(period->ends() < *options_.since))
            problems.add(0, history_.table.dimensions()[*history_.table.period_dimension()].name, to_code(*period),
                         fmt::format("a period that lies before {} or after it", text_of(*options_.since)));
    }
}

bool boundary_check::is_new_unit(std::string_view code) const {
    return place_of(code, reform_.new_units()).has_value();
}

bool boundary_check::becomes_itself(std::size_t old_unit) const {
    const std::vector<crosswalk::unit_share> shares = reform_.shares(old_unit, 0);
    return shares.size() == 1 && reform_.new_units()[shares[0].unit] == reform_.old_units()[old_unit];
}

/// The member of the history's tree that the crosswalk means by an old unit.
std::optional<member> boundary_check::member_meant(std::size_t old_unit) const {
    const std::string& code = reform_.old_units()[old_unit];
    if (!reform_.old_members().empty()) {
        const member m = reform_.old_members()[old_unit];
        return m < units_.tree->size() && units_.tree->code(m) == code ? std::optional{m} : std::nullopt;
    }
    if (options_.since) return units_.tree->find(code, month_before(*options_.since));
    const auto all = units_.tree->find(code);
    return all.size() == 1 ? std::optional{all[0]} : std::nullopt;
}

/// A code may have been given from unit to unit: each row that moves must be of the unit that the crosswalk means.
void boundary_check::check_old_unit(std::uint32_t unit, problem_list& problems) const {
    const std::string_view code = codes_.text(unit);
    const std::size_t old_unit = *old_units_[unit];
    const bool members_tell = units_.tree && !reform_.old_members().empty();
    if (!options_.since && !members_tell && is_new_unit(code) && !becomes_itself(old_unit)) {
        problems.add(0, units_.name, code,
                     "a month since when the codes are those of the new units, for this one stands for an old unit "
                     "and for a new one");
        return;
    }
    if (!units_.tree || !units_.tree->codes_are_reused() || !history_.table.period_dimension()) return;
    const std::optional<member> meant = member_meant(old_unit);
    for (std::size_t p = 0; p < moves_.size(); ++p) {
        if (!moves_[p] || history_.reports.measures_of(unit, p) == 0) continue;
        if (meant && units_.tree->find(code, history_.periods[p]->starts()) == meant) continue;
        problems.add(
            0, units_.name, code,
            fmt::format("in {} the unit that the crosswalk means by this code", to_code(*history_.periods[p])));
    }
}

void boundary_check::check_kept_unit(std::uint32_t unit, problem_list& problems) const {
    if (!options_.since || !old_units_[unit] || is_new_unit(codes_.text(unit))) return;
    for (std::size_t p = 0; p < moves_.size(); ++p)
        if (!moves_[p] && history_.reports.measures_of(unit, p) != 0)
            problems.add(0, units_.name, codes_.text(unit),
                         fmt::format("in {} a new unit, not an old one", to_code(*history_.periods[p])));
}

void boundary_check::check_result(const dictionary& units) const {
    if (!options_.boundaries) return;
    // Parents among rows that stay were set aside by the history's own tree.
    std::vector<std::pair<member, std::string_view>> members;
    for (std::uint32_t unit = 0; unit < units.size(); ++unit) {
        const std::string_view code = units.text(unit);
        if (units_.tree && !is_new_unit(code)) continue;
        for (const member m : options_.boundaries->find(code)) members.emplace_back(m, code);
    }
    std::sort(members.begin(), members.end());
    problem_list problems{"the table on new boundaries"};
    for (std::size_t i = 0, outer = 0; i < members.size(); ++i) {
        if (options_.boundaries->is_ancestor(members[outer].first, members[i].first))
            problems.add(0, units_.name, members[i].second,
                         fmt::format("units beside each other, it lies within \"{}\"", members[outer].second));
        else
            outer = i;
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
}

}  // namespace govkpi::detail
