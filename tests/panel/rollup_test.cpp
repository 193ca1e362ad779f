// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <map>
#include <string>
#include <tuple>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

#include <boost/multiprecision/cpp_int.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using boost::multiprecision::int128_t;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;
constexpr auto spent = measure::outturn<expenditure, VND>;

constexpr auto completion = indicator{"revenue_completion", plan_completion(collected, planned)};
constexpr auto spending_per_head = indicator{"spending_per_head", per_head(spent, measure::population)};

std::shared_ptr<const hierarchy> communes() {
    static const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "communes", {{.code = "VN", .level = "country"},
                     {.code = "01", .parent = "VN", .level = "province", .name = "Hà Nội"},
                     {.code = "79", .parent = "VN", .level = "province", .name = "Hồ Chí Minh"},
                     {.code = "00643", .parent = "01", .level = "commune", .name = "Thanh Liệt"},
                     {.code = "00646", .parent = "01", .level = "commune", .name = "Thanh Trì"},
                     {.code = "26740", .parent = "79", .level = "commune", .name = "Sài Gòn"}}));
    return tree;
}

table_definition lines() {
    table_definition out;
    out.unit("unit", communes()).period("month").category("class").category("flow");
    out.measure(planned, "budget", {{"flow", "thu"}})
        .measure(collected, "outturn", {{"flow", "thu"}})
        .measure(measure::original_budget<expenditure, VND>, "budget", {{"flow", "chi"}})
        .measure(spent, "outturn", {{"flow", "chi"}})
        .measure(measure::population, "population");
    return out;
}

facts three_communes() {
    facts_builder rows{lines()};
    rows.add({"00643", "2025-01", "1", "thu"}, {100, 90, 1000});
    rows.add({"00643", "2025-01", "2", "thu"}, {10, 1, 1000});
    rows.add({"00643", "2025-02", "1", "thu"}, {100, 110, 1100});
    rows.add({"00643", "2025-01", "1", "chi"}, {50, 40, 1000});
    rows.add({"00646", "2025-01", "1", "thu"}, {1000, 100, 500});
    rows.add({"00646", "2025-01", "1", "chi"}, {70, 60, 500});
    rows.add({"26740", "2025-02", "1", "thu"}, {std::nullopt, 7, std::nullopt});
    return std::move(rows).finish();
}

std::string text(const auto& value) {
    char line[longest_text];
    return {line, write(line, value)};
}

}  // namespace

TEST_CASE("figures are summed by unit and year, and indicators evaluated on the sums", "[panel]") {
    const panel by_commune =
        rollup(three_communes(), query{}.by({"unit", "fiscal_year"}).measure(completion).measure(spending_per_head));
    REQUIRE(by_commune.size() == 3);
    CHECK(by_commune.code(0, 0) == "00643");
    CHECK(by_commune.name(0, 0) == "Thanh Liệt");
    CHECK(by_commune.period(0) == fiscal_period::year(2025));
    CHECK(by_commune.sum(0, "outturn.revenue") == 201);
    CHECK(by_commune.sum(0, "original_budget.revenue") == 210);

    const auto done = by_commune.evaluate(completion);
    using typed = quotient<amount<revenue, basis::outturn, VND>, amount<revenue, basis::original_budget, VND>>;
    STATIC_REQUIRE(std::is_same_v<decltype(done.front().value), typed>);
    CHECK(text(done[0].value) == "95.7%");
    CHECK(text(done[1].value) == "10.0%");
    CHECK(done[2].value.reason() == undefined::missing);
}

TEST_CASE("a completion rolled up is that of the sums, not a mean of completions", "[panel]") {
    const panel by_province =
        rollup(three_communes(), query{}.by({"unit", "fiscal_year"}).measure(completion)).up("province");
    REQUIRE(by_province.size() == 2);
    CHECK(by_province.code(0, 0) == "01");
    CHECK(text(by_province.evaluate(completion)[0].value) == "24.9%");  // 301 / 1210, not (95.7 + 10.0) / 2
    const panel nation = by_province.up("country");
    REQUIRE(nation.size() == 1);
    CHECK(nation.sum(0, "outturn.revenue") == 308);
}

