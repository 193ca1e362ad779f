// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <stdexcept>

#include <govkpi/panel.hpp>
#include <govkpi/source/csv.hpp>

#include "package_fixture.hpp"

using namespace govkpi;
using namespace package_test;

namespace {

csv_layout years() {
    csv_layout out;
    out.table.unit("unit").period("year").category("class");
    out.table.measure(measure::outturn<revenue, VND>, "outturn");
    out.table.measure(measure::original_budget<revenue, VND>, "budget");
    out.spread = {{"year",
                   {{"2023", "2023", "outturn"},
                    {"2024", "2024", "outturn"},
                    {"Dự toán 2024", "2024", "budget"}}}};
    return out;
}

constexpr const char* wide =
    "unit,class,2023,2024,Dự toán 2024\n"
    "A,1,10,11,20\n"
    "A,2,-,5,6\n"
    "B,1,7,,8\n";

}  // namespace

TEST_CASE("years beside each other are read as rows below each other", "[csv_spread]") {
    const folder here;
    const csv_source source{{here.with("wide.csv", wide)}, years()};
    const panel by_year = rollup(source, query{}.by({"unit", "fiscal_year"}));
    REQUIRE(by_year.size() == 4);
    const auto sum = [&](const char* unit, const char* year, const char* measure) {
        return by_year.sum(by_year.find({unit, year}).value(), measure);
    };
    CHECK(sum("A", "2023", "outturn.revenue") == 10);
    CHECK(sum("A", "2024", "outturn.revenue") == 16);
    CHECK(sum("A", "2024", "original_budget.revenue") == 26);
    CHECK(sum("A", "2023", "original_budget.revenue") == std::nullopt);  // the file has none, which is not zero
    CHECK(sum("B", "2024", "outturn.revenue") == std::nullopt);
    CHECK(sum("B", "2023", "outturn.revenue") == 7);

    const panel in_memory = rollup(source.read(), query{}.by({"unit", "fiscal_year"}));
    REQUIRE(in_memory.size() == 4);
    for (std::size_t cell = 0; cell < 4; ++cell)
        CHECK(in_memory.sum(cell, "outturn.revenue") == by_year.sum(cell, "outturn.revenue"));
}

TEST_CASE("a bad cell of a wide file is reported where it stands", "[csv_spread]") {
    const folder here;
    const fs::path file = here.with("wide.csv", "unit,class,2023,2024,Dự toán 2024\nA,1,10,x,20\n");
    CHECK_THROWS_WITH(rollup(csv_source{{file}, years()}, query{}), Catch::Contains("row 2, column 2024: \"x\""));
    const fs::path lacking = here.with("lacking.csv", "unit,class,2023,2024\nA,1,10,1\n");
    CHECK_THROWS_WITH(rollup(csv_source{{lacking}, years()}, query{}), Catch::Contains("Dự toán 2024"));
}

TEST_CASE("figures that are not spread would be repeated, and are refused", "[csv_spread]") {
    const folder here;
    const fs::path file = here.with("wide.csv", wide);
    csv_layout repeated = years();
    repeated.spread->columns.pop_back();
    CHECK_THROWS_WITH(rollup(csv_source{{file}, repeated}, query{}), Catch::Contains("the figures of budget would be repeated"));
    csv_layout twice = years();
    twice.spread->columns.push_back({"class", "2023", "outturn"});
    CHECK_THROWS_WITH(rollup(csv_source{{file}, twice}, query{}), Catch::Contains("outturn of 2023 stands in two columns"));
    csv_layout no_period = years();
    no_period.spread->columns[0].member = "2O23";
    CHECK_THROWS_AS(rollup(csv_source{{file}, no_period}, query{}), std::invalid_argument);
    csv_layout nowhere = years();
    nowhere.spread->dimension = "yaer";
    CHECK_THROWS_WITH(rollup(csv_source{{file}, nowhere}, query{}), Catch::Contains("no dimension yaer"));
}

TEST_CASE("a schema says which member each column of a wide file is of", "[csv_spread]") {
    const folder here;
    here.with("wide.csv", "unit;class;2023;2024\nA;1;1,5;2\nA;2;;3\n");
    const fs::path json = here.with("datapackage.json", R"({"resources": [{"name": "wide", "path": "wide.csv", "schema": {
        "govkpi": {"spread": {"dimension": "period", "name": "year"}},
        "fields": [
          {"name": "unit", "govkpi": {"dimension": "unit"}},
          {"name": "class", "govkpi": {"dimension": "category"}},
          {"name": "2023", "type": "number", "decimalChar": ",",
           "govkpi": {"column": "outturn", "member": "2023", "unit": "VND", "scale": "triệu",
                      "measures": [{"name": "outturn.revenue"}]}},
          {"name": "2024", "type": "number", "decimalChar": ",",
           "govkpi": {"column": "outturn", "member": "2024", "scale": "triệu"}}
        ]}}]})");
    const data_package package = read_data_package(json);
    const panel years = rollup(csv_source{package.files, package.layout}, query{}.by({"fiscal_year"}));
    REQUIRE(years.size() == 2);
    CHECK(years.sum(0, "outturn.revenue") == 1'500'000);
    CHECK(years.sum(1, "outturn.revenue") == 5'000'000);
}

TEST_CASE("what a wide schema lacks or has twice is a problem with its place", "[csv_spread]") {
    const auto refused = [](const std::string& govkpi, const std::string& spread) {
        const folder here;
        const fs::path json = here.with("schema.json", R"({"govkpi": {)" + spread + R"(}, "fields": [
          {"name": "unit", "govkpi": {"dimension": "unit"}},
          {"name": "a", "type": "number", "govkpi": {"column": "outturn", "member": "2023", "unit": "VND",
                                                       "measures": [{"name": "outturn.revenue"}]}},
          {"name": "b", "type": "number", "govkpi": )" + govkpi + "}]}");
        try {
            read_data_package(json);
        } catch (const bad_input& error) {
            return std::string{error.what()};
        }
        return std::string{};
    };
    const std::string by_year = R"("spread": {"dimension": "period", "name": "year"})";
    CHECK(refused(R"({"column": "outturn", "member": "2024"})", by_year).empty());
    CHECK_THAT(refused(R"({"column": "outturn", "member": "2023"})", by_year), Catch::Contains("each member once"));
    CHECK_THAT(refused(R"({"column": "outturn", "member": "20x4"})", by_year), Catch::Contains("govkpi.member: \"20x4\""));
    CHECK_THAT(refused(R"({"column": "outtrun", "member": "2024"})", by_year), Catch::Contains("the \"column\" of a field with"));
    CHECK_THAT(refused(R"({"column": "outturn"})", by_year), Catch::Contains("the member of year whose figures these are"));
    CHECK_THAT(refused(R"({"column": "outturn", "member": "2024"})", ""), Catch::Contains("without \"spread\""));
    CHECK_THAT(refused(R"({"column": "outturn", "member": "2024"})", R"("spread": {"dimension": "period"})"),
               Catch::Contains("a name for queries"));
}
