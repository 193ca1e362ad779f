// SPDX-License-Identifier: BSL-1.0
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report.hpp>

#include "folder.hpp"
#include "golden.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

using row = std::vector<std::string>;

template <class Block>
std::vector<Block> blocks_of(const document& doc) {
    std::vector<Block> found;
    for (const block& b : doc.blocks) {
        if (const auto* wanted = std::get_if<Block>(&b)) found.push_back(*wanted);
    }
    return found;
}
const table& table_of(const std::vector<table>& tables, const std::string& caption) {
    for (const table& t : tables) {
        if (t.caption == caption) return t;
    }
    FAIL("no table " << caption);
    return tables.front();
}
row texts_of(const table::row& r) {
    row texts;
    for (const cell& c : r.cells) texts.push_back(c.text);
    return texts;
}
std::vector<row> rows_of(const document& doc, const std::string& caption) {
    std::vector<row> rows;
    const auto tables = blocks_of<table>(doc);
    for (const table::row& r : table_of(tables, caption).rows) rows.push_back(texts_of(r));
    return rows;
}
std::vector<std::string> paragraphs_of(const document& doc) {
    std::vector<std::string> texts;
    for (const paragraph& p : blocks_of<paragraph>(doc)) texts.push_back(p.text());
    return texts;
}
std::vector<std::string> notes_of(const document& doc) {
    const auto found = blocks_of<notes>(doc);
    REQUIRE(found.size() == 1);
    return found[0].items;
}
bool any_begins(const std::vector<std::string>& texts, const std::string& with) {
    for (const std::string& text : texts) {
        if (text.starts_with(with)) return true;
    }
    return false;
}

reported<money<VND>> printed(money<VND> value, money<VND> step) { return as_printed(value, step); }

unit_figures unit_with(flow_figures flow) {
    unit_figures unit;
    unit.name = {"Đơn vị", "Unit"};
    unit.year = 2025;
    unit.source = {"Báo cáo", "Report"};
    unit.flows.push_back(std::move(flow));
    return unit;
}
flow_figures executed(flow_name flow, money<VND> value, money<VND> step) {
    flow_figures made;
    made.flow = flow;
    made.executed = printed(value, step);
    return made;
}
published_comparison of_plan(plan_name plan, std::int64_t digits, int decimals, comparison_kind kind = comparison_kind::percent_of) {
    return {kind, plan, as_printed_percent(digits, decimals), {}};
}

/// The verdict on a published percentage of a plan whose amount was published too.
std::string agreement_of(money<VND> done, money<VND> plan, money<VND> step, std::int64_t digits, int decimals) {
    flow_figures flow = executed(flow_name::revenue, done, step);
    flow.original_budget = printed(plan, step);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, digits, decimals));
    return rows_of(unit_report(unit_with(flow), language::en), "Completion computed from the budget amounts").at(0).at(4);
}

constexpr const char* figures_en = "Published figures and the budgets that they imply";
constexpr const char* completion_en = "Completion computed from the budget amounts";
constexpr const char* awards_en = "Commendations by recipient";

}  // namespace

// ---- Thanh Liet, 2025 ------------------------------------------------------------------------------------------------

TEST_CASE("the report of Thanh Liet for 2025 is what it was, in both languages and every form", "[report]") {
    const unit_figures unit = read_figures(thanh_liet);
    for (const language lang : {language::vi, language::en}) {
        const std::string name = std::string{"thanh_liet_2025."} + (lang == language::vi ? "vi" : "en");
        const document doc = unit_report(unit, lang);
        compare_with_golden(name + ".txt", to_text(doc, {100}));
        compare_with_golden(name + ".html", to_html(doc));
        compare_with_golden(name + ".md", to_markdown(doc));
        compare_with_golden(name + ".csv", to_csv(doc));
        compare_with_golden(name + ".json", to_json(doc));
    }
}