TEST_CASE("a population repeated on every row counts once, and its last figure stands for the year", "[panel]") {
    const panel by_province =
        rollup(three_communes(), query{}.by({"province", "fiscal_year"}).measure(spending_per_head));
    CHECK(by_province.sum(0, "population") == 1100 + 500);
    CHECK(by_province.sum(0, "outturn.expenditure") == 100);
    CHECK_FALSE(by_province.sum(1, "population"));
}

TEST_CASE("the mean of a stock over the months stays exact", "[panel]") {
    const auto per_mean = indicator{"x", spent / mean_over_time(measure::population)};
    const panel by_commune = rollup(three_communes(), query{}.by({"unit", "fiscal_year"}).measure(per_mean));
    const std::vector<figure> value = by_commune.evaluate(to_formula(per_mean.of()));
    CHECK(value[0].as_ratio() == make_ratio(40, 1050));
}

TEST_CASE("a population that differs between rows of one unit and month is refused", "[panel]") {
    facts_builder rows{lines(), "lines.csv"};
    rows.add({"00643", "2025-01", "1", "thu"}, {100, 90, 1000});
    rows.add({"00643", "2025-01", "2", "thu"}, {100, 90, 1001});
    CHECK_THROWS_WITH(std::move(rows).finish(),
                      "lines.csv, row 2, column population: \"1001\": expected 1000, as an earlier row says of 00643 in 2025-01");
}

TEST_CASE("every unknown unit and every text that is no period is reported", "[panel]") {
    facts_builder rows{lines(), "lines.csv"};
    rows.add({"99999", "2025-13", "1", "thu"}, {1, 1, 1});
    rows.add({"00643", "soon", "1", "thu"}, {1, 1, 1});
    rows.add({"00643", "2025-Q1", "1", "thu"}, {1, 1, 1});
    rows.add({"00643", "2025-01", "1", "thu"}, {1, 1, 1});
    try {
        static_cast<void>(std::move(rows).finish());
        FAIL("it was accepted");
    } catch (const bad_input& bad) {
        REQUIRE(bad.problems().size() == 4);
        CHECK(bad.problems()[0].expected == "a month from 01 to 12");
        CHECK(bad.problems()[2].expected == "periods of one length: a quarter as 2025-Q1 is");
        CHECK(bad.problems()[3].expected == "a code of communes");
    }
}

TEST_CASE("coverage counts units and periods, and missing ones are not zero", "[panel]") {
    const panel by_province = rollup(three_communes(), query{}.by({"province", "quarter"}).measure(completion));
    // Two communes of three months: Thanh Liệt reported two of them, Thanh Trì one.
    CHECK(by_province.covered(to_formula(completion.of()))[0] == coverage{3, 6});
    CHECK(by_province.covered(to_formula(completion.of()))[1] == coverage{1, 3});
}

TEST_CASE("a cell with too little coverage is withheld", "[panel]") {
    const panel by_province = rollup(
        three_communes(), query{}.by({"province", "quarter"}).measure(completion).withhold_below(make_ratio(1, 2)));
    const auto done = by_province.evaluate(completion);
    CHECK(done[0].value.is_defined());
    CHECK(done[1].value.reason() == undefined::partial_coverage);
}

TEST_CASE("parents beside their children are set aside, and differences are listed", "[panel]") {
    facts_builder rows{lines()};
    rows.add({"00643", "2025-01", "1", "thu"}, {100, 90, 1000});
    rows.add({"00646", "2025-01", "1", "thu"}, {100, 80, 500});
    rows.add({"01", "2025-01", "1", "thu"}, {200, 171, std::nullopt});
    rows.add({"VN", "2025-01", "1", "thu"}, {200, 171, std::nullopt});
    rows.add({"79", "2025-01", "1", "thu"}, {5, 5, std::nullopt});
    const facts table = std::move(rows).finish();
    CHECK(table.parent_figures() == 4);
    REQUIRE(table.check_sums().size() == 3);
    CHECK(table.check_sums()[0].members[0] == "01");
    CHECK(table.check_sums()[0].column == "outturn");
    CHECK(table.check_sums()[0].difference() == 1);
    CHECK(table.check_sums()[1].members[0] == "VN");
    CHECK(table.check_sums()[1].children == 205);

    const panel nation = rollup(table, query{}.by({"country"}));
    CHECK(nation.sum(0, "outturn.revenue") == 90 + 80 + 5);  // 79 has no communes in the table, so it stands for itself
    CHECK_THROWS_WITH(rollup(table, query{}.where("unit", {"01", "00643"})),
                      "01 and 00643 are one below the other: their sum would count rows twice");
    CHECK(rollup(table, query{}.where("unit", {"01"})).sum(0, "outturn.revenue") == 170);
}

