// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/cumulative.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include <govkpi/panel/rollup.hpp>
#include <govkpi/panel/series.hpp>

#include "keyed_rows.hpp"
#include "period_asked.hpp"
#include "row_buffer.hpp"
#include "span_marks.hpp"
#include "unit_life.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace {

using namespace detail;
using figures = std::vector<std::optional<std::int64_t>>;

/// The same table, with periods of its own.
facts_builder builder_like(const table_base& from, bool cumulative) {
    table_definition table = from.table;
    facts_builder builder{std::move(table.cumulative(cumulative)), "the table of other spans"};
    for (std::size_t d = 0; d < from.members.size(); ++d)
        if (d != from.table.period_dimension()) builder.members(d) = from.members[d];
    return builder;
}

class converter {
public:
    converter(const facts& from, series_kind to, period_level step)
        : from_{from},
          store_{store_of(from)},
          base_{*store_.base},
          to_{to},
          step_{base_.finest ? std::max(step, *base_.finest) : step},
          time_{*base_.table.period_dimension()},
          builder_{builder_like(base_, to == series_kind::cumulative)},
          rows_{base_.members.size(), store_.columns.size(), [this](const row_block& block) { builder_.add(block); }} {}

    discrete_table run() {
        keyed_rows rows{base_.members.size()};
        std::vector<std::uint32_t> codes;
        std::vector<std::uint32_t> key;
        for (std::size_t row = 0; row < store_.rows; ++row) {
            read_codes(store_, row, codes);
            key = codes;
            key.erase(key.begin() + static_cast<std::ptrdiff_t>(time_));
            const fiscal_period& period = *base_.periods[codes[time_]];
            key.push_back(static_cast<std::uint32_t>(period.fiscal_year() * 12 + period.last_month()));
            rows.add(row, key);
        }
        rows.sort();
        take_stocks();
        for (std::size_t first = 0, last = 0; first < rows.size(); first = last) {
            last = rows.end_of(first, base_.members.size() - 1);
            convert_context(rows, first, last);
        }
        rows_.flush();
        return finish();
    }

private:
    using entries = std::vector<series_entry>;
    /// Where the figures of a context go: by fiscal year and last month.
    using places = std::map<std::pair<int, int>, std::pair<fiscal_period, figures>>;

    /// A figure of several periods together, or one that follows a gap.
    struct unplaced {
        std::vector<std::uint32_t> codes;  ///< but for the period
        std::size_t column;
        series_entry entry;
    };

    fiscal_calendar calendar() const { return base_.table.dimensions()[time_].calendar; }
    fiscal_period span_of(const fiscal_period& period) const { return *span_at(period, step_); }
    fiscal_period span_of(const series_entry& entry) const {
        return span_of(fiscal_period::month(entry.year, entry.last, calendar()));
    }
    std::uint32_t code_of(const fiscal_period& period) { return builder_.members(time_).code_of(to_code(period)); }
    unit_life life_of(const std::vector<std::uint32_t>& codes, const fiscal_period& period) const {
        return life_in_year(base_, base_.table.unit_dimension() ? codes[*base_.table.unit_dimension()] : 0, period);
    }

    /// A stock is the last one in its span.
    void take_stocks() {
        const std::optional<std::size_t> units = base_.table.unit_dimension();
        std::vector<std::size_t> time(base_.periods.size());
        for (std::size_t p = 0; p < time.size(); ++p) time[p] = p;
        std::sort(time.begin(), time.end(), [&](std::size_t a, std::size_t b) {
            return base_.periods[a]->starts() < base_.periods[b]->starts();
        });
        for (const measure_source& m : base_.table.measures()) {
            if (m.of.time == over_time::sum) continue;
            const auto measure = static_cast<std::size_t>(&m - base_.table.measures().data());
            for (std::size_t u = 0; u < (units ? base_.members[*units].size() : 1); ++u)
                for (const std::size_t p : time)
                    if (base_.reports.has(u, p, measure))
                        stocks_[{u, code_of(span_of(*base_.periods[p]))}][m.column] =
                            base_.reports.stock(u, p, measure);
        }
    }

