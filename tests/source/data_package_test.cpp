// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/kpi/indicator_set.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/data_package.hpp>

using namespace govkpi;

namespace {

namespace fs = std::filesystem;

const fs::path example = fs::path{GOVKPI_SOURCE_DIR} / "examples" / "data" / "budget_lines";

/// An empty folder of its own, removed with all that is in it.
class folder {
public:
    folder() {
        std::random_device any;
        path_ = fs::temp_directory_path() / ("govkpi_package_" + std::to_string(any()) + "_" + std::to_string(any()));
        REQUIRE(fs::create_directory(path_));
    }
    folder(const folder&) = delete;
    folder& operator=(const folder&) = delete;
    ~folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }

    fs::path with(const fs::path& name, std::string_view content) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream out{path_ / name, std::ios::binary};
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        REQUIRE(out.good());
        return path_ / name;
    }

private:
    fs::path path_;
};

/// A problem without its file.
struct stated {
    std::size_t row;
    std::string column, text, expected;

    friend bool operator==(const stated&, const stated&) = default;
    friend std::ostream& operator<<(std::ostream& out, const stated& s) {
        return out << '{' << s.row << ", " << s.column << ", \"" << s.text << "\", " << s.expected << '}';
    }
};
using problems = std::vector<stated>;

template <class Read>
problems problems_of(Read read) {
    problems out;
    try {
        static_cast<void>(read());
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) out.push_back({p.row, p.column, p.text, p.expected});
    }
    return out;
}

data_package read_json(std::string_view json, std::string_view resource = {}) {
    const folder here;
    return read_data_package(here.with("datapackage.json", json), resource);
}
problems problems_of_json(std::string_view json, std::string_view resource = {}) {
    return problems_of([&] { return read_json(json, resource); });
}
hierarchy read_tree(std::string_view csv) {
    const folder here;
    return read_hierarchy(here.with("units.csv", csv));
}
problems problems_of_tree(std::string_view csv) {
    return problems_of([&] { return read_tree(csv); });
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

/// A schema of a unit, a month, a flow and one column of figures, each told in its "govkpi".
struct fields {
    std::string unit = R"({"dimension": "unit"})";
    std::string month = R"({"dimension": "period"})";
    std::string flow = R"({"dimension": "category"})";
    std::string outturn = R"({"unit": "VND", "measures": [{"name": "outturn.revenue"}]})";
    std::string outturn_field = R"("type": "number")";
    std::string more_fields{};
    std::string root{};

    std::string schema() const {
        return R"({"fields": [{"name": "unit", "govkpi": )" + unit + R"(}, {"name": "month", "govkpi": )" + month +
               R"(}, {"name": "flow", "govkpi": )" + flow + R"(}, {"name": "outturn", )" + outturn_field +
               R"(, "govkpi": )" + outturn + "}" + more_fields + "]" + root + "}";
    }
};
problems problems_of_fields(const fields& of) { return problems_of_json(of.schema()); }
csv_layout layout_of(const fields& of) { return read_json(of.schema()).layout; }

/// A package of one table, with more keys in its resource.
std::string package(std::string_view in_resource, std::string_view more_resources = "") {
    return R"({"resources": [{"name": "lines", "schema": )" + fields{}.schema() + ", " + std::string{in_resource} +
           "}" + std::string{more_resources} + "]}";
}
problems problems_of_path(std::string_view path) {
    return problems_of_json(package("\"path\": \"" + std::string{path} + "\""));
}

const char* const begins_here =
    "a path that begins in the folder of this file, with / between its parts: no address and no drive";
const char* const stays_here = "a path that stays in the folder of this file, without \"..\"";

}  // namespace

// ---- the example ----------------------------------------------------------------------------------------------------

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

// ---- what can be said -----------------------------------------------------------------------------------------------

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
          problems{{0, "resources", "", R"(the name of one table to be given: "lines" or "other")"}});
    CHECK(problems_of_json(two, "line") ==
          problems{{0, "resources", "line", R"("lines" or "other"; the nearest is "lines")"}});
    CHECK(problems_of_json(fields{}.schema(), "lines") ==
          problems{{0, "resources", "lines", "a package: this file is the schema of one table"}});
}

