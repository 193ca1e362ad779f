// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/panel.hpp>
#include <govkpi/report.hpp>

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto budgeted = measure::original_budget<revenue, VND>;
constexpr auto completion = indicator{"completion", plan_completion(collected, budgeted)}
                                .label({"completion of the plan", "mức hoàn thành dự toán"})
                                .target(at_least(100_percent));

/// Two communes and a year; B's outturn is missing in one of two months.
panel two_communes() {
    const auto units = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "01", .level = "province", .name = "Tỉnh Một"},
                                       {.code = "A", .parent = "01", .level = "commune", .name = "Xã A"},
                                       {.code = "B", .parent = "01", .level = "commune"}}));
    table_definition lines;
    lines.unit("unit", units).period("month");
    lines.measure(budgeted, "budget").measure(collected, "outturn");
    facts_builder rows{lines};
    for (int month = 1; month <= 12; ++month) {
        const std::string at = "2025-" + std::string(month < 10 ? "0" : "") + std::to_string(month);
        const auto budget = month == 1 ? std::optional<std::int64_t>{120'000'000} : std::nullopt;
        rows.add({"A", at}, {budget, 11'000'000});
        if (month > 1) rows.add({"B", at}, {budget, 9'000'000});
    }
    const facts table = std::move(rows).finish();
    return rollup(table, query{}.by({"unit", "fiscal_year"}).measure(completion));
}

const std::vector<indicator_definition> completion_alone{to_definition(completion)};

}  // namespace

TEST_CASE("a panel is a table with a row a cell, a column an indicator and the formula below", "[panel_table]") {
    const table made = panel_table(two_communes(), completion_alone, {.caption = "Plans"});
    CHECK(made.caption == "Plans");
    REQUIRE(made.columns.size() == 4);
    CHECK(made.columns[2].heading == "completion of the plan");
    REQUIRE(made.rows.size() == 2);
    CHECK(made.rows[0].cells[0].text == "A Xã A");
    CHECK(made.rows[1].cells[0].text == "B");
    CHECK(made.rows[0].cells[2].text == "110.0%");
    CHECK(made.rows[0].cells[2].value->numerator == 132'000'000);
    CHECK(made.rows[0].cells[2].value->denominator == 120'000'000);
    CHECK(made.rows[0].cells[3].text == "12/12");
    CHECK(made.notes == std::vector<std::string>{"completion of the plan = outturn.revenue / original_budget.revenue"});
    const table vi = panel_table(two_communes(), completion_alone, {.style = {.lang = language::vi}});
    CHECK(vi.columns[2].heading == "mức hoàn thành dự toán");
    CHECK(vi.rows[0].cells[2].text == "110,0%");
}

TEST_CASE("a figure of whom not everybody reported says so, and one without a value says why", "[panel_table]") {
    const table made = panel_table(two_communes(), completion_alone);
    CHECK(made.rows[0].cells[2].remarks.empty());
    CHECK(made.rows[1].cells[2].text == "n/a (missing)");  // it never stated a budget
    CHECK(made.rows[1].cells[3].text == "11/12");
    const std::vector<indicator_definition> sums{
        {"sum", formula{{to_formula(completion.of()).measures()[0]}, {{{0, 1}}, "VND"}, {}, comparison::none}, "", "", {}, {}}};
    const table of_sums = panel_table(two_communes(), sums);
    CHECK(of_sums.columns[2].heading == "sum");
    CHECK(of_sums.rows[0].cells[2].remarks.empty());
    CHECK(of_sums.rows[1].cells[2].remarks == std::vector{remark::partial_coverage});
}

TEST_CASE("ranks stand beside their figures, and need an indicator that says what is better", "[panel_table]") {
    const table made = panel_table(two_communes(), completion_alone, {.ranked = ranking::all});
    REQUIRE(made.columns.size() == 5);
    CHECK(made.columns[3].heading == "rank");
    CHECK(made.rows[0].cells[3].text == "1/1");
    CHECK(made.rows[1].cells[3].text == "-");
    const table within = panel_table(two_communes(), completion_alone, {.ranked = ranking::within_level, .within = "province"});
    CHECK(within.rows[0].cells[3].text == "1/1");
    std::vector<indicator_definition> without{completion_alone};
    without[0].better.reset();
    CHECK_THROWS_WITH(panel_table(two_communes(), without, {.ranked = ranking::all}),
                      "there is nothing to rank by: no indicator says which way is better");
}
