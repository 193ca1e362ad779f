// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/kpi/indicator_set.hpp>

#include "package_fixture.hpp"

using namespace package_test;

// ---- the example ---------------------------------------------------------------------------------------------------

TEST_CASE("the example package is read as a table of budget lines", "[data_package]") {
    const data_package lines = read_data_package(example / "datapackage.json");
    REQUIRE(lines.files == std::vector<fs::path>{example / "lines.csv"});
    CHECK(lines.layout.delimiter == ';');

    const table_definition& table = lines.layout.table;
    REQUIRE(table.dimensions().size() == 3);
    CHECK(table.dimensions()[0].name == "unit");
    CHECK(table.dimensions()[0].kind == dimension_kind::unit);
    REQUIRE(table.dimensions()[0].tree);
    CHECK(table.dimensions()[0].tree->name() == "units");
    CHECK(table.dimensions()[0].tree->size() == 17);
    CHECK(table.dimensions()[1].kind == dimension_kind::period);
    CHECK(table.dimensions()[2].kind == dimension_kind::category);
    CHECK(lines.layout.headers ==
          std::map<std::string, std::string>{{"unit", "Đơn vị"}, {"month", "Tháng"}, {"flow", "Loại"}});

    REQUIRE(table.measures().size() == 5);
    const measure_source& spent = table.measures()[3];
    CHECK(spent.of == to_definition(measure::outturn<expenditure, VND>[0].info));
    CHECK(table.columns()[spent.column] == "Thực hiện");
    CHECK(spent.where == std::vector<condition>{{"flow", "chi"}});
    CHECK(table.measures()[4].of == to_definition(measure::population[0].info));

    const figure_column& outturn = lines.layout.figures.at("Thực hiện");
    CHECK(outturn.scale == 1'000'000);
    CHECK(outturn.style.decimal_mark == ',');
    CHECK(outturn.style.group_mark == '.');
    CHECK(outturn.style.parentheses_are_negative);
    CHECK(outturn.missing == std::vector<std::string>{"", "NA", "…"});
}

