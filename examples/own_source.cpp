// SPDX-License-Identifier: BSL-1.0
// A source of one's own: a treasury's vouchers as an application keeps them, sums by key in a map. It answers three
// questions; the library does the rest: levels, coverage, indicators, reports. It prints:
//
//     00643 2025: 103.0%
//     00646 2025: 40.0%
//     Hà Nội 2025: 96.7%, reported 3 of 24
//     the source conforms
#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <govkpi/format.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/source/conformance.hpp>
#include <govkpi/source/grouped_table.hpp>
#include <govkpi/source/source.hpp>

using namespace govkpi;

namespace {

/// What the application has: whatever it is, it can be gone through.
using voucher = conformance::test_row;

/// One reading of the vouchers.
class voucher_rows : public grouped_table {
public:
    voucher_rows(const std::vector<voucher>& vouchers, const table_definition& table) : vouchers_{vouchers}, table_{table} {}

    void members(std::size_t dimension, const member_receiver& take) override {
        for (const voucher& v : vouchers_) take(v.members[dimension]);
    }

    void flows(const flow_question& asked, flow_receiver& take) override {
        std::map<std::vector<std::string_view>, std::vector<flow_sum>> groups;
        for (const voucher& v : vouchers_) {
            if (!meets(v, asked.where)) continue;
            std::vector<std::string_view> key;
            for (const std::size_t d : asked.dimensions) key.emplace_back(v.members[d]);
            std::vector<flow_sum>& sums = groups[std::move(key)];
            sums.resize(asked.columns.size());
            for (std::size_t c = 0; c < sums.size(); ++c)
                if (const auto& figure = v.figures[asked.columns[c]])
                    sums[c] = {sums[c].sum + *figure, sums[c].values + 1};  // a wide_sum does not overflow
        }
        for (const auto& [key, sums] : groups) take.add(key, sums);
    }

    void stocks(const stock_question& asked, stock_receiver& take) override {
        const auto unit = table_.unit_dimension(), period = table_.period_dimension();
        std::vector<stock_range> values(asked.columns.size());
        for (const voucher& v : vouchers_) {  // each is handed on as it is: equal repeats count once
            if (!meets(v, asked.where)) continue;
            for (std::size_t c = 0; c < values.size(); ++c) {
                const auto& figure = v.figures[asked.columns[c]];
                values[c] = figure ? stock_range{*figure, *figure, 1} : stock_range{};
            }
            take.add(unit ? v.members[*unit] : "", period ? v.members[*period] : "", values);
        }
    }

private:
    static bool meets(const voucher& v, const std::vector<member_condition>& where) {
        return std::all_of(where.begin(), where.end(), [&](const member_condition& c) {
            return std::find(c.members.begin(), c.members.end(), v.members[c.dimension]) != c.members.end();
        });
    }

    const std::vector<voucher>& vouchers_;
    const table_definition& table_;
};

/// The source: anything that has rollup().
class voucher_source {
public:
    voucher_source(std::vector<voucher> vouchers, table_definition table)
        : vouchers_{std::make_shared<const std::vector<voucher>>(std::move(vouchers))}, table_{std::move(table)} {}
    panel rollup(const query& asked) const {
        voucher_rows rows{*vouchers_, table_};
        return govkpi::rollup(rows, table_, asked, "vouchers");
    }

private:
    std::shared_ptr<const std::vector<voucher>> vouchers_;
    table_definition table_;
};
static_assert(source<voucher_source>);

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto budgeted = measure::original_budget<revenue, VND>;
constexpr auto revenue_completion = indicator{"revenue_completion", plan_completion(collected, budgeted)};

}  // namespace

int main() {
    const auto units = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "01", .level = "province", .name = "Hà Nội"},
                                       {.code = "00643", .parent = "01", .level = "commune"},
                                       {.code = "00646", .parent = "01", .level = "commune"}}));
    table_definition table;
    table.unit("unit", units).period("month").measure(budgeted, "budget").measure(collected, "outturn");
    const voucher_source vouchers{{{{"00643", "2025-07"}, {90'000'000, 81'000'000}},
                                   {{"00643", "2025-08"}, {std::nullopt, 11'700'000}},
                                   {{"00646", "2025-07"}, {10'000'000, 4'000'000}}},
                                  table};

    const panel communes = rollup(vouchers, query{}.by({"unit", "fiscal_year"}));
    for (const auto& [cell, done] : communes.evaluate(revenue_completion))
        fmt::print("{} {}: {}\n", communes.code(cell, 0), communes.code(cell, 1), done);
    const panel provinces = communes.up("province");
    const coverage covered = provinces.covered(to_formula(collected)).front();
    fmt::print("{} {}: {}, reported {} of {}\n", provinces.name(0, 0), provinces.code(0, 1),
               provinces.evaluate(revenue_completion).front().value, covered.reported, covered.expected);

    const auto failures = conformance::check([](const conformance::test_table& of) {
        return [kept = voucher_source{of.rows, of.definition}](const query& asked) { return kept.rollup(asked); };
    });
    for (const conformance::failure& f : failures) fmt::print("{}\n", to_string(f));
    if (failures.empty()) fmt::print("the source conforms\n");
}
