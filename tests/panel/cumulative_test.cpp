// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

using namespace govkpi;

namespace {

using texts = std::vector<std::string>;

constexpr auto collected = measure::outturn<revenue, VND>;
const formula of_revenue = to_formula(collected);

table_definition lines(std::shared_ptr<const hierarchy> tree = nullptr, fiscal_calendar calendar = {}) {
    table_definition out;
    out.unit("unit", std::move(tree)).period("month", calendar).category("class");
    out.measure(collected, "outturn").measure(measure::population, "population");
    return out;
}

std::optional<std::int64_t> revenue_at(const panel& p, std::initializer_list<std::string_view> codes) {
    const auto cell = p.find(codes);
    return cell ? p.sum(*cell, "outturn.revenue") : std::nullopt;
}
coverage covered_at(const panel& p, std::initializer_list<std::string_view> codes) {
    return p.covered(of_revenue).at(p.find(codes).value());
}
panel by_month(const facts& table) { return rollup(table, query{}.by({"unit", "month"})); }

/// A reports each month but February; B's figure of class 1 goes down in March.
facts so_far() {
    table_definition table = lines();
    facts_builder rows{std::move(table.cumulative())};
    rows.add({"A", "2024-01", "1"}, {10, 100});
    rows.add({"A", "2024-03", "1"}, {35, 300});
    rows.add({"A", "2024-04", "1"}, {40, std::nullopt});
    rows.add({"A", "2024-04", "2"}, {7, std::nullopt});
    rows.add({"B", "2024-01", "1"}, {1, std::nullopt});
    rows.add({"B", "2024-02", "1"}, {5, std::nullopt});
    rows.add({"B", "2024-03", "1"}, {3, std::nullopt});
    rows.add({"B", "2025-01", "1"}, {2, std::nullopt});
    return std::move(rows).finish();
}

}  // namespace

TEST_CASE("a cumulative table becomes one of each month's own figures", "[cumulative]") {
    const discrete_table made = to_discrete(so_far());
    CHECK_FALSE(made.table.definition().is_cumulative());
    const panel months = by_month(made.table);
    CHECK(revenue_at(months, {"A", "2024-01"}) == 10);
    CHECK_FALSE(revenue_at(months, {"A", "2024-03"}));
    CHECK(revenue_at(months, {"A", "2024-04"}) == 5);
    CHECK(revenue_at(months, {"B", "2024-02"}) == 4);
    CHECK(revenue_at(months, {"B", "2024-03"}) == -2);
    CHECK(revenue_at(months, {"B", "2025-01"}) == 2);  // a fiscal year begins at zero
    CHECK(months.sum(months.find({"A", "2024-03"}).value(), "population") == 300);
    CHECK(made.lumps == std::vector<lump>{{{"A", "2024-03", "1"}, "outturn", {2024, 2}, {2024, 3}, 25},
                                          {{"A", "2024-04", "2"}, "outturn", {2024, 1}, {2024, 4}, 7}});
    CHECK(made.corrections == std::vector<correction>{{{"B", "2024-03", "1"}, "outturn", -2}});
}

TEST_CASE("months that a lump is of count as not reported", "[cumulative]") {
    const facts months = to_discrete(so_far()).table;
    CHECK(covered_at(by_month(months), {"B", "2024-03"}) == coverage{1, 1});
    CHECK(covered_at(by_month(months), {"A", "2024-03"}) == coverage{0, 1});
    // April of class 1 is known, and what class 2 came to in April is not.
    CHECK(covered_at(by_month(months), {"A", "2024-04"}) == coverage{0, 1});
    const panel of_class = rollup(months, query{}.by({"unit", "month"}).where("class", {"1"}));
    CHECK(covered_at(of_class, {"A", "2024-04"}) == coverage{1, 1});
    CHECK_THAT(by_month(months).explain(by_month(months).find({"A", "2024-04"}).value(), of_revenue),
               Catch::Contains("  without parts that did not report: A\n"));
}

TEST_CASE("a longer step takes the figures at the ends of its spans alone", "[cumulative]") {
    const discrete_table quarters = to_discrete(so_far(), period_level::quarter);
    const panel by_quarter = rollup(quarters.table, query{}.by({"unit", "quarter"}));
    CHECK(revenue_at(by_quarter, {"A", "2024-Q1"}) == 35);  // though February is missing
    CHECK_FALSE(revenue_at(by_quarter, {"A", "2024-Q2"}));
    CHECK(revenue_at(by_quarter, {"B", "2024-Q1"}) == 3);
    CHECK(by_quarter.sum(by_quarter.find({"A", "2024-Q1"}).value(), "population") == 300);
    CHECK(quarters.lumps.empty());
    CHECK(quarters.corrections.empty());                                           // within the quarter
    CHECK(rollup(quarters.table, query{}.by({"month"})).code(0, 0) == "2024-Q1");  // the column of periods
}

