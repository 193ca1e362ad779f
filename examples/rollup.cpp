// SPDX-License-Identifier: BSL-1.0
// Budget lines of three communes, summed by province, with indicators that are evaluated on the sums. It prints:
//
//     00643 110.0%
//     00646 40.0%
//     26740 110.0%
//     Hà Nội: 103.0% met
//     Hồ Chí Minh: 110.0% met
//     Hà Nội: 1,271,605 VND/person
//     Hồ Chí Minh: 611,111 VND/person
//     province 01, fiscal_year 2025: outturn.revenue / original_budget.revenue = 103.0%
//       = 103,000,000,000 / 100,000,000,000
//       outturn.revenue = 103,000,000,000 VND
//       original_budget.revenue = 100,000,000,000 VND
//       reported: 3 of 24 units and periods
//       largest contributors to outturn.revenue:
//         unit 00643, fiscal_year 2025: 99,000,000,000 VND
//         unit 00646, fiscal_year 2025: 4,000,000,000 VND
#include <cstdio>
#include <memory>

#include <fmt/core.h>

#include <govkpi/format.hpp>
#include <govkpi/panel.hpp>

using namespace govkpi;
using namespace govkpi::literals;

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto budgeted = measure::original_budget<revenue, VND>;

constexpr auto revenue_completion = indicator{"revenue_completion", plan_completion(collected, budgeted)}
                                        .label({"revenue plan completion", "tỷ lệ hoàn thành dự toán thu"})
                                        .target(at_least(100_percent));
constexpr auto revenue_per_head = indicator{"revenue_per_head", per_head(collected, measure::population)};

int main() {
    const auto units = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "01", .level = "province", .name = "Hà Nội"},
                  {.code = "79", .level = "province", .name = "Hồ Chí Minh"},
                  {.code = "00643", .parent = "01", .level = "commune"},
                  {.code = "00646", .parent = "01", .level = "commune"},
                  {.code = "26740", .parent = "79", .level = "commune"}}));
    table_definition lines;
    lines.unit("unit", units).period("month");
    lines.measure(budgeted, "budget").measure(collected, "outturn").measure(measure::population, "population");

    facts_builder rows{lines};
    rows.add({"00643", "2025-07"}, {90'000'000'000, 81'000'000'000, 60'000});
    rows.add({"00643", "2025-08"}, {std::nullopt, 18'000'000'000, 61'000});  // no budget of its own, which is not zero
    rows.add({"00646", "2025-07"}, {10'000'000'000, 4'000'000'000, 20'000});
    rows.add({"26740", "2025-07"}, {50'000'000'000, 55'000'000'000, 90'000});
    const facts table = std::move(rows).finish();

    const panel communes = rollup(table, query{}.by({"unit", "fiscal_year"}).measure(revenue_completion).measure(revenue_per_head));
    for (const auto& [cell, done] : communes.evaluate(revenue_completion))
        fmt::print("{} {}\n", communes.code(cell, 0), done);

    const panel provinces = communes.up("province");  // sums again, then the indicator again: no mean of percentages
    const auto& target = *revenue_completion.target();
    for (const auto& [cell, done] : provinces.evaluate(revenue_completion))
        fmt::print("{}: {} {}\n", provinces.name(cell, 0), done, target.judge(done) == verdict::met ? "met" : "not met");
    for (const auto& [cell, value] : provinces.evaluate(revenue_per_head))
        fmt::print("{}: {}\n", provinces.name(cell, 0), value);
    fmt::print("{}", provinces.explain(0, to_formula(revenue_completion.of())));
}
