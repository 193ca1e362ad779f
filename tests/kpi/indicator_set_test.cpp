// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/kpi.hpp>
#include <govkpi/problem.hpp>

using namespace govkpi;

namespace {

using level = indicator_definition::level;
using Catch::Contains;

const std::vector<measure_definition>& known() {
    static const std::vector<measure_definition> all = {to_definition(measure::outturn<revenue, VND>[0].info),
                                                        to_definition(measure::original_budget<revenue, VND>[0].info),
                                                        to_definition(measure::outturn<expenditure, USD>[0].info),
                                                        to_definition(measure::flow<money<USD>>("fees")[0].info),
                                                        to_definition(measure::stock<people>("doctors")[0].info),
                                                        to_definition(measure::flow<people>("permits")[0].info),
                                                        to_definition(measure::population[0].info)};
    return all;
}

std::vector<indicator_definition> read(std::string_view json) { return parse_indicators(json, "kpi.json", known()); }

/// The problems of a set, one line each.
std::vector<std::string> problems_of(std::string_view json) {
    try {
        read(json);
    } catch (const bad_input& bad) {
        std::vector<std::string> lines;
        for (const problem& p : bad.problems()) lines.push_back(to_string(p));
        return lines;
    }
    return {};
}

void check_problem(std::string_view json, const std::string& line) {
    CAPTURE(std::string{json});
    const auto found = problems_of(json);
    REQUIRE(found.size() == 1);
    CHECK_THAT(found[0], Contains(line));
}

std::string one(std::string_view more) {
    return R"({"indicators": [{"name": "a", "formula": "outturn.revenue / original_budget.revenue")" +
           std::string{more} + "}]}";
}

/// An indicator with a formula and a target.
std::string with_target(const std::string& formula, const std::string& target) {
    return R"({"indicators": [{"name": "a", "formula": ")" + formula + R"(", "better": "lower", "target": )" + target +
           "}]}";
}
level target_of(const std::string& formula, const std::string& target) {
    return read(with_target(formula, '"' + target + '"')).at(0).target.value();
}

const std::string completion = "outturn.revenue / original_budget.revenue";

}  // namespace

TEST_CASE("a set of indicators is read with names, formulas, labels, directions and targets") {
    const auto set = read(R"({ "indicators": [
        { "name": "revenue_completion", "formula": "outturn.revenue / original_budget.revenue",
          "label": { "en": "revenue plan completion", "vi": "tỷ lệ hoàn thành dự toán thu" },
          "better": "higher", "target": "100%" },
        { "formula": "population", "name": "people" } ] })");
    REQUIRE(set.size() == 2);
    CHECK(set[0].name == "revenue_completion");
    CHECK(set[0].of == to_formula(measure::outturn<revenue, VND> / measure::original_budget<revenue, VND>));
    CHECK(set[0].label_en == "revenue plan completion");
    CHECK(set[0].label_vi == "tỷ lệ hoàn thành dự toán thu");
    CHECK(set[0].better == direction::higher_is_better);
    CHECK(set[0].target == level{1, 1});
    CHECK(set[1].name == "people");
    CHECK(set[1].label_en.empty());
    CHECK_FALSE(set[1].better.has_value());
    CHECK_FALSE(set[1].target.has_value());
}

TEST_CASE("a set may be empty, and start with a byte order mark") {
    CHECK(read(R"({"indicators": []})").empty());
    CHECK(read("\xef\xbb\xbf{\"indicators\": []}").empty());
}

TEST_CASE("a percentage is an exact fraction") {
    CHECK(target_of(completion, "100%") == level{1, 1});
    CHECK(target_of(completion, "2.5%") == level{1, 40});
    CHECK(target_of(completion, "-3%") == level{-3, 100});
    CHECK(target_of(completion, "0.0%") == level{0, 1});
    CHECK(target_of(completion, "103.30000000000000000000000%") == level{1033, 1000});
    CHECK(target_of("growth(outturn.revenue)", "7.25%") == level{29, 400});
    CHECK(target_of("doctors / population", "0.1%") == level{1, 1000});
    CHECK(target_of(completion, "9223372036854775807%") == level{detail::int64_max, 100});
    CHECK(target_of(completion, "-9223372036854775808%") == level{detail::int64_min / 4, 25});
}

