// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <govkpi/currencies.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

#include "shared_csv.hpp"

using namespace govkpi;

namespace {

using texts = std::vector<std::string>;

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto spent = measure::outturn<expenditure, VND>;
constexpr auto spending_per_head = indicator{"spending_per_head", per_head(spent, measure::population)};
const formula of_revenue = to_formula(collected);

/// A merges into X; B is split; C becomes Z.
crosswalk reform() {
    return crosswalk::from_rows(
        {{"A", "X"}, {"B", "X", rational::of(35, 100)}, {"B", "Y", rational::of(65, 100)}, {"C", "Z"}});
}

table_definition lines(std::shared_ptr<const hierarchy> tree = nullptr) {
    table_definition out;
    out.unit("unit", std::move(tree)).period("month").category("class").category("flow");
    out.measure(collected, "outturn", {{"flow", "thu"}}).measure(spent, "outturn", {{"flow", "chi"}});
    out.measure(measure::population, "population");
    return out;
}

facts three_units() {
    facts_builder rows{lines()};
    rows.add({"A", "2024-01", "1", "thu"}, {100, 1000});
    rows.add({"A", "2024-01", "1", "thu"}, {11, 1000});
    rows.add({"B", "2024-01", "1", "thu"}, {10, 101});
    rows.add({"B", "2024-01", "2", "thu"}, {-10, 101});
    rows.add({"B", "2024-01", "1", "chi"}, {7, 101});
    rows.add({"A", "2024-02", "1", "thu"}, {50, std::nullopt});
    rows.add({"C", "2024-02", "1", "thu"}, {5, 60});
    rows.add({"D", "2024-02", "1", "thu"}, {9, 9});
    return std::move(rows).finish();
}

std::optional<std::int64_t> sum_at(const panel& p, std::initializer_list<std::string_view> codes, const char* measure) {
    const auto cell = p.find(codes);
    return cell ? p.sum(*cell, measure) : std::nullopt;
}
coverage covered_at(const panel& p, std::initializer_list<std::string_view> codes, const formula& of) {
    return p.covered(of).at(p.find(codes).value());
}

template <class F>
texts problems_of(F make) {
    texts found;
    try {
        static_cast<void>(make());
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) found.push_back(p.text + ": " + p.expected);
    }
    return found;
}

}  // namespace

TEST_CASE("a table's flows move onto new boundaries by class and month", "[boundaries]") {
    const moved_table moved = on_new_boundaries(three_units(), reform());
    CHECK(moved.unmatched == texts{"D"});
    CHECK(moved.estimated == texts{"X", "Y"});
    const panel units = rollup(moved.table, query{}.by({"unit", "month", "class"}));
    CHECK(sum_at(units, {"X", "2024-01", "1"}, "outturn.revenue") == 111 + 4);  // 3.5 and 6.5: the tie goes to X
    CHECK(sum_at(units, {"Y", "2024-01", "1"}, "outturn.revenue") == 6);
    CHECK(sum_at(units, {"X", "2024-01", "2"}, "outturn.revenue") == -4);
    CHECK(sum_at(units, {"X", "2024-02", "1"}, "outturn.revenue") == 50);
    CHECK(sum_at(units, {"Z", "2024-02", "1"}, "outturn.revenue") == 5);
    CHECK_FALSE(units.find({"D", "2024-02", "1"}));
    CHECK(sum_at(units, {"X", "2024-01", "1"}, "outturn.expenditure") == 2);  // 2.45
    CHECK(sum_at(units, {"Y", "2024-01", "1"}, "outturn.expenditure") == 5);  // 4.55
}