TEST_CASE("growth is against the same period of the year before, and missing without one", "[panel]") {
    facts_builder rows{lines()};
    rows.add({"00643", "2024-01", "1", "thu"}, {0, 80, 1});
    rows.add({"00646", "2024-01", "1", "thu"}, {0, 20, 1});
    rows.add({"00643", "2025-01", "1", "thu"}, {0, 90, 1});
    rows.add({"00646", "2025-01", "1", "thu"}, {0, 40, 1});
    const panel p = rollup(std::move(rows).finish(), query{}.by({"unit", "fiscal_year"}));
    const auto grown = p.evaluate(indicator{"g", growth(collected)});
    CHECK(grown[0].value.reason() == undefined::missing);
    CHECK(text(grown[1].value) == "12.5%");
    const auto share = p.evaluate(indicator{"s", share_of_parent(collected)});
    CHECK(text(share[1].value) == "69.2%");
    const auto parts = p.evaluate(indicator{"c", contribution_to_growth(collected)});
    CHECK(text(parts[1].value) == "10.0%");
    CHECK(text(parts[3].value) == "20.0%");
    CHECK(p.up("province").evaluate(indicator{"g", growth(collected)})[1].value == make_ratio(3, 10));
}

TEST_CASE("contributions to growth are in points that add up to the parent's growth as printed", "[panel]") {
    facts_builder rows{lines()};
    const auto add = [&](const char* unit, std::int64_t then, std::int64_t now) {
        rows.add({unit, "2024-01", "1", "thu"}, {0, then, 1});
        rows.add({unit, "2025-01", "1", "thu"}, {0, now, 1});
    };
    add("00643", 100, 101);  // a third of a point of 300 each: 0.333..., together 1.0
    add("00646", 100, 101);
    add("26740", 100, 101);
    const panel communes = rollup(std::move(rows).finish(), query{}.by({"unit", "fiscal_year"}));
    constexpr auto contribution = indicator{"c", contribution_to_growth(collected)};
    const auto texts = [&](const panel& of) {
        std::vector<std::string> out;
        for (const percent_points& p : of.points(contribution))
            if (p.is_defined()) out.push_back(text(p));
        return out;
    };
    CHECK(texts(communes) == std::vector<std::string>{"+0.5 pp", "+0.5 pp", "+1.0 pp"});  // of each province's own growth
    const panel provinces = communes.up("province");
    CHECK(texts(provinces) == std::vector<std::string>{"+0.7 pp", "+0.3 pp"});  // of the nation's, 1.0
    CHECK(provinces.points(contribution)[0].reason() == undefined::missing);
    CHECK_THROWS_WITH(communes.points(indicator{"g", growth(collected)}),
                      "growth(outturn.revenue) is no contribution to growth: only these are in points that add up");
    CHECK(to_text(figure{-1, 300}, to_formula(contribution.of())) == "-0.3 pp");
}

TEST_CASE("cells are ranked among all of their period, or within a coarser level", "[panel]") {
    const panel p = rollup(three_communes(), query{}.by({"unit", "fiscal_year"}));
    const auto of = to_formula(collected);
    const auto places = [](const std::vector<ranked>& ranks) {
        std::vector<std::uint32_t> out;
        for (const ranked& r : ranks) out.push_back(r.rank.value_or(0) * 10 + r.of);
        return out;
    };
    CHECK(places(p.rank(of, direction::higher_is_better)) == std::vector<std::uint32_t>{13, 23, 33});
    CHECK(places(p.rank_within("province", of, direction::higher_is_better)) == std::vector<std::uint32_t>{12, 22, 11});
    CHECK(places(p.rank(completion.higher_is_better())) == std::vector<std::uint32_t>{12, 22, 2});
    CHECK_THROWS_WITH(p.rank(completion), Catch::StartsWith("revenue_completion does not say which way is better"));
    CHECK_THROWS_AS(p.rank_within("ward", of, direction::higher_is_better), panel_error);
}