TEST_CASE("a target in money is in whole units of its currency") {
    CHECK(target_of("outturn.revenue", "5000000") == level{5'000'000, 1});
    CHECK(target_of("fees", "5000000.50") == level{500'000'050, 1});
    CHECK(target_of("outturn.revenue / population", "5000000") == level{5'000'000, 1});
    CHECK(target_of("outturn.revenue / population", "0.05") == level{1, 20});
    CHECK(target_of("fees / population", "12.345") == level{2469, 2});
    CHECK(target_of("outturn.expenditure / 12", "1") == level{100, 1});
    CHECK(target_of("doctors / fees", "1") == level{1, 100});
    CHECK(target_of("doctors", "-3") == level{-3, 1});
    CHECK(target_of("permits / fees", "250") == level{5, 2});
}

TEST_CASE("a target that does not fit the value of its formula is refused with the remedy") {
    check_problem(with_target(completion, R"("1")"),
                  R"(row 1, column indicators[0].target: "1": expected a percentage, such as 100%)");
    check_problem(with_target(completion, R"("100 %")"), "expected a percentage");
    check_problem(with_target(completion, R"("%")"), "expected a percentage");
    check_problem(with_target(completion, R"("1,5%")"), "expected a percentage");
    check_problem(with_target(completion, R"("1.%")"), "expected a percentage");
    check_problem(with_target("fees", R"("5%")"), "expected a number without %");
    check_problem(with_target("fees", R"("5e3")"), "expected a number, such as 5000000");
    check_problem(with_target("fees", R"("+5")"), "expected a number, such as 5000000");
    check_problem(with_target("fees", R"("")"), "expected a number, such as 5000000");
    check_problem(with_target("fees", R"("1.005")"), "expected no part of the smallest unit");
    check_problem(with_target("population", R"("0.5")"), "expected no part of the smallest unit");
    check_problem(with_target("fees", R"("92233720368547758.08")"), "does not fit in 64 bits");
    check_problem(with_target("fees", R"("9223372036854775808")"), "does not fit in 64 bits");
    check_problem(with_target(completion, R"("0.00000000000000001%")"), "does not fit in 64 bits");
    check_problem(with_target("fees", "5000000"), R"("5000000": expected a text, so that it is exact: "100%")");
    check_problem(with_target("fees", "2.50"), R"("2.50": expected a text, so that it is exact)");
    check_problem(with_target("fees", "null"), R"("null": expected a text, so that it is exact)");
}

TEST_CASE("a target in a currency outside the standard is refused, for its whole unit is not known") {
    measure_definition voucher = known()[0];
    voucher.unit = "WVO";
    const std::vector<measure_definition> own = {voucher};
    CHECK_THROWS_WITH(parse_indicators(with_target("outturn.revenue", R"("5")"), "kpi.json", own),
                      Contains("a currency outside ISO 4217"));
    CHECK(parse_indicators(with_target("growth(outturn.revenue)", R"("5%")"), "kpi.json", own).at(0).target ==
          level{1, 20});
}

TEST_CASE("a target needs to know which way is good") {
    check_problem(
        one(R"(, "target": "100%")"),
        R"(column indicators[0].target: "100%": expected a key "better" beside it: "higher" or "lower", which)");
    check_problem(one(R"(, "better": "up")"), R"(column indicators[0].better: "up": expected "higher" or "lower")");
    check_problem(one(R"(, "better": true)"), R"(column indicators[0].better: "true": expected "higher" or "lower")");
}