TEST_CASE("a population moves as a count and stands once", "[boundaries]") {
    const moved_table moved = on_new_boundaries(three_units(), reform());
    const panel units = rollup(moved.table, query{}.by({"unit", "month"}));
    CHECK(sum_at(units, {"X", "2024-01"}, "population") == 1035);
    CHECK(sum_at(units, {"Y", "2024-01"}, "population") == 66);
    CHECK_FALSE(sum_at(units, {"X", "2024-02"}, "population"));
    const panel of_class = rollup(moved.table, query{}.by({"unit", "month"}).where("class", {"1"}));
    CHECK(sum_at(of_class, {"Y", "2024-01"}, "population") == 66);
    const auto per_head = units.evaluate(spending_per_head);
    CHECK(per_head[units.find({"Y", "2024-01"}).value()].value.denominator() == people{66});
}

TEST_CASE("a new unit of which one part did not report counts as not reported", "[boundaries]") {
    const moved_table moved = on_new_boundaries(three_units(), reform());
    const panel units = rollup(moved.table, query{}.by({"unit", "month"}));
    CHECK(covered_at(units, {"X", "2024-01"}, of_revenue) == coverage{1, 1});
    CHECK(covered_at(units, {"X", "2024-02"}, of_revenue) == coverage{0, 1});  // A without B
    CHECK(covered_at(units, {"Z", "2024-02"}, of_revenue) == coverage{1, 1});
    const std::string text = units.explain(units.find({"X", "2024-02"}).value(), of_revenue);
    CHECK_THAT(text, Catch::Contains("  reported: 0 of 1 units and periods\n"));
    CHECK_THAT(text, Catch::Contains("  without parts that did not report: X\n"));
    const panel withheld = rollup(moved.table, query{}.by({"unit", "month"}).withhold_below(make_ratio(1, 1)));
    CHECK(withheld.evaluate(of_revenue)[withheld.find({"X", "2024-02"}).value()].reason() ==
          undefined::partial_coverage);
}

TEST_CASE("who reported is asked of the old units' rows of the chosen class", "[boundaries]") {
    const moved_table moved = on_new_boundaries(three_units(), reform());
    // Of class 2 only B has a row: A reported other classes.
    const panel units = rollup(moved.table, query{}.by({"unit", "month"}).where("class", {"2"}));
    CHECK(covered_at(units, {"X", "2024-01"}, of_revenue) == coverage{0, 1});
    CHECK(covered_at(units, {"Y", "2024-01"}, of_revenue) == coverage{1, 1});
    CHECK(units.is_estimated(units.find({"Y", "2024-01"}).value()));
}

TEST_CASE("a share of a split unit is an estimate, and explained as one", "[boundaries]") {
    const moved_table moved = on_new_boundaries(three_units(), reform());
    const panel units = rollup(moved.table, query{}.by({"unit", "month"}));
    CHECK(units.is_estimated(units.find({"X", "2024-01"}).value()));
    CHECK_FALSE(units.is_estimated(units.find({"X", "2024-02"}).value()));  // B did not report
    CHECK_FALSE(units.is_estimated(units.find({"Z", "2024-02"}).value()));
    const panel nation = rollup(moved.table, query{});
    CHECK(nation.is_estimated(0));
    CHECK_THAT(nation.explain(0, of_revenue), Catch::Contains("  estimated, with shares of split units: X, Y\n"));
    CHECK_THAT(nation.explain(0, of_revenue, text_style{.lang = language::vi}),
               Catch::Contains("  ước tính, có phần của đơn vị bị chia: X, Y\n"));
    const panel z = rollup(moved.table, query{}.where("unit", {"Z"}));
    CHECK_FALSE(z.is_estimated(0));
}

