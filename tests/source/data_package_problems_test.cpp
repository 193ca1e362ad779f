// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "package_fixture.hpp"

using namespace package_test;

namespace {

problems problems_of_path(std::string_view path) {
    return problems_of_json(package("\"path\": \"" + std::string{path} + "\""));
}

const char* const begins_here =
    "a path that begins in the folder of this file, with / between its parts: no address and no drive";
const char* const stays_here = "a path that stays in the folder of this file, without \"..\"";

}  // namespace

// ---- what is refused -----------------------------------------------------------------------------------------------

TEST_CASE("all problems of a schema are reported at once, each with its place", "[data_package]") {
    fields of;
    of.unit = R"({"dimension": "unti", "tree": "units"})";
    of.month = R"({"dimension": "period", "fiscal_year_starts_in": 13, "tree": "x"})";
    of.flow = R"({"dimension": "category", "name": 7})";
    of.outturn = R"({"unit": "vnd", "scale": "milion", "over_tme": "sum", "over_time": "lats",
                     "measures": [{"name": "outrun.revenue"}, {"name": "outturn.revenu", "where": {"flwo": "thu"}}]})";
    CHECK(problems_of_fields(of) ==
          problems{
              {1, "fields[0].govkpi.dimension", "unti", R"("category", "unit" or "period"; the nearest is "unit")"},
              {1, "fields[0].govkpi.tree", "units",
               R"(the name of a resource of this package that has "tree": true in its "govkpi")"},
              {1, "fields[1].govkpi", "tree",
               R"(a key that is known here: "dimension", "name", "fiscal_year_starts_in", )"
               R"("named_after_its_last_year" or "cumulative")"},
              {1, "fields[1].govkpi.fiscal_year_starts_in", "13", "the number of a month, 1 to 12"},
              {1, "fields[2].govkpi.name", "7", "a text"},
              {1, "fields[3].govkpi", "over_tme",
               R"(a key that is known here: "unit", "scale", "parentheses_are_negative", "over_time", "measures", "column" )"
               R"(or "member"; )"
               R"(the nearest is "over_time")"},
              {1, "fields[3].govkpi.scale", "milion",
               R"(a whole number up to 10^12 without marks, or "one", "thousand", "million", "billion", "nghìn", )"
               R"("ngàn", "triệu", "tỷ" or "tỉ"; the nearest is "million")"},
              {1, "fields[3].govkpi.unit", "vnd", R"("VND", in capitals, if the currency is meant)"},
              {1, "fields[3].govkpi.over_time", "lats", R"("sum", "last" or "mean"; the nearest is "last")"},
              {2, "fields[3].govkpi.measures[0].name", "outrun.revenue",
               R"(a basis before the point: "original_budget", "revised_budget", "estimated_outturn" or "outturn"; )"
               R"(the nearest is "outturn")"},
              {2, "fields[3].govkpi.measures[1].name", "outturn.revenu",
               R"(a flow behind the point: "revenue", "expenditure" or "territory_revenue"; the nearest is "revenue")"},
              {2, "fields[3].govkpi.measures[1].where.flwo", "flwo",
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
    CHECK(of(R"({"measures": [{"name": "births"}]})") == problems{{1, unit, "", any_unit}});
    CHECK(of(R"({"unit": " ", "measures": [{"name": "births"}]})") == problems{{1, unit, " ", any_unit}});
    CHECK(of(R"({"unit": "VNX", "measures": [{"name": "births"}]})") ==
          problems{{1, unit, "VNX", "a code of ISO 4217, or a word in small letters"}});
    CHECK(of(R"({"unit": "%", "measures": [{"name": "done"}]})") ==
          problems{{1, unit, "%", "figures that add up: not a percentage, but its numerator and its denominator"}});
    CHECK(of(R"({"unit": "people", "measures": [{"name": "outturn.revenue"}]})") ==
          problems{{1, measure + ".name", "outturn.revenue",
                    "a measure that is no budget amount, since the column is in people"}});
    CHECK(of(R"({"unit": "VND", "over_time": "last", "measures": [{"name": "outturn.revenue"}]})") ==
          problems{{1, measure + ".name", "outturn.revenue",
                    "a measure that is no budget amount, for an amount sums over time"}});
    CHECK(of(R"({"unit": "VND", "measures": [{"name": "revenue"}]})") ==
          problems{{1, measure + ".name", "revenue", "a basis before the flow, as in outturn.revenue"}});
    const char* const a_name = "a measure's name: letters, digits and _, or a basis and a flow as in outturn.revenue";
    CHECK(of(R"({"unit": "people", "measures": [{"name": "dân số"}]})") ==
          problems{{1, measure + ".name", "dân số", a_name}});
    CHECK(of(R"({"unit": "people", "measures": [{}]})") == problems{{1, measure + ".name", "", a_name}});
    CHECK(of(R"({"unit": "people", "measures": []})") ==
          problems{{1, "fields[3].govkpi.measures", "[ ... ]", "at least one measure"}});
    CHECK(of(R"({"unit": "people", "measures": "births"})") ==
          problems{{1, "fields[3].govkpi.measures", "births", "a list, [ ... ], of at most 10000"}});
    CHECK(of(R"({"unit": "people"})") == problems{{1, "fields[3].govkpi", "{ ... }", R"("dimension", or "measures")"}});
    CHECK(of(R"({"unit": "VND", "scale": 0, "measures": [{"name": "fees"}]})") ==
          problems{{1, "fields[3].govkpi.scale", "0", "\"million\", or a whole number up to 10^12"}});
    CHECK(of(R"({"unit": "VND", "scale": "99999999999999999999", "measures": [{"name": "fees"}]})").size() == 1);
    CHECK(of(R"({"unit": "VND", "parentheses_are_negative": "yes", "measures": [{"name": "fees"}]})") ==
          problems{{1, "fields[3].govkpi.parentheses_are_negative", "yes", "true or false"}});
    CHECK(of(R"({"unit": "VND", "measures": [{"name": "fees", "where": {"flow": 1}}]})") ==
          problems{{1, measure + ".where.flow", "1", "a text"}});

    const std::string fees = R"({"unit": "VND", "measures": [{"name": "fees"}]})";
    CHECK(of(fees, R"("type": "string")") == problems{{1, "fields[3].type", "string", R"("number" or "integer")"}});
    CHECK(of(fees, R"("title": "x")") == problems{{1, "fields[3].type", "", R"("number" or "integer")"}});
    CHECK(of(fees, R"("type": "number", "decimalChar": ";")") ==
          problems{{1, "fields[3].decimalChar", ";", "a decimal mark: a point or a comma"}});
    CHECK(of(fees, R"("type": "number", "groupChar": "5")") ==
          problems{{1, "fields[3].groupChar", "5", "a group mark: a point, a comma, a space, ' or _"}});
    CHECK(
        of(fees, R"("type": "number", "groupChar": ".")") ==
        problems{{1, "fields[3].groupChar", ".", "another mark than decimalChar, which is a point unless it is said"}});
    CHECK(of(fees, R"("type": "number", "bareNumber": false)") ==
          problems{{1, "fields[3].bareNumber", "false", "true: numbers without signs or words"}});
    CHECK(of(fees, R"("type": "number", "missingValues": "NA")") ==
          problems{{1, "fields[3].missingValues", "NA", "a list, [ ... ], of at most 10000"}});
}

TEST_CASE("what contradicts the rest of a table is refused", "[data_package]") {
    fields of;
    of.flow = R"({"dimension": "unit", "name": "unit_again"})";
    of.outturn = R"({"unit": "VND", "measures": [{"name": "fees"}, {"name": "fees"}]})";
    CHECK(problems_of_fields(of) ==
          problems{{1, "fields[2].govkpi", "",
                    "no contradiction: a table has one column of units; unit_again would be a second"},
                   {1, "fields[3].govkpi.measures[1]", "", "no contradiction: the measure fees is there twice"}});

    fields stock;
    stock.month = R"({"dimension": "category", "name": "unit"})";
    stock.outturn = R"({"unit": "people", "over_time": "last",
                        "measures": [{"name": "population", "where": {"flow": "thu"}}]})";
    CHECK(problems_of_fields(stock) ==
          problems{{1, "fields[1].govkpi", "", "no contradiction: the dimension unit is there twice"},
                   {2, "fields[3].govkpi.measures[0]", "",
                    "no contradiction: population is a stock: it belongs to its unit and period, whatever else a row "
                    "says"}});

    fields names;
    names.flow = R"({"dimension": "category", "name": "outturn"})";
    CHECK(problems_of_fields(names) ==
          problems{{1, "fields[3].name", "outturn", "a name that no dimension has: give that another one"}});
    CHECK(problems_of_json(R"({"fields": [{"name": "a"}, {"name": "a"}, {"name": ""}, {}, 5]})") ==
          problems{{1, "fields[1].name", "a", "each column once"},
                   {1, "fields[2].name", "", "the name of the column in the file"},
                   {1, "fields[3].name", "", "the name of the column in the file"},
                   {1, "fields[4].name", "", "the name of the column in the file"},
                   {1, "fields", "[ ... ]", "a field with \"measures\" in its \"govkpi\""}});
}