    /// Rows that differ in their period alone, in the order of time.
    void convert_context(const keyed_rows& rows, std::size_t first, std::size_t last) {
        std::vector<std::uint32_t> codes;
        std::vector<entries> of_column(store_.columns.size());
        places found;
        std::optional<member> unit;
        for (std::size_t end = first; first < last; first = end) {
            end = rows.end_of(first, base_.members.size());
            read_codes(store_, rows.row(first), codes);
            const fiscal_period& period = *base_.periods[codes[time_]];
            const unit_life life = life_of(codes, period);
            if (life.unit != unit) {  // its code was given to another unit
                place(of_column, codes, found);
                for (entries& column : of_column) column.clear();
                unit = life.unit;
            }
            const fiscal_period span = span_of(period);
            found.try_emplace({span.fiscal_year(), span.last_month()}, span, figures(store_.columns.size()));
            if (to_ == series_kind::discrete && period.last_month() != span.last_month() &&
                period.last_month() != life.last)
                continue;
            const bool begins = to_ == series_kind::cumulative && period.first_month() <= life.first;
            const int start = to_ == series_kind::discrete ? life.first : begins ? 1 : period.first_month();
            for (std::size_t c = 0; c < of_column.size(); ++c) {
                if (base_.table.is_stock(c)) continue;
                const auto amount = rows.sum(store_.columns[c], first, end, base_.table.columns()[c]);
                if (!amount) continue;
                of_column[c].push_back({*amount, static_cast<std::int16_t>(period.fiscal_year()),
                                        static_cast<std::int8_t>(start),
                                        static_cast<std::int8_t>(period.last_month())});
            }
        }
        place(of_column, codes, found);
        write(codes, found);
    }

    void place(const std::vector<entries>& of_column, const std::vector<std::uint32_t>& codes, places& found) {
        for (std::size_t c = 0; c < of_column.size(); ++c) {
            if (to_ == series_kind::cumulative)
                place_sums(of_column[c], codes, c, found);
            else
                place_differences(detail::to_discrete(of_column[c]), codes, c, found);
        }
    }

    void place_differences(const entries& differences, const std::vector<std::uint32_t>& codes, std::size_t column,
                           places& found) {
        for (const series_entry& entry : differences) {
            const fiscal_period span = span_of(entry);
            const unit_life life = life_of(codes, fiscal_period::month(entry.year, entry.last, calendar()));
            if (entry.first < std::max(span.first_month(), life.first)) {
                lumps_.push_back({members_of(codes, span), base_.table.columns()[column], month_of(entry, entry.first),
                                  month_of(entry, entry.last), entry.value});
                unplaced_.push_back({codes, column, entry});
                continue;
            }
            found.at({span.fiscal_year(), span.last_month()}).second[column] = entry.value;
            if (entry.value < 0 && entry.first > life.first)
                corrections_.push_back({members_of(codes, span), base_.table.columns()[column], entry.value});
        }
    }

    void place_sums(const entries& discrete, const std::vector<std::uint32_t>& codes, std::size_t column,
                    places& found) {
        const entries sums = detail::to_cumulative(discrete);
        auto sum = sums.begin();
        for (const series_entry& entry : discrete) {
            if (sum != sums.end() && sum->year == entry.year && sum->last == entry.last)
                found.at({entry.year, entry.last}).second[column] = (sum++)->value;
            else
                unplaced_.push_back({codes, column, entry});
        }
    }

    calendar_month month_of(const series_entry& entry, int month) const {
        return fiscal_period::month(entry.year, month, calendar()).starts();
    }
    std::vector<std::string> members_of(const std::vector<std::uint32_t>& codes, const fiscal_period& period) const {
        std::vector<std::string> out;
        for (std::size_t d = 0; d < codes.size(); ++d)
            out.push_back(d == time_ ? to_code(period) : std::string{base_.members[d].text(codes[d])});
        return out;
    }

