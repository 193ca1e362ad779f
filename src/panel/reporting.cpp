// SPDX-License-Identifier: BSL-1.0
#include "reporting.hpp"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>

#include "codes.hpp"
#include "cpu.hpp"

namespace govkpi::detail {

reporting::reporting(const table_definition& table) : table_{&table}, measures_of_column_(table.columns().size(), 0) {
    const std::vector<measure_source>& measures = table.measures();
    if (measures.size() > most_measures) throw std::invalid_argument{"govkpi: a table has at most 64 measures"};
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const std::uint64_t bit = std::uint64_t{1} << m;
        measures_of_column_[measures[m].column] |= bit;
        if (measures[m].of.time != over_time::sum) {
            stocks_.push_back({m, measures[m].column});
            stock_measures_ |= bit;
        }
        for (const condition& c : measures[m].where) {
            const std::size_t dimension = *table.find_dimension(c.dimension);
            const auto is_it = [&](const condition_dimension& d) { return d.dimension == dimension; };
            if (std::none_of(conditions_.begin(), conditions_.end(), is_it)) conditions_.push_back({dimension, {}});
        }
    }
}

void reporting::learn(std::span<const dictionary> members) {
    const auto size_of = [&](std::optional<std::size_t> dimension) {
        return dimension ? members[*dimension].size() : 1;
    };
    const std::size_t units = size_of(table_->unit_dimension());
    const std::size_t periods = size_of(table_->period_dimension());
    if (units > units_ || periods > periods_) make_room(units, periods);
    for (condition_dimension& d : conditions_) {
        const dictionary& names = members[d.dimension];
        for (std::size_t code = d.measures_of_code.size(); code < names.size(); ++code) {
            std::uint64_t passed = 0;
            for (std::size_t m = 0; m < table_->measures().size(); ++m) {
                const std::vector<condition>& where = table_->measures()[m].where;
                const bool passes = std::all_of(where.begin(), where.end(), [&](const condition& c) {
                    return c.dimension != table_->dimensions()[d.dimension].name ||
                           c.member == names.text(static_cast<std::uint32_t>(code));
                });
                if (passes) passed |= std::uint64_t{1} << m;
            }
            d.measures_of_code.push_back(passed);
        }
    }
}

void reporting::make_room(std::size_t units, std::size_t periods) {
    units_ = std::max(units_, units);
    periods_ = std::max(periods_, periods);
    // Odd, for periods that lie a power of two apart would share the same few places of the processor's cache.
    const std::size_t unit_room = units_ > unit_room_ ? (units_ + units_ / 2) | 1 : unit_room_;
    const std::size_t period_room = periods_ > period_room_ ? periods_ + periods_ / 2 + 4 : period_room_;
    if (unit_room == unit_room_ && period_room == period_room_) return;
    // Every pair has its place, reported or not; no country's tables come near this, and a broken file should not either.
    constexpr std::size_t most_pairs = std::size_t{1} << 28;
    if (period_room > 0 && unit_room > most_pairs / period_room)
        throw panel_error{fmt::format("{} units in {} periods are more than a table can have", units_, periods_)};
    std::vector<std::uint64_t> wider(period_room * unit_room * width(), 0);
    const std::size_t old_row = unit_room_ * width();
    for (std::size_t p = 0; p < period_room_; ++p)
        std::copy_n(records_.data() + p * old_row, old_row, wider.data() + p * unit_room * width());
    records_ = std::move(wider);
    unit_room_ = unit_room;
    period_room_ = period_room;
}

void reporting::read_rows(const row_block& block) {
    std::uint64_t of_all_columns = 0;
    for (const std::uint64_t of_column : measures_of_column_) of_all_columns |= of_column;
    reported_.assign(block.rows, of_all_columns);
    for (std::size_t c = 0; c < block.values.size(); ++c) {
        if (block.values[c].missing == nullptr) continue;
        for (std::size_t i = 0; i < block.rows; ++i)
            if (is_missing(block.values[c], i)) reported_[i] &= ~measures_of_column_[c];
    }
    for (const condition_dimension& d : conditions_)
        with_codes(block.codes[d.dimension], [&](const auto* codes) {
            for (std::size_t i = 0; i < block.rows; ++i) reported_[i] &= d.measures_of_code[codes[i]];
        });
    places_.assign(block.rows, 0);
    if (const auto units = table_->unit_dimension())
        with_codes(block.codes[*units], [&](const auto* codes) {
            for (std::size_t i = 0; i < block.rows; ++i) places_[i] = codes[i] * width();
        });
    if (const auto periods = table_->period_dimension())
        with_codes(block.codes[*periods], [&](const auto* codes) {
            const std::size_t stride = unit_room_ * width();
            for (std::size_t i = 0; i < block.rows; ++i) places_[i] += codes[i] * stride;
        });
}

