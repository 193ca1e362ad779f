// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <limits>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>

#include "random_table.hpp"
#include "table_in_parts.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::vector<panel> rolled_up_parts(const table_definition& definition, const std::vector<std::vector<ward_line>>& parts,
                                   const query& asked) {
    std::vector<panel> out;
    for (const std::vector<ward_line>& part : parts) out.push_back(rollup(table_of(definition, part), asked));
    return out;
}

/// Takes panels together two or three at a time, at random, until one is left.
panel merged_at_random(std::mt19937_64& random, std::vector<panel> parts) {
    while (parts.size() > 1) {
        std::shuffle(parts.begin(), parts.end(), random);
        const std::size_t together = std::min<std::size_t>(parts.size(), 2 + random() % 2);
        const panel one = merge(std::span{parts}.first(together));
        parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(together));
        parts.push_back(one);
    }
    return merge(parts);
}

query random_query(std::mt19937_64& random) {
    static const std::vector<std::vector<std::string>> levels{{"unit", "month"},
                                                              {"province", "quarter"},
                                                              {"fiscal_year", "class"},
                                                              {"unit", "fiscal_year", "flow"},
                                                              {},
                                                              {"class"},
                                                              {"month"},
                                                              {"country"}};
    query asked;
    asked.by(levels[random() % levels.size()]).as_part();
    switch (random() % 6) {
        case 0:
            asked.where("province", {"p1"});
            break;
        case 1:
            asked.where("class", {"taxes"});
            break;
        case 2:
            asked.where("fiscal_year", {"2025"}).where("class", {"fees", "vat"});
            break;
        case 3:
            asked.withhold_below(percent(30));
            break;
        default:
            break;
    }
    return asked;
}

std::string refused(const panel& a, const panel& b) {
    try {
        static_cast<void>(merge(a, b));
    } catch (const panel_error& error) {
        return error.what();
    }
    return "accepted";
}

panel of_units(const std::vector<std::pair<std::string, std::string>>& units_and_months,
               const std::string& cls = "vat") {
    std::vector<ward_line> lines;
    for (const auto& [unit, month] : units_and_months) lines.push_back({unit, month, cls, "thu", 5, {}, {}});
    return rollup(table_of(ward_lines(), lines), query{}.by({"unit"}).as_part());
}

}  // namespace

TEST_CASE("panels of the parts of a table add up to that of the table, in any order and grouping", "[panel]") {
    rc::prop("whatever is asked, and with sums past 64 bits on the way", [](unsigned seed) {
        std::mt19937_64 random{seed};
        const std::int64_t largest = random() % 2 == 0 ? 1'000'000 : most;
        const auto lines = random_lines(random, random() % 60, 4, largest);
        const auto parts = cut(random, lines, 1 + random() % 5);
        const query asked = random_query(random);
        const panel merged = merged_at_random(random, rolled_up_parts(ward_lines(), parts, asked));
        RC_ASSERT(answers(merged) == answers(rollup(table_of(ward_lines(), lines), asked)));
    });
}

TEST_CASE("panels of parts that fit in 64 bits add up to a roll-up that is no part", "[panel]") {
    rc::prop("merged answers are its answers", [](unsigned seed) {
        std::mt19937_64 random{seed};
        const auto lines = random_lines(random, 1 + random() % 60, 4, 1'000'000);
        query asked = random_query(random).as_part(false);
        const panel merged = merged_at_random(random, rolled_up_parts(ward_lines(), cut(random, lines, 3), asked));
        RC_ASSERT(answers(merged) == answers(rollup(table_of(ward_lines(), lines), asked)));
    });
}

