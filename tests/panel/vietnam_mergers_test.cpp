// SPDX-License-Identifier: BSL-1.0
// The reorganisation of Viet Nam on 1 July 2025: 34 provinces and 3,321 communes, without districts, as published.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/problem.hpp>

#include "shared_csv.hpp"

using namespace govkpi;

namespace {

constexpr calendar_month june{2025, 6};
constexpr calendar_month july{2025, 7};

/// Provinces and communes under a country, whose code in the file is 0.
std::vector<hierarchy_row> read() {
    const auto cells = shared_csv("budgets/vietnam_mergers/units_2025.csv");
    std::vector<hierarchy_row> rows;
    if (cells.empty()) return rows;
    REQUIRE(cells[0].size() >= 5);
    REQUIRE(cells[0][0] == "level");
    REQUIRE(cells[0][3] == "province_code");
    rows.push_back({.code = "0", .level = "country", .name = "Việt Nam"});
    for (std::size_t i = 1; i < cells.size(); ++i) {
        const auto& c = cells[i];
        rows.push_back({.code = c[1], .parent = c[3], .level = c[0], .name = c[2], .valid = since(july), .row = i + 1});
    }
    return rows;
}

}  // namespace

TEST_CASE("the 3,321 communes of July 2025 lie in 34 provinces") {
    const auto rows = read();
    if (rows.empty()) return;
    const auto units = hierarchy::from_rows("units", rows, "units_2025.csv");
    CHECK(units.size() == 1 + 34 + 3'321);
    CHECK(units.levels() == std::vector<std::string>{"country", "province", "commune"});
    REQUIRE(units.roots().size() == 1);
    CHECK(units.children(0).size() == 34);
    CHECK(units.leaf_count(0) == 3'321);
    CHECK_FALSE(units.codes_are_reused());

    std::size_t communes = 0;
    for (const member province : units.children(0)) {
        CHECK(units.level(province) == "province");
        CHECK(units.leaf_count(province) == units.children(province).size());
        communes += units.children(province).size();
    }
    CHECK(communes == 3'321);

    const auto saigon = units.find("26740", july);
    REQUIRE(saigon);
    CHECK(units.name(*saigon) == "Phường Sài Gòn");
    CHECK(units.code(units.ancestor_at(*saigon, "province").value()) == "79");
    CHECK_FALSE(units.find("26740", june));  // the code stood for Bến Nghé then, which is not in this file
}

TEST_CASE("the units of Viet Nam do not depend on the order of the file") {
    auto rows = read();
    if (rows.empty()) return;
    const auto units = hierarchy::from_rows("units", rows);
    std::reverse(rows.begin(), rows.end());
    const auto other = hierarchy::from_rows("units", rows);
    REQUIRE(units.size() == other.size());
    std::size_t different = 0;
    for (member m = 0; m < units.size(); ++m)
        if (units.code(m) != other.code(m) || units.parent(m) != other.parent(m)) ++different;
    CHECK(different == 0);
}

TEST_CASE("old units whose codes were given to new ones lie beside them in one tree") {
    auto rows = read();
    if (rows.empty()) return;
    const std::size_t now = rows.size();
    for (std::size_t i = 0; i < now; ++i) {
        if (rows[i].level != "commune") continue;
        hierarchy_row before = rows[i];
        before.name += " (before)";
        before.valid = until(june);
        before.parent = "0";
        rows.push_back(before);
    }
    const auto units = hierarchy::from_rows("units", rows);
    CHECK(units.codes_are_reused());
    CHECK(units.size() == now + 3'321);
    CHECK(units.find("26740").size() == 2);
    CHECK(units.name(units.find("26740", june).value()) == "Phường Sài Gòn (before)");
    CHECK(units.name(units.find("26740", july).value()) == "Phường Sài Gòn");
}

TEST_CASE("names are no keys: 326 communes of Viet Nam have the name of another one") {
    const auto rows = read();
    if (rows.empty()) return;
    auto by_name = rows;
    for (auto& r : by_name) {
        const auto parent = std::find_if(rows.begin(), rows.end(), [&](const auto& p) { return p.code == r.parent; });
        r.code = r.name;
        if (parent != rows.end()) r.parent = parent->name;
    }
    try {
        hierarchy::from_rows("units", by_name, "units_2025.csv");
        FAIL("a tree was made by names");
    } catch (const bad_input& bad) {
        CHECK(bad.problems().size() == 326);
        const bool all_have_two_parents =
            std::all_of(bad.problems().begin(), bad.problems().end(), [](const problem& p) {
                return p.column == "parent" && p.expected.find("one parent: it stands under") == 0;
            });
        CHECK(all_have_two_parents);
        const auto same = std::count_if(bad.problems().begin(), bad.problems().end(),
                                        [](const problem& p) { return p.text == "Xã Tân Thành"; });
        CHECK(same == 6);  // seven communes have this name
    }
}