// ---- what is refused ------------------------------------------------------------------------------------------------

TEST_CASE("all problems of a schema are reported at once, each with its place", "[data_package]") {
    fields of;
    of.unit = R"({"dimension": "unti", "tree": "units"})";
    of.month = R"({"dimension": "period", "fiscal_year_starts_in": 13, "tree": "x"})";
    of.flow = R"({"dimension": "category", "name": 7})";
    of.outturn = R"({"unit": "vnd", "scale": "milion", "over_tme": "sum", "over_time": "lats",
                     "measures": [{"name": "outrun.revenue"}, {"name": "outturn.revenu", "where": {"flwo": "thu"}}]})";
    CHECK(problems_of_fields(of) ==
          problems{
              {0, "fields[0].govkpi.dimension", "unti", R"("category", "unit" or "period"; the nearest is "unit")"},
              {0, "fields[0].govkpi.tree", "units",
               R"(the name of a resource of this package that has "tree": true in its "govkpi")"},
              {0, "fields[1].govkpi", "tree",
               R"(a key that is known here: "dimension", "name", "fiscal_year_starts_in" or )"
               R"("named_after_its_last_year")"},
              {0, "fields[1].govkpi.fiscal_year_starts_in", "13", "the number of a month, 1 to 12"},
              {0, "fields[2].govkpi.name", "7", "a text"},
              {0, "fields[3].govkpi", "over_tme",
               R"(a key that is known here: "unit", "scale", "parentheses_are_negative", "over_time" or "measures"; )"
               R"(the nearest is "over_time")"},
              {0, "fields[3].govkpi.scale", "milion",
               R"(a whole number up to 10^12 without marks, or "one", "thousand", "million", "billion", "nghìn", )"
               R"("ngàn", "triệu", "tỷ" or "tỉ"; the nearest is "million")"},
              {0, "fields[3].govkpi.unit", "vnd", R"("VND", in capitals, if the currency is meant)"},
              {0, "fields[3].govkpi.over_time", "lats", R"("sum", "last" or "mean"; the nearest is "last")"},
              {0, "fields[3].govkpi.measures[0].name", "outrun.revenue",
               R"(a basis before the point: "original_budget", "revised_budget", "estimated_outturn" or "outturn"; )"
               R"(the nearest is "outturn")"},
              {0, "fields[3].govkpi.measures[1].name", "outturn.revenu",
               R"(a flow behind the point: "revenue", "expenditure" or "territory_revenue"; the nearest is "revenue")"},
              {0, "fields[3].govkpi.measures[1].where", "flwo",
               R"(the name of a dimension: "unit", "month" or "flow"; the nearest is "flow")"},
          });
}