TEST_CASE("flows are declared whole, and none of the library's again", "[data_package]") {
    fields of;
    of.root = R"(, "govkpi": {"flow": 1, "flows": {"revenue": {"kind": "revenue", "scope": "own_budget"},
                 "phí": {"kind": "revenu", "scope": "own"}, "x": {}, "y": 1}})";
    CHECK(problems_of_fields(of) ==
          problems{{1, "govkpi", "flow", "a key that is known here: \"flows\" or \"spread\"; the nearest is \"flows\""},
                   {2, "govkpi.flows.phí", "phí", "a flow's name: letters, digits and _"},
                   {2, "govkpi.flows.phí.kind", "revenu", R"("revenue" or "expenditure"; the nearest is "revenue")"},
                   {2, "govkpi.flows.phí.scope", "own", R"("own_budget" or "territory")"},
                   {1, "govkpi.flows.revenue", "revenue", "a name that the library has no flow of"},
                   {2, "govkpi.flows.x.kind", "", R"("revenue" or "expenditure")"},
                   {2, "govkpi.flows.x.scope", "", R"("own_budget" or "territory")"},
                   {2, "govkpi.flows.y", "1", "an object, { ... }"}});
}

TEST_CASE("paths stay in the folder of the package", "[data_package]") {
    for (const char* const path : {"/etc/passwd", "C:/lines.csv", "https://example.org/lines.csv", "a\\\\b.csv"})
        CHECK(problems_of_path(path).at(0).expected == begins_here);
    for (const char* const path : {"..", "../lines.csv", "a/../../lines.csv", "a/.."})
        CHECK(problems_of_path(path) == problems{{1, "resources[0].path", path, stays_here}});
    CHECK(problems_of_path("lines.csv\\u0000").at(0).expected == "a path without control characters");
    CHECK(problems_of_path("") == problems{{1, "resources[0].path", "", "the path of a file"}});
    CHECK(problems_of_path("..lines/..csv").empty());
    CHECK(problems_of_json(package(R"("path": ["a.csv", "./a.csv", 3, "../b.csv"])")) ==
          problems{{1, "resources[0].path[1]", "./a.csv", "each file once"},
                   {1, "resources[0].path[2]", "3", "a text"},
                   {1, "resources[0].path[3]", "../b.csv", stays_here}});
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
    CHECK(problems_of_json(package(R"("path": "a.csv", "encoding": "tcvn3")")) ==
          problems{{1, "resources[0].encoding", "tcvn3",
                    R"("utf-8", "utf-16", "utf-16le", "utf-16be", "windows-1258")"}});
}