TEST_CASE("quarters and a fiscal year that starts in October", "[cumulative]") {
    constexpr fiscal_calendar october{.first_month = 10, .named_after_its_last_year = true};
    facts_builder rows{lines(nullptr, october)};
    rows.add({"A", "2025-Q1", "1"}, {10, std::nullopt});
    rows.add({"A", "2025-Q2", "1"}, {30, std::nullopt});
    rows.add({"A", "2025-Q4", "1"}, {90, std::nullopt});
    const facts table = std::move(rows).finish();
    const discrete_table made = to_discrete(table);  // a month is shorter than the table's periods
    CHECK(revenue_at(by_month(made.table), {"A", "2025-Q2"}) == 20);
    CHECK(made.lumps == std::vector<lump>{{{"A", "2025-Q4", "1"}, "outturn", {2025, 4}, {2025, 9}, 60}});
    const panel halves = rollup(to_discrete(table, period_level::half).table, query{}.by({"half"}));
    CHECK(revenue_at(halves, {"2025-H2"}) == 60);
}

TEST_CASE("a unit that comes within a year begins there, and one that takes over a code begins anew", "[cumulative]") {
    const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "A", .name = "old", .valid = until({2024, 6})},
                                       {.code = "A", .name = "new", .valid = since({2024, 7})},
                                       {.code = "B"}}));
    facts_builder rows{lines(tree)};
    for (const char* code : {"A", "B"}) {
        rows.add({code, "2024-05", "1"}, {50, std::nullopt});
        rows.add({code, "2024-06", "1"}, {60, std::nullopt});
        rows.add({code, "2024-07", "1"}, {61, std::nullopt});
        rows.add({code, "2024-12", "1"}, {90, std::nullopt});
    }
    const facts table = std::move(rows).finish();
    const discrete_table made = to_discrete(table);
    const panel months = by_month(made.table);
    CHECK(revenue_at(months, {"A", "2024-06"}) == 10);
    CHECK(revenue_at(months, {"A", "2024-07"}) == 61);  // the new unit's first month
    CHECK(revenue_at(months, {"B", "2024-07"}) == 1);
    REQUIRE(made.lumps.size() == 4);
    CHECK(made.lumps[1] == lump{{"A", "2024-12", "1"}, "outturn", {2024, 8}, {2024, 12}, 29});
    // Neither unit has a figure of the whole year.
    CHECK_THROWS_AS(to_discrete(table, period_level::fiscal_year), bad_input);
    const panel halves = rollup_cumulative(table, query{}.by({"unit", "half"}));
    CHECK(revenue_at(halves, {"A", "2024-H1"}) == 60);
    CHECK(revenue_at(halves, {"A", "2024-H2"}) == 90);
    CHECK(revenue_at(halves, {"B", "2024-H2"}) == 30);
    const panel year = rollup_cumulative(table, query{}.by({"fiscal_year"}));  // by halves, as none lasts the year
    CHECK(revenue_at(year, {"2024"}) == 60 + 90 + 90);
    CHECK(covered_at(year, {"2024"}) == coverage{4, 4});
}

TEST_CASE("running sums stop at a gap, and the rest of the year counts as not reported", "[cumulative]") {
    facts_builder rows{lines()};
    rows.add({"A", "2024-01", "1"}, {10, 100});
    rows.add({"A", "2024-02", "1"}, {20, 200});
    rows.add({"A", "2024-02", "2"}, {5, 200});
    rows.add({"A", "2025-01", "1"}, {40, 300});
    const facts sums = to_cumulative(std::move(rows).finish());
    CHECK(sums.definition().is_cumulative());
    const panel months = by_month(sums);
    CHECK(revenue_at(months, {"A", "2024-01"}) == 10);
    CHECK(revenue_at(months, {"A", "2024-02"}) == 30);  // class 2 has no January
    CHECK(covered_at(months, {"A", "2024-01"}) == coverage{1, 1});
    CHECK(covered_at(months, {"A", "2024-02"}) == coverage{0, 1});
    CHECK(revenue_at(months, {"A", "2025-01"}) == 40);
    CHECK(months.sum(1, "population") == 200);
    CHECK_THROWS_AS(to_cumulative(sums), std::invalid_argument);
}

