// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/boundaries.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include <govkpi/problem.hpp>

#include "boundary_check.hpp"
#include "keyed_rows.hpp"
#include "row_buffer.hpp"
#include "unit_parts.hpp"

namespace govkpi {

const detail::fact_store& store_of(const facts& table) noexcept;

namespace {

using namespace detail;
using figures = std::vector<std::optional<std::int64_t>>;

/// The same table with other units. The other dimensions keep their members and codes.
facts_builder builder_like(const table_base& old, const std::shared_ptr<const hierarchy>& boundaries) {
    table_definition table;
    for (const dimension_definition& d : old.table.dimensions()) {
        if (d.kind == dimension_kind::unit)
            table.unit(d.name, boundaries);
        else if (d.kind == dimension_kind::period)
            table.period(d.name, d.calendar);
        else
            table.category(d.name, d.tree);
    }
    for (const measure_source& m : old.table.measures()) table.measure(m.of, old.table.columns()[m.column], m.where);
    table.cumulative(old.table.is_cumulative());
    facts_builder builder{std::move(table), "the table on new boundaries"};
    for (std::size_t d = 0; d < old.members.size(); ++d)
        if (d != old.table.unit_dimension()) builder.members(d) = old.members[d];
    return builder;
}

class mover {
public:
    mover(const facts& history, const crosswalk& reform, const boundary_options& options)
        : history_{history},
          store_{store_of(history)},
          old_{*store_.base},
          reform_{reform},
          unit_dimension_{*old_.table.unit_dimension()},
          period_dimension_{old_.table.period_dimension()},
          sides_{old_, reform, options},
          builder_{builder_like(old_, options.boundaries)},
          rows_{old_.members.size(), old_.table.columns().size(),
                [this](const row_block& block) { builder_.add(block); }},
          moved_(reform.old_units().size()),
          kept_(old_.members[unit_dimension_].size()) {}

    moved_table run() {
        keyed_rows moving = split_rows();
        sides_.check_result(builder_.members(unit_dimension_));
        move_stocks();
        moving.sort();
        const std::size_t context = old_.members.size() - 1;
        for (std::size_t first = 0, last = 0; first < moving.size(); first = last) {
            last = moving.end_of(first, context);
            move_context(moving, first, last);
        }
        rows_.flush();
        return finish();
    }

private:
    std::size_t period_of(std::span<const std::uint32_t> codes) const {
        return period_dimension_ ? codes[*period_dimension_] : 0;
    }
    std::uint32_t new_code(std::uint32_t new_unit) {
        return builder_.members(unit_dimension_).code_of(reform_.new_units()[new_unit]);
    }

    /// Writes the rows that stay, and returns those that move, by their context, then their old unit.
    keyed_rows split_rows() {
        keyed_rows moving{old_.members.size()};
        std::vector<std::uint32_t> codes;
        std::vector<std::uint32_t> key;
        figures values(store_.columns.size());
        for (std::size_t row = 0; row < store_.rows; ++row) {
            read_codes(store_, row, codes);
            const std::uint32_t unit = codes[unit_dimension_];
            bool has_figure = false;
            for (std::size_t c = 0; c < values.size(); ++c) {
                values[c].reset();
                if (!store_.columns[c].is_missing(row)) values[c] = store_.columns[c].values[row];
                has_figure = has_figure || values[c];
            }
            if (!sides_.moves(period_of(codes))) {
                if (!kept_[unit])
                    kept_[unit] = builder_.members(unit_dimension_).code_of(old_.members[unit_dimension_].text(unit));
                codes[unit_dimension_] = *kept_[unit];
                rows_.add(codes, values);
            } else if (const std::optional<std::uint32_t> old_unit = sides_.old_unit(unit)) {
                key = codes;
                key.erase(key.begin() + static_cast<std::ptrdiff_t>(unit_dimension_));
                key.push_back(*old_unit);
                moving.add(row, key);
                if (std::exchange(moved_[*old_unit], std::uint8_t{1}) == 0)
                    for (const crosswalk::unit_share& to : reform_.shares(*old_unit, 0)) new_code(to.unit);
            } else if (has_figure) {
                unmatched_.insert(std::string{old_.members[unit_dimension_].text(unit)});
            }
        }
        return moving;
    }

    void move_stocks() {
        for (const measure_source& m : old_.table.measures()) {
            if (m.of.time == over_time::sum) continue;
            const auto measure = static_cast<std::size_t>(&m - old_.table.measures().data());
            std::map<std::pair<std::uint32_t, std::size_t>, int128> sums;
            for (std::size_t u = 0; u < kept_.size(); ++u)
                for (std::size_t p = 0; p < sides_.periods(); ++p) {
                    const auto old_unit = sides_.old_unit(static_cast<std::uint32_t>(u));
                    if (!old_unit || !sides_.moves(p) || !old_.reports.has(u, p, measure)) continue;
                    for (const auto& share : reform_.shares(*old_unit, old_.reports.stock(u, p, measure))) {
                        int128& sum = sums.try_emplace({share.unit, p}, 0).first->second;
                        sum = sum + int128{share.amount};
                    }
                }
            for (const auto& [at, sum] : sums) stocks_[at].emplace_back(m.column, fits(sum, at.first, m.column));
        }
    }

