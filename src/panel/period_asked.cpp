// SPDX-License-Identifier: BSL-1.0
#include "period_asked.hpp"

#include <algorithm>

#include <govkpi/panel/panel.hpp>

#include "unit_life.hpp"

namespace govkpi::detail {
namespace {

/// The level of the query's axis of periods; nothing where it has none.
std::optional<period_level> level_asked(const table_base& base, const query& asked) {
    for (const std::string& level : asked.levels()) {
        const std::optional<period_level> span = find_period_level(level);
        if (base.table.find_dimension(level) == base.table.period_dimension())
            return span ? std::max(*span, *base.finest) : *base.finest;
        if (span && !base.table.find_dimension(level)) return span;
    }
    return std::nullopt;
}

std::vector<fiscal_period> periods_chosen(const table_base& base, const query& asked) {
    const dimension_definition& of = base.table.dimensions()[*base.table.period_dimension()];
    std::vector<fiscal_period> out;
    for (const row_filter& filter : asked.filters())
        if (filter.dimension == of.name)
            for (const std::string& text : filter.members)
                if (const result<fiscal_period> read = parse_period(text, of.calendar)) out.push_back(*read);
    return out;
}

/// Whether any measure that is summed has this kind; all of the table's are, where the query names none.
template <class F>
bool any_measure(const table_base& base, const query& asked, F f) {
    const std::vector<measure_definition> measures =
        asked.measures().empty() ? base.table.measure_definitions() : asked.measures();
    return std::any_of(measures.begin(), measures.end(), f);
}

/// A unit that comes or goes within a span has no figure of all of it.
bool units_last(const table_base& base, period_level step) {
    const std::optional<std::size_t> units = base.table.unit_dimension();
    for (std::uint32_t u = 0; units && u < base.members[*units].size(); ++u)
        for (std::size_t p = 0; p < base.periods.size(); ++p) {
            if (base.reports.measures_of(u, p) == 0) continue;
            const unit_life life = life_in_year(base, u, *base.periods[p]);
            const fiscal_period span = *span_at(*base.periods[p], step);
            if (span.first_month() < life.first || life.last < span.last_month()) return false;
        }
    return true;
}

}  // namespace

period_level coarsest_step(const table_base& base, const query& asked) {
    if (!base.finest) return period_level::month;
    period_level step = level_asked(base, asked).value_or(period_level::fiscal_year);
    for (const fiscal_period& period : periods_chosen(base, asked))
        if (const auto level = govkpi::level_of(period)) step = std::min(step, *level);
    // A mean over time needs every value.
    if (any_measure(base, asked, [](const measure_definition& m) { return m.time == over_time::mean; }))
        step = *base.finest;
    while (step > *base.finest && !units_last(base, step)) step = static_cast<period_level>(static_cast<int>(step) - 1);
    return std::max(step, *base.finest);
}

void refuse_sums_over_time(const table_base& base, const query& asked) {
    if (!base.table.is_cumulative() || !base.finest) return;
    if (!any_measure(base, asked, [](const measure_definition& m) { return m.time == over_time::sum; })) return;
    if (level_asked(base, asked) == base.finest) return;
    const std::vector<fiscal_period> chosen = periods_chosen(base, asked);
    if (chosen.size() == 1 && govkpi::level_of(chosen[0]) == base.finest) return;
    throw panel_error{
        "the figures are of the fiscal year so far and do not add over its periods: to_discrete() or "
        "rollup_cumulative()"};
}

}  // namespace govkpi::detail