    void write(std::vector<std::uint32_t> codes, places& found) {
        const std::optional<std::size_t> units = base_.table.unit_dimension();
        for (auto& [end, place] : found) {
            auto& [span, values] = place;
            codes[time_] = code_of(span);
            // A stock stands once, whichever row has it.
            if (const auto stocks = stocks_.find({units ? codes[*units] : 0, codes[time_]}); stocks != stocks_.end()) {
                for (const auto& [column, value] : stocks->second) values[column] = value;
                stocks_.erase(stocks);
            }
            rows_.add(codes, values);
        }
    }

    /// The new period of each code.
    std::vector<fiscal_period> new_periods() {
        std::vector<fiscal_period> out;
        const dictionary& texts = builder_.members(time_);
        for (std::uint32_t code = 0; code < texts.size(); ++code)
            out.push_back(parse_period(texts.text(code), calendar()).value());
        return out;
    }

    /// A new period holds the old one: it ends with it, comes next, or in running sums comes later in its year.
    bool reaches(const fiscal_period& old, const fiscal_period& now) const {
        if (old.fiscal_year() != now.fiscal_year() || now.last_month() < old.last_month()) return false;
        return to_ == series_kind::cumulative || now.first_month() <= old.last_month() + 1;
    }

    discrete_table finish() {
        const std::vector<fiscal_period> periods = new_periods();
        std::vector<std::pair<std::uint32_t, std::uint32_t>> reach;
        std::vector<lacking_figure> lacking;
        for (std::uint32_t now = 0; now < periods.size(); ++now) {
            for (std::uint32_t old = 0; old < base_.periods.size(); ++old)
                if (reaches(*base_.periods[old], periods[now])) reach.emplace_back(old, now);
            for (const unplaced& figure : unplaced_) {
                if (figure.entry.year != periods[now].fiscal_year() || figure.entry.last < periods[now].first_month() ||
                    periods[now].last_month() < figure.entry.first)
                    continue;
                lacking.push_back({figure.codes, figure.column});
                lacking.back().codes[time_] = now;
            }
        }
        table_base& made = builder_.base();
        made.is_derived = true;
        made.marks_of_rows = std::make_shared<span_marks>(from_, std::move(reach), std::move(lacking));
        made.marks = made.marks_of_rows->of(made, {});
        const auto by_members = [](const auto& a, const auto& b) {
            return std::tie(a.members, a.column) < std::tie(b.members, b.column);
        };
        std::sort(lumps_.begin(), lumps_.end(), by_members);
        std::sort(corrections_.begin(), corrections_.end(), by_members);
        return {std::move(builder_).finish(), std::move(lumps_), std::move(corrections_)};
    }

    const facts& from_;
    const fact_store& store_;
    const table_base& base_;
    series_kind to_;
    period_level step_;
    std::size_t time_;
    facts_builder builder_;
    row_buffer rows_;
    /// By unit and new period: columns and their values.
    std::map<std::pair<std::size_t, std::uint32_t>, std::map<std::size_t, std::int64_t>> stocks_;
    std::vector<lump> lumps_;
    std::vector<correction> corrections_;
    std::vector<unplaced> unplaced_;
};

void need_periods(const table_definition& table) {
    if (!table.period_dimension()) throw std::invalid_argument{"govkpi: a table without periods is of no fiscal year"};
}

}  // namespace

discrete_table to_discrete(const facts& cumulative, period_level step) {
    need_periods(cumulative.definition());
    return converter{cumulative, series_kind::discrete, step}.run();
}

facts to_cumulative(const facts& discrete) {
    need_periods(discrete.definition());
    if (discrete.definition().is_cumulative()) throw std::invalid_argument{"govkpi: the table is cumulative already"};
    return converter{discrete, series_kind::cumulative, period_level::month}.run().table;
}

panel rollup_cumulative(const facts& cumulative, const query& asked) {
    need_periods(cumulative.definition());
    return rollup(to_discrete(cumulative, detail::coarsest_step(*store_of(cumulative).base, asked)).table, asked);
}

}  // namespace govkpi