TEST_CASE("a published amount and its percentage pin the plan down, to the triệu", "[report]") {
    // 36.630,5 to 36.631,5 triệu at 103,25 to 103,35 %; 296.676,5 to 296.677,5 at 99,55 to 99,65 % and at 116,5 to 117,5 %.
    const auto rows = rows_of(unit_report(read_figures(thanh_liet), language::en), figures_en);
    REQUIRE(rows.size() == 4);
    CHECK(rows[0] == row{"State-budget revenue in the territory", "outturn", "36,631 million VND",
                         "103.3% of the original budget (the assigned budget)", "35,443–35,479 million VND"});
    CHECK(rows[1] == row{"Budget expenditure", "estimate", "296,677 million VND", "99.6% of the revised budget",
                         "297,718–298,019 million VND"});
    CHECK(rows[2] == row{"", "", "", "17% above the original budget", "252,490–254,659 million VND"});
    CHECK(rows[3] == row{"Income per capita", "estimate", "95 million VND a person a year", "", ""});
}

TEST_CASE("two published percentages of one amount say how far the plan was raised", "[report]") {
    // 1.165 / 0.9965 - 1 = 16.909... %, 1.175 / 0.9955 - 1 = 18.031... %
    const auto said = paragraphs_of(unit_report(read_figures(thanh_liet), language::en));
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("16.9%") != std::string::npos);
    CHECK(said[0].find("18.1%") != std::string::npos);
    CHECK(said[0].find("raised") != std::string::npos);
}

TEST_CASE("commendations add up by kind of recipient to 67, 166 and 31", "[report]") {
    const document doc = unit_report(read_figures(thanh_liet), language::vi);
    const auto tables = blocks_of<table>(doc);
    const table& awards = table_of(tables, "Khen thưởng theo đối tượng");
    REQUIRE(awards.rows.size() == 9);
    CHECK(awards.rows.back().total);
    CHECK(texts_of(awards.rows.back()) == row{"Tổng số", "67", "166", "31"});
    CHECK(texts_of(awards.rows[1]) == row{"Giấy khen", "27", "104", ""});
    CHECK_FALSE(awards.rows[1].total);
}

TEST_CASE("the notes say what a careful reader must know of Thanh Liet's figures", "[report]") {
    const auto said = notes_of(unit_report(read_figures(thanh_liet), language::en));
    CHECK(any_begins(said, "The figure for state-budget revenue in the territory was published as collected or spent"));
    CHECK(any_begins(said, "The figure for budget expenditure is an estimate"));
    CHECK(any_begins(said, "State-budget revenue in the territory and the unit's own expenditure have different scopes"));
    CHECK(any_begins(said, "A printed figure stands for every value that rounds to it"));
    CHECK(any_begins(said, "Income per capita is given as published"));
    CHECK(any_begins(said, "The ward came into being on 1 July 2025"));
    CHECK(said.back() == "Source: Figures for 2025 as published by Thanh Liệt ward, Hà Nội.");
}

TEST_CASE("every table's rows have as many cells as it has columns", "[report]") {
    for (const language lang : {language::vi, language::en}) {
        for (const table& t : blocks_of<table>(unit_report(read_figures(thanh_liet), lang))) {
            for (const table::row& r : t.rows) CHECK(r.cells.size() == t.columns.size());
        }
    }
}

// ---- published plan amounts --------------------------------------------------------------------------------------------

TEST_CASE("a published completion that the amounts cannot round to disagrees", "[report]") {
    // Thang Binh published 152 of 450 tỷ đồng as 33,94 %; 152 / 450 is 33,78 %, and no amounts that print so reach 33,935 %.
    CHECK(agreement_of(152_ty, 450_ty, 1_ty, 3394, 2) ==
          "33.94% of the original budget: DISAGREES beyond rounding (the amounts allow 33.62%–33.93%)");
    CHECK(agreement_of(152_ty, 450_ty, 1_ty, 3378, 2) == "33.78% of the original budget: agrees");
    CHECK(agreement_of(152_ty, 450_ty, 1_ty, 338, 1) == "33.8% of the original budget: agrees");
    CHECK(agreement_of(152_ty, 450_ty, 1_ty, 34, 0) == "34% of the original budget: agrees");
    CHECK(agreement_of(152_ty, 450_ty, 1_ty, 33, 0).find("DISAGREES") != std::string::npos);
}