TEST_CASE("what figures are must be said, and fit", "[data_package]") {
    const auto of = [](std::string_view govkpi, std::string_view field = R"("type": "number")") {
        fields f;
        f.outturn = govkpi;
        f.outturn_field = field;
        return problems_of_fields(f);
    };
    const std::string unit = "fields[3].govkpi.unit", measure = "fields[3].govkpi.measures[0]";
    const char* const any_unit = "an ISO 4217 code such as \"VND\", or a word for what is counted such as \"people\"";
    CHECK(of(R"({"measures": [{"name": "births"}]})") == problems{{0, unit, "", any_unit}});
    CHECK(of(R"({"unit": " ", "measures": [{"name": "births"}]})") == problems{{0, unit, " ", any_unit}});
    CHECK(of(R"({"unit": "VNX", "measures": [{"name": "births"}]})") ==
          problems{{0, unit, "VNX", "a code of ISO 4217, or a word in small letters"}});
    CHECK(of(R"({"unit": "%", "measures": [{"name": "done"}]})") ==
          problems{{0, unit, "%", "figures that add up: not a percentage, but its numerator and its denominator"}});
    CHECK(of(R"({"unit": "people", "measures": [{"name": "outturn.revenue"}]})") ==
          problems{{0, measure + ".name", "outturn.revenue",
                    "a measure that is no budget amount, since the column is in people"}});
    CHECK(of(R"({"unit": "VND", "over_time": "last", "measures": [{"name": "outturn.revenue"}]})") ==
          problems{{0, measure + ".name", "outturn.revenue",
                    "a measure that is no budget amount, for an amount sums over time"}});
    CHECK(of(R"({"unit": "VND", "measures": [{"name": "revenue"}]})") ==
          problems{{0, measure + ".name", "revenue", "a basis before the flow, as in outturn.revenue"}});
    const char* const a_name = "a measure's name: letters, digits and _, or a basis and a flow as in outturn.revenue";
    CHECK(of(R"({"unit": "people", "measures": [{"name": "dân số"}]})") ==
          problems{{0, measure + ".name", "dân số", a_name}});
    CHECK(of(R"({"unit": "people", "measures": [{}]})") == problems{{0, measure + ".name", "", a_name}});
    CHECK(of(R"({"unit": "people", "measures": []})") ==
          problems{{0, "fields[3].govkpi.measures", "[ ... ]", "at least one measure"}});
    CHECK(of(R"({"unit": "people", "measures": "births"})") ==
          problems{{0, "fields[3].govkpi.measures", "births", "a list, [ ... ], of at most 10000"}});
    CHECK(of(R"({"unit": "people"})") == problems{{0, "fields[3].govkpi", "{ ... }", R"("dimension", or "measures")"}});
    CHECK(of(R"({"unit": "VND", "scale": 0, "measures": [{"name": "fees"}]})") ==
          problems{{0, "fields[3].govkpi.scale", "0", "\"million\", or a whole number up to 10^12"}});
    CHECK(of(R"({"unit": "VND", "scale": "99999999999999999999", "measures": [{"name": "fees"}]})").size() == 1);
    CHECK(of(R"({"unit": "VND", "parentheses_are_negative": "yes", "measures": [{"name": "fees"}]})") ==
          problems{{0, "fields[3].govkpi.parentheses_are_negative", "yes", "true or false"}});
    CHECK(of(R"({"unit": "VND", "measures": [{"name": "fees", "where": {"flow": 1}}]})") ==
          problems{{0, measure + ".where.flow", "1", "a text"}});

    const std::string fees = R"({"unit": "VND", "measures": [{"name": "fees"}]})";
    CHECK(of(fees, R"("type": "string")") == problems{{0, "fields[3].type", "string", R"("number" or "integer")"}});
    CHECK(of(fees, R"("title": "x")") == problems{{0, "fields[3].type", "", R"("number" or "integer")"}});
    CHECK(of(fees, R"("type": "number", "decimalChar": ";")") ==
          problems{{0, "fields[3].decimalChar", ";", "a decimal mark: a point or a comma"}});
    CHECK(of(fees, R"("type": "number", "groupChar": "5")") ==
          problems{{0, "fields[3].groupChar", "5", "a group mark: a point, a comma, a space, ' or _"}});
    CHECK(
        of(fees, R"("type": "number", "groupChar": ".")") ==
        problems{{0, "fields[3].groupChar", ".", "another mark than decimalChar, which is a point unless it is said"}});
    CHECK(of(fees, R"("type": "number", "bareNumber": false)") ==
          problems{{0, "fields[3].bareNumber", "false", "true: numbers without signs or words"}});
    CHECK(of(fees, R"("type": "number", "missingValues": "NA")") ==
          problems{{0, "fields[3].missingValues", "NA", "a list, [ ... ], of at most 10000"}});
}