TEST_CASE("a package has named resources, and one with measures", "[data_package]") {
    CHECK(problems_of_json("{}") ==
          problems{{1, "", "{ ... }", "a package with \"resources\", or a schema with \"fields\""}});
    CHECK(problems_of_json("[1]").size() == 1);
    CHECK(problems_of_json(R"({"fields": []})") ==
          problems{{1, "fields", "[ ... ]", "a field with \"measures\" in its \"govkpi\""}});
    CHECK(problems_of_json(R"({"resources": {}})") ==
          problems{{1, "resources", "{ ... }", "a list, [ ... ], of at most 10000"}});
    const problems none{
        {1, "resources", "", "a resource whose schema has fields with \"measures\" in their \"govkpi\""}};
    CHECK(problems_of_json(R"({"resources": []})") == none);
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "schema": "schema.json"}]})") == none);
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "path": "a.csv", "schema": "schema.json"}]})", "a") ==
          problems{{1, "resources[0].schema", "schema.json", "the schema itself, { ... }, and not where it is"}});
    CHECK(problems_of_json(R"({"resources": [{"name": "a", "path": "a.csv"}]})", "a") ==
          problems{{1, "resources[0].schema.fields", "", "the columns of the table, [ ... ]"}});
    CHECK(problems_of_json(R"({"resources": [{"name": "a"}, {"name": "a"}, {}]})").size() == 2);
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
          problems{{1, "resources[0].schema.fields[3].govkpi.measures[0].where.flow", "thuu", "a code of flows"}});
}

