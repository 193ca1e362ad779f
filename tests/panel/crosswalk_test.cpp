// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/panel/crosswalk.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/quantity/literals.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

using texts = std::vector<std::string>;
using rows = std::vector<crosswalk_row>;
using figures = std::vector<moved_input>;

rational hundredths(std::int64_t n) { return rational::of(n, 100); }

/// A merges into X; B is split; C becomes Z.
crosswalk reform() {
    return crosswalk::from_rows({{"A", "X"}, {"B", "X", hundredths(35)}, {"B", "Y", hundredths(65)}, {"C", "Z"}});
}

/// Column, text and what is expected, of each problem, in order.
template <class F>
texts problems_of(F make) {
    texts found;
    try {
        make();
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) found.push_back(p.column + " " + p.text + ": " + p.expected);
    }
    return found;
}
texts problems_of(rows from) {
    return problems_of([&] { crosswalk::from_rows(std::move(from)); });
}

std::int64_t sum_of(const moved_amounts& amounts) {
    std::int64_t sum = 0;
    for (const auto& unit : amounts.units) sum += unit.figure.value_or(0);
    return sum;
}
figures again(const moved_amounts& amounts) {
    figures out;
    for (const auto& unit : amounts.units) out.push_back({unit.unit, unit.figure});
    return out;
}

/// Old units <from>0.. into new ones <to>0.., each by random rational weights.
rows any_rows(const std::string& from, int size, const std::string& to, int targets) {
    rows made;
    for (int i = 0; i < size; ++i) {
        std::map<int, std::int64_t> parts;
        const int count = *rc::gen::inRange(1, 5);
        for (int k = 0; k < count; ++k)
            parts[*rc::gen::inRange(0, targets)] += *rc::gen::inRange<std::int64_t>(1, 1000);
        std::int64_t whole = 0;
        for (const auto& [target, part] : parts) whole += part;
        for (const auto& [target, part] : parts)
            made.push_back({from + std::to_string(i), to + std::to_string(target), rational::of(part, whole)});
    }
    return made;
}
figures any_figures(const std::string& unit, int size) {
    figures made;
    for (int i = 0; i < size; ++i) {
        made.push_back({unit + std::to_string(i)});
        if (*rc::gen::inRange(0, 5) > 0)
            made.back().figure = *rc::gen::inRange<std::int64_t>(-1'000'000'000'000'000, 1'000'000'000'000'000);
    }
    return made;
}
std::int64_t sum_of(const figures& amounts) {
    std::int64_t sum = 0;
    for (const auto& [unit, amount] : amounts) sum += amount.value_or(0);
    return sum;
}
template <class T>
std::vector<T> shuffled(std::vector<T> things) {
    for (std::size_t i = things.size(); i-- > 1;)
        std::swap(things[i], things[*rc::gen::inRange<std::size_t>(0, i + 1)]);
    return things;
}

}  // namespace