TEST_CASE("rows are chosen by a level as by its dimension", "[panel]") {
    const facts table = three_communes();
    const auto sum = [&](const char* level, const char* member) {
        return rollup(table, query{}.where(level, {member})).sum(0, "outturn.revenue");
    };
    CHECK(sum("province", "01") == sum("unit", "01"));
    CHECK(sum("fiscal_year", "2025") == 308);
    CHECK(sum("quarter", "2025-Q1") == 308);
    CHECK_THROWS_WITH(sum("ward", "01"), Catch::StartsWith("there is nothing called ward to choose rows by; there are unit, country"));
}

TEST_CASE("a sum past 64 bits names its cell and never wraps", "[panel]") {
    facts_builder rows{lines()};
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    rows.add({"00643", "2025-01", "1", "thu"}, {1, most, 1});
    rows.add({"00643", "2025-01", "2", "thu"}, {1, 1, 1});
    rows.add({"00646", "2025-01", "1", "thu"}, {1, most, 1});
    rows.add({"00646", "2025-01", "2", "thu"}, {1, -most, 1});
    const facts table = std::move(rows).finish();
    CHECK_THROWS_WITH(rollup(table, query{}.by({"unit", "month"})),
                      "unit 00643, month 2025-01: the sum of outturn.revenue does not fit in 64 bits");
    CHECK(rollup(table, query{}.by({"unit"}).where("unit", {"00646"})).sum(0, "outturn.revenue") == 0);
}

TEST_CASE("an explanation has the formula, its numbers, the coverage and the largest contributors", "[panel]") {
    const panel p = rollup(three_communes(), query{}.by({"unit", "fiscal_year"}).measure(completion)).up("province");
    CHECK(p.explain(0, to_formula(completion.of())) ==
          "province 01, fiscal_year 2025: outturn.revenue / original_budget.revenue = 24.9%\n"
          "  = 301 / 1,210\n"
          "  outturn.revenue = 301 VND\n"
          "  original_budget.revenue = 1,210 VND\n"
          "  reported: 3 of 24 units and periods\n"
          "  largest contributors to outturn.revenue:\n"
          "    unit 00643, fiscal_year 2025: 201 VND\n"
          "    unit 00646, fiscal_year 2025: 100 VND\n");
}

TEST_CASE("what a query names and the table does not have is said with what there is", "[panel]") {
    const facts table = three_communes();
    CHECK_THROWS_WITH(rollup(table, query{}.by({"district"})),
                      "there is nothing called district to sum by; there are unit, country, province, commune, month, "
                      "quarter, half, fiscal_year, class, flow");
    CHECK_THROWS_WITH(rollup(table, query{}.by({"unit", "province"})),
                      "unit and province are levels of one dimension: sum by one of them, and go up() to the other");
    CHECK_THROWS_WITH(rollup(table, query{}.measure(to_formula(measure::outturn<revenue, USD>))),
                      "outturn.revenue is in VND in the table, and in USD in the formula");
    const panel p = rollup(table, query{}.by({"unit"}));
    CHECK_THROWS_WITH(p.evaluate(indicator{"x", measure::outturn<revenue, USD> / measure::population}),
                      "outturn.revenue is in VND in the table, and in USD in the formula");
    CHECK_THROWS_WITH(p.evaluate(indicator{"x", measure::stock<money<VND>>("debt") / measure::population}),
                      Catch::Matchers::StartsWith("the table has no measure debt; it has original_budget.revenue, "));
    CHECK_THROWS_WITH(p.evaluate(indicator{"x", measure::flow<people>("population") / measure::population}),
                      "population is a stock in the table and a flow in the formula");
    CHECK_THROWS_WITH(rollup(table, query{}.by({"unit"}).measure(completion)).evaluate(spending_per_head),
                      "the panel has no sums of outturn.expenditure: ask for them in the query");
}