void reporting::add(const row_block& block, std::span<const dictionary> members, std::size_t first_row,
                    problem_list& problems) {
    learn(members);
    read_rows(block);
    if (note_rows(block)) return;
    for (std::size_t i = 0; i < block.rows; ++i)
        for (std::size_t s = 0; s < stocks_.size(); ++s) {
            const std::int64_t value = block.values[stocks_[s].column].data[i];
            const auto held = static_cast<std::int64_t>(records_[places_[i] + 1 + s]);
            if ((reported_[i] >> stocks_[s].measure & 1) == 0 || held == value) continue;
            problems.add(block.lines != nullptr ? block.lines[i] : first_row + i, table_->columns()[stocks_[s].column],
                         fmt::format("{}", value), expected_stock(held, block, i, members));
        }
}

/// Keeps the first value of each unit and period; false where a later one differs. Without branches, since rows in random
/// order would have the processor guess wrong at every other one.
bool reporting::note_rows(const row_block& block) {
    std::uint64_t differs = 0;
    constexpr std::size_t ahead = 32;
    for (std::size_t i = 0; i < block.rows; ++i) {
        prefetch(records_.data() + places_[std::min(i + ahead, block.rows - 1)]);
        std::uint64_t* const record = records_.data() + places_[i];
        const std::uint64_t before = record[0];
        const std::uint64_t now = reported_[i];
        record[0] = before | now;
        for (std::size_t s = 0; s < stocks_.size(); ++s) {
            const auto value = static_cast<std::uint64_t>(block.values[stocks_[s].column].data[i]);
            const std::uint64_t gives = now >> stocks_[s].measure & 1;
            const std::uint64_t is_first = gives & ~(before >> stocks_[s].measure);
            const std::uint64_t held = is_first != 0 ? value : record[1 + s];
            record[1 + s] = held;
            differs |= gives & static_cast<std::uint64_t>(held != value);
        }
    }
    return differs == 0;
}

std::string reporting::expected_stock(std::int64_t value, const row_block& block, std::size_t row,
                                      std::span<const dictionary> members) const {
    std::string text = fmt::format("{}, as an earlier row says", value);
    if (const auto units = table_->unit_dimension())
        text += fmt::format(" of {}", members[*units].text(code_at(block.codes[*units], row)));
    if (const auto periods = table_->period_dimension())
        text += fmt::format(" in {}", members[*periods].text(code_at(block.codes[*periods], row)));
    return text;
}

std::uint64_t reporting::measures_of(std::size_t unit, std::size_t period) const noexcept {
    return period < periods_ && unit < units_ ? records_[place(unit, period)] : 0;
}

std::int64_t reporting::stock(std::size_t unit, std::size_t period, std::size_t measure) const noexcept {
    for (std::size_t s = 0; s < stocks_.size(); ++s)
        if (stocks_[s].measure == measure) return static_cast<std::int64_t>(records_[place(unit, period) + 1 + s]);
    return 0;
}

void reporting::add_reports(const reporting& other) {
    make_room(other.units_, other.periods_);
    for (std::size_t p = 0; p < other.periods_; ++p)
        for (std::size_t u = 0; u < other.units_; ++u) records_[place(u, p)] |= other.records_[other.place(u, p)];
}

void reporting::take_stocks(const reporting& other) {
    make_room(other.units_, other.periods_);
    for (std::size_t p = 0; p < other.periods_; ++p)
        for (std::size_t u = 0; u < other.units_; ++u) {
            const std::uint64_t* const from = other.records_.data() + other.place(u, p);
            std::uint64_t* const to = records_.data() + place(u, p);
            to[0] = (to[0] & ~stock_measures_) | (from[0] & stock_measures_);
            std::copy_n(from + 1, stocks_.size(), to + 1);
        }
}

}  // namespace govkpi::detail