TEST_CASE("a weight is read exactly") {
    CHECK(parse_weight("1").value() == rational{1});
    CHECK(parse_weight("0.35").value() == rational::of(7, 20));
    CHECK(parse_weight("0.333333333333333333").value() ==
          rational::of(333'333'333'333'333'333, 1'000'000'000'000'000'000));
    CHECK(parse_weight("1/3").value() == rational::of(1, 3));
    CHECK(parse_weight("1.50").value() == rational::of(3, 2));
    CHECK(parse_weight("0").value() == rational{0});
    for (const char* text : {"", "-0.5", "+1", ".5", "1.", "1/", "1/0", "0,35", "35%", "1.2.3", " 1", "1 ", "1e-1",
                             "0.1234567890123456789", "1234567890123456789"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_weight(text));
    }
    CHECK(parse_weight("0.35x").error().position() == 4);
}

TEST_CASE("a whole unit adds to its new one, a split unit is shared out and marks what it comes to as estimated") {
    const auto moved = reform().move(figures{{"A", 1'000}, {"B", 101}, {"C", -7}});
    REQUIRE(moved.units.size() == 3);
    CHECK(moved.units[0] == moved_figure<std::int64_t>{"X", 1'035, {2, 2}, true});
    CHECK(moved.units[1] == moved_figure<std::int64_t>{"Y", 66, {1, 1}, true});
    CHECK(moved.units[2] == moved_figure<std::int64_t>{"Z", -7, {1, 1}, false});
    CHECK(moved.unmatched.empty());
    CHECK(moved.find("Y")->figure == 66);
    CHECK(moved.find("B") == nullptr);
    CHECK(moved.find("ZZ") == nullptr);
}

TEST_CASE("a part that did not report makes the new unit partial, not smaller, and none makes it missing") {
    const auto partial = reform().move(figures{{"A", 1'000}, {"B", std::nullopt}});
    CHECK(partial.units[0] == moved_figure<std::int64_t>{"X", 1'000, {1, 2}, false});
    CHECK(partial.units[0].is_partial());
    CHECK(partial.units[1] == moved_figure<std::int64_t>{"Y", std::nullopt, {0, 1}, false});
    CHECK_FALSE(partial.units[1].is_partial());
    CHECK_FALSE(partial.units[2].figure);
    const auto zero = reform().move(figures{{"C", 0}});
    CHECK(zero.find("Z")->figure == 0);
    const auto nothing = reform().move(figures{});
    CHECK(std::none_of(nothing.units.begin(), nothing.units.end(), [](const auto& u) { return u.figure.has_value(); }));
}

TEST_CASE("figures of units that the crosswalk does not know are listed") {
    const auto moved = reform().move(figures{{"Q", 5}, {"A", 1}, {"D", 0}, {"E", std::nullopt}, {"X", 3}});
    CHECK(moved.unmatched == texts{"D", "Q", "X"});
    CHECK(moved.find("X")->figure == 1);
}

TEST_CASE("two figures of one unit are refused") {
    CHECK(problems_of([] {
              reform().move(figures{{"A", 1}, {"Q", 2}, {"B", 1}, {"A", 1}, {"Q", std::nullopt}});
          }) == texts{"unit A: one figure for each unit", "unit Q: one figure for each unit"});
}

TEST_CASE("a sum past 64 bits names its unit") {
    const auto merger = crosswalk::from_rows({{"A", "X"}, {"B", "X"}, {"C", "X"}});
    const std::int64_t most = detail::int64_max;
    CHECK(merger.move(figures{{"A", most}, {"B", most}, {"C", -most}}).find("X")->figure == most);
    CHECK_THROWS_WITH(merger.move(figures{{"A", most}, {"B", 1}}), Catch::Contains("\"X\""));
    CHECK_THROWS_AS(merger.move(figures{{"A", most}, {"B", 1}}), overflow);
}

TEST_CASE("amounts and counts keep their types") {
    const auto spent = reform().move(std::vector<unit_figure<money<VND>>>{{"A", 3_ty}, {"B", 1_ty}});
    CHECK(spent.find("X")->figure == 3_ty + 350_trieu);
    CHECK(spent.find("Y")->figure == 650_trieu);
    CHECK_FALSE(spent.find("Z")->figure);
    using spending = decltype(outturn<expenditure>(1_ty));
    const auto outturns = reform().move(std::vector<unit_figure<spending>>{{"C", outturn<expenditure>(2_ty)}});
    CHECK(outturns.find("Z")->figure == outturn<expenditure>(2_ty));
    const auto heads = reform().move(std::vector<unit_figure<people>>{{"B", 1'000_people}, {"W", 1_people}});
    CHECK(heads.find("Y")->figure == 650_people);
    CHECK(heads.unmatched == texts{"W"});
}

TEST_CASE("a quotient moves by its figures and is divided after") {
    using rate = quotient<money<VND>, money<VND>>;
    const auto moved = reform().move(std::vector<unit_figure<rate>>{
        {"A", 90_trieu / 100_trieu}, {"B", 100_trieu / 200_trieu}, {"C", rate::without_value(undefined::missing)}});
    // 90 + 35 over 100 + 70, not the mean of 90 % and 50 %.
    REQUIRE(moved.find("X")->figure);
    CHECK(moved.find("X")->figure->numerator() == 125_trieu);
    CHECK(moved.find("X")->figure->denominator() == 170_trieu);
    CHECK(*moved.find("Y")->figure == 50_trieu / 100_trieu);
    CHECK(moved.find("X")->estimated);
    CHECK_FALSE(moved.find("Z")->figure);
    CHECK(moved.find("Z")->parts == coverage{0, 1});
    // A zero base is a figure: its numerator moves.
    const auto zero = reform().move(std::vector<unit_figure<rate>>{{"A", 5_trieu / 0_VND}});
    CHECK(zero.find("X")->figure->reason() == undefined::zero_base);
    CHECK(zero.find("X")->figure->numerator() == 5_trieu);
}

TEST_CASE("a figure per head is weighted by the people who moved") {
    using income = unit_figure<per_capita<VND>>;
    const std::vector<income> incomes{{"A", per_capita<VND>::of_one(60_trieu)},
                                      {"B", per_capita<VND>::of_one(90_trieu)},
                                      {"C", per_capita<VND>::of_one(50_trieu)},
                                      {"N", per_capita<VND>::of_one(1_VND)}};
    const std::vector<unit_figure<people>> heads{{"A", 1'000_people}, {"B", 2'000_people}, {"M", 7_people}};
    const auto moved = reform().move(incomes, heads, rounding::half_even);
    const auto& x = *moved.find("X");
    REQUIRE(x.figure);
    CHECK(x.figure->denominator() == 1'700_people);
    CHECK(x.figure->numerator() == 60_trieu * 1'000 + 90_trieu * 700);
    CHECK(x.estimated);
    CHECK(x.parts == coverage{2, 2});
    CHECK(*moved.find("Y")->figure == per_capita<VND>::of_one(90_trieu));
    CHECK(moved.find("Y")->estimated);
    CHECK_FALSE(moved.find("Z")->figure);  // no population
    CHECK(moved.unmatched == texts{"M", "N"});

    const auto half = reform().move(std::vector<income>{{"A", std::nullopt}, incomes[1]}, heads, rounding::half_even);
    CHECK(half.find("X")->figure->denominator() == 700_people);
    CHECK(half.find("X")->is_partial());
}

TEST_CASE("a whole unit's figure per head is an estimate too, and only its money is rounded") {
    using income = unit_figure<per_capita<VND>>;
    const std::vector<unit_figure<people>> heads{{"A", 10_people}, {"C", 5_people}};
    const std::vector<income> thirds{{"A", per_capita<VND>{100_VND, 3_people}},
                                     {"C", per_capita<VND>{5_VND, 0_people}}};
    const auto nearest = reform().move(thirds, heads, rounding::half_even);
    CHECK(nearest.find("X")->figure->numerator() == 333_VND);  // 10 x 33.33
    CHECK(nearest.find("X")->figure->denominator() == 10_people);
    CHECK(nearest.find("X")->estimated);
    CHECK(reform().move(thirds, heads, rounding::up).find("X")->figure->numerator() == 334_VND);
    CHECK_FALSE(nearest.find("Z")->figure);  // undefined: nobody to divide by

    const auto empty = reform().move(thirds, {{"A", 0_people}}, rounding::half_even);
    CHECK(empty.find("X")->figure->reason() == undefined::zero_base);
    CHECK(problems_of([&] {
              reform().move(thirds, {{"A", people{-1}}, {"C", people{-2}}}, rounding::half_even);
          }) == texts{"population A: a population that is not below zero",
                      "population C: a population that is not below zero"});
    const std::vector<income> huge{{"A", per_capita<VND>::of_one(money<VND>::from_minor_units(detail::int64_max))}};
    CHECK_THROWS_WITH(reform().move(huge, heads, rounding::half_even), Catch::Contains("\"X\""));
}

TEST_CASE("weights of an old unit add up to exactly 1") {
    CHECK(problems_of({{"A", "X", rational::of(3333, 10000)},
                       {"A", "Y", rational::of(3333, 10000)},
                       {"A", "Z", rational::of(3334, 10000)}})
              .empty());
    CHECK(problems_of({{"A", "X", rational::of(1, 3)}, {"A", "Y", rational::of(1, 3)}, {"A", "Z", rational::of(1, 3)}})
              .empty());
    CHECK(problems_of({{"A", "X", hundredths(33)}, {"A", "Y", hundredths(33)}, {"A", "Z", hundredths(33)}}) ==
          texts{"weight A: weights of an old unit that add up to 1, these to 0.99"});
    CHECK(problems_of({{"A", "X", rational::of(2, 3)}, {"A", "Y", rational::of(2, 3)}}) ==
          texts{"weight A: weights of an old unit that add up to 1, these to 4/3"});
    CHECK(problems_of({{"A", "X", 0}}) == texts{"weight A: weights of an old unit that add up to 1, these to 0"});
}

TEST_CASE("empty codes, negative weights and pairs that come twice are refused, all at once") {
    CHECK(problems_of({{"A", "X", rational::of(1, 2), 2},
                       {"A", "X", rational::of(1, 2), 3},
                       {"", "X", hundredths(50), 4},
                       {"B", "", 1, 5},
                       {"C", "Y", rational::of(-1, 2), 6},
                       {"C", "X", rational::of(3, 2), 7},
                       {"D", "X", hundredths(90), 8}}) ==
          texts{"weight A: weights of an old unit that add up to 1, these to 0.5",
                "to X: each pair once, \"A\" comes twice", "from X: the code of an old unit",
                "to B: the code of a new unit", "weight -0.5: a weight that is not below zero",
                "weight D: weights of an old unit that add up to 1, these to 0.9"});
    try {
        crosswalk::from_rows({{"A", "X", hundredths(50), 17}}, "reform.csv");
        FAIL("half a unit was taken");
    } catch (const bad_input& bad) {
        REQUIRE(bad.problems().size() == 1);
        CHECK(bad.problems()[0].file == "reform.csv");
        CHECK(bad.problems()[0].row == 17);
    }
}

TEST_CASE("weights that no common denominator of 64 bits holds are refused") {
    const std::int64_t large = 4'000'000'007, larger = 4'000'000'009;  // primes
    CHECK(problems_of({{"A", "W", rational::of(1, large)}, {"A", "X", rational::of(large - 1, large)}}).empty());
    CHECK(problems_of({{"A", "W", rational::of(1, large)},
                       {"A", "X", rational::of(large - 1, large) - rational::of(1, larger)},
                       {"A", "Y", rational::of(1, larger)}}) ==
          texts{"weight A: weights with a common denominator that fits in 64 bits"});
    const std::int64_t most = detail::int64_max;
    CHECK(problems_of({{"A", "W", rational::of(1, detail::wide_product(most, most - 1))},
                       {"A", "X", rational::of(1, detail::wide_product(most - 2, most - 3))}}) ==
          texts{"weight A: weights that can be added up exactly"});
}

TEST_CASE("a weight of zero is no part of the new unit") {
    const auto slivers = crosswalk::from_rows({{"A", "X"}, {"A", "Y", 0}, {"B", "Z"}});
    CHECK(slivers.new_units() == texts{"X", "Y", "Z"});
    const auto moved = slivers.move(figures{{"A", 10}});
    CHECK(moved.units[0] == moved_figure<std::int64_t>{"X", 10, {1, 1}, false});
    CHECK(moved.units[1] == moved_figure<std::int64_t>{"Y", std::nullopt, {0, 0}, false});
    CHECK(slivers.weight("A", "Y") == rational{0});
}

TEST_CASE("a crosswalk tells its units and weights") {
    CHECK(reform().old_units() == texts{"A", "B", "C"});
    CHECK(reform().new_units() == texts{"X", "Y", "Z"});
    CHECK(reform().weight("B", "X") == hundredths(35));
    CHECK(reform().weight("A", "X") == rational{1});
    CHECK(reform().weight("A", "Y") == rational{0});
    CHECK(reform().weight("Q", "X") == rational{0});
    CHECK(reform().old_members().empty());
}

TEST_CASE("codes of a tree are members in a month") {
    const calendar_month june{2025, 6}, july{2025, 7};
    const auto units =
        hierarchy::from_rows("units", {{.code = "79", .name = "Hồ Chí Minh"},
                                       {.code = "26740", .parent = "79", .name = "Bến Nghé", .valid = until(june)},
                                       {.code = "26743", .parent = "79", .name = "Bến Thành", .valid = until(june)},
                                       {.code = "26740", .parent = "79", .name = "Sài Gòn", .valid = since(july)}});
    const rows merger{{"26740", "26740", 1, 2}, {"26743", "26740", 1, 3}};
    const auto moved = crosswalk::from_rows(merger, {units, june}, {units, july});
    REQUIRE(moved.old_members().size() == 2);
    REQUIRE(moved.new_members().size() == 1);
    CHECK(units.name(moved.old_members()[0]) == "Bến Nghé");
    CHECK(units.name(moved.new_members()[0]) == "Sài Gòn");

    CHECK(problems_of([&] {
              crosswalk::from_rows(merger, {units, std::nullopt}, {units, july});
          }) == texts{"from 26740: a month that says which is meant, 2 members of units have this code"});
    CHECK(problems_of([&] {
              crosswalk::from_rows(merger, {units, july}, {units, june});
          }) == texts{"from 26743: a code of units that is valid in 2025-07"});
    CHECK(problems_of([&] {
              crosswalk::from_rows({{"1", "26740", 1, 2}, {"26743", "2", 1, 3}}, {units, june}, {units, july});
          }) == texts{"from 1: a code of units", "to 2: a code of units"});
    CHECK(problems_of([&] {
              crosswalk::from_rows({{"79", "79", 1, 2}, {"26743", "79", 1, 3}}, {units, june}, {units, july});
          }) == texts{"from 26743: units beside each other, it lies within \"79\""});
}

TEST_CASE("two reforms after one another are one") {
    const auto next =
        crosswalk::from_rows({{"X", "P", hundredths(50)}, {"X", "R", hundredths(50)}, {"Y", "R"}, {"Z", "S"}});
    const auto both = reform().then(next);
    CHECK(both.weight("A", "P") == hundredths(50));
    CHECK(both.weight("B", "P") == rational::of(175, 1000));
    CHECK(both.weight("B", "R") == rational::of(825, 1000));
    CHECK(both.weight("C", "S") == rational{1});
    CHECK(both.new_units() == texts{"P", "R", "S"});
    CHECK(problems_of([&] { next.then(next); }) == texts{"from P: an old unit of the next crosswalk",
                                                         "from R: an old unit of the next crosswalk",
                                                         "from S: an old unit of the next crosswalk"});
}

TEST_CASE("random crosswalks conserve what they move") {
    rc::prop("the total stays, through one and through two", [] {
        const auto first = crosswalk::from_rows(any_rows("a", 12, "b", 8));
        const int middle = 8;
        const auto second = crosswalk::from_rows(any_rows("b", middle, "c", 5));
        const figures amounts = any_figures("a", 12);
        const auto once = first.move(amounts);
        RC_ASSERT(once.unmatched.empty());
        RC_ASSERT(sum_of(once) == sum_of(amounts));
        RC_ASSERT(sum_of(second.move(again(once))) == sum_of(amounts));
        RC_ASSERT(sum_of(first.then(second).move(amounts)) == sum_of(amounts));
    });
    rc::prop("no part is a unit away from its exact share", [] {
        const rows from = any_rows("a", 1, "b", 6);
        const std::int64_t amount = *rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000);
        const auto moved = crosswalk::from_rows(from).move(figures{{"a0", amount}});
        for (const crosswalk_row& r : from) {
            const rational away = rational{moved.find(r.to)->figure.value()} - r.weight * rational{amount};
            RC_ASSERT(away < rational{1});
            RC_ASSERT(rational{-1} < away);
        }
    });
    rc::prop("the order of rows and of figures does not matter", [] {
        const rows from = any_rows("a", 9, "b", 6);
        const figures amounts = any_figures("a", 11);
        const auto moved = crosswalk::from_rows(from).move(amounts);
        const auto other = crosswalk::from_rows(shuffled(from)).move(shuffled(amounts));
        RC_ASSERT(moved.units == other.units);
        RC_ASSERT(moved.unmatched == other.unmatched);
        const std::size_t unknown = (amounts[9].figure ? 1u : 0u) + (amounts[10].figure ? 1u : 0u);
        RC_ASSERT(moved.unmatched.size() == unknown);
    });
    rc::prop("weights are what the rows say", [] {
        const rows from = any_rows("a", 6, "b", 6);
        const auto made = crosswalk::from_rows(from);
        for (const crosswalk_row& r : from) RC_ASSERT(made.weight(r.from, r.to) == r.weight);
    });
    rc::prop("a figure per head lies between those that it is made of", [] {
        const auto made = crosswalk::from_rows(any_rows("a", 8, "b", 4));
        std::vector<unit_figure<per_capita<VND>>> incomes;
        std::vector<unit_figure<people>> heads;
        for (int i = 0; i < 8; ++i) {
            const auto income = *rc::gen::inRange<std::int64_t>(10, 1'000'000'000);
            incomes.push_back({"a" + std::to_string(i), per_capita<VND>::of_one(money<VND>::from_minor_units(income))});
            heads.push_back({"a" + std::to_string(i), people{*rc::gen::inRange<std::int64_t>(0, 100'000)}});
        }
        const auto moved = made.move(incomes, heads, rounding::half_even);
        people all{};
        for (const auto& unit : moved.units) {
            if (!unit.figure) continue;
            all += unit.figure->denominator();
            if (!unit.figure->is_defined()) continue;
            bool above = false, below = false;
            for (std::size_t i = 0; i < incomes.size(); ++i) {
                if (made.weight(incomes[i].unit, unit.unit) == rational{0}) continue;
                above = above || *incomes[i].figure >= *unit.figure;
                below = below || *incomes[i].figure <= *unit.figure;
            }
            RC_ASSERT(above);
            RC_ASSERT(below);
        }
        people before{};
        for (const auto& [unit, number] : heads) before += *number;
        RC_ASSERT(all == before);
    });
}