TEST_CASE("figures of the year so far are not summed over months", "[cumulative]") {
    const facts table = so_far();
    CHECK_THROWS_WITH(rollup(table, query{}.by({"unit", "fiscal_year"})),
                      "the figures are of the fiscal year so far and do not add over its periods: to_discrete() or "
                      "rollup_cumulative()");
    CHECK_THROWS_AS(rollup(table, query{}), panel_error);
    CHECK(rollup(table, query{}.where("month", {"2024-03"})).sum(0, "outturn.revenue") == 38);
    const panel months = by_month(table);
    CHECK_THROWS_AS(months.up("quarter"), panel_error);
    CHECK_THROWS_AS(months.without("month"), panel_error);
    CHECK(revenue_at(months.without("unit"), {"2024-03"}) == 38);
    const auto heads = indicator{"heads", measure::population};
    CHECK(rollup(table, query{}.by({"fiscal_year"}).measure(heads)).sum(0, "population") == 300);
}

TEST_CASE("a cumulative table is rolled up by the coarsest step that answers the query", "[cumulative]") {
    const facts table = so_far();
    CHECK(revenue_at(rollup_cumulative(table, query{}.by({"unit", "quarter"})), {"A", "2024-Q1"}) == 35);
    CHECK_FALSE(revenue_at(rollup_cumulative(table, query{}.by({"unit", "month"})), {"A", "2024-03"}));
    CHECK(revenue_at(rollup_cumulative(table, query{}.by({"unit"}).where("month", {"2024-Q1"})), {"B"}) == 3);
    CHECK(revenue_at(rollup_cumulative(table, query{}.by({"unit"}).where("month", {"2024-02"})), {"B"}) == 4);
    const auto mean = indicator{"x", collected / mean_over_time(measure::population)};
    // A mean needs the population of every month: 100 and 300.
    const panel year = rollup_cumulative(table, query{}.by({"unit", "fiscal_year"}).measure(mean));
    CHECK(year.evaluate(to_formula(mean.of()))[0].as_ratio() == make_ratio(10 + 5, 200));
}

TEST_CASE("tables without periods are of no fiscal year, and what does not fit is an error", "[cumulative]") {
    table_definition no_periods;
    no_periods.unit("unit").measure(collected, "outturn");
    const facts none = facts_builder{no_periods}.finish();
    CHECK_THROWS_AS(to_discrete(none), std::invalid_argument);
    CHECK_THROWS_AS(to_cumulative(none), std::invalid_argument);
    CHECK(to_discrete(facts_builder{lines()}.finish()).table.rows() == 0);
    facts_builder rows{lines()};
    rows.add({"A", "2024-01", "1"}, {std::numeric_limits<std::int64_t>::min(), std::nullopt});
    rows.add({"A", "2024-02", "1"}, {1, std::nullopt});
    CHECK_THROWS_AS(to_discrete(std::move(rows).finish()), overflow);
}

// ---- properties --------------------------------------------------------------------------------------------------

namespace {

struct plain_row {
    texts members;
    std::vector<std::optional<std::int64_t>> figures;
};

std::string month_text(int number) {
    const int month = number % 12 + 1;
    return std::to_string(2023 + number / 12) + (month < 10 ? "-0" : "-") + std::to_string(month);
}

/// Units and classes by months of two years; with `gaps`, some of them are missing.
std::vector<plain_row> any_rows(bool gaps) {
    std::vector<plain_row> made;
    for (const char* unit : {"A", "B"})
        for (const char* of : {"1", "2"})
            for (int month = 0; month < 24; ++month) {
                if (gaps && *rc::gen::inRange(0, 4) == 0) continue;
                plain_row row{{unit, month_text(month), of}, {std::nullopt, 7 + month}};
                if (!gaps || *rc::gen::inRange(0, 6) > 0)
                    row.figures[0] = *rc::gen::inRange<std::int64_t>(-1'000'000'000, 1'000'000'000);
                made.push_back(std::move(row));
            }
    return made;
}

facts table_of(const std::vector<plain_row>& from) {
    facts_builder rows{lines()};
    for (const plain_row& row : from) {
        const std::vector<std::string_view> members{row.members.begin(), row.members.end()};
        rows.add(members, row.figures);
    }
    return std::move(rows).finish();
}

texts seen(const facts& table) {
    texts out;
    const panel p = rollup(table, query{}.by({"unit", "month", "class"}));
    const std::vector<coverage> covered = p.covered(of_revenue);
    for (std::size_t cell = 0; cell < p.size(); ++cell) {
        std::string text;
        for (std::size_t a = 0; a < p.axes(); ++a) text += std::string{p.code(cell, a)} + " ";
        for (const char* m : {"outturn.revenue", "population"})
            text += (p.sum(cell, m) ? std::to_string(*p.sum(cell, m)) : "-") + " ";
        out.push_back(text + std::to_string(covered[cell].reported) + "/" + std::to_string(covered[cell].expected));
    }
    return out;
}

}  // namespace