TEST_CASE("what contradicts the rest of a table is refused", "[data_package]") {
    fields of;
    of.flow = R"({"dimension": "unit", "name": "unit_again"})";
    of.outturn = R"({"unit": "VND", "measures": [{"name": "fees"}, {"name": "fees"}]})";
    CHECK(problems_of_fields(of) ==
          problems{{0, "fields[2].govkpi", "",
                    "no contradiction: a table has one column of units; unit_again would be a second"},
                   {0, "fields[3].govkpi.measures[1]", "", "no contradiction: the measure fees is there twice"}});

    fields stock;
    stock.month = R"({"dimension": "category", "name": "unit"})";
    stock.outturn = R"({"unit": "people", "over_time": "last",
                        "measures": [{"name": "population", "where": {"flow": "thu"}}]})";
    CHECK(problems_of_fields(stock) ==
          problems{{0, "fields[1].govkpi", "", "no contradiction: the dimension unit is there twice"},
                   {0, "fields[3].govkpi.measures[0]", "",
                    "no contradiction: population is a stock: it belongs to its unit and period, whatever else a row "
                    "says"}});

    fields names;
    names.flow = R"({"dimension": "category", "name": "outturn"})";
    CHECK(problems_of_fields(names) ==
          problems{{0, "fields[3].name", "outturn", "a name that no dimension has: give that another one"}});
    CHECK(problems_of_json(R"({"fields": [{"name": "a"}, {"name": "a"}, {"name": ""}, {}, 5]})") ==
          problems{{0, "fields[1].name", "a", "each column once"},
                   {0, "fields[2].name", "", "the name of the column in the file"},
                   {0, "fields[3].name", "", "the name of the column in the file"},
                   {0, "fields[4].name", "", "the name of the column in the file"},
                   {0, "fields", "[ ... ]", "a field with \"measures\" in its \"govkpi\""}});
}

TEST_CASE("flows are declared whole, and none of the library's again", "[data_package]") {
    fields of;
    of.root = R"(, "govkpi": {"flow": 1, "flows": {"revenue": {"kind": "revenue", "scope": "own_budget"},
                 "phí": {"kind": "revenu", "scope": "own"}, "x": {}, "y": 1}})";
    CHECK(problems_of_fields(of) ==
          problems{{0, "govkpi", "flow", "a key that is known here: \"flows\""},
                   {0, "govkpi.flows.phí", "phí", "a flow's name: letters, digits and _"},
                   {0, "govkpi.flows.phí.kind", "revenu", R"("revenue" or "expenditure"; the nearest is "revenue")"},
                   {0, "govkpi.flows.phí.scope", "own", R"("own_budget" or "territory")"},
                   {0, "govkpi.flows.revenue", "revenue", "a name that the library has no flow of"},
                   {0, "govkpi.flows.x.kind", "", R"("revenue" or "expenditure")"},
                   {0, "govkpi.flows.x.scope", "", R"("own_budget" or "territory")"},
                   {0, "govkpi.flows.y", "1", "an object, { ... }"}});
}

TEST_CASE("paths stay in the folder of the package", "[data_package]") {
    for (const char* const path : {"/etc/passwd", "C:/lines.csv", "https://example.org/lines.csv", "a\\\\b.csv"})
        CHECK(problems_of_path(path).at(0).expected == begins_here);
    for (const char* const path : {"..", "../lines.csv", "a/../../lines.csv", "a/.."})
        CHECK(problems_of_path(path) == problems{{0, "resources[0].path", path, stays_here}});
    CHECK(problems_of_path("lines.csv\\u0000").at(0).expected == "a path without control characters");
    CHECK(problems_of_path("") == problems{{0, "resources[0].path", "", "the path of a file"}});
    CHECK(problems_of_path("..lines/..csv").empty());
    CHECK(problems_of_json(package(R"("path": ["a.csv", "./a.csv", 3, "../b.csv"])")) ==
          problems{{0, "resources[0].path[1]", "./a.csv", "each file once"},
                   {0, "resources[0].path[2]", "3", "a text"},
                   {0, "resources[0].path[3]", "../b.csv", stays_here}});
    for (const char* const none : {R"("path": [])", R"("data": [])"})
        CHECK(problems_of_json(package(none)).at(0).expected == "the path of a file, or a list of some");
}

