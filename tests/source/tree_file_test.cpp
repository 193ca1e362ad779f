// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "package_fixture.hpp"

using namespace package_test;

namespace {

hierarchy read_tree(std::string_view csv) {
    const folder here;
    return read_hierarchy(here.with("units.csv", csv));
}
problems problems_of_tree(std::string_view csv) {
    return problems_of([&] { return read_tree(csv); });
}

}  // namespace

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
                   {7, "parent", "\xff", "UTF-8 text without NUL bytes (a file in UTF-16 or windows-1258 needs its \"encoding\" declared)"},
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