TEST_CASE("the example's lines sum to its totals", "[data_package]") {
    const data_package lines = read_data_package(example / "datapackage.json");
    const csv_source source{lines.files, lines.layout};
    const panel nation = rollup(source, query{}.by({"country", "fiscal_year"}));
    REQUIRE(nation.size() == 2);
    // In tenths of a million đồng, as the column was added up when it was made.
    CHECK(nation.sum(0, "outturn.revenue") == 2'392'074 * std::int64_t{100'000});
    CHECK(nation.sum(0, "outturn.expenditure") == 2'310'642 * std::int64_t{100'000});
    CHECK(nation.sum(1, "outturn.revenue") == 2'544'725 * std::int64_t{100'000});
    CHECK(nation.sum(1, "outturn.expenditure") == 2'435'998 * std::int64_t{100'000});

    const panel monthly = rollup(source, query{}.by({"unit", "month"}));
    const auto silent = monthly.find({"B04", "2025-12"});
    REQUIRE(silent);
    CHECK_FALSE(monthly.sum(*silent, "outturn.revenue"));
    CHECK(monthly.sum(*silent, "original_budget.revenue"));
    const auto refunded = monthly.find({"A02", "2024-05"});
    REQUIRE(refunded);
    CHECK(monthly.sum(*refunded, "outturn.revenue") == -312'500'000);
}

TEST_CASE("the example's indicators are over its measures", "[data_package]") {
    const data_package lines = read_data_package(example / "datapackage.json");
    const auto known = lines.layout.table.measure_definitions();
    const auto indicators = read_indicators(example / "kpi.json", known);
    REQUIRE(indicators.size() == 3);
    const panel by_province = rollup(csv_source{lines.files, lines.layout},
                                     query{}.by({"province", "fiscal_year"}).measure(indicators[0].of));
    REQUIRE(by_province.size() == 6);
    for (const figure& completion : by_province.evaluate(indicators[0].of)) CHECK(completion.is_defined());
}

// ---- what can be said ----------------------------------------------------------------------------------------------

TEST_CASE("a schema alone names no files", "[data_package]") {
    const data_package lines = read_json(fields{}.schema());
    CHECK(lines.files.empty());
    CHECK(lines.layout.delimiter == '\0');
    CHECK(lines.layout.headers.empty());
    CHECK(lines.layout.table.find_measure("outturn.revenue") == 0u);
    CHECK(lines.layout.figures.at("outturn").style.group_mark == '\0');
    CHECK(lines.layout.figures.at("outturn").scale == 1);
}

TEST_CASE("several files of a data package are one table", "[data_package]") {
    const folder here;
    const fs::path json = here.with("a/datapackage.json", package(R"("path": ["2024.csv", "later/2025.csv"])"));
    const data_package lines = read_data_package(json);
    CHECK(lines.files == std::vector<fs::path>{json.parent_path() / "2024.csv", json.parent_path() / "later/2025.csv"});

    here.with("a/2024.csv", "unit,month,flow,outturn\nA,2024-01,x,5\n");
    here.with("a/later/2025.csv", "flow,outturn,unit,month\nx,7,A,2025-01\n");
    const panel all = rollup(csv_source{lines.files, lines.layout}, query{});
    REQUIRE(all.size() == 1);
    CHECK(all.sum(0, "outturn.revenue") == 12);
}

TEST_CASE("a long table has all its measures in one column", "[data_package]") {
    fields long_table;
    long_table.outturn = R"({"unit": "VND", "scale": "tỷ", "measures": [
        {"name": "original_budget.revenue", "where": {"flow": "thu", "basis": "dự toán"}},
        {"name": "outturn.revenue", "where": {"flow": "thu", "basis": "thực hiện"}}]})";
    // Conditions may name columns that stand further right.
    long_table.more_fields = R"(, {"name": "basis", "govkpi": {"dimension": "category"}})";
    const csv_layout layout = layout_of(long_table);
    REQUIRE(layout.table.columns().size() == 1);
    REQUIRE(layout.table.measures().size() == 2);
    CHECK(layout.table.measures()[0].where == std::vector<condition>{{"basis", "dự toán"}, {"flow", "thu"}});

    const folder here;
    const fs::path csv = here.with("long.csv",
                                   "unit;month;flow;outturn;basis\n"
                                   "A;2025-01;thu;20;dự toán\nA;2025-01;thu;21;thực hiện\nA;2025-01;chi;9;thực hiện\n");
    const panel all = rollup(csv_source{{csv}, layout}, query{});
    CHECK(all.sum(0, "original_budget.revenue") == 20'000'000'000);
    CHECK(all.sum(0, "outturn.revenue") == 21'000'000'000);
}

TEST_CASE("a fiscal year may start in the calendar year before the one that names it", "[data_package]") {
    fields federal;
    federal.month = R"({"dimension": "period", "fiscal_year_starts_in": 10, "named_after_its_last_year": true})";
    const csv_layout layout = layout_of(federal);
    CHECK(layout.table.dimensions()[1].calendar == fiscal_calendar{10, true});
    const folder here;
    const fs::path csv = here.with("us.csv", "unit,month,flow,outturn\nA,2024-09,x,1\nA,2024-10,x,2\nA,2025-09,x,4\n");
    const panel years = rollup(csv_source{{csv}, layout}, query{}.by({"fiscal_year"}));
    REQUIRE(years.size() == 2);
    CHECK(years.sum(0, "outturn.revenue") == 1);
    CHECK(years.period(1) == fiscal_period::year(2025, {10, true}));
    CHECK(years.sum(1, "outturn.revenue") == 6);
}

TEST_CASE("a table that its schema declares cumulative is made discrete before it is summed", "[data_package]") {
    fields so_far;
    so_far.month = R"({"dimension": "period", "cumulative": true})";
    const csv_layout layout = layout_of(so_far);
    CHECK(layout.table.is_cumulative());
    const folder here;
    const fs::path csv = here.with("so_far.csv",
                                   "unit,month,flow,outturn\nA,2024-01,x,1\nA,2024-03,x,4\nA,2024-04,x,6\n"
                                   "A,2024-06,x,9\nA,2024-12,x,20\nA,2025-01,x,3\n");
    const csv_source source{{csv}, layout};
    const panel years = rollup(source, query{}.by({"fiscal_year"}));
    REQUIRE(years.size() == 2);
    CHECK(years.sum(0, "outturn.revenue") == 20);
    CHECK_FALSE(years.sum(1, "outturn.revenue"));  // not over yet
    const panel quarters = rollup(source, query{}.by({"quarter"}));
    CHECK(quarters.sum(quarters.find({"2024-Q1"}).value(), "outturn.revenue") == 4);
    CHECK(quarters.sum(quarters.find({"2024-Q2"}).value(), "outturn.revenue") == 5);
    const panel months = rollup(source, query{}.by({"month"}));
    CHECK(months.sum(months.find({"2024-04"}).value(), "outturn.revenue") == 2);
    CHECK_FALSE(months.sum(months.find({"2024-03"}).value(), "outturn.revenue"));  // together with February
}

TEST_CASE("a scale is a word in English or Vietnamese, or a whole number", "[data_package]") {
    const auto scale = [](std::string_view text) {
        fields of;
        of.outturn = replaced(of.outturn, "\"VND\"", "\"VND\", \"scale\": " + std::string{text});
        return layout_of(of).figures.at("outturn").scale;
    };
    CHECK(scale("\"one\"") == 1);
    CHECK(scale("\"thousand\"") == 1'000);
    CHECK(scale("\"nghìn\"") == 1'000);
    CHECK(scale("\"ngàn\"") == 1'000);
    CHECK(scale("\"million\"") == 1'000'000);
    CHECK(scale("\"triệu\"") == 1'000'000);
    CHECK(scale("\"billion\"") == 1'000'000'000);
    CHECK(scale("\"tỷ\"") == 1'000'000'000);
    CHECK(scale("\"tỉ\"") == 1'000'000'000);
    CHECK(scale("\"100000\"") == 100'000);
    CHECK(scale("1000000000000") == 1'000'000'000'000);
}

TEST_CASE("a flow of one's own is declared once and then used like the others", "[data_package]") {
    fields of;
    of.root = R"(, "govkpi": {"flows": {"land_use_fees": {"kind": "revenue", "scope": "territory"},
                                        "interest": {"kind": "expenditure", "scope": "own_budget"}}})";
    of.outturn = R"({"unit": "VND", "measures": [{"name": "revised_budget.land_use_fees", "where": {"flow": "a"}},
                                                 {"name": "estimated_outturn.interest", "where": {"flow": "b"}}]})";
    const csv_layout layout = layout_of(of);
    const measure_definition& fees = layout.table.measures()[0].of;
    CHECK(fees.flow == "land_use_fees");
    CHECK(fees.kind == flow_kind::revenue);
    CHECK(fees.scope == "territory");
    CHECK(fees.planned == basis_kind::plan);
    const measure_definition& interest = layout.table.measures()[1].of;
    CHECK(interest.kind == flow_kind::expenditure);
    CHECK(interest.planned == basis_kind::execution);
}

TEST_CASE("a stock is of its last month, or a mean", "[data_package]") {
    const auto time = [](std::string_view word) {
        fields of;
        of.outturn =
            R"({"unit": "people", "over_time": ")" + std::string{word} + R"(", "measures": [{"name": "population"}]})";
        return layout_of(of).table.measures()[0].of.time;
    };
    CHECK(time("last") == over_time::last);
    CHECK(time("mean") == over_time::mean);
    CHECK(time("sum") == over_time::sum);
}

TEST_CASE("marks of numbers and of missing ones are those of the standard", "[data_package]") {
    const auto column = [](std::string_view field, std::string_view root = "") {
        fields of;
        of.outturn_field = field;
        of.root = root;
        return layout_of(of).figures.at("outturn");
    };
    CHECK(column(R"("type": "number", "decimalChar": ",", "groupChar": " ")").style.group_mark == ' ');
    CHECK(column("\"type\": \"number\", \"groupChar\": \"\u00a0\"").style.group_mark == ' ');
    CHECK(column(R"("type": "integer", "groupChar": ".")").style.decimal_mark == ',');
    CHECK(column(R"("type": "number")", R"(, "missingValues": ["NA", {"value": "x", "label": "secret"}])").missing ==
          std::vector<std::string>{"NA", "x"});
    CHECK(column(R"("type": "number", "missingValues": ["?"])", R"(, "missingValues": ["NA"])").missing ==
          std::vector<std::string>{"?"});
}

TEST_CASE("of several tables one is chosen by name", "[data_package]") {
    const std::string two = package(R"("path": "a.csv")", R"(, {"name": "other", "path": "b.csv", "dialect":
        {"delimiter": "\t"}, "encoding": "UTF-8", "schema": )" +
                                                              fields{}.schema() + "}");
    CHECK(read_json(two, "other").files.front().filename() == "b.csv");
    CHECK(read_json(two, "other").layout.delimiter == '\t');
    CHECK(read_json(two, "lines").files.front().filename() == "a.csv");
    CHECK(problems_of_json(two) ==
          problems{{1, "resources", "", R"(the name of one table to be given: "lines" or "other")"}});
    CHECK(problems_of_json(two, "line") ==
          problems{{1, "resources", "line", R"("lines" or "other"; the nearest is "lines")"}});
    CHECK(problems_of_json(fields{}.schema(), "lines") ==
          problems{{1, "resources", "lines", "a package: this file is the schema of one table"}});
}
