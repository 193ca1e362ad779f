// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <random>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/csv.hpp>

#include "temporary_file.hpp"

using namespace govkpi;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto spent = measure::outturn<expenditure, VND>;

csv_layout lines() {
    csv_layout out;
    out.table.unit("unit").period("month").category("flow");
    out.table.measure(collected, "outturn", {{"flow", "thu"}}).measure(spent, "outturn", {{"flow", "chi"}});
    out.table.measure(measure::population, "population");
    out.figures["outturn"] = {.style = number_style::of(language::vi), .scale = 1'000'000};
    return out;
}

std::vector<std::string> problems_of(const csv_source& source, const query& asked) {
    try {
        static_cast<void>(source.rollup(asked));
    } catch (const bad_input& bad) {
        std::vector<std::string> out;
        for (const problem& p : bad.problems()) out.push_back(to_string({"f", p.row, p.column, p.text, p.expected}));
        return out;
    }
    return {};
}

}  // namespace

TEST_CASE("a file in triệu đồng is summed exactly in đồng", "[csv]") {
    const temporary_file file{"unit;month;flow;outturn;population\n"
                              "00643;2025-01;thu;1.234,5;1000\n"
                              "00643;2025-02;thu;0,000001;1000\n"
                              "00643;2025-01;chi;2;1000\n"
                              "00646;2025-01;thu;-;500\n"};
    const panel p = csv_source{{file.path()}, lines()}.rollup(query{}.by({"unit", "fiscal_year"}));
    REQUIRE(p.size() == 2);
    CHECK(p.sum(0, "outturn.revenue") == 1'234'500'001);
    CHECK(p.sum(0, "outturn.expenditure") == 2'000'000);
    CHECK_FALSE(p.sum(1, "outturn.revenue"));
    CHECK(p.sum(1, "population") == 500);
}

TEST_CASE("several files are one table", "[csv]") {
    const temporary_file first{"unit,month,flow,outturn,population\na,2024-12,thu,1,10\n"};
    const temporary_file second{"population\tflow\tunit\tmonth\toutturn\n20\tthu\tb\t2025-01\t2\n20\tthu\ta\t2025-01\t3\n"};
    const panel p = csv_source{{first.path(), second.path()}, lines()}.rollup(query{}.by({"fiscal_year", "unit"}));
    REQUIRE(p.size() == 3);
    CHECK(p.code(0, 0) == "2024");
    CHECK(p.sum(1, "outturn.revenue") == 3'000'000);
    CHECK(p.code(2, 1) == "b");
}

TEST_CASE("every bad cell of every file is reported, and nothing is returned", "[csv]") {
    const temporary_file file{"unit,month,flow,outturn,population\n"
                              "a,2025-13,thu,1,10\n"
                              "a,2025-01,thu,12x,10\n"
                              "a,2025-01,thu,1,11\n"
                              "a,2025-01,thu,1,12\n"
                              "a,2025-01,thu,1\n"
                              "a,2025-Q1,thu,1,10\n"};
    const std::vector<std::string> problems = problems_of(csv_source{{file.path()}, lines()}, query{});
    REQUIRE(problems.size() == 5);
    CHECK(problems[0] == "f, row 2, column month: \"2025-13\": expected a month from 01 to 12");
    CHECK(problems[1].find("f, row 3, column outturn: \"12x\"") == 0);
    CHECK(problems[2].find("row 6") != std::string::npos);
    CHECK(problems[3].find("periods of one length") != std::string::npos);
    CHECK(problems[4] == "f, row 5, column population: \"12\": expected 11, as an earlier row says of a in 2025-01");
}

TEST_CASE("a missing column is reported with those that there are", "[csv]") {
    const temporary_file file{"unit,month,outturn,population\na,2025-01,1,10\n"};
    const std::vector<std::string> problems = problems_of(csv_source{{file.path()}, lines()}, query{});
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].find("flow") != std::string::npos);
    CHECK(problems[0].find("unit, month, outturn, population") != std::string::npos);
}

TEST_CASE("a file that is not there is bad input", "[csv]") {
    CHECK_THROWS_AS((csv_source{{"/nowhere/at_all.csv"}, lines()}.rollup(query{})), bad_input);
}

