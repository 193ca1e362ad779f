// SPDX-License-Identifier: BSL-1.0
#include "reporting.hpp"

#include <algorithm>
#include <bit>
#include <stdexcept>
#include <type_traits>

#include <fmt/format.h>

#include "codes.hpp"

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
    const std::size_t room = units_ > unit_room_ ? std::bit_ceil(units_) : unit_room_;
    const auto widen = [&](auto& values) {
        if (room != unit_room_) {
            std::remove_reference_t<decltype(values)> wider(periods_ * room, 0);
            for (std::size_t at = 0; at < values.size(); ++at)
                wider[at / unit_room_ * room + at % unit_room_] = values[at];
            values = std::move(wider);
        } else {
            values.resize(periods_ * room, 0);
        }
    };
    widen(measures_);
    for (stock_column& stock : stocks_) widen(stock.values);
    unit_room_ = room;
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
            for (std::size_t i = 0; i < block.rows; ++i) places_[i] = codes[i];
        });
    if (const auto periods = table_->period_dimension())
        with_codes(block.codes[*periods], [&](const auto* codes) {
            const auto room = static_cast<std::uint32_t>(unit_room_);
            for (std::size_t i = 0; i < block.rows; ++i) places_[i] += codes[i] * room;
        });
}

void reporting::add(const row_block& block, std::span<const dictionary> members, std::size_t first_row,
                    problem_list& problems) {
    learn(members);
    read_rows(block);
    for (std::size_t i = 0; i < block.rows; ++i) {
        std::uint64_t& known = measures_[places_[i]];
        const std::uint64_t before = known;
        known = before | reported_[i];
        for (stock_column& stock : stocks_) {
            const std::uint64_t bit = std::uint64_t{1} << stock.measure;
            if ((reported_[i] & bit) == 0) continue;
            const std::int64_t value = block.values[stock.column].data[i];
            std::int64_t& held = stock.values[places_[i]];
            if ((before & bit) == 0)
                held = value;
            else if (held != value)
                problems.add(block.lines != nullptr ? block.lines[i] : first_row + i, table_->columns()[stock.column],
                             fmt::format("{}", value), expected_stock(held, block, i, members));
        }
    }
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
    return period < periods_ && unit < units_ ? measures_[place(unit, period)] : 0;
}

std::int64_t reporting::stock(std::size_t unit, std::size_t period, std::size_t measure) const noexcept {
    for (const stock_column& stock : stocks_)
        if (stock.measure == measure) return stock.values[place(unit, period)];
    return 0;
}

void reporting::take_stocks(const reporting& other) {
    make_room(other.units_, other.periods_);
    for (std::size_t p = 0; p < other.periods_; ++p)
        for (std::size_t u = 0; u < other.units_; ++u) {
            const std::size_t from = other.place(u, p);
            const std::size_t to = place(u, p);
            measures_[to] = (measures_[to] & ~stock_measures_) | (other.measures_[from] & stock_measures_);
            for (std::size_t s = 0; s < stocks_.size(); ++s) stocks_[s].values[to] = other.stocks_[s].values[from];
        }
}

}  // namespace govkpi::detail
