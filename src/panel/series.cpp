// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/series.hpp>

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include <govkpi/problem.hpp>

namespace govkpi::detail {
namespace {

struct numbered_entry {
    series_entry entry;
    std::size_t row;
};

series_entry entry_of(std::int64_t value, const fiscal_period& period) {
    return {value, static_cast<std::int16_t>(period.fiscal_year()), static_cast<std::int8_t>(period.first_month()),
            static_cast<std::int8_t>(period.last_month())};
}

auto end_of(const series_entry& entry) { return std::pair{entry.year, entry.last}; }

bool has_span(const fiscal_period& period, series_kind kind, int step_months) {
    if (kind == series_kind::discrete) return period.months() == step_months;
    return period.first_month() == 1 && period.last_month() % step_months == 0;
}

std::string expected_span(series_kind kind, period_level step) {
    if (kind == series_kind::discrete) return fmt::format("a period of one {}", to_string(step));
    return fmt::format("a span from the start of its fiscal year to the end of a {}", to_string(step));
}

}  // namespace

std::vector<series_entry> make_series(std::span<const dated<std::optional<std::int64_t>>> points, series_kind kind,
                                      period_level step, fiscal_calendar calendar, std::string name) {
    problem_list problems{std::move(name)};
    std::vector<numbered_entry> rows;
    rows.reserve(points.size());
    const int step_months = periods_in(step, period_level::month);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& [value, period] = points[i];
        if (!(period.calendar() == calendar))
            problems.add(i + 1, "period", to_code(period), "a period of the fiscal calendar of the series");
        else if (!has_span(period, kind, step_months))
            problems.add(i + 1, "period", to_code(period), expected_span(kind, step));
        else if (value)
            rows.push_back({entry_of(*value, period), i + 1});
    }
    std::sort(rows.begin(), rows.end(), [](const numbered_entry& a, const numbered_entry& b) {
        return std::tuple{end_of(a.entry), a.row} < std::tuple{end_of(b.entry), b.row};
    });

    std::vector<series_entry> entries;
    entries.reserve(rows.size());
    for (auto first = rows.begin(); first != rows.end();) {
        const auto last = std::find_if(
            first, rows.end(), [&](const numbered_entry& row) { return end_of(row.entry) != end_of(first->entry); });
        const bool agree =
            std::all_of(first, last, [&](const numbered_entry& row) { return row.entry == first->entry; });
        // Which of unequal values is right nobody here can tell, so every one of them is named.
        for (auto row = first; !agree && row != last; ++row)
            problems.add(row->row, "value", fmt::to_string(row->entry.value),
                         fmt::format("one value of {}", to_code(points[row->row - 1].period)));
        entries.push_back(first->entry);
        first = last;
    }
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return entries;
}

std::vector<series_entry> to_discrete(std::span<const series_entry> cumulative) {
    std::vector<series_entry> discrete{cumulative.begin(), cumulative.end()};
    for (std::size_t i = 1; i < cumulative.size(); ++i) {
        const series_entry& before = cumulative[i - 1];
        if (before.year != cumulative[i].year) continue;
        discrete[i].value = checked_subtract(cumulative[i].value, before.value);
        discrete[i].first = static_cast<std::int8_t>(before.last + 1);
    }
    return discrete;
}

std::vector<series_entry> to_cumulative(std::span<const series_entry> discrete) {
    std::vector<series_entry> cumulative;
    cumulative.reserve(discrete.size());
    for (const series_entry& entry : discrete) {
        if (entry.first == 1) {
            cumulative.push_back(entry);
            continue;
        }
        // Once a month is missing nothing in its year is appended any more, so the last sum ends before the gap.
        if (cumulative.empty() || cumulative.back().year != entry.year || cumulative.back().last + 1 != entry.first)
            continue;
        cumulative.push_back({checked_add(cumulative.back().value, entry.value), entry.year, 1, entry.last});
    }
    return cumulative;
}

std::optional<std::int64_t> find(std::span<const series_entry> entries, const fiscal_period& period) noexcept {
    const auto at =
        std::lower_bound(entries.begin(), entries.end(), std::pair{period.fiscal_year(), period.last_month()},
                         [](const series_entry& entry, const std::pair<int, int>& end) {
                             return std::pair<int, int>{end_of(entry)} < end;
                         });
    if (at == entries.end() || at->year != period.fiscal_year() || at->last != period.last_month()) return std::nullopt;
    return at->first == period.first_month() ? std::optional{at->value} : std::nullopt;
}

std::optional<fiscal_period> period_of(const series_entry& entry, series_kind kind, fiscal_calendar calendar) {
    const int number = (entry.first - 1) / entry.months() + 1;
    const bool is_aligned = (entry.first - 1) % entry.months() == 0;
    if (kind == series_kind::discrete && is_aligned) {
        switch (entry.months()) {
            case 1:
                return fiscal_period::month(entry.year, number, calendar);
            case 3:
                return fiscal_period::quarter(entry.year, number, calendar);
            case 6:
                return fiscal_period::half(entry.year, number, calendar);
            case 12:
                return fiscal_period::year(entry.year, calendar);
            default:
                break;
        }
    }
    if (entry.first == 1) return fiscal_period::cumulative(entry.year, entry.last, calendar);
    return std::nullopt;
}

year_sum year_total(std::span<const series_entry> entries, series_kind kind, int fiscal_year) {
    int128 total = 0;
    int months = 0;
    for (const series_entry& entry : entries) {
        if (entry.year != fiscal_year) continue;
        if (kind == series_kind::cumulative) total = months = 0;  // each takes the place of the one before
        total += int128{entry.value};
        months += entry.months();
    }
    if (months < 12) return {std::nullopt, months};
    return {checked_narrow(total), months};
}

}  // namespace govkpi::detail