TEST_CASE("parts of many units, which are found by hashing, add up like those of a few", "[panel]") {
    std::mt19937_64 random{7};
    const auto lines = random_lines(random, 6'000, 5'000, 1'000'000'000);
    const query asked = query{}.by({"unit", "month", "class", "flow"}).as_part();
    const panel merged = merged_at_random(random, rolled_up_parts(plain_lines(), cut(random, lines, 4), asked));
    const panel whole = rollup(table_of(plain_lines(), lines), asked);
    REQUIRE(whole.size() > 5'000);
    REQUIRE(merged.size() == whole.size());
    for (const formula& f : {alone(to_definition(collected[0].info)), to_formula(growth(collected))}) {
        CHECK(merged.evaluate(f) == whole.evaluate(f));
        CHECK(merged.covered(f) == whole.covered(f));
    }
}

TEST_CASE("a part's sum may pass 64 bits where the whole does not, and only who asks for it is refused", "[panel]") {
    const auto of = [](const std::vector<std::int64_t>& amounts, const query& asked) {
        std::vector<ward_line> lines;
        for (const std::int64_t amount : amounts) lines.push_back({"w1", "2025-01", "vat", "thu", amount, 1, {}});
        return rollup(table_of(ward_lines(), lines), asked);
    };
    const query asked = query{}.by({"unit"});
    CHECK_THROWS_WITH(of({most, most}, asked), "unit w1: the sum of outturn.revenue does not fit in 64 bits");

    query part = asked;
    const panel above = of({most, most}, part.as_part());
    CHECK_THROWS_WITH(above.sum(0, "outturn.revenue"), "unit w1: the sum of outturn.revenue does not fit in 64 bits");
    CHECK_THROWS_AS(above.up("country").evaluate(to_formula(collected)), sum_overflow);
    CHECK(above.sum(0, "original_budget.revenue") == 2);
    const panel below = of({-most, -10}, part);
    CHECK(merge(above, below).sum(0, "outturn.revenue") == most - 10);
    CHECK(merge(merge(above, above), of({-most, -most, -most, -7}, part)).up("country").sum(0, "outturn.revenue") ==
          most - 7);
}

TEST_CASE("a panel rolled up further stands for a roll-up by its levels, and names no contributors", "[panel]") {
    std::mt19937_64 random{11};
    const auto lines = random_lines(random, 80, 4, 1'000);
    const query by_wards = query{}.by({"unit", "month"}), by_provinces = query{}.by({"province", "month"});
    std::vector<panel> parts;
    for (const auto& part : cut(random, lines, 3))
        parts.push_back(rollup(table_of(ward_lines(), part), by_wards).up("province"));
    CHECK(answers(merge(parts)) == answers(rollup(table_of(ward_lines(), lines), by_provinces)));
}

TEST_CASE("parts without rows, of tables with and without units, come to a panel without cells", "[panel]") {
    table_definition no_units;
    no_units.period("month").measure(collected, "outturn");
    for (const table_definition& table : {no_units, ward_lines(), plain_lines()}) {
        const panel none = rollup(facts_builder{table}.finish(), query{}.by({"month"}));
        CHECK(merge(none, none).size() == 0);
        CHECK(panel_from_bytes(to_bytes(merge(none, none)), table).size() == 0);
    }
}

TEST_CASE("a panel that was taken to finer units than it has is not merged", "[panel]") {
    const panel provinces =
        rollup(table_of(ward_lines(), {{"w1", "2025-01", "vat", "thu", 1, {}, {}}}), query{}.by({"province"}));
    CHECK(refused(provinces.up("unit"), provinces.up("unit")) == "a panel has members that are no unit of its table");
    CHECK_THROWS_WITH(to_bytes(provinces.up("unit")), "the panel has members that are no unit of its table");
}

TEST_CASE("stocks that two parts state differently are refused by unit, period and both figures", "[panel]") {
    const auto with = [](std::int64_t w1, std::int64_t w2) {
        return rollup(table_of(ward_lines(), {{"w1", "2025-01", "vat", "thu", 1, {}, w1},
                                              {"w2", "2025-01", "vat", "thu", 1, {}, w2}}),
                      query{});
    };
    CHECK_THROWS_WITH(
        merge(with(1000, 7), with(1001, 7)),
        "the parts of a table, column population: \"1001\": expected 1000, as another part states of w1 in 2025-01");
    CHECK(merge(with(1000, 7), with(1000, 7)).sum(0, "population") == 1007);
}

TEST_CASE("parts whose periods are of unlike lengths are refused", "[panel]") {
    const auto of = [](const char* period) {
        return rollup(table_of(ward_lines(), {{"w1", period, "vat", "thu", 1, {}, {}}}), query{});
    };
    CHECK_THROWS_WITH(
        merge(of("2025-01"), of("2025-Q2")),
        "the parts of a table, column month: \"2025-Q2\": expected periods of one length: a month as 2025-01 is");
}

TEST_CASE("rows of parents in one part and rows below them in another are refused", "[panel]") {
    const std::string reason =
        " is in one part of the table and w1, which lies below it, in another: their sum may count rows twice; split "
        "the table so "
        "that what lies one below the other stays together, or leave the rows of parents out of its parts";
    CHECK(refused(of_units({{"p0", "2025-01"}}), of_units({{"w1", "2025-01"}})) == "unit p0" + reason);
    CHECK(refused(of_units({{"w1", "2025-01"}}), of_units({{"VN", "2025-01"}, {"w2", "2025-01"}})) ==
          "unit VN" + reason);
    CHECK(refused(of_units({{"w1", "2025-01"}}, "taxes"), of_units({{"w1", "2025-01"}}, "vat"))
              .starts_with("class taxes is"));
    CHECK(refused(of_units({{"p0", "2025-01"}}, "vat"), of_units({{"w1", "2025-01"}}, "taxes"))
              .starts_with("unit p0 is"));
    // Other provinces, other months, other classes, and a code that had another meaning.
    CHECK(refused(of_units({{"p0", "2025-01"}, {"w1", "2025-01"}}), of_units({{"p1", "2025-01"}, {"w2", "2025-01"}})) ==
          "accepted");
    CHECK(refused(of_units({{"p0", "2025-01"}}), of_units({{"w1", "2025-02"}})) == "accepted");
    CHECK(refused(of_units({{"p0", "2025-01"}}, "fees"), of_units({{"w1", "2025-01"}}, "taxes")) == "accepted");
    CHECK(refused(of_units({{"p1", "2025-06"}}), of_units({{"w0", "2025-06"}})) == "accepted");
    CHECK(refused(of_units({{"p1", "2025-07"}}), of_units({{"w0", "2025-07"}})).starts_with("unit p1 is"));
}

TEST_CASE("whether parents are apart does not depend on how parts were grouped before", "[panel]") {
    const panel a = of_units({{"p0", "2025-01"}}, "vat"), b = of_units({{"w2", "2025-01"}}, "fees");
    const panel c = of_units({{"w1", "2025-01"}}, "fees"), d = of_units({{"w1", "2025-01"}}, "land");
    const panel ab = merge(a, b);  // p0 and fees, but not of one row
    CHECK(refused(ab, c) == "accepted");
    CHECK(refused(merge(ab, c), d) == "accepted");
    CHECK(refused(merge(ab, c), of_units({{"w1", "2025-01"}}, "vat")).starts_with("unit p0 is"));
    CHECK(merge(ab, merge(c, d)).without("unit").sum(0, "outturn.revenue") == 20);
}

TEST_CASE("parts with rows of parents add up to the whole, or are refused", "[panel]") {
    std::size_t accepted = 0, refused = 0;
    rc::prop("whatever lies above what, in both trees and in any months", [&](unsigned seed) {
        static const std::vector<std::string> units{"VN", "p0", "p1", "w0", "w1", "w2"},
            classes{"taxes", "vat", "land", "fees"};
        std::mt19937_64 random{seed};
        auto lines = random_lines(random, 1 + random() % 8, 4, 1'000);
        for (ward_line& line : lines) {
            line.unit = units[random() % units.size()];
            line.cls = classes[random() % classes.size()];
            line.month = random() % 2 == 0 ? "2025-06" : "2025-07";
            line.population = static_cast<std::int64_t>(line.unit.size()) * 100 + line.unit.back();
        }
        const query asked = random_query(random);
        std::string of_whole, of_parts;
        try {
            for (const std::string& text : answers(rollup(table_of(ward_lines(), lines), asked)))
                of_whole += text + '\n';
        } catch (const bad_input&) {
            of_whole = "refused";
        }
        try {
            const auto parts = rolled_up_parts(ward_lines(), cut(random, lines, 2 + random() % 2), asked);
            for (const std::string& text : answers(merged_at_random(random, parts))) of_parts += text + '\n';
            ++accepted;
        } catch (const panel_error&) {
            ++refused;
            return;
        } catch (const bad_input&) {  // of a part, which is one of the whole too, unless another part has what is below
            return;
        }
        RC_ASSERT(of_parts == of_whole);
    });
    CHECK(accepted > 0);
    CHECK(refused > 0);
}

TEST_CASE("parents beside their children within each part are set aside as in the whole", "[panel]") {
    const std::vector<ward_line> north{{"p0", "2025-01", "vat", "thu", 90, {}, 50},
                                       {"w1", "2025-01", "vat", "thu", 80, {}, 40}};
    const std::vector<ward_line> south{{"p1", "2025-01", "vat", "thu", 70, {}, 30},
                                       {"w2", "2025-02", "vat", "thu", 60, {}, 20}};
    std::vector<ward_line> all = north;
    all.insert(all.end(), south.begin(), south.end());
    for (const auto& levels :
         std::vector<std::vector<std::string>>{{"province", "month"}, {"unit"}, {"country", "fiscal_year"}}) {
        const query asked = query{}.by(levels);
        const auto part = [&](const auto& lines) { return rollup(table_of(ward_lines(), lines), asked); };
        CHECK(answers(merge(part(north), part(south))) == answers(part(all)));
    }
}

TEST_CASE("what differs between two queries or tables is told", "[panel]") {
    const auto of = [](const query& asked, const table_definition& table = ward_lines()) {
        return rollup(table_of(table, {}), asked);
    };
    const std::string queries = "panels by different queries cannot be merged: one has ";
    CHECK(refused(of(query{}.by({"unit"})), of(query{}.by({"province"}))) ==
          queries + "cells by unit, the other cells by province");
    CHECK(refused(of(query{}), of(query{}.where("class", {"vat"}))) ==
          queries + "nothing more, the other class in vat");
    CHECK(refused(of(query{}.measure(to_formula(collected))), of(query{}))
              .starts_with(queries + "sums of outturn.revenue, the other sums of original_budget"));
    CHECK(refused(of(query{}.withhold_below(percent(90))), of(query{})) ==
          "panels by different queries cannot be merged: one withholds below 90/100, the other below 0/1");
    // The same said otherwise.
    const query one = query{}.where("class", {"vat", "fees"}).where("unit", {"w1"}).withhold_below(percent(90));
    const query other = query{}.where("unit", {"w1"}).where("class", {"fees", "vat"}).withhold_below(make_ratio(9, 10));
    CHECK(refused(of(one), of(other)) == "accepted");

    const std::string tables = "panels of tables that are defined differently cannot be merged: one has ";
    CHECK(refused(of(query{}), of(query{}, plain_lines())).starts_with(tables + "tree of \"unit\": 8 members, "));
    table_definition more = ward_lines();
    more.measure(measure::stock<households>("households"), "households");
    CHECK(refused(of(query{}.measure(to_formula(collected))), of(query{}.measure(to_formula(collected)), more)) ==
          tables +
              "nothing more, the other measure \"households\" in \"households\", the last of the stock \"households\"");
    CHECK_THROWS_WITH(merge(std::vector<panel>{}), "there is no panel to merge");
}

TEST_CASE("figures of the year so far, made discrete or moved, are not merged", "[panel]") {
    table_definition so_far = plain_lines();
    so_far.cumulative();
    const facts table =
        table_of(so_far, {{"u1", "2025-01", "vat", "thu", 1, {}, {}}, {"u1", "2025-02", "vat", "thu", 3, {}, {}}});
    const panel as_stated = rollup(table, query{}.by({"month"}));
    CHECK(refused(as_stated, as_stated).starts_with("figures of the year so far do not add over parts"));
    for (const query& asked : {query{}.by({"fiscal_year"}), query{}.by({"fiscal_year"}).where("class", {"vat"})}) {
        const panel discrete = rollup(to_discrete(table).table, asked);
        CHECK(refused(discrete, discrete).starts_with("figures that were made discrete, or moved onto new boundaries"));
    }
}