TEST_CASE("sums by group are those of exact arithmetic, in any order of rows", "[panel][property]") {
    rc::prop("and rolling up in steps is rolling up at once", [] {
        table_definition table;
        table.unit("unit").period("month").category("class");
        table.measure(collected, "a").measure(planned, "b");
        struct row { std::string unit, month, cls; facts_builder::figure a, b; };
        std::vector<row> rows;
        const auto count = *rc::gen::inRange(0, 200);
        const bool huge = *rc::gen::arbitrary<bool>();
        for (int i = 0; i < count; ++i) {
            const auto value = [&]() -> facts_builder::figure {
                if (*rc::gen::inRange(0, 5) == 0) return std::nullopt;
                const auto v = *rc::gen::arbitrary<std::int64_t>();
                return huge ? v / 64 : v % 1000;
            };
            rows.push_back({std::to_string(*rc::gen::inRange(0, 5)),
                            "202" + std::to_string(*rc::gen::inRange(4, 6)) + "-0" + std::to_string(*rc::gen::inRange(1, 4)),
                            std::to_string(*rc::gen::inRange(0, 3)), value(), value()});
        }
        std::map<std::tuple<std::string, std::string>, std::pair<int128_t, bool>> expected;
        for (const row& r : rows) {
            auto& [sum, present] = expected[{r.unit, r.month.substr(0, 4)}];
            if (r.a) sum += *r.a, present = true;
        }
        const auto build = [&](const std::vector<row>& from) {
            facts_builder b{table};
            for (const row& r : from) b.add({r.unit, r.month, r.cls}, {r.a, r.b});
            return std::move(b).finish();
        };
        for (const auto& [key, value] : expected)
            if (value.first > std::numeric_limits<std::int64_t>::max() || value.first < std::numeric_limits<std::int64_t>::min())
                return;
        const facts one = build(rows);
        std::vector<row> shuffled;
        while (!rows.empty()) {
            const auto at = rows.begin() + *rc::gen::inRange(0, static_cast<int>(rows.size()));
            shuffled.push_back(*at);
            rows.erase(at);
        }
        const facts other = build(shuffled);
        const auto asked = query{}.by({"unit", "fiscal_year"}).measure(to_formula(collected));
        const panel p = rollup(one, asked);
        const panel q = rollup(other, asked);
        RC_ASSERT(p.size() == expected.size());
        std::size_t cell = 0;
        for (const auto& [key, value] : expected) {
            RC_ASSERT(p.code(cell, 0) == std::get<0>(key));
            RC_ASSERT(p.code(cell, 1) == std::get<1>(key));
            RC_ASSERT(p.sum(cell, "outturn.revenue").has_value() == value.second);
            if (value.second) RC_ASSERT(int128_t{*p.sum(cell, "outturn.revenue")} == value.first);
            RC_ASSERT(p.sum(cell, "outturn.revenue") == q.sum(cell, "outturn.revenue"));
            ++cell;
        }
        if (huge) return;
        const panel steps = rollup(one, query{}.by({"unit", "month", "class"})).up("quarter").without("class").up("fiscal_year");
        RC_ASSERT(steps.size() == p.size());
        for (std::size_t i = 0; i < p.size(); ++i)
            RC_ASSERT(steps.sum(i, "outturn.revenue") == p.sum(i, "outturn.revenue"));
    });
}