TEST_CASE("rows from the reform on stay as they are, though their codes were those of old units", "[boundaries]") {
    // 1 and 2 become a new 2, and the code 1 is given to what was 3.
    const crosswalk again = crosswalk::from_rows({{"1", "2"}, {"2", "2"}, {"3", "1"}});
    facts_builder rows{lines()};
    rows.add({"1", "2024-06", "1", "thu"}, {10, 1});
    rows.add({"2", "2024-06", "1", "thu"}, {20, 2});
    rows.add({"3", "2024-06", "1", "thu"}, {40, 4});
    rows.add({"1", "2024-07", "1", "thu"}, {41, 5});
    rows.add({"2", "2024-07", "1", "thu"}, {31, 6});
    const facts table = std::move(rows).finish();
    const moved_table moved = on_new_boundaries(table, again, {.since = {{2024, 7}}});
    const panel units = rollup(moved.table, query{}.by({"unit", "month"}));
    CHECK(sum_at(units, {"1", "2024-06"}, "outturn.revenue") == 40);
    CHECK(sum_at(units, {"2", "2024-06"}, "outturn.revenue") == 30);
    CHECK(sum_at(units, {"1", "2024-07"}, "outturn.revenue") == 41);
    CHECK(sum_at(units, {"2", "2024-07"}, "population") == 6);
    CHECK(moved.estimated.empty());
    CHECK(problems_of([&] { return on_new_boundaries(table, again); }) ==
          texts{"1: a month since when the codes are those of the new units, for this one stands for an old unit and "
                "for a new one"});
    CHECK(problems_of([&] { return on_new_boundaries(table, reform(), {.since = {{2024, 6}}}); }).empty());
}

TEST_CASE("an old unit after the reform, and a period that the reform cuts, are refused", "[boundaries]") {
    facts_builder rows{lines()};
    rows.add({"A", "2024-Q2", "1", "thu"}, {10, 1});
    rows.add({"B", "2024-Q3", "1", "thu"}, {20, 2});
    rows.add({"B", "2024-Q4", "1", "thu"}, {20, 2});
    const facts table = std::move(rows).finish();
    CHECK(problems_of([&] {
              return on_new_boundaries(table, reform(), {.since = {{2024, 8}}});
          }) ==
          texts{"2024-Q3: a period that lies before 2024-08 or after it", "B: in 2024-Q4 a new unit, not an old one"});
}

TEST_CASE("a code that meant another unit long ago is refused, not moved as the one that has it now", "[boundaries]") {
    const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "A", .name = "first", .valid = until({2010, 12})},
                                       {.code = "A", .name = "second", .valid = {{{2011, 1}}, {{2024, 6}}}},
                                       {.code = "A", .name = "third", .valid = since({2024, 7})},
                                       {.code = "N", .valid = since({2024, 7})}}));
    facts_builder rows{lines(tree)};
    rows.add({"A", "2010-12", "1", "thu"}, {10, 1});
    rows.add({"A", "2011-01", "1", "thu"}, {20, 2});
    rows.add({"A", "2024-07", "1", "thu"}, {40, 4});
    const facts table = std::move(rows).finish();
    const std::vector<crosswalk_row> from{{"A", "N"}};
    const texts found{"A: in 2010-12 the unit that the crosswalk means by this code"};
    CHECK(problems_of([&] {
              return on_new_boundaries(table, crosswalk::from_rows(from), {.since = {{2024, 7}}});
          }) == texts{found[0], "A: in 2024-07 a new unit, not an old one"});
    const auto by_members = crosswalk::from_rows({{"A", "A"}}, {*tree, {{2024, 6}}}, {*tree, {{2024, 7}}});
    CHECK(problems_of([&] { return on_new_boundaries(table, by_members, {.since = {{2024, 7}}}); }) == found);
    // Without `since` all rows move, and the tree says that one of them is of the new unit already.
    CHECK(problems_of([&] { return on_new_boundaries(table, by_members); }) ==
          texts{found[0], "A: in 2024-07 the unit that the crosswalk means by this code"});
}