    std::int64_t fits(int128 sum, std::uint32_t new_unit, std::size_t column) const {
        std::int64_t value = 0;
        if (!narrow(sum, value))
            throw sum_overflow{fmt::format("what comes to unit \"{}\" of the column {} does not fit in 64 bits",
                                           reform_.new_units()[new_unit], old_.table.columns()[column])};
        return value;
    }

    /// Rows that differ in their old unit alone.
    void move_context(const keyed_rows& moving, std::size_t first, std::size_t last) {
        std::map<std::uint32_t, std::vector<std::optional<int128>>> moved;  // by new unit, a sum a column
        for (std::size_t end = first; first < last; first = end) {
            end = moving.end_of(first, old_.members.size());
            const std::uint32_t old_unit = moving.key(first).back();
            for (const crosswalk::unit_share& to : reform_.shares(old_unit, 0))
                moved.try_emplace(to.unit, store_.columns.size());
            for (std::size_t c = 0; c < store_.columns.size(); ++c) {
                if (old_.table.is_stock(c)) continue;
                const auto amount = moving.sum(store_.columns[c], first, end, old_.table.columns()[c]);
                if (!amount) continue;
                for (const crosswalk::unit_share& share : reform_.shares(old_unit, *amount)) {
                    std::optional<int128>& sum = moved.at(share.unit)[c];
                    sum = sum.value_or(int128{0}) + int128{share.amount};
                }
            }
        }
        std::vector<std::uint32_t> codes;
        read_codes(store_, moving.row(first - 1), codes);
        const std::size_t period = period_of(codes);
        for (const auto& [new_unit, sums] : moved) {
            codes[unit_dimension_] = new_code(new_unit);
            figures values(sums.size());
            for (std::size_t c = 0; c < sums.size(); ++c)
                if (sums[c]) values[c] = fits(*sums[c], new_unit, c);
            // A stock stands once, whichever row has it.
            if (const auto stocks = stocks_.find({new_unit, period}); stocks != stocks_.end()) {
                for (const auto& [column, value] : stocks->second) values[column] = value;
                stocks_.erase(stocks);
            }
            rows_.add(codes, values);
        }
    }

    moved_table finish() {
        std::vector<unit_part> parts;
        std::vector<bool> moved(sides_.periods());
        for (std::size_t p = 0; p < moved.size(); ++p) moved[p] = sides_.moves(p);
        for (std::size_t i = 0; i < reform_.old_units().size(); ++i) {
            const std::vector<crosswalk::unit_share> shares = reform_.shares(i, 0);
            for (const crosswalk::unit_share& to : shares)
                if (const auto unit = builder_.members(unit_dimension_).find(reform_.new_units()[to.unit]))
                    parts.push_back(
                        {*unit, old_.members[unit_dimension_].find(reform_.old_units()[i]), shares.size() > 1});
        }
        std::sort(parts.begin(), parts.end(), [](const unit_part& a, const unit_part& b) { return a.unit < b.unit; });
        table_base& base = builder_.base();
        base.is_derived = true;
        base.marks_of_rows = std::make_shared<unit_parts>(history_, std::move(parts), std::move(moved), kept_);
        base.marks = base.marks_of_rows->of(base, {});
        std::set<std::string> estimated;
        for (const auto& [at, mark] : base.marks.all())
            if (mark.estimated != 0)
                estimated.insert(std::string{base.members[unit_dimension_].text(static_cast<std::uint32_t>(at.first))});
        return {
            std::move(builder_).finish(), {unmatched_.begin(), unmatched_.end()}, {estimated.begin(), estimated.end()}};
    }

    const facts& history_;
    const fact_store& store_;
    const table_base& old_;
    const crosswalk& reform_;
    std::size_t unit_dimension_;
    std::optional<std::size_t> period_dimension_;
    boundary_check sides_;
    facts_builder builder_;
    row_buffer rows_;
    std::vector<std::uint8_t> moved_;                 ///< by old unit: its new ones have their codes
    std::vector<std::optional<std::uint32_t>> kept_;  ///< the new code of each unit with rows that stay
    std::set<std::string> unmatched_;
    /// By new unit and period: columns and their values.
    std::map<std::pair<std::uint32_t, std::size_t>, std::vector<std::pair<std::size_t, std::int64_t>>> stocks_;
};

}  // namespace

moved_table on_new_boundaries(const facts& history, const crosswalk& reform, const boundary_options& options) {
    const table_definition& table = history.definition();
    const auto unit = table.unit_dimension();
    if (!unit) throw std::invalid_argument{"govkpi: a table without units has no boundaries"};
    if (options.since && !table.period_dimension())
        throw std::invalid_argument{"govkpi: a table without periods has no rows since a month"};
    for (const measure_source& m : table.measures())
        for (const condition& c : m.where)
            if (c.dimension == table.dimensions()[*unit].name)
                throw std::invalid_argument{
                    fmt::format("govkpi: {} depends on which unit it is, which does not move", m.of.name)};
    return mover{history, reform, options}.run();
}

hierarchy as_of(const hierarchy& units, calendar_month month) {
    std::vector<hierarchy_row> rows;
    for (member m = 0; m < units.size(); ++m) {
        if (!units.valid(m).contains(month)) continue;
        const member parent = units.parent(m);
        rows.push_back({.code = std::string{units.code(m)},
                        .parent = parent == no_member ? std::string{} : std::string{units.code(parent)},
                        .level = std::string{units.level(m)},
                        .name = std::string{units.name(m)}});
    }
    return hierarchy::from_rows(units.name(), std::move(rows));
}

}  // namespace govkpi
