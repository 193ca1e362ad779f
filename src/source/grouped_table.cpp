// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/grouped_table.hpp>

#include <algorithm>
#include <numeric>
#include <optional>

#include <govkpi/panel/cumulative.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/problem.hpp>

#include "../panel/accumulation.hpp"
#include "grouped_rows.hpp"
#include "row_stream.hpp"

namespace govkpi {

grouped_table::~grouped_table() = default;

namespace detail {
namespace {

std::vector<std::size_t> columns_that(const table_definition& table, bool are_stocks) {
    std::vector<std::size_t> out(table.columns().size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    std::erase_if(out, [&](std::size_t c) { return table.is_stock(c) != are_stocks; });
    return out;
}

void read_members(grouped_table& rows, table_base& base, std::size_t dimension) {
    rows.members(dimension, [&](std::string_view text) { base.members[dimension].code_of(text); });
}

/// All groups of all dimensions, as a stream of rows.
class all_groups final : public row_stream {
public:
    all_groups(grouped_table& rows, const std::string& name) : rows_{rows} { problems_.emplace_back(name); }

    std::size_t size() const noexcept override { return 0; }

    void read(table_base& base, const receiver& take) override {
        const table_definition& table = base.table;
        const auto hand_on = [&](const row_block& block) { take(block, problems_.front(), 0); };
        flow_question all;
        all.dimensions.resize(table.dimensions().size());
        std::iota(all.dimensions.begin(), all.dimensions.end(), std::size_t{0});
        all.columns = columns_that(table, false);
        grouped_rows groups{base, hand_on};
        groups.ask_beside_flows(rows_, {columns_that(table, true), {}});
        groups.ask(rows_, all);
    }

private:
    grouped_table& rows_;
};

/// What a query needs to be asked of an engine.
class question_maker {
public:
    question_maker(const table_base& base, const accumulation& sums) : base_{base}, sums_{sums} {}

    /// By the dimensions whose members matter to the sums.
    flow_question of_sums() const {
        flow_question asked{{}, sums_.columns(), conditions([](dimension_kind) { return true; }), true};
        for (const axis& a : sums_.axes()) {
            add(asked, a.dimension());
            if (a.codes().with) add(asked, *a.codes().with);
        }
        add_inexact(asked);
        add_one(asked);
        return asked;
    }
    /// By unit, period and what measures are conditional on.
    flow_question of_reports() const {
        flow_question asked{{}, sums_.columns(), conditions([](dimension_kind) { return true; }), false};
        if (const auto units = base_.table.unit_dimension()) add(asked, *units);
        if (const auto periods = base_.table.period_dimension()) add(asked, *periods);
        for (const measure_source& m : base_.table.measures())
            for (const condition& c : m.where) add(asked, *base_.table.find_dimension(c.dimension));
        add_inexact(asked);
        add_one(asked);
        return asked;
    }
    stock_question of_stocks() const {
        return {columns_that(base_.table, true),
                conditions([](dimension_kind kind) { return kind != dimension_kind::category; })};
    }

private:
    static void add(flow_question& asked, std::size_t dimension) {
        const auto at = std::lower_bound(asked.dimensions.begin(), asked.dimensions.end(), dimension);
        if (at == asked.dimensions.end() || *at != dimension) asked.dimensions.insert(at, dimension);
    }

    /// Engines answer a question without dimensions with one group, also where no row meets the conditions.
    void add_one(flow_question& asked) const {
        if (!asked.dimensions.empty() || base_.members.empty()) return;
        const auto fewest = std::min_element(base_.members.begin(), base_.members.end(),
                                             [](const auto& a, const auto& b) { return a.size() < b.size(); });
        asked.dimensions.push_back(static_cast<std::size_t>(fewest - base_.members.begin()));
    }

    bool is_chosen(std::size_t dimension, std::size_t code) const {
        for (std::size_t p = 0; p < std::max<std::size_t>(base_.periods.size(), 1); ++p)
            if (sums_.selected().has(dimension, code, p)) return true;
        return false;
    }

    /// Where what a code means hangs on the period, a condition on the code lets through some rows too many, and they must
    /// show which they are.
    void add_inexact(flow_question& asked) const {
        for (const std::size_t d : sums_.selected().dimensions()) {
            if (!base_.table.dimensions()[d].tree || !base_.depends_on_time(d)) continue;
            add(asked, d);
            add(asked, *base_.table.period_dimension());
        }
    }

    template <class Wanted>
    std::vector<member_condition> conditions(Wanted wanted) const {
        std::vector<member_condition> out;
        for (const std::size_t d : sums_.selected().dimensions()) {
            if (!wanted(base_.table.dimensions()[d].kind)) continue;
            member_condition chosen{d, {}};
            for (std::size_t code = 0; code < base_.members[d].size(); ++code)
                if (is_chosen(d, code))
                    chosen.members.emplace_back(base_.members[d].text(static_cast<std::uint32_t>(code)));
            std::sort(chosen.members.begin(), chosen.members.end());
            if (chosen.members.size() < base_.members[d].size()) out.push_back(std::move(chosen));
        }
        return out;
    }

    const table_base& base_;
    const accumulation& sums_;
};

bool holds(const flow_question& one, const flow_question& other) {
    return std::includes(one.dimensions.begin(), one.dimensions.end(), other.dimensions.begin(),
                         other.dimensions.end());
}

/// Nothing that the table has was chosen.
template <class Question>
bool asks_for_no_rows(const Question& asked) {
    return std::any_of(asked.where.begin(), asked.where.end(), [](const auto& c) { return c.members.empty(); });
}

panel pushed_down(grouped_table& rows, std::shared_ptr<table_base> base, accumulation& sums, problem_list& problems) {
    const bool keeps_reports = sums.selected().keeps_reports(*base);
    reporting chosen_reports{base->table};
    const auto add_sums = [&](const row_block& block) {
        base->read_periods(problems);
        if (problems.empty()) sums.add(block);
    };
    const auto add_reports = [&](const row_block& block) {
        base->read_periods(problems);
        (keeps_reports ? base->reports : chosen_reports).add(block, base->members, 0, problems);
    };

    const question_maker questions{*base, sums};
    flow_question of_sums = questions.of_sums(), of_reports = questions.of_reports();
    const bool has_rows = std::none_of(base->members.begin(), base->members.end(),
                                       [](const dictionary& members) { return members.size() == 0; });
    if (has_rows && !asks_for_no_rows(of_sums)) {
        if (holds(of_sums, of_reports) || holds(of_reports, of_sums)) {
            if (!holds(of_sums, of_reports)) of_sums.dimensions = of_reports.dimensions;
            const auto add_both = [&](const row_block& block) {
                add_sums(block);
                if (problems.empty() && sums.chosen().rows > 0) add_reports(sums.chosen());
            };
            grouped_rows{*base, add_both, &sums.selected()}.ask(rows, of_sums);
        } else {
            grouped_rows{*base, add_sums, &sums.selected()}.ask(rows, of_sums);
            grouped_rows{*base, add_reports, &sums.selected()}.ask(rows, of_reports);
        }
    }
    const auto add_stocks = [&](const row_block& block) {
        base->read_periods(problems);
        base->reports.add(block, base->members, 0, problems);
    };
    const stock_question of_stocks = questions.of_stocks();
    if (has_rows && !asks_for_no_rows(of_stocks)) grouped_rows{*base, add_stocks}.ask(rows, of_stocks);
    base->check_units(problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    if (!keeps_reports) {
        chosen_reports.take_stocks(base->reports);
        base->reports = std::move(chosen_reports);
    }
    return sums.finish();
}

}  // namespace
}  // namespace detail

panel rollup(grouped_table& rows, const table_definition& table, const query& asked, const std::string& name) {
    if (table.is_cumulative()) return rollup_cumulative(read_grouped(rows, table, name), asked);
    auto base = std::make_shared<detail::table_base>(table);
    detail::accumulation sums{base, asked};
    // Of all dimensions: whether a row of one part of a table lies above one of another takes the members of both.
    for (std::size_t d = 0; d < table.dimensions().size(); ++d) detail::read_members(rows, *base, d);
    problem_list problems{name};
    base->read_periods(problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    for (std::size_t d = 0; d < table.dimensions().size(); ++d)
        if (base->has_parents(d)) {
            detail::all_groups all{rows, name};
            return detail::rolled_up_stream(all, table, asked, name, {});
        }
    sums.learn();
    return detail::pushed_down(rows, base, sums, problems);
}

facts read_grouped(grouped_table& rows, const table_definition& table, const std::string& name) {
    detail::all_groups all{rows, name};
    return detail::stream_in_memory(all, table, name, {});
}

}  // namespace govkpi