TEST_CASE("a streamed file and the same rows in memory give the same integers, whatever the order of rows", "[csv]") {
    std::mt19937 random{7};
    std::vector<std::string> rows;
    for (int i = 0; i < 30'000; ++i) {
        const auto unit = random() % 700;
        const auto month = random() % 60;
        rows.push_back("u" + std::to_string(unit) + ",202" + std::to_string(month / 12) + "-" +
                       (month % 12 < 9 ? "0" : "") + std::to_string(month % 12 + 1) + (random() % 2 != 0 ? ",thu," : ",chi,") +
                       (random() % 9 == 0 ? "" : std::to_string(static_cast<int>(random() % 2'000'000) - 500'000)) + "," +
                       std::to_string(1000 + unit * 7 + month) + "\n");
    }
    csv_layout layout = lines();
    layout.figures.clear();
    const auto write = [&] {
        std::string text = "unit,month,flow,outturn,population\n";
        for (const std::string& row : rows) text += row;
        return temporary_file{text};
    };
    const auto asked = query{}.by({"unit", "quarter"});
    const temporary_file sorted = write();
    const panel streamed = csv_source{{sorted.path()}, layout}.rollup(asked);
    const panel in_memory = rollup(csv_source{{sorted.path()}, layout}.read(), asked);
    std::shuffle(rows.begin(), rows.end(), random);
    const temporary_file shuffled = write();
    const panel other_order = csv_source{{shuffled.path()}, layout}.rollup(asked);
    const auto per_head_now = to_formula(spent / measure::population);
    REQUIRE(streamed.size() == in_memory.size());
    REQUIRE(streamed.size() == other_order.size());
    REQUIRE(streamed.size() > 10'000);
    CHECK(streamed.evaluate(per_head_now) == in_memory.evaluate(per_head_now));
    CHECK(streamed.evaluate(per_head_now) == other_order.evaluate(per_head_now));
    CHECK(streamed.covered(per_head_now) == other_order.covered(per_head_now));
    bool equal = true;
    for (std::size_t cell = 0; cell < streamed.size(); ++cell)
        equal = equal && streamed.code(cell, 0) == other_order.code(cell, 0) &&
                streamed.sum(cell, "outturn.revenue") == in_memory.sum(cell, "outturn.revenue") &&
                streamed.sum(cell, "outturn.revenue") == other_order.sum(cell, "outturn.revenue");
    CHECK(equal);
    // Rows chosen by a category: what was reported is asked of those alone.
    const auto only = query{}.by({"fiscal_year"}).where("flow", {"thu"});
    const panel chosen = csv_source{{sorted.path()}, layout}.rollup(only);
    const panel chosen_in_memory = rollup(csv_source{{sorted.path()}, layout}.read(), only);
    CHECK_FALSE(chosen.sum(0, "outturn.expenditure"));
    CHECK(chosen.sum(0, "outturn.revenue") == chosen_in_memory.sum(0, "outturn.revenue"));
    CHECK(chosen.covered(to_formula(collected)) == chosen_in_memory.covered(to_formula(collected)));
}

TEST_CASE("a streamed file with parents beside their children counts no figure twice", "[csv]") {
    csv_layout layout;
    layout.table.unit("unit", std::make_shared<const hierarchy>(hierarchy::from_rows(
                                  "units", {{.code = "P", .level = "province"}, {.code = "c", .parent = "P", .level = "commune"}})));
    layout.table.measure(collected, "outturn");
    const temporary_file file{"unit,outturn\nc,5\nP,5\n"};
    const panel p = csv_source{{file.path()}, layout}.rollup(query{}.by({"province"}));
    REQUIRE(p.size() == 1);
    CHECK(p.sum(0, "outturn.revenue") == 5);
}

TEST_CASE("a streamed file knows how long its periods are, whatever its column of periods is called", "[csv]") {
    csv_layout layout;
    layout.table.unit("unit").period("month").measure(collected, "outturn");
    const temporary_file months{"unit,month,outturn\na,2025-01,5\na,2025-03,7\nb,2025-01,1\n"};
    const csv_source source{{months.path()}, layout};
    for (const char* level : {"month", "quarter"}) {
        const panel streamed = source.rollup(query{}.by({"unit", level}));
        CHECK(streamed.covered(to_formula(collected)) ==
              rollup(source.read(), query{}.by({"unit", level})).covered(to_formula(collected)));
        CHECK(streamed.covered(to_formula(collected))[0].expected > 0);
    }
    csv_layout quarters;
    quarters.table.unit("unit").period("period").measure(collected, "outturn");
    const temporary_file longer{"unit,period,outturn\na,2025-Q1,5\n"};
    CHECK_THROWS_WITH((csv_source{{longer.path()}, quarters}.rollup(query{}.by({"month"}))),
                      "a quarter is longer than a month: the table has no finer periods");
}
