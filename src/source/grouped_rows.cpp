// SPDX-License-Identifier: BSL-1.0
#include "grouped_rows.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>
#include <govkpi/source/source.hpp>

namespace govkpi {

void flow_receiver::add(std::span<const std::string_view> members, std::span<const flow_sum> sums) {
    rows_.add(members, sums);
}
void flow_receiver::add(std::span<const std::uint32_t> codes, std::span<const flow_sum> sums) {
    rows_.add(codes, sums);
}
std::uint32_t flow_receiver::code_of(std::size_t dimension, std::string_view member) {
    return rows_.code_of(dimension, member);
}
void stock_receiver::add(std::string_view unit, std::string_view period, std::span<const stock_range> values) {
    rows_.add(unit, period, values);
}

namespace detail {
namespace {

/// A sum of more than 64 bits becomes several rows. So many are beyond all money that there is, and a limit to what an
/// engine can make of a few bytes.
constexpr int most_rows_of_a_sum = 4096;

/// No number of a row says where an engine keeps it.
constexpr std::uint64_t no_lines[block_rows] = {};

std::uint32_t first_chosen(const table_base& base, const selection& selected, std::size_t dimension) {
    for (std::uint32_t code = 0; code < base.members[dimension].size(); ++code)
        for (std::size_t p = 0; p < std::max<std::size_t>(base.periods.size(), 1); ++p)
            if (selected.has(dimension, code, p)) return code;
    return 0;
}

}  // namespace

grouped_rows::grouped_rows(table_base& base, receiver take, const selection* selected)
    : base_{base},
      buffer_{base.members.size(), base.table.columns().size(),
              [take = std::move(take)](const row_block& block) {
                  row_block without_lines = block;
                  without_lines.lines = no_lines;
                  take(without_lines);
              }},
      codes_(base.members.size(), 0),
      figures_(base.table.columns().size()) {
    for (std::size_t d = 0; d < codes_.size() && selected != nullptr; ++d) codes_[d] = first_chosen(base, *selected, d);
}

void grouped_rows::ask(grouped_table& rows, const flow_question& asked) {
    dimensions_ = asked.dimensions;
    columns_ = asked.columns;
    sums_ = asked.sums;
    flow_receiver take{*this};
    rows.flows(asked, take);
    buffer_.flush();
}

void grouped_rows::ask(grouped_table& rows, const stock_question& asked) {
    if (asked.columns.empty()) return;
    columns_ = stock_columns_ = asked.columns;
    dimensions_.clear();
    stock_receiver take{*this};
    rows.stocks(asked, take);
    buffer_.flush();
}

void grouped_rows::ask_beside_flows(grouped_table& rows, const stock_question& asked) {
    keeps_stocks_ = true;
    ask(rows, asked);
}

void grouped_rows::check_size(std::size_t members, std::size_t values) const {
    if (members != dimensions_.size() || values != columns_.size())
        throw source_error{
            fmt::format("the engine answers with {} members and {} values, where {} and {} were asked for", members,
                        values, dimensions_.size(), columns_.size())};
}

std::uint32_t grouped_rows::code_of(std::size_t dimension, std::string_view member) {
    return base_.members[dimensions_.at(dimension)].code_of(member);
}

void grouped_rows::add(std::span<const std::string_view> members, std::span<const flow_sum> sums) {
    check_size(members.size(), sums.size());
    for (std::size_t i = 0; i < members.size(); ++i)
        codes_[dimensions_[i]] = base_.members[dimensions_[i]].code_of(members[i]);
    add_sums(sums);
}

void grouped_rows::add(std::span<const std::uint32_t> codes, std::span<const flow_sum> sums) {
    check_size(codes.size(), sums.size());
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] >= base_.members[dimensions_[i]].size())
            throw source_error{"the engine answers with a code that stands for no member"};
        codes_[dimensions_[i]] = codes[i];
    }
    add_sums(sums);
}

void grouped_rows::add_sums(std::span<const flow_sum> sums) {
    bool more = false;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        std::optional<std::int64_t>& figure = figures_[columns_[c]];
        figure.reset();
        if (sums[c].values == 0) continue;
        std::int64_t value = 0;
        more = (sums_ && !narrow(sums[c].sum.value(), value)) || more;
        figure = value;
    }
    if (!more) return add_row();

    rest_.clear();
    for (const flow_sum& of : sums) rest_.push_back(of.sum.value());
    for (int row = 0; more; ++row) {
        if (row == most_rows_of_a_sum) throw sum_overflow{"a sum that an engine answered is beyond 2^75"};
        more = false;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (sums[c].values == 0) continue;
            const std::int64_t part = nearest(rest_[c]);
            figures_[columns_[c]] = part;
            rest_[c] = rest_[c] - int128{part};
            more = more || rest_[c] != int128{0};
        }
        add_row();
    }
}

std::pair<std::uint32_t, std::uint32_t> grouped_rows::unit_and_period() const {
    const auto units = base_.table.unit_dimension(), periods = base_.table.period_dimension();
    return {units ? codes_[*units] : 0, periods ? codes_[*periods] : 0};
}

void grouped_rows::add(std::string_view unit, std::string_view period, std::span<const stock_range> values) {
    const auto units = base_.table.unit_dimension(), periods = base_.table.period_dimension();
    check_size(0, values.size());
    if (units) codes_[*units] = base_.members[*units].code_of(unit);
    if (periods) codes_[*periods] = base_.members[*periods].code_of(period);
    if (!keeps_stocks_) return add_stocks(values);
    std::vector<stock_range>& kept = stocks_[unit_and_period()];
    kept.resize(values.size());
    for (std::size_t c = 0; c < values.size(); ++c) {
        if (values[c].values == 0) continue;
        const bool is_first = kept[c].values == 0;
        kept[c].least = is_first ? values[c].least : std::min(kept[c].least, values[c].least);
        kept[c].largest = is_first ? values[c].largest : std::max(kept[c].largest, values[c].largest);
        kept[c].values += values[c].values;
    }
}

/// Both ends are handed on, so that whoever keeps the stocks sees where they differ.
void grouped_rows::add_stocks(std::span<const stock_range> values) {
    bool differ = false;
    for (std::size_t c = 0; c < values.size(); ++c) {
        differ = differ || (values[c].values > 0 && values[c].least != values[c].largest);
        figures_[stock_columns_[c]] = values[c].values > 0 ? std::optional{values[c].least} : std::nullopt;
    }
    buffer_.add(codes_, figures_);
    if (!differ) return;
    for (std::size_t c = 0; c < values.size(); ++c)
        if (values[c].values > 0) figures_[stock_columns_[c]] = values[c].largest;
    buffer_.add(codes_, figures_);
}

void grouped_rows::add_row() {
    for (const std::size_t c : stock_columns_) figures_[c].reset();
    const auto found = keeps_stocks_ ? stocks_.find(unit_and_period()) : stocks_.end();
    if (found == stocks_.end()) return buffer_.add(codes_, figures_);
    add_stocks(found->second);
}

}  // namespace detail
}  // namespace govkpi