TEST_CASE("every problem of a set is told at once with its row") {
    const auto found = problems_of(R"({
  "indicators": [
    { "name": "a b",
      "formula": "revenue.outturn / population",
      "lable": {},
      "better": "high" },
    { "formula": "outturn.revenue +",
      "name": "c",
      "label": "c",
      "target": 5 },
    7,
    { "name": "c", "formula": "population" }
  ],
  "version": 1
})");
    REQUIRE(found.size() == 11);
    CHECK(found[0] == R"(kpi.json, row 14: "version": expected a key that is known here: "indicators")");
    CHECK(found[1] == R"(kpi.json, row 5, column indicators[0]: "lable": expected a key that is known here: "name", )"
                      R"("formula", "label", "better" or "target"; the nearest is "label")");
    CHECK(found[2] == R"(kpi.json, row 3, column indicators[0].name: "a b": expected a name of letters, digits and _ )"
                      "in quotation marks");
    CHECK(found[3] == R"(kpi.json, row 4, column indicators[0].formula: "revenue.outturn / population": expected a )"
                      "formula; at character 1: no measure has this name: did you mean outturn.revenue?");
    CHECK(found[4] == R"(kpi.json, row 6, column indicators[0].better: "high": expected "higher" or "lower"; )"
                      R"(the nearest is "higher")");
    CHECK_THAT(found[5], Contains(R"(row 7, column indicators[1].formula: "outturn.revenue +": expected a formula; )"
                                  "at character 18"));
    CHECK_THAT(found[6], Contains(R"(row 9, column indicators[1].label: "c": expected an object: { "en")"));
    CHECK_THAT(found[7], Contains(R"(row 10, column indicators[1].target: "5": expected a key "better" beside it)"));
    CHECK_THAT(found[8], Contains(R"(row 10, column indicators[1].target: "5": expected a text)"));
    CHECK_THAT(found[9], Contains(R"(row 11, column indicators[2]: "7": expected an object: { "name")"));
    CHECK_THAT(found[10], Contains(R"(row 12, column indicators[3].name: "c": expected a name of its own; the )"
                                   "indicator in row 8"));
}

TEST_CASE("keys and texts are held to what they may be") {
    check_problem("[]", R"(row 1: "[ ... ]": expected an object: { "indicators": [ ... ] })");
    check_problem("{}", "row 1, column indicators: expected a list");
    check_problem(R"({"indicators": {}})", R"(column indicators: "{ ... }": expected a list)");
    check_problem(R"({"indicators": [{"formula": "population"}]})",
                  "column indicators[0].name: expected a name of letters");
    check_problem(R"({"indicators": [{"name": "a"}]})",
                  "column indicators[0].formula: expected a formula in quotation marks");
    check_problem(R"({"indicators": [{"name": "a", "formula": 5}]})", R"(formula: "5": expected a formula in)");
    check_problem(R"({"indicators": [{"name": "thu_ngân_sách", "formula": "population"}]})",
                  "expected a name of letters");
    check_problem(R"({"indicators": [{"name": "", "formula": "population"}]})", "expected a name of letters");
    check_problem(one(R"(, "label": {"en": 5})"), R"(column indicators[0].label.en: "5": expected a text of one line)");
    check_problem(one(R"(, "label": {"fr": "f"})"),
                  R"(column indicators[0].label: "fr": expected a key that is known here: "en" or "vi")");
    check_problem(one(R"(, "label": {"vi": "a\nb"})"), "expected a text of one line");
    check_problem(one(R"(, "name": "b")"),
                  R"(column indicators[0]: "name": expected each key once; it is in row 1, too)");
}

TEST_CASE("what is no JSON is refused at its row") {
    check_problem("", "row 1: expected JSON (syntax error while parsing value - unexpected end of input");
    check_problem("{\n\"indicators\": [\n{,}]}",
                  R"(row 3: "{,": expected JSON (syntax error while parsing object key)");
    check_problem("{\"indicators\": []} x", "expected JSON (syntax error");
    check_problem("{\"indicators\": [1e999]}", "expected JSON (a number is not below 1e308)");
    check_problem("{\"indicators\": [\"\xff\"]}", "expected JSON (");
    check_problem("// a comment\n{}", "expected JSON (");
    check_problem(R"({"indicators": [NaN]})", "expected JSON (");
    // Strictly: what stands behind a NUL byte is not passed over.
    check_problem(std::string_view{"{\"indicators\":\n[]}\0{}", 21}, R"(row 2: "[]}\u{0}": expected JSON (a NUL byte)");
}

