// SPDX-License-Identifier: BSL-1.0
// The names that a template may use: those that a program sets, and those of a unit's figures.
#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/quantity/error.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/report/template.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

std::string text_of(const template_data& data, const std::string& name) {
    const template_data* const found = data.find(name);
    INFO(name);
    REQUIRE(found != nullptr);
    REQUIRE(found->is() == template_data::kind::text);
    return found->text();
}

/// Figures with all that a report can show: every amount, both percentages, an income, an award.
unit_figures everything() {
    const auto trieu = [](std::int64_t n) {
        return published_amount{as_printed(n * 1_trieu, 1_trieu), {"chú", "note"}};
    };
    unit_figures unit;
    unit.name = {"Phường Hoa Mai", "Hoa Mai ward"};
    unit.year = 2025;
    unit.source = {"Báo cáo", "Report"};
    flow_figures flow;
    flow.flow = flow_name::revenue;
    flow.executed = trieu(1'033);
    flow.estimated = true;
    flow.original_budget = trieu(1'000);
    flow.revised_budget = trieu(1'100);
    flow.comparisons.push_back(
        {comparison_kind::percent_above, plan_name::original_budget, as_printed_percent(33, 1), {"so", "versus"}});
    unit.flows.push_back(flow);
    unit.income_per_capita = income_figure{as_printed(95 * 1_trieu, 1_trieu), true, {}};
    unit.awards.push_back({{"Giấy khen", "Merit"}, recipient::individual, 104});
    return unit;
}

}  // namespace

TEST_CASE("names are found in their groups and nowhere else", "[template_data]") {
    template_data data;
    data.set("a.b", "text").set_flag("a.c", true);
    CHECK(text_of(data, "a.b") == "text");
    REQUIRE(data.find("a") != nullptr);
    CHECK(data.find("a")->is() == template_data::kind::group);
    CHECK(data.find("a.c")->holds());
    for (const char* none : {"", "b", "a.", ".a", "a..b", "a.b.c", "A.b", " a"}) CHECK(data.find(none) == nullptr);
    CHECK(data.names() == std::vector<std::string>{"a", "a.b", "a.b.denominator", "a.b.exact", "a.b.explanation",
                                                   "a.b.numerator", "a.b.words", "a.c"});
}

TEST_CASE("a name that no tag could use is refused", "[template_data]") {
    for (const char* bad : {"", "a b", "a-b", "doanh_thu.", ".x", "a..b", "số", "#a", "a\n"}) {
        CHECK_THROWS_AS(template_data{}.set(bad, "x"), govkpi::invalid_argument);
        CHECK_THROWS_AS(template_data{}.set_flag(bad, true), govkpi::invalid_argument);
        CHECK_THROWS_AS(template_data{}.set_list(bad, {}), govkpi::invalid_argument);
    }
    template_data data;
    data.set_list("lines", {});
    CHECK_THROWS_AS(data.set("lines.name", "x"), govkpi::invalid_argument);
}

TEST_CASE("what is set again replaces what it was", "[template_data]") {
    std::vector<template_data> items(1);
    items[0].set("inner", "x");
    template_data data;
    data.set("a", show(5_people)).set("a", "words");
    CHECK(text_of(data, "a.exact").empty());
    data.set_list("a", items);
    CHECK(data.find("a.inner") == nullptr);
    CHECK(data.find("a")->names().front() == "inner");
    data.set_flag("a", true);
    CHECK(data.find("a")->items().empty());
    CHECK(data.names() == std::vector<std::string>{"a"});
}

TEST_CASE("all items of a list have the same names, of one kind each", "[template_data]") {
    std::vector<template_data> items(2);
    items[0].set("name", "a");
    std::vector<template_data> parts(1);
    parts[0].set("part", "p");
    items[1].set_list("parts", parts);
    template_data like;
    like.set_flag("last", true);
    template_data data;
    data.set_list("lines", items, like);
    for (const template_data& item : data.find("lines")->items()) {
        CHECK(item.names() == data.find("lines")->names());
        CHECK_FALSE(item.find("last")->holds());
    }
    CHECK(data.find("lines")->items()[0].find("parts")->find("part") != nullptr);
    CHECK(data.find("lines")->items()[0].find("parts")->items().empty());

    items[1].set_flag("name", true);
    CHECK_THROWS_AS(data.set_list("lines", items), govkpi::invalid_argument);
}

TEST_CASE("an amount in a currency of one's own is exact, without words", "[template_data]") {
    cell voucher{"12.50 WVO", exact_value{value_kind::amount, 1250, 1, undefined::no, "WVO", {}, {}}};
    template_data data;
    data.set("v", voucher);
    CHECK(text_of(data, "v.exact") == "1,250 WVO");
    CHECK(text_of(data, "v.words").empty());
}

TEST_CASE("a figure without a value offers its text alone", "[template_data]") {
    template_data data;
    data.set("q", show(plan_completion(outturn<revenue>(1_trieu), original_budget<revenue>(0_trieu))));
    CHECK(text_of(data, "q") == "n/a (zero base)");
    for (const char* part : {"q.exact", "q.numerator", "q.denominator", "q.words"}) CHECK(text_of(data, part).empty());
}

TEST_CASE("a template can name what the report of Thanh Liet shows", "[template_data]") {
    const template_data data = template_data_of(read_figures(thanh_liet), language::vi);
    CHECK(text_of(data, "unit.name") == "Phường Thanh Liệt");
    CHECK(text_of(data, "unit.within") == "thành phố Hà Nội");
    CHECK(text_of(data, "year") == "2025");
    CHECK(text_of(data, "territory_revenue.executed") == "36.631 triệu đồng");
    CHECK(text_of(data, "territory_revenue.executed.exact") == "36.631.000.000\u00a0₫");
    CHECK(text_of(data, "territory_revenue.executed.words") == "ba mươi sáu tỷ sáu trăm ba mươi mốt triệu đồng");
    CHECK_FALSE(data.find("territory_revenue.estimated")->holds());
    CHECK(text_of(data, "territory_revenue.percent_of_original") == "103,3%");
    CHECK(text_of(data, "territory_revenue.percent_of_original_note") == "dự toán được giao");
    CHECK(text_of(data, "territory_revenue.implied_original_budget") == "35.443–35.479 triệu đồng");
    CHECK(text_of(data, "territory_revenue.original_budget").empty());
    CHECK(text_of(data, "territory_revenue.completion_of_original").empty());
    CHECK(data.find("expenditure.estimated")->holds());
    CHECK(text_of(data, "expenditure.percent_above_original") == "17%");
    CHECK(text_of(data, "expenditure.percent_of_original").empty());
    CHECK(text_of(data, "revenue.executed").empty());
    CHECK(text_of(data, "income_per_capita") == "95 triệu đồng");
    CHECK(data.find("income_per_capita.estimated")->holds());
    CHECK(data.find("awards")->items().size() == 12);
    CHECK(text_of(data.find("awards")->items()[1], "number") == "27");
    CHECK(data.find("awards")->items()[1].find("to_collective")->holds());
    CHECK(data.find("findings")->items().size() == 1);
    CHECK(text_of(data.find("notes")->items().back(), "text").starts_with("Nguồn"));
}

TEST_CASE("completions and revisions of published amounts are computed for templates", "[template_data]") {
    const template_data data = template_data_of(everything(), language::en);
    CHECK(text_of(data, "revenue.completion_of_original") == "103.3%");
    CHECK(text_of(data, "revenue.completion_of_original.explanation") == "103.3% = 1,033 / 1,000 million VND");
    CHECK(text_of(data, "revenue.completion_of_revised") == "93.9%");
    CHECK(text_of(data, "revenue.revision") == "+10.0%");
    CHECK(text_of(data, "revenue.percent_above_original") == "3.3%");
    CHECK(text_of(data, "revenue.percent_above_original_note") == "versus");
    CHECK(text_of(data, "revenue.executed_note") == "note");
}

TEST_CASE("a unit offers the same names whatever it published, and the reference lists them", "[template_data]") {
    const template_data full = template_data_of(everything(), language::vi);
    const template_data other = template_data_of(read_figures(thanh_liet), language::en);
    CHECK(full.names() == other.names());
    const std::string reference = read_file(fs::path{GOVKPI_SOURCE_DIR} / "docs" / "reference" / "templates.md");
    const auto is_documented = [&](std::string name) {
        for (const char* flow : {"territory_revenue", "revenue", "expenditure"})
            if (name.starts_with(std::string{flow} + ".")) name = "FLOW" + name.substr(std::string{flow}.size());
        return reference.find('`' + name + '`') != std::string::npos;
    };
    const auto is_part_of_a_figure = [](const std::string& name) {
        for (const char* part : {".exact", ".numerator", ".denominator", ".words", ".explanation"})
            if (name.ends_with(part)) return true;
        return false;
    };
    std::vector<std::string> names = full.names();
    for (const char* list : {"awards", "findings", "notes"}) {
        CHECK(full.find(list)->names() == other.find(list)->names());
        for (const std::string& name : full.find(list)->names()) names.push_back(name);
    }
    for (const std::string& name : names) {
        const template_data* const found = full.find(name);  // none: it is of a list's items
        if (is_part_of_a_figure(name) || (found != nullptr && found->is() == template_data::kind::group)) continue;
        CAPTURE(name);
        CHECK(is_documented(name));
    }
}

TEST_CASE("the paragraph of the how-to is written as it says", "[template_data]") {
    const std::string page = read_file(fs::path{GOVKPI_SOURCE_DIR} / "docs" / "how-to" / "write-a-template.md");
    const auto block = [&](std::size_t number) {
        const std::string fence = "```text\n";
        std::size_t at = 0;
        for (std::size_t i = 0; i <= number; ++i) at = page.find(fence, at) + fence.size();
        return page.substr(at, page.find("```", at) - at);
    };
    const template_data data = template_data_of(read_figures(thanh_liet), language::vi);
    CHECK(fill_template(block(0), data, template_form::text, "doan_van.mau") == block(1));
    try {
        (void)fill_template(replaced(block(0), "{{territory_revenue.executed}}", "{{territory_revenue.exected}}"), data,
                            template_form::text, "doan_van.mau");
        FAIL("not refused");
    } catch (const bad_input& bad) {
        CHECK(page.find('`' + std::string{bad.what()} + '`') != std::string::npos);
    }
}