TEST_CASE("a published completion at the edge of rounding agrees", "[report]") {
    CHECK(agreement_of(1_ty, 8_ty, 1_VND, 125, 1).ends_with("agrees"));
    CHECK(agreement_of(1_ty, 8_ty, 1_VND, 13, 0).ends_with("agrees"));  // 12,5 %, either way
    CHECK(agreement_of(1_ty, 8_ty, 1_VND, 12, 0).ends_with("agrees"));
    CHECK(agreement_of(1_ty, 8_ty, 1_VND, 11, 0).find("DISAGREES") != std::string::npos);
}

TEST_CASE("the range that a verdict shows never holds the percentage that it calls impossible", "[report]") {
    // 33,9351 % cut off to 33,93 %: the published figure stands for no more than 33,935 %.
    const std::string said = agreement_of(339'351_nghin, 1'000'000_nghin, 1_VND, 3393, 2);
    CAPTURE(said);
    REQUIRE(said.find("DISAGREES") != std::string::npos);
    CHECK(said.find("allow 33.93%") == std::string::npos);
}

TEST_CASE("the computed completion is shown with the figures that it comes from", "[report]") {
    flow_figures flow = executed(flow_name::revenue, 152_ty, 1_ty);
    flow.original_budget = printed(450_ty, 1_ty);
    flow.revised_budget = printed(400_ty, 1_ty);
    const auto rows = rows_of(unit_report(unit_with(flow), language::vi), "Tỷ lệ hoàn thành tính từ số dự toán");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == row{"Thu ngân sách", "dự toán đầu năm", "450 tỷ đồng", "33,8% = 152 / 450 tỷ đồng", "không công bố"});
    CHECK(rows[1] == row{"Thu ngân sách", "dự toán điều chỉnh", "400 tỷ đồng", "38,0% = 152 / 400 tỷ đồng", "không công bố"});
}

TEST_CASE("a published percentage above or below a plan is compared as the completion that it says", "[report]") {
    flow_figures flow = executed(flow_name::expenditure, 117_ty, 1_trieu);
    flow.original_budget = printed(100_ty, 1_trieu);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 17, 0, comparison_kind::percent_above));
    CHECK(rows_of(unit_report(unit_with(flow), language::en), completion_en)[0][4] == "17% above the original budget: agrees");
    flow.comparisons[0] = of_plan(plan_name::original_budget, 17, 0, comparison_kind::percent_below);
    CHECK(rows_of(unit_report(unit_with(flow), language::en), completion_en)[0][4].find("DISAGREES") != std::string::npos);
}

TEST_CASE("every published percentage of a plan is judged, not only the first", "[report]") {
    flow_figures flow = executed(flow_name::revenue, 103_ty, 1_trieu);
    flow.original_budget = printed(100_ty, 1_trieu);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 103, 0));
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 17, 0, comparison_kind::percent_above));
    bool disagrees = false;
    for (const row& r : rows_of(unit_report(unit_with(flow), language::en), completion_en)) {
        disagrees = disagrees || r[4].find("DISAGREES") != std::string::npos;
    }
    CHECK(disagrees);
}

TEST_CASE("a plan that was published twice was revised by exactly so much", "[report]") {
    flow_figures flow = executed(flow_name::expenditure, 100_ty, 1_ty);
    flow.original_budget = printed(100_ty, 1_ty);
    flow.revised_budget = printed(117_ty, 1_ty);
    CHECK(paragraphs_of(unit_report(unit_with(flow), language::en)) ==
          std::vector<std::string>{"The budget expenditure plan was revised by +17.0%: from 100 billion VND to 117 billion VND."});
    flow.revised_budget = printed(90_ty, 1_ty);
    CHECK(paragraphs_of(unit_report(unit_with(flow), language::en)).at(0).find("-10.0%") != std::string::npos);
}