TEST_CASE("a dialect that would be misread is refused", "[data_package]") {
    const auto of = [](std::string_view dialect) {
        return problems_of_json(package(R"("path": "a.csv", "dialect": )" + std::string{dialect}));
    };
    CHECK(of(R"({"delimiter": ",", "lineTerminator": "\n", "quoteChar": "\"", "doubleQuote": true, "header": true,
                 "skipInitialSpace": false, "caseSensitiveHeader": true})")
              .empty());
    CHECK(of(R"({"delimiter": "|"})").at(0).column == "resources[0].dialect.delimiter");
    CHECK(of(R"({"header": false})").at(0).expected == "true: the first row names the columns");
    CHECK(of(R"({"doubleQuote": false})").at(0).expected == "true: a quotation mark in a text is doubled");
    CHECK(of(R"({"skipInitialSpace": true})").at(0).expected == "false: spaces belong to the text");
    CHECK(of(R"({"quoteChar": "'"})").at(0).expected == "the usual quotation mark");
    CHECK(of(R"({"commentChar": "#"})").at(0).expected == "no such key: files that need it are not read");
    CHECK(of(R"("dialect.json")").at(0).expected == "the dialect itself, { ... }, and not where it is");
    CHECK(problems_of_json(package(R"("path": "a.csv", "encoding": "windows-1258")")) ==
          problems{{0, "resources[0].encoding", "windows-1258", "utf-8"}});
}

TEST_CASE("a package has named resources, and one with measures", "[data_package]") {
    CHECK(problems_of_json("{}") ==
          problems{{0, "", "{ ... }", "a package with \"resources\", or a schema with \"fields\""}});
    CHECK(problems_of_json("[1]").size() == 1);
    CHECK(problems_of_json(R"({"fields": []})") ==
          problems{{0, "fields", "[ ... ]", "a field with \"measures\" in its \"govkpi\""}});
    CHECK(problems_of_json(R"({"resources": {}})") ==
          problems{{0, "resources", "{ ... }", "a list, [ ... ], of at most 10000"}});
    const problems none{
        {0, "resources", "", "a resource whose schema has fields with \"measures\" in their \"govkpi\""}};
    CHECK(problems_of_json(R"({"resources": []})") == none);
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "schema": "schema.json"}]})") == none);
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "path": "a.csv", "schema": "schema.json"}]})", "a") ==
          problems{{0, "resources[0].schema", "schema.json", "the schema itself, { ... }, and not where it is"}});
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "path": "a.csv"}]})", "a") ==
          problems{{0, "resources[0].schema.fields", "", "the columns of the table, [ ... ]"}});
    CHECK(problems_of_json(R"({"resources": [{"name": "a"}, {"name": "a"}, {}]})").size() == 2);
}

TEST_CASE("problems of the trees stand beside those of the package", "[data_package]") {
    const folder here;
    const std::string json =
        replaced(replaced(package(R"("path": "a.csv", "encoding": "latin1")",
                                  R"(, {"name": "units", "path": "units.csv", "govkpi": {"tree": true, "root": 1}})"),
                          R"({"dimension": "unit"})", R"({"dimension": "unit", "tree": "units"})"),
                 R"({"dimension": "category"})", R"({"dimension": "category", "tree": "units"})");
    const fs::path file = here.with("datapackage.json", json);
    here.with("units.csv", "code,parent\nA,\nB,X\nA,\n");
    std::vector<problem> found;
    try {
        static_cast<void>(read_data_package(file));
    } catch (const bad_input& bad) {
        found = bad.problems();
    }
    // The tree is named twice, and read once.
    REQUIRE(found.size() == 4);
    CHECK(found[0].column == "resources[1].govkpi");
    CHECK(found[1].column == "resources[0].encoding");
    CHECK(fs::path{found[2].file}.filename() == "units.csv");
    CHECK(found[2].row == 3);
    CHECK(found[3].row == 4);
}

TEST_CASE("a condition on a classification with a tree names one of its codes", "[data_package]") {
    const folder here;
    const std::string json = replaced(
        replaced(package(R"("path": "a.csv")", R"(, {"name": "flows", "path": "f.csv", "govkpi": {"tree": true}})"),
                 R"({"dimension": "category"})", R"({"dimension": "category", "tree": "flows"})"),
        R"("outturn.revenue")", R"("outturn.revenue", "where": {"flow": "thuu"})");
    here.with("f.csv", "code,parent\nthu,\nchi,\n");
    const fs::path file = here.with("datapackage.json", json);
    const problems found = problems_of([&] { return read_data_package(file); });
    CHECK(found ==
          problems{{0, "resources[0].schema.fields[3].govkpi.measures[0].where.flow", "thuu", "a code of flows"}});
}

// ---- hostile files --------------------------------------------------------------------------------------------------