TEST_CASE("the tree of the new units has them at all times, and panels go up along it", "[boundaries]") {
    const hierarchy units = hierarchy::from_rows("units", {{.code = "P", .level = "province"},
                                                           {"A", "P", "commune", "", until({2024, 6})},
                                                           {"B", "P", "commune", "", until({2024, 6})},
                                                           {"C", "P", "commune", "", until({2024, 6})},
                                                           {"X", "P", "commune", "", since({2024, 7})},
                                                           {"Y", "P", "commune", "", since({2024, 7})},
                                                           {"Z", "P", "commune", "", since({2024, 7})}});
    const auto now = std::make_shared<const hierarchy>(as_of(units, {2024, 7}));
    CHECK(now->size() == 4);
    CHECK(now->find("X", {1999, 1}));
    const crosswalk by_tree = crosswalk::from_rows(
        {{"A", "X"}, {"B", "X", rational::of(35, 100)}, {"B", "Y", rational::of(65, 100)}, {"C", "Z"}},
        {units, {{2024, 6}}}, {units, {{2024, 7}}});
    facts_builder rows{lines(std::make_shared<const hierarchy>(units))};
    rows.add({"A", "2024-06", "1", "thu"}, {10, 1});
    rows.add({"B", "2024-06", "1", "thu"}, {20, 2});
    rows.add({"P", "2024-06", "1", "thu"}, {30, std::nullopt});  // set aside: it is A and B again
    rows.add({"Z", "2024-07", "1", "thu"}, {40, 4});
    const facts table = std::move(rows).finish();
    REQUIRE(table.parent_figures() == 1);
    const moved_table moved = on_new_boundaries(table, by_tree, {.since = {{2024, 7}}, .boundaries = now});
    CHECK(moved.unmatched.empty());
    const panel provinces = rollup(moved.table, query{}.by({"unit", "month"})).up("province");
    CHECK(sum_at(provinces, {"P", "2024-06"}, "outturn.revenue") == 30);
    CHECK(covered_at(provinces, {"P", "2024-06"}, of_revenue) == coverage{2, 3});
    CHECK(covered_at(provinces, {"P", "2024-07"}, of_revenue) == coverage{1, 3});
    CHECK_THAT(provinces.explain(0, of_revenue), Catch::Contains("estimated, with shares of split units: X, Y"));
    // The tree itself has the new units from July on alone.
    CHECK(problems_of([&] {
              const auto tree = std::make_shared<const hierarchy>(units);
              return on_new_boundaries(table, by_tree, {.since = {{2024, 7}}, .boundaries = tree});
          }) == texts{"X: a code of units that is valid in 2024-06", "Y: a code of units that is valid in 2024-06"});
    const auto nested =
        std::make_shared<const hierarchy>(hierarchy::from_rows("nested", {{.code = "X"}, {"Y", "X"}, {"Z", "X"}}));
    CHECK(problems_of([&] {
              return on_new_boundaries(table, by_tree, {.since = {{2024, 7}}, .boundaries = nested});
          }) == texts{"Y: units beside each other, it lies within \"X\"",
                      "Z: units beside each other, it lies within \"X\""});
}

TEST_CASE("a class that one old unit gave in all and another in parts is not set aside a second time", "[boundaries]") {
    const auto classes = std::make_shared<const hierarchy>(
        hierarchy::from_rows("classes", {{.code = "all"}, {"1", "all"}, {"2", "all"}}));
    table_definition table;
    table.unit("unit").category("class", classes).measure(collected, "outturn");
    facts_builder rows{table};
    rows.add({"A", "all"}, {12});
    rows.add({"A", "1"}, {5});
    rows.add({"A", "2"}, {7});
    rows.add({"E", "all"}, {100});
    const moved_table moved =
        on_new_boundaries(std::move(rows).finish(), crosswalk::from_rows({{"A", "X"}, {"E", "X"}}));
    CHECK(rollup(moved.table, query{}).sum(0, "outturn.revenue") == 112);
}

