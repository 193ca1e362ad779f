// SPDX-License-Identifier: BSL-1.0
// Tables that hold parents beside their children.
#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

#include "panel/parent_rows.hpp"

using namespace govkpi;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;

std::shared_ptr<const hierarchy> units() {
    static const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "VN", .level = "country"},
                  {.code = "01", .parent = "VN", .level = "province"},
                  {.code = "79", .parent = "VN", .level = "province"},
                  {.code = "00643", .parent = "01", .level = "commune"},
                  {.code = "00646", .parent = "01", .level = "commune"},
                  {.code = "26740", .parent = "79", .level = "commune"}}));
    return tree;
}

std::shared_ptr<const hierarchy> classes() {
    static const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("classes", {{.code = "revenue"},
                                         {.code = "tax", .parent = "revenue"},
                                         {.code = "fees", .parent = "revenue"},
                                         {.code = "vat", .parent = "tax"}}));
    return tree;
}

table_definition by_unit_and_class() {
    table_definition out;
    out.unit("unit", units()).category("class", classes()).measure(collected, "outturn");
    return out;
}

struct row {
    std::string unit, cls;
    facts_builder::figure outturn;
};

facts table_of(const std::vector<row>& rows) {
    facts_builder built{by_unit_and_class(), "lines.csv"};
    for (const row& r : rows) built.add({r.unit, r.cls}, {r.outturn});
    return std::move(built).finish();
}

std::optional<std::int64_t> sum_of(const facts& table) { return rollup(table, query{}).sum(0, "outturn.revenue"); }

std::vector<std::string> problems_of(const std::vector<row>& rows) {
    try {
        static_cast<void>(table_of(rows));
    } catch (const bad_input& bad) {
        std::vector<std::string> out;
        for (const problem& p : bad.problems()) out.push_back(to_string(p));
        return out;
    }
    return {};
}

}  // namespace

TEST_CASE("a total in both trees is not summed beside its part, whatever stands between them", "[panel]") {
    const facts table = table_of({{"01", "tax", 30}, {"01", "vat", 20}, {"00643", "vat", 10}});
    CHECK(sum_of(table) == 10);
    CHECK(table.parent_figures() == 2);
    CHECK(sum_of(table_of({{"01", "tax", 30}, {"00643", "vat", 10}})) == 10);
}

TEST_CASE("totals of both trees with all of their parts count each part once", "[panel]") {
    const facts table = table_of({{"01", "tax", 30},
                                  {"01", "vat", 30},
                                  {"00643", "tax", 10},
                                  {"00646", "tax", 20},
                                  {"00643", "vat", 10},
                                  {"00646", "vat", 20}});
    CHECK(sum_of(table) == 30);
    CHECK(table.check_sums().empty());
}

TEST_CASE("figures that overlap without one lying in the other cannot be summed", "[panel]") {
    const std::string overlaps =
        "no figure beside that of \"01, vat\", which overlaps it: their sum would count twice what lies in both";
    CHECK(problems_of({{"01", "vat", 20}, {"00643", "tax", 10}}) ==
          std::vector<std::string>{"lines.csv, column outturn: \"00643, tax\": expected " + overlaps});
    // Where a part of one is known, that one is not summed.
    CHECK(sum_of(table_of({{"01", "vat", 20}, {"00643", "tax", 10}, {"00646", "vat", 5}})) == 15);
    CHECK(sum_of(table_of({{"01", "vat", 20}, {"00643", "tax", 10}, {"00643", "vat", 5}})) == 5);
    CHECK(sum_of(table_of({{"01", "vat", 20}, {"00643", "tax", std::nullopt}})) == 20);
    CHECK(sum_of(table_of({{"01", "fees", 20}, {"00643", "tax", 10}})) == 30);
    CHECK(sum_of(table_of({{"79", "vat", 20}, {"00643", "tax", 10}})) == 30);
}

TEST_CASE("every figure that overlaps is named", "[panel]") {
    const std::vector<std::string> problems =
        problems_of({{"01", "vat", 1}, {"VN", "vat", 2}, {"00646", "tax", 3}, {"00643", "tax", 4}, {"26740", "fees", 5}});
    REQUIRE(problems.size() == 2);  // VN's is set aside, since 01's lies below
    CHECK(problems[0].find("\"00643, tax\"") != std::string::npos);
    CHECK(problems[1].find("\"00646, tax\"") != std::string::npos);
    CHECK(problems_of({{"00643", "tax", 4}, {"26740", "fees", 5}, {"00646", "tax", 3}, {"VN", "vat", 2}, {"01", "vat", 1}}) ==
          problems);
}

TEST_CASE("a parent is compared with its nearest children of each tree, as the table has them", "[panel]") {
    const facts table = table_of({{"VN", "tax", 100},
                                  {"01", "tax", 60},
                                  {"00643", "tax", 20},
                                  {"00643", "vat", 15},
                                  {"00646", "tax", 39},
                                  {"26740", "tax", 40}});
    struct expected {
        std::string unit, cls, dimension;
        std::int64_t stated, children;
    };
    // 79 has no row, so VN's nearest in it is 26740.
    const std::vector<expected> lines{{"00643", "tax", "class", 20, 15}, {"01", "tax", "unit", 60, 59}};
    REQUIRE(table.check_sums().size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const sum_difference& d = table.check_sums()[i];
        CHECK(d.members == std::vector{lines[i].unit, lines[i].cls});
        CHECK(d.dimension == lines[i].dimension);
        CHECK(d.stated == lines[i].stated);
        CHECK(d.children == lines[i].children);
    }
}