TEST_CASE("the first of a key that is there twice is read, so that all else that is wrong is told, too") {
    const auto found = problems_of(R"({"indicators": [{"name": "a", "formula": "population",
        "name": "a b", "name": "c d", "better": 1}]})");
    REQUIRE(found.size() == 3);
    CHECK(found[0] == R"(kpi.json, row 2, column indicators[0]: "name": expected each key once; it is in row 1, too)");
    CHECK(found[1] == R"(kpi.json, row 2, column indicators[0]: "name": expected each key once; it is in row 2, too)");
    CHECK_THAT(found[2], Contains(R"(row 2, column indicators[0].better: "1")"));
}

TEST_CASE("rows are counted by line feeds, also behind numbers and with carriage returns") {
    const auto found = problems_of("{\"a\": 1\n,\r\n\"indicators\": [1\n\n,\"\\n\"\n]\n,\"b\": {\n}}");
    REQUIRE(found.size() == 4);
    CHECK_THAT(found[0], Contains("row 1: \"a\""));
    CHECK_THAT(found[1], Contains("row 7: \"b\""));
    CHECK_THAT(found[2], Contains("row 3, column indicators[0]: \"1\""));
    CHECK_THAT(found[3], Contains("row 5, column indicators[1]: \"\\u{a}\""));
}

TEST_CASE("sets of hostile size and depth are refused") {
    check_problem(std::string((std::size_t{16} << 20) + 1, ' '), "expected a file of at most 16 MiB");
    check_problem(R"({"a": [)" + std::string(1u << 20, '['), "expected at most 64 objects and lists inside each other");
    const auto list_of = [](std::size_t count) {
        std::string list = "0";
        for (std::size_t i = 1; i < count; ++i) list += ",0";
        return R"({"indicators": [)" + list + "]}";
    };
    CHECK(problems_of(list_of(10'000)).size() == problem_list::most_kept);
    check_problem(list_of(10'001), "expected a list, [ ... ], of at most 10000");
    CHECK(problems_of(list_of(999'998)).size() == 1);
    check_problem(list_of(999'999), "row 1, column indicators: expected at most 1000000 values in a file");
    std::string keys = R"({"indicators": [])";
    for (int i = 0; i < 10'000; ++i) keys += ",\"" + std::to_string(i) + "\":0";
    check_problem(keys + "}", "expected an object, { ... }, of at most 10000 keys");
}

TEST_CASE("a place in a document stays short, however long its keys are") {
    const std::string key = "\"" + std::string(63, 'x') + std::string(100'000, 'y') + "\"";
    const std::string json = "{" + key + ": {\"a\": 1, \"a\": 2}, \"indicators\": []}";
    try {
        read(json);
        FAIL("it is read");
    } catch (const bad_input& bad) {
        REQUIRE(bad.problems().size() == 2);
        CHECK(bad.problems()[0].column == std::string(63, 'x') + "y…");
    }
}

TEST_CASE("a set is read from its file") {
    std::random_device any;
    const auto file = std::filesystem::temp_directory_path() / ("govkpi_set_" + std::to_string(any()) + ".json");
    std::ofstream{file, std::ios::binary} << one(R"(, "better": "higher", "target": "98%")");
    const auto set = read_indicators(file, known());
    std::filesystem::remove(file);
    REQUIRE(set.size() == 1);
    CHECK(set[0].target == level{49, 50});
    CHECK_THROWS_WITH(read_indicators(file, known()), Contains("expected a file that can be read"));
    CHECK_THROWS_WITH(read_indicators(std::filesystem::temp_directory_path(), known()),
                      Contains("expected a file that can be read (Is a directory)"));
}