TEST_CASE("tables without units or periods say why they do not move", "[boundaries]") {
    table_definition no_units;
    no_units.category("class").measure(collected, "outturn");
    CHECK_THROWS_AS(on_new_boundaries(facts_builder{no_units}.finish(), reform()), std::invalid_argument);
    table_definition no_periods;
    no_periods.unit("unit").measure(collected, "outturn");
    CHECK_THROWS_AS(on_new_boundaries(facts_builder{no_periods}.finish(), reform(), {.since = {{2024, 7}}}),
                    std::invalid_argument);
    CHECK(on_new_boundaries(facts_builder{no_periods}.finish(), reform()).table.rows() == 0);
    table_definition by_unit;
    by_unit.unit("unit").measure(collected, "outturn", {{"unit", "A"}});
    CHECK_THROWS_AS(on_new_boundaries(facts_builder{by_unit}.finish(), reform()), std::invalid_argument);
}

TEST_CASE("a sum of a new unit past 64 bits is an error that names it", "[boundaries]") {
    table_definition table;
    table.unit("unit").measure(collected, "outturn");
    facts_builder rows{table};
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    rows.add({"A"}, {most});
    rows.add({"E"}, {most});
    const facts large = std::move(rows).finish();
    CHECK_THROWS_WITH(on_new_boundaries(large, crosswalk::from_rows({{"A", "X"}, {"E", "X"}})),
                      "what comes to unit \"X\" of the column outturn does not fit in 64 bits");
}

// ---- properties --------------------------------------------------------------------------------------------------