TEST_CASE("the population of a province beside those of its communes counts once", "[panel]") {
    table_definition definition;
    definition.unit("unit", units()).period("month").category("class");
    definition.measure(collected, "outturn").measure(measure::population, "population");
    facts_builder built{definition};
    built.add({"VN", "2025-01", "a"}, {1, 1'000});
    built.add({"01", "2025-01", "a"}, {1, 610});
    built.add({"00643", "2025-01", "a"}, {1, 200});
    built.add({"00643", "2025-01", "b"}, {1, 200});
    built.add({"00646", "2025-01", "a"}, {1, 400});
    built.add({"79", "2025-01", "a"}, {1, 390});
    built.add({"01", "2025-02", "a"}, {1, 620});
    const facts table = std::move(built).finish();

    const panel months = rollup(table, query{}.by({"province", "month"}));
    REQUIRE(months.code(1, 0) == "01");
    CHECK_FALSE(months.sum(0, "population"));  // VN's own
    CHECK(months.sum(1, "population") == 600);
    CHECK(months.sum(2, "population") == 620);  // of February, for which the communes have none
    CHECK(rollup(table, query{}.by({"month"})).sum(0, "population") == 990);
    CHECK(rollup(table, query{}.by({"month"}).where("class", {"b"})).sum(0, "population") == 990);
    const formula people = to_formula(measure::population);
    CHECK(rollup(table, query{}.by({"month"})).covered(people)[0] == coverage{3, 3});
    CHECK(rollup(table, query{}.by({"month"})).covered(people)[1] == coverage{1, 3});
    // In the year the last counts of the communes stand beside no count of their province.
    CHECK(rollup(table, query{}.by({"fiscal_year"})).sum(0, "population") == 990);
    CHECK(rollup(table, query{}.by({"province", "month"})).up("fiscal_year").up("country").sum(0, "population") == 990);

    std::vector<sum_difference> of_stocks = table.check_sums();
    std::erase_if(of_stocks, [](const sum_difference& d) { return d.column != "population"; });
    REQUIRE(of_stocks.size() == 1);
    CHECK(of_stocks[0].members == std::vector<std::string>{"01", "2025-01", ""});
    CHECK(of_stocks[0].dimension == "unit");
    CHECK(of_stocks[0].stated == 610);
    CHECK(of_stocks[0].children == 600);
}

TEST_CASE("a province counts for communes that were merged away within the year, and have no successor in the table",
          "[panel]") {
    const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "P", .level = "province"},
                  {.code = "a", .parent = "P", .level = "commune", .valid = until({2025, 6})},
                  {.code = "ab", .parent = "P", .level = "commune", .valid = since({2025, 7})}}));
    table_definition definition;
    definition.unit("unit", tree).period("month").measure(measure::population, "population");
    facts_builder built{definition};
    built.add({"a", "2025-06"}, {100});
    built.add({"P", "2025-06"}, {100});
    built.add({"P", "2025-12"}, {120});
    const facts table = std::move(built).finish();
    CHECK(rollup(table, query{}.by({"fiscal_year"})).sum(0, "population") == 120);
    CHECK(rollup(table, query{}.by({"half"})).sum(0, "population") == 100);
    CHECK(rollup(table, query{}.by({"half"})).sum(1, "population") == 120);
}

TEST_CASE("what is kept of parents does not grow with the rows below them", "[panel]") {
    detail::table_base base{by_unit_and_class()};
    detail::parent_rows parents{base, false};
    const auto code = [&](std::size_t d, const char* text) { return base.members[d].code_of(text); };
    std::vector<std::uint32_t> of_unit, of_class;
    std::vector<std::int64_t> values;
    for (int i = 0; i < 4'000; ++i) {
        of_unit.push_back(code(0, i % 100 == 0 ? "01" : i % 2 == 0 ? "00643" : "00646"));
        of_class.push_back(code(1, i % 3 == 0 ? "vat" : "fees"));
        values.push_back(1);
    }
    const std::vector<detail::code_span> codes{{of_unit.data(), 4}, {of_class.data(), 4}};
    const std::vector<detail::value_span> figures{{values.data(), nullptr, 1}};
    const detail::row_block block{values.size(), codes, figures, nullptr};
    REQUIRE(parents.sees_parents());
    for (int times = 0; times < 100; ++times) parents.note(block);
    CHECK(parents.size() == 2);  // 01 with vat and with fees
    for (int times = 0; times < 100; ++times) CHECK(parents.compare(block));
    CHECK(parents.size() == 2);
    std::size_t left = 0;
    parents.hand_out([&](const detail::row_block& rows) { left += rows.rows; });
    CHECK(left == 0);
    base.members[0].code_of("26740");
    CHECK_FALSE(parents.compare(block));  // rows with members that were not there when parents were noted
}

TEST_CASE("the rows of a parent come to more than 64 bits without wrapping", "[panel]") {
    detail::table_base base{by_unit_and_class()};
    detail::parent_rows parents{base, false};
    const std::vector<std::uint32_t> of_unit(3, base.members[0].code_of("01")), of_class(3, base.members[1].code_of("vat"));
    const std::vector<std::int64_t> values(3, std::numeric_limits<std::int64_t>::max());
    const std::vector<detail::code_span> codes{{of_unit.data(), 4}, {of_class.data(), 4}};
    const std::vector<detail::value_span> figures{{values.data(), nullptr, 1}};
    const detail::row_block block{3, codes, figures, nullptr};
    REQUIRE(parents.sees_parents());
    parents.note(block);
    REQUIRE(parents.compare(block));
    detail::int128 sum{0};
    parents.hand_out([&](const detail::row_block& rows) {
        for (std::size_t i = 0; i < rows.rows; ++i) sum = sum + detail::int128{rows.values[0].data[i]};
    });
    CHECK((sum == detail::int128{3} * detail::int128{values[0]}));
}