TEST_CASE("a plan that two percentages show lowered is said to be lowered", "[report]") {
    flow_figures flow = executed(flow_name::expenditure, 80_ty, 1_ty);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 800, 1));
    flow.comparisons.push_back(of_plan(plan_name::revised_budget, 1000, 1));
    // 0.7995 / 1.0005 - 1 = -20.08... %, 0.8005 / 0.9995 - 1 = -19.90... %
    const auto lowered = paragraphs_of(unit_report(unit_with(flow), language::en));
    REQUIRE(lowered.size() == 1);
    CHECK(lowered[0].find("lowered in the year by between 19.9% and 20.1%") != std::string::npos);
    flow.comparisons[1] = of_plan(plan_name::revised_budget, 800, 1);
    CHECK(paragraphs_of(unit_report(unit_with(flow), language::en)).at(0).find("moved in the year by -0.2%–0.2%") != std::string::npos);
}

TEST_CASE("the verdict cannot be had without a plan, and is then not shown", "[report]") {
    const flow_figures flow = executed(flow_name::revenue, 152_ty, 1_ty);
    const document doc = unit_report(unit_with(flow), language::en);
    CHECK(blocks_of<table>(doc).size() == 1);
    CHECK(paragraphs_of(doc).empty());
    const auto said = notes_of(doc);
    CHECK_FALSE(any_begins(said, "A printed figure stands"));
    CHECK_FALSE(any_begins(said, "State-budget revenue in the territory and"));
    CHECK_FALSE(any_begins(said, "Income"));
    CHECK(said.size() == 2);
}

TEST_CASE("a plan of zero has no completion, and says so", "[report]") {
    flow_figures flow = executed(flow_name::revenue, 5_ty, 1_ty);
    flow.original_budget = printed(0_VND, 1_VND);
    const auto rows = rows_of(unit_report(unit_with(flow), language::en), completion_en);
    CHECK(rows.at(0).at(3).find("n/a (zero base)") != std::string::npos);
}

TEST_CASE("a completion of nothing says only that the plan is not determined", "[report]") {
    flow_figures flow = executed(flow_name::revenue, 5_ty, 1_ty);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 0, 0));
    CHECK(rows_of(unit_report(unit_with(flow), language::en), figures_en)[0][4] == "not determined");
}

TEST_CASE("an implied plan past 64 bits is shown as unbounded or refused with the figure's name", "[report]") {
    flow_figures flow = executed(flow_name::revenue, money<VND>::from_minor_units(std::numeric_limits<std::int64_t>::max()), 1_VND);
    flow.comparisons.push_back(of_plan(plan_name::original_budget, 1, 6));
    CHECK_NOTHROW(unit_report(unit_with(flow), language::en));
}

// ---- commendations -----------------------------------------------------------------------------------------------------

TEST_CASE("two commendations that have one name in a language are both shown", "[report]") {
    unit_figures unit = unit_with(executed(flow_name::revenue, 5_ty, 1_ty));
    unit.awards = {{{"Danh hiệu A", "Title"}, recipient::collective, 3}, {{"Danh hiệu B", "Title"}, recipient::collective, 5}};
    int shown = 0;
    for (const row& r : rows_of(unit_report(unit, language::en), awards_en)) {
        if (r[0] == "Title") shown += std::stoi(r[1]);
    }
    CHECK(shown == 8);
    CHECK(rows_of(unit_report(unit, language::en), awards_en).back()[1] == "8");
}

TEST_CASE("commendations past 64 bits in total are refused, not wrapped", "[report]") {
    unit_figures unit = unit_with(executed(flow_name::revenue, 5_ty, 1_ty));
    const auto most = std::numeric_limits<std::int64_t>::max();
    unit.awards = {{{"A", ""}, recipient::individual, most}, {{"B", ""}, recipient::individual, 1}};
    CHECK_THROWS_AS(unit_report(unit, language::en), overflow);
}