TEST_CASE("people of a unit that was merged away within the year are counted in its successor", "[panel]") {
    const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "P", .level = "province"},
                  {.code = "a", .parent = "P", .level = "commune", .valid = {.last = {{2025, 6}}}},
                  {.code = "b", .parent = "P", .level = "commune", .valid = {.last = {{2025, 6}}}},
                  {.code = "ab", .parent = "P", .level = "commune", .valid = {.first = {{2025, 7}}}}}));
    table_definition table;
    table.unit("unit", tree).period("month").measure(measure::population, "population").measure(spent, "spent");
    facts_builder rows{table};
    for (int m = 1; m <= 12; ++m) {
        const std::string month = (m < 10 ? "2025-0" : "2025-") + std::to_string(m);
        if (m <= 6) {
            rows.add({"a", month}, {100, 1});
            rows.add({"b", month}, {200, 1});
        } else {
            rows.add({"ab", month}, {320, 2});
        }
    }
    const facts built = std::move(rows).finish();
    const panel year = rollup(built, query{}.by({"province", "fiscal_year"}));
    CHECK(year.sum(0, "population") == 320);
    CHECK(year.evaluate(to_formula(spent / mean_over_time(measure::population)))[0].as_ratio() == make_ratio(24, 310));
    const panel quarter = rollup(built, query{}.by({"province", "quarter"}));
    CHECK(quarter.sum(1, "population") == 300);
    CHECK(quarter.sum(2, "population") == 320);
    CHECK(year.covered(to_formula(spent))[0] == coverage{18, 18});
}

TEST_CASE("a code that a reform gave to another unit stands for each in its time", "[panel]") {
    const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "01", .level = "province"},
                  {.code = "79", .level = "province"},
                  {.code = "643", .parent = "01", .level = "commune", .name = "Tân Triều", .valid = {.last = {{2025, 6}}}},
                  {.code = "643", .parent = "79", .level = "commune", .name = "Thanh Liệt", .valid = {.first = {{2025, 7}}}}}));
    table_definition table;
    table.unit("unit", tree).period("month").measure(collected, "outturn");
    facts_builder rows{table};
    rows.add({"643", "2025-06"}, {6});
    rows.add({"643", "2025-07"}, {7});
    rows.add({"643", "2025-08"}, {80});
    const facts built = std::move(rows).finish();
    const panel communes = rollup(built, query{}.by({"unit", "fiscal_year"}));
    REQUIRE(communes.size() == 2);
    CHECK(communes.name(0, 0) == "Tân Triều");
    CHECK(communes.sum(0, "outturn.revenue") == 6);
    CHECK(communes.name(1, 0) == "Thanh Liệt");
    CHECK(communes.sum(1, "outturn.revenue") == 87);
    CHECK(communes.covered(to_formula(collected)) == std::vector{coverage{1, 6}, coverage{2, 6}});
    CHECK(communes.up("province").sum(1, "outturn.revenue") == 87);
    CHECK(rollup(built, query{}.where("unit", {"79"})).sum(0, "outturn.revenue") == 87);

    facts_builder before{table};
    before.add({"79", "2025-06"}, {1});
    before.add({"643", "2019-01"}, {1});
    CHECK_NOTHROW(std::move(before).finish());
}

TEST_CASE("sums by more combinations than there is room for are those of few", "[panel]") {
    table_definition table;
    table.category("a").category("b").category("c").measure(collected, "x");
    facts_builder rows{table};
    std::map<std::tuple<std::string, std::string, std::string>, std::int64_t> expected;
    std::uint64_t state = 1;
    const auto random = [&] { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 33; };
    for (int i = 0; i < 20'000; ++i) {
        // 300 members each: 27 million combinations, of which few occur, some of them often.
        const std::string a = std::to_string(random() % 300), b = std::to_string(i % 3 == 0 ? 7 : random() % 300);
        const std::string c = std::to_string(i % 3 == 0 ? 7 : random() % 300);
        const auto value = static_cast<std::int64_t>(random());
        rows.add({a, b, c}, {value});
        expected[{a, b, c}] += value;
    }
    const panel p = rollup(std::move(rows).finish(), query{}.by({"a", "b", "c"}));
    REQUIRE(p.size() == expected.size());
    std::size_t cell = 0;
    bool equal = true;
    for (const auto& [key, sum] : expected) {
        equal = equal && p.code(cell, 0) == std::get<0>(key) && p.code(cell, 1) == std::get<1>(key) &&
                p.code(cell, 2) == std::get<2>(key) && p.sum(cell, "outturn.revenue") == sum;
        ++cell;
    }
    CHECK(equal);
}