TEST_CASE("what is no JSON is refused with its line", "[data_package]") {
    CHECK(problems_of_json("{\n  \"name\": \"x\",\n  \"resources\": [,]\n}").at(0).row == 3);
    CHECK(problems_of_json("{\n  \"name\": \"x\",\n  \"resources\": [,]\n}").at(0).text == "  \"resources\": [,");
    for (const std::string_view bad : {"", "{", "nul", "{\"a\": \"\xff\"}", "{} {}", "{\"a\": 1e999}", "{'a': 1}"})
        CHECK(problems_of_json(bad).size() == 1);
    CHECK(problems_of_json(std::string_view{"{}\0", 3}).size() == 1);
    CHECK(problems_of([] { return read_data_package("/nonexistent/datapackage.json"); }).size() == 1);
    const problems long_token = problems_of_json("{\"a\": \"" + std::string(100'000, 'x'));
    REQUIRE(long_token.size() == 1);
    CHECK(long_token[0].text.size() + long_token[0].expected.size() < 300);
}

TEST_CASE("a JSON file may begin with a byte-order mark", "[data_package]") {
    CHECK(problems_of_json("\xef\xbb\xbf" + fields{}.schema()).empty());
}

TEST_CASE("a key that is there twice is refused", "[data_package]") {
    CHECK(problems_of_json(R"({"a": [1, {"b": 1, "c": {}, "b": 2}], "a": 3})") ==
          problems{{0, "a[1]", "b", "each key once"}, {0, "", "a", "each key once"}});
}

TEST_CASE("a JSON file is neither deep nor large without end", "[data_package]") {
    const auto nested = [](std::size_t levels) {
        return fields{}.schema().insert(1,
                                        "\"x\": " + std::string(levels - 1, '[') + std::string(levels - 1, ']') + ", ");
    };
    CHECK(problems_of_json(nested(64)).empty());
    const problems too_deep{{0, "", "", "at most 64 levels of objects and lists"}};
    CHECK(problems_of_json(nested(65)) == too_deep);
    CHECK(problems_of_json(std::string(1'000'000, '[')) == too_deep);
    const std::string schema = fields{}.schema();
    const std::size_t most = std::size_t{16} << 20;
    CHECK(problems_of_json(schema + std::string(most - schema.size(), ' ')).empty());
    CHECK(problems_of_json(schema + std::string(most + 1 - schema.size(), ' ')) ==
          problems{{0, "", "", "a file of at most 16 MiB"}});
    fields many;
    many.outturn = R"({"unit": "VND", "measures": [{"name": "m"})";
    for (int i = 0; i < 4096; ++i) many.outturn += ", {}";
    many.outturn += "]}";
    CHECK(problems_of_fields(many) ==
          problems{{0, "fields[3].govkpi.measures", "", "at most 4096 measures in a table"}});
    fields wide;
    for (int i = 0; i < 254; ++i)
        wide.more_fields += R"(, {"name": "d)" + std::to_string(i) + R"(", "govkpi": {"dimension": "category"}})";
    CHECK(problems_of_fields(wide) == problems{{0, "fields[257].govkpi", "", "at most 256 dimensions in a table"}});
}

TEST_CASE("a package with any byte or value replaced is read or refused", "[data_package]") {
    std::ifstream in{example / "datapackage.json", std::ios::binary};
    const std::string original{std::istreambuf_iterator<char>{in}, {}};
    REQUIRE_FALSE(original.empty());
    const folder here;
    const auto check = [&](const std::string& changed) {
        const fs::path file = here.with("datapackage.json", changed);
        here.with("units.csv", "code;parent;level;name\nVN;;;\n");
        try {
            RC_ASSERT(!read_data_package(file).layout.table.measures().empty());
        } catch (const bad_input& bad) {
            RC_ASSERT(!bad.problems().empty());
        }
    };
    rc::prop("bytes", [&] {
        std::string changed = original;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            changed[*rc::gen::inRange<std::size_t>(0, changed.size())] = *rc::gen::arbitrary<char>();
        check(changed);
    });
    rc::prop("values", [&] {
        const std::string other =
            *rc::gen::element<std::string>("null", "[]", "{}", "-1", "1e300", "true", "\"\"", "[{}]");
        const std::size_t from = original.find(": ", *rc::gen::inRange<std::size_t>(0, original.size() - 400)) + 2;
        std::size_t end = from;
        int depth = 0;
        do {
            if (original[end] == '{' || original[end] == '[') ++depth;
            if (original[end] == '}' || original[end] == ']') --depth;
            ++end;
        } while (depth > 0 || (original[end] != ',' && original[end] != '\n' && original[end] != ' '));
        check(std::string{original}.replace(from, end - from, other));
    });
}

// ---- trees ----------------------------------------------------------------------------------------------------------

TEST_CASE("a tree is read with levels, names and the time in which each unit is valid", "[data_package]") {
    const hierarchy tree = read_tree(
        "code;parent;level;name;valid_from;valid_to\n79;;province;Hồ Chí Minh;;\n26740;79;commune;Bến Nghé;;2025-06\n"
        "26740;79;commune;\"Sài Gòn; mới\";2025-07;\n");
    CHECK(tree.name() == "units");
    REQUIRE(tree.size() == 3);
    CHECK(tree.levels() == std::vector<std::string>{"province", "commune"});
    CHECK(tree.name(*tree.find("26740", {2025, 6})) == "Bến Nghé");
    CHECK(tree.name(*tree.find("26740", {2025, 7})) == "Sài Gòn; mới");
    CHECK(tree.valid(*tree.find("26740", {2025, 7})) == since({2025, 7}));
}

TEST_CASE("a tree needs codes and parents alone, in any order and any common dialect", "[data_package]") {
    for (const std::string_view csv : {"parent,code\n,A\nA,B\n", "code;parent\n\"B\";\"A\"\nA;",
                                       "\xef\xbb\xbf\r\nparent\tnotes\tcode\r\n\t\tA\r\n\r\nA\tx\tB\r\n"}) {
        const hierarchy tree = read_tree(csv);
        REQUIRE(tree.size() == 2);
        CHECK(tree.parent(*tree.find("B", {2025, 1})) == *tree.find("A", {2025, 1}));
    }
}

TEST_CASE("all problems of a tree's cells are reported with their rows", "[data_package]") {
    CHECK(problems_of_tree("code,parent,valid_from,valid_to\nA,,2025-13,2025-Q1\n\"B\nb\",A,,\nC,A\n\"D\"x,A,,\n"
                           "E,\xff,,2025\n") ==
          problems{{2, "valid_from", "2025-13", "a month, as in 2025-07"},
                   {2, "valid_to", "2025-Q1", "a month, as in 2025-07"},
                   {5, "", "C,A", "4 fields, as in the header, and not 2"},
                   {6, "code", "\"D\"x", "nothing between a closing quotation mark and the next column"},
                   {7, "parent", "\xff", "UTF-8 text without NUL bytes"},
                   {7, "valid_to", "2025", "a month, as in 2025-07"}});
}

TEST_CASE("what is wrong with a tree as such is reported with its rows", "[data_package]") {
    const problems found = problems_of_tree("code,parent\nA,\n\nB,X\nA,\n");
    REQUIRE(found.size() == 2);
    CHECK(found[0].row == 4);
    CHECK(found[0].column == "parent");
    CHECK(found[1].row == 5);
    CHECK(found[1].column == "code");
}

TEST_CASE("a tree's header has its columns once, and none that only looks like a time", "[data_package]") {
    CHECK(problems_of_tree("") == problems{{0, "", "", "a header with the names of the columns"}});
    CHECK(problems_of_tree("code;name\nA;x\n") ==
          problems{{1, "parent", "", "a column of this name in the header, which has code, name"}});
    CHECK(problems_of_tree("code;parent;level;level\n") ==
          problems{{1, "level", "", "one column of this name in the header, which has code, parent, level, level"}});
    CHECK(problems_of_tree("code;parent;valid_form\n") ==
          problems{{1, "valid_form", "", "valid_from, or a name that is less like it"}});
    CHECK(problems_of([] { return read_hierarchy("/nonexistent/units.csv"); }).size() == 1);
}
