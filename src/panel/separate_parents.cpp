// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <bit>
#include <iterator>
#include <tuple>

#include <govkpi/panel/hierarchy.hpp>

#include "code_tuples.hpp"
#include "fact_store.hpp"
#include "parent_rows.hpp"

namespace govkpi::detail {
namespace {

template <class F>
void for_each_block(const fact_store& store, F f) {
    std::vector<code_span> codes;
    std::vector<value_span> values;
    for (std::size_t first = 0; first < store.rows; first += block_rows) f(first, store.block(first, codes, values));
}

/// So that the list does not depend on the order of rows.
void add_in_order(std::vector<sum_difference>& list, std::vector<sum_difference> more) {
    std::move(more.begin(), more.end(), std::back_inserter(list));
    std::sort(list.begin(), list.end(), [](const sum_difference& a, const sum_difference& b) {
        return std::tie(a.members, a.column, a.dimension) < std::tie(b.members, b.column, b.dimension);
    });
}

/// The stocks that the units reported in one period, and what stands below each of them.
class stocks_in_tree {
public:
    stocks_in_tree(const table_base& base, std::size_t units)
        : base_{base}, units_{units}, tree_{*base.table.dimensions()[units].tree}, unit_of_(tree_.size()) {}

    /// Calls f(unit, stated, children) for each unit that reported the measure, where units below it did.
    template <class F>
    void for_each_parent(std::size_t period, std::size_t measure, F f) {
        std::fill(unit_of_.begin(), unit_of_.end(), code_tuples::none);
        const std::size_t units = base_.members[units_].size();
        for (std::size_t u = 0; u < units; ++u)
            if (base_.reports.has(u, period, measure))
                if (const auto m = base_.member_of(units_, u, period)) unit_of_[*m] = static_cast<std::uint32_t>(u);
        children_.assign(tree_.size(), {});
        // A member's number is larger than those of all above it.
        for (member m = 0; m < tree_.size(); ++m) {
            if (unit_of_[m] == code_tuples::none) continue;
            member a = tree_.parent(m);
            while (a != no_member && unit_of_[a] == code_tuples::none) a = tree_.parent(a);
            if (a == no_member) continue;
            children_[a].sum = children_[a].sum + int128{base_.reports.stock(unit_of_[m], period, measure)};
            children_[a].any = true;
        }
        for (member m = 0; m < tree_.size(); ++m)
            if (children_[m].any) f(unit_of_[m], base_.reports.stock(unit_of_[m], period, measure), children_[m].sum);
    }

private:
    struct children {
        int128 sum{0};
        bool any = false;
    };
    const table_base& base_;
    std::size_t units_;
    const hierarchy& tree_;
    std::vector<std::uint32_t> unit_of_;  ///< by member, those that reported
    std::vector<children> children_;      ///< by member
};

}  // namespace

void separate_parents(fact_store& store, problem_list& problems) {
    parent_rows parents{*store.base, true};
    if (!parents.sees_parents()) return;
    for_each_block(store, [&](std::size_t, const row_block& block) { parents.note(block); });
    for_each_block(store, [&](std::size_t, const row_block& block) { parents.compare(block); });
    parents.report_overlaps(problems);
    add_in_order(store.differences, parents.differences());
    for_each_block(store, [&](std::size_t first, const row_block& block) {
        parents.for_each_set_aside(block, [&](std::size_t row, std::uint64_t columns) {
            for (std::size_t c = 0; c < store.columns.size(); ++c) {
                if ((columns >> c & 1) == 0 || store.columns[c].is_missing(first + row)) continue;
                store.columns[c].set_missing(first + row);
                ++store.parent_figures;
            }
        });
    });
    store.close_blocks();
}

void compare_stocks(fact_store& store) {
    const table_base& base = *store.base;
    const std::optional<std::size_t> units = base.table.unit_dimension();
    if (!units || !base.has_parents(*units)) return;
    stocks_in_tree stocks{base, *units};
    std::vector<sum_difference> found;
    const std::optional<std::size_t> periods = base.table.period_dimension();
    const std::vector<measure_source>& measures = base.table.measures();
    for (std::size_t p = 0; p < (periods ? base.members[*periods].size() : 1); ++p)
        for (std::size_t m = 0; m < measures.size(); ++m) {
            const measure_source& of = measures[m];
            const auto is_of_column = [&](const measure_source& other) { return other.column == of.column; };
            const bool is_first = std::find_if(measures.begin(), measures.end(), is_of_column) - measures.begin() ==
                                  static_cast<std::ptrdiff_t>(m);
            if (of.of.time == over_time::sum || !is_first) continue;
            stocks.for_each_parent(p, m, [&](std::uint32_t unit, std::int64_t stated, int128 children) {
                ++store.parent_figures;
                if (int128{stated} == children) return;
                sum_difference difference;
                difference.members.resize(base.members.size());
                difference.members[*units] = base.members[*units].text(unit);
                if (periods) difference.members[*periods] = base.members[*periods].text(static_cast<std::uint32_t>(p));
                difference.dimension = base.table.dimensions()[*units].name;
                difference.column = base.table.columns()[of.column];
                difference.stated = stated;
                difference.children = checked_narrow(children);
                found.push_back(std::move(difference));
            });
        }
    add_in_order(store.differences, std::move(found));
}

}  // namespace govkpi::detail