TEST_CASE("running sums of differences are what they were, where nothing is missing", "[cumulative]") {
    rc::prop("both ways", [] {
        const facts table = table_of(any_rows(false));
        RC_ASSERT(seen(to_cumulative(to_discrete(table).table)) == seen(table));
        RC_ASSERT(seen(to_discrete(to_cumulative(table)).table) == seen(table));
        RC_ASSERT(to_discrete(table).lumps.empty());
    });
}

TEST_CASE("a table's differences are those of each unit's series", "[cumulative]") {
    rc::prop("agrees", [] {
        const std::vector<plain_row> rows = any_rows(true);
        const discrete_table made = to_discrete(table_of(rows));
        const panel months = rollup(made.table, query{}.by({"unit", "month", "class"}));
        std::map<std::pair<std::string, std::string>, std::vector<dated<std::optional<money<VND>>>>> points;
        for (const plain_row& row : rows) {
            const fiscal_period month = parse_period(row.members[1]).value();
            const auto so_far = fiscal_period::cumulative(month.fiscal_year(), month.last_month());
            std::optional<money<VND>> value;
            if (row.figures[0]) value = money<VND>::from_minor_units(*row.figures[0]);
            points[{row.members[0], row.members[2]}].push_back({value, so_far});
        }
        std::size_t lumps = 0, corrections = 0;
        for (const auto& [of, dates] : points) {
            const auto series = to_discrete(cumulative_series<money<VND>>{dates});
            for (const auto& point : series.points()) {
                lumps += point.is_lump ? 1 : 0;
                corrections += point.is_correction && !point.is_lump ? 1 : 0;
                const std::string month = to_code(fiscal_period::month(point.fiscal_year, point.last_month));
                const std::optional<std::int64_t> expected =
                    point.is_lump ? std::nullopt : std::optional{point.value.minor_units()};
                RC_ASSERT(revenue_at(months, {of.first, month, of.second}) == expected);
            }
        }
        RC_ASSERT(made.lumps.size() == lumps);
        RC_ASSERT(made.corrections.size() == corrections);
    });
}

TEST_CASE("figures and lumps of a year add up to its last cumulative figure", "[cumulative]") {
    rc::prop("conserved", [] {
        const std::vector<plain_row> rows = any_rows(true);
        std::map<texts, std::int64_t> last, sum;  // by unit, class and year
        for (const plain_row& row : rows)
            if (row.figures[0]) last[{row.members[0], row.members[2], row.members[1].substr(0, 4)}] = *row.figures[0];
        const discrete_table made = to_discrete(table_of(rows));
        const panel years = rollup(made.table, query{}.by({"unit", "class", "fiscal_year"}));
        for (std::size_t cell = 0; cell < years.size(); ++cell)
            if (const auto value = years.sum(cell, "outturn.revenue"))
                sum[{std::string{years.code(cell, 0)}, std::string{years.code(cell, 1)},
                     std::string{years.code(cell, 2)}}] += *value;
        for (const lump& of : made.lumps) sum[{of.members[0], of.members[2], of.members[1].substr(0, 4)}] += of.amount;
        RC_ASSERT(sum == last);
    });
}

TEST_CASE("differences and running sums do not depend on the order of rows", "[cumulative]") {
    rc::prop("order", [] {
        std::vector<plain_row> rows = any_rows(true);
        const facts one = table_of(rows);
        std::reverse(rows.begin(), rows.end());
        std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 3), rows.end());
        const facts two = table_of(rows);
        RC_ASSERT(seen(to_discrete(one).table) == seen(to_discrete(two).table));
        RC_ASSERT(seen(to_cumulative(one)) == seen(to_cumulative(two)));
        RC_ASSERT(to_discrete(one).lumps == to_discrete(two).lumps);
        RC_ASSERT(to_discrete(one).corrections == to_discrete(two).corrections);
        RC_ASSERT(seen(to_discrete(one, period_level::quarter).table) ==
                  seen(to_discrete(two, period_level::quarter).table));
    });
}

TEST_CASE("differences of a moved table are estimates where its figures are", "[cumulative]") {
    const crosswalk split =
        crosswalk::from_rows({{"A", "X", rational::of(1, 2)}, {"A", "Y", rational::of(1, 2)}, {"B", "Z"}});
    const moved_table moved = on_new_boundaries(so_far(), split);
    CHECK(moved.table.definition().is_cumulative());
    const panel months = by_month(to_discrete(moved.table).table);
    CHECK(months.is_estimated(months.find({"X", "2024-01"}).value()));
    CHECK_FALSE(months.is_estimated(months.find({"Z", "2024-02"}).value()));
}