namespace {

struct plain_row {
    texts members;
    std::vector<std::optional<std::int64_t>> figures;
};

crosswalk any_reform(int old_units, int new_units) {
    std::vector<crosswalk_row> made;
    for (int i = 0; i < old_units; ++i) {
        std::map<int, std::int64_t> parts;
        const int count = *rc::gen::inRange(1, 4);
        for (int k = 0; k < count; ++k) parts[*rc::gen::inRange(0, new_units)] += *rc::gen::inRange<std::int64_t>(1, 9);
        std::int64_t whole = 0;
        for (const auto& [to, part] : parts) whole += part;
        for (const auto& [to, part] : parts)
            made.push_back({"o" + std::to_string(i), "n" + std::to_string(to), rational::of(part, whole)});
    }
    return crosswalk::from_rows(std::move(made));
}

/// Every unit has its population in every month in which it has a row, so that nothing of it is lost between months.
std::vector<plain_row> any_rows(int units) {
    std::vector<plain_row> made;
    const int count = *rc::gen::inRange(0, 60);
    std::map<std::pair<int, int>, std::int64_t> people;
    for (int i = 0; i < count; ++i) {
        const int unit = *rc::gen::inRange(0, units);
        const int month = *rc::gen::inRange(1, 4);
        const auto population =
            people.try_emplace({unit, month}, *rc::gen::inRange<std::int64_t>(0, 100'000)).first->second;
        plain_row row{{"o" + std::to_string(unit), "2024-0" + std::to_string(month),
                       std::to_string(*rc::gen::inRange(1, 4)), *rc::gen::element<std::string>("thu", "chi")},
                      {std::nullopt, population}};
        if (*rc::gen::inRange(0, 5) > 0)
            row.figures[0] = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000, 1'000'000'000'000);
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

/// Codes, sums, coverage and marks of each cell: all that can be seen of a panel.
texts seen(const panel& p) {
    texts out;
    const std::vector<coverage> covered = p.covered(of_revenue);
    for (std::size_t cell = 0; cell < p.size(); ++cell) {
        std::string text;
        for (std::size_t a = 0; a < p.axes(); ++a) text += std::string{p.code(cell, a)} + " ";
        for (const char* m : {"outturn.revenue", "outturn.expenditure", "population"})
            text += (p.sum(cell, m) ? std::to_string(*p.sum(cell, m)) : "-") + " ";
        text += std::to_string(covered[cell].reported) + "/" + std::to_string(covered[cell].expected);
        out.push_back(text + (p.is_estimated(cell) ? " estimated" : ""));
    }
    return out;
}

std::map<texts, std::vector<std::optional<std::int64_t>>> sums_of(const facts& table, texts levels) {
    std::map<texts, std::vector<std::optional<std::int64_t>>> out;
    const panel p = rollup(table, query{}.by(std::move(levels)));
    for (std::size_t cell = 0; cell < p.size(); ++cell) {
        texts key;
        for (std::size_t a = 0; a < p.axes(); ++a) key.emplace_back(p.code(cell, a));
        for (const char* m : {"outturn.revenue", "outturn.expenditure", "population"})
            out[key].push_back(p.sum(cell, m));
    }
    return out;
}

}  // namespace

TEST_CASE("totals of the nation, by month and by class are the same on old and new boundaries", "[boundaries]") {
    rc::prop("conserved", [] {
        const crosswalk any = any_reform(6, 5);
        const facts table = table_of(any_rows(6));
        const moved_table moved = on_new_boundaries(table, any);
        RC_ASSERT(moved.unmatched.empty());
        RC_ASSERT(sums_of(table, {"month", "class", "flow"}) == sums_of(moved.table, {"month", "class", "flow"}));
        RC_ASSERT(sums_of(table, {"month"}) == sums_of(moved.table, {"month"}));
        const panel before = rollup(table, query{});
        const panel after = rollup(moved.table, query{});
        RC_ASSERT(before.size() == after.size());
        for (const char* m : {"outturn.revenue", "outturn.expenditure"})
            if (before.size() > 0) RC_ASSERT(before.sum(0, m) == after.sum(0, m));
    });
}

TEST_CASE("each new unit's figure is what crosswalk::move() gives for its month and class", "[boundaries]") {
    rc::prop("agrees", [] {
        const crosswalk any = any_reform(6, 5);
        const facts table = table_of(any_rows(6));
        const panel after = rollup(on_new_boundaries(table, any).table, query{}.by({"unit", "month", "class"}));
        const panel before = rollup(table, query{}.by({"unit", "month", "class"}));
        std::map<std::pair<std::string, std::string>, std::vector<moved_input>> contexts;
        for (std::size_t cell = 0; cell < before.size(); ++cell)
            contexts[{std::string{before.code(cell, 1)}, std::string{before.code(cell, 2)}}].push_back(
                {std::string{before.code(cell, 0)}, before.sum(cell, "outturn.revenue")});
        for (const auto& [context, inputs] : contexts)
            for (const auto& unit : any.move(inputs).units)
                RC_ASSERT(sum_at(after, {unit.unit, context.first, context.second}, "outturn.revenue") == unit.figure);
    });
}

TEST_CASE("what moves does not depend on the order of rows", "[boundaries]") {
    rc::prop("order", [] {
        const crosswalk any = any_reform(5, 4);
        std::vector<plain_row> rows = any_rows(7);
        const auto since = *rc::gen::element<std::optional<calendar_month>>(std::nullopt, calendar_month{2024, 4});
        const moved_table one = on_new_boundaries(table_of(rows), any, {.since = since});
        std::reverse(rows.begin(), rows.end());
        std::rotate(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(rows.size() / 3), rows.end());
        const moved_table two = on_new_boundaries(table_of(rows), any, {.since = since});
        RC_ASSERT(one.unmatched == two.unmatched);
        RC_ASSERT(one.estimated == two.estimated);
        const query by_class = query{}.by({"unit", "month"}).where("class", {"1", "2"});
        for (const query& asked :
             {query{}.by({"unit", "month", "class"}), query{}.by({"unit", "fiscal_year"}), by_class})
            RC_ASSERT(seen(rollup(one.table, asked)) == seen(rollup(two.table, asked)));
    });
}

TEST_CASE("moving by two reforms keeps totals, and what was estimated or incomplete stays so", "[boundaries]") {
    const crosswalk next = crosswalk::from_rows({{"X", "V"}, {"Y", "W"}, {"Z", "W"}});
    const moved_table once = on_new_boundaries(three_units(), reform());
    const moved_table twice = on_new_boundaries(once.table, next);
    const panel units = rollup(twice.table, query{}.by({"unit", "month"}));
    CHECK(sum_at(units, {"V", "2024-01"}, "outturn.revenue") == 111);
    CHECK(twice.estimated == texts{"V", "W"});
    CHECK(covered_at(units, {"V", "2024-02"}, of_revenue) == coverage{0, 1});  // still without B
    CHECK(covered_at(units, {"W", "2024-01"}, of_revenue) == coverage{0, 1});  // Z did not report
    const panel of_class = rollup(twice.table, query{}.by({"unit", "month"}).where("class", {"2"}));
    CHECK(of_class.is_estimated(of_class.find({"V", "2024-01"}).value()));
    CHECK(covered_at(of_class, {"V", "2024-01"}, of_revenue) == coverage{0, 1});
}

// ---- published reforms -------------------------------------------------------------------------------------------

TEST_CASE("three years of Norwegian municipalities on the boundaries of 2020 lose no øre", "[boundaries][real data]") {
    const auto cells = shared_csv("budgets/norway_mergers/crosswalk_2019_to_2020.csv");
    if (cells.empty()) return;
    std::vector<crosswalk_row> from;
    for (std::size_t i = 1; i < cells.size(); ++i)
        from.push_back({cells[i][0], cells[i][1], parse_weight(cells[i][3]).value(), i + 1});
    const crosswalk norway = crosswalk::from_rows(from);

    using govkpi::currencies::NOK;
    table_definition table;
    table.unit("municipality").period("year").category("service");
    table.measure(measure::outturn<expenditure, NOK>, "spent").measure(measure::population, "people");
    facts_builder rows{table};
    std::int64_t n = 0;
    for (const std::string& unit : norway.old_units())
        for (const char* year : {"2017", "2018", "2019"})
            for (const char* service : {"schools", "care"}) {
                ++n;
                rows.add({unit, year, service}, {1'000'003 * n, 500 + (n - 1) / 6});
            }
    // As if it were: no municipality of 2020 reported, but for one of them.
    rows.add({"municip_nor0301", "2020", "schools"}, {5, 7});
    const facts history = std::move(rows).finish();
    const moved_table moved = on_new_boundaries(history, norway, {.since = {{2020, 1}}});

    CHECK(moved.unmatched.empty());
    CHECK(moved.estimated ==
          texts{"municip_nor1806", "municip_nor1875", "municip_nor5055", "municip_nor5056", "municip_nor5059"});
    for (const texts& levels : {texts{"year"}, texts{"year", "service"}}) {
        const panel before = rollup(history, query{}.by(levels));
        const panel after = rollup(moved.table, query{}.by(levels));
        REQUIRE(before.size() == after.size());
        for (std::size_t cell = 0; cell < before.size(); ++cell) {
            CHECK(before.sum(cell, "outturn.expenditure") == after.sum(cell, "outturn.expenditure"));
            CHECK(before.sum(cell, "population") == after.sum(cell, "population"));
        }
    }
    const panel units = rollup(moved.table, query{}.by({"municipality", "year"}));
    CHECK(units.size() == 3 * 356 + 1);
    std::size_t estimated = 0;
    for (std::size_t cell = 0; cell < units.size(); ++cell) estimated += units.is_estimated(cell) ? 1 : 0;
    CHECK(estimated == 3 * 5);
    // Every municipality of 2020 has all of its parts in the three years before.
    const auto spending = to_formula(measure::outturn<expenditure, NOK>);
    const panel nation = rollup(moved.table, query{}.by({"year"}));
    CHECK(nation.covered(spending)[0] == coverage{356, 356});
    CHECK(nation.covered(spending)[3] == coverage{1, 356});
}