// ---- hostile files -------------------------------------------------------------------------------------------------

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

TEST_CASE("what a file says of itself cannot write to the terminal of who reads its problems", "[data_package]") {
    const std::string named = replaced(package(R"("path": "a.csv")"), "lines", R"(\u001b[2J)");
    const folder here;
    try {
        static_cast<void>(read_data_package(here.with("datapackage.json", named), "other"));
        FAIL("it is read");
    } catch (const bad_input& bad) {
        CHECK_THAT(bad.what(), Catch::EndsWith(R"(row 1, column resources: "other": expected "\u{1b}[2J")"));
    }
}

TEST_CASE("a JSON file may begin with a byte-order mark", "[data_package]") {
    CHECK(problems_of_json("\xef\xbb\xbf" + fields{}.schema()).empty());
}

TEST_CASE("a key that is there twice is refused", "[data_package]") {
    CHECK(problems_of_json("{\"a\": [1, {\n\"b\": 1, \"c\": {},\n\"b\": 2}],\n\"a\": 3, \"fields\": 5}") ==
          problems{{3, "a[1]", "b", "each key once; it is in row 2, too"},
                   {4, "", "a", "each key once; it is in row 1, too"},
                   {4, "fields", "5", "a list, [ ... ], of at most 10000"}});
}

TEST_CASE("a JSON file is neither deep nor large without end", "[data_package]") {
    const auto nested = [](std::size_t levels) {
        return fields{}.schema().insert(1,
                                        "\"x\": " + std::string(levels - 1, '[') + std::string(levels - 1, ']') + ", ");
    };
    CHECK(problems_of_json(nested(64)).empty());
    const auto too_deep = [](std::string place, int lists) {
        for (int i = 0; i < lists; ++i) place += "[0]";
        return problems{{1, place, "", "at most 64 objects and lists inside each other"}};
    };
    CHECK(problems_of_json(nested(65)) == too_deep("x", 62));
    CHECK(problems_of_json(std::string(1'000'000, '[')) == too_deep("", 63));
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
          problems{{1, "fields[3].govkpi.measures", "", "at most 4096 measures in a table"}});
    fields wide;
    for (int i = 0; i < 254; ++i)
        wide.more_fields += R"(, {"name": "d)" + std::to_string(i) + R"(", "govkpi": {"dimension": "category"}})";
    CHECK(problems_of_fields(wide) == problems{{1, "fields[257].govkpi", "", "at most 256 dimensions in a table"}});
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
