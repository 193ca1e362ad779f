// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/panel/ranking.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/per_capita.hpp>
#include <govkpi/quantity/ratio.hpp>

#include "../quantity/oracle.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using oracle::check_property;
using oracle::cpp_rational;
using oracle::int64_max;
using oracle::int64_min;

constexpr direction high = direction::higher_is_better;
constexpr direction low = direction::lower_is_better;
constexpr tie_rule all_rules[] = {tie_rule::competition, tie_rule::modified_competition, tie_rule::dense,
                                  tie_rule::ordinal};

/// Ranks as plain numbers, 0 where there is none.
using places = std::vector<std::uint32_t>;
places ranks_of(const std::vector<ranked>& all) {
    places ranks;
    for (const ranked& one : all) ranks.push_back(one.rank.value_or(0));
    return ranks;
}
template <class V>
places ranks(const std::vector<V>& values, direction better = high, tie_rule ties = tie_rule::competition) {
    return ranks_of(rank(std::span{values}, better, ties));
}

std::vector<people> counts(std::initializer_list<int> values) {
    std::vector<people> made;
    for (const int value : values) made.push_back(people{value});
    return made;
}

/// Ratios of all sizes, one in eight without a value, with many ties and many that are nearly ties.
std::vector<ratio> any_ratios(int most = 24) {
    std::vector<ratio> made;
    const int size = *rc::gen::inRange(0, most);
    while (static_cast<int>(made.size()) < size) {
        const std::int64_t n = *oracle::any_int64();
        const std::int64_t d = *oracle::positive_int64();
        switch (made.empty() ? 0 : *rc::gen::inRange(0, 8)) {
            case 1:
                made.push_back(make_ratio(n, 0));
                break;
            case 2:
                made.push_back(ratio::without_value(undefined::missing));
                break;
            case 3:
                made.push_back(make_ratio(n, n == int64_min ? n : -d));
                break;
            case 4:
                made.push_back(made.front());
                break;
            case 5: {  // equal to the first, in other figures
                const std::int64_t a = made.front().numerator().value() / 1024;
                const std::int64_t b = made.front().denominator().value() / 1024 + 1;
                made.front() = make_ratio(a, b);
                made.push_back(make_ratio(a * 1000, b * 1000));
                break;
            }
            case 6: {  // a neighbour that doubles cannot tell from the first
                const ratio& near = made.front();
                const std::int64_t b = near.denominator().value();
                made.push_back(make_ratio(near.numerator().value(), b == int64_max ? b - 1 : b + 1));
                break;
            }
            default:
                made.push_back(make_ratio(n, d));
        }
    }
    return made;
}

std::optional<cpp_rational> exact(const ratio& of) {
    if (!of.is_defined()) return std::nullopt;
    return cpp_rational{of.numerator().value(), of.denominator().value()};
}

/// The place by counting, each rule by its definition.
std::uint32_t counted(const std::vector<std::optional<cpp_rational>>& values, std::size_t at, direction better,
                      tie_rule ties) {
    if (!values[at]) return 0;
    std::uint32_t ahead = 0, equal = 0, equal_before = 0;
    std::vector<cpp_rational> distinct_ahead;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i]) continue;
        if (*values[i] == *values[at]) {
            ++equal;
            if (i < at) ++equal_before;
        } else if ((*values[i] > *values[at]) == (better == high)) {
            ++ahead;
            if (std::count(distinct_ahead.begin(), distinct_ahead.end(), *values[i]) == 0)
                distinct_ahead.push_back(*values[i]);
        }
    }
    switch (ties) {
        case tie_rule::competition:
            return ahead + 1;
        case tie_rule::modified_competition:
            return ahead + equal;
        case tie_rule::dense:
            return static_cast<std::uint32_t>(distinct_ahead.size()) + 1;
        case tie_rule::ordinal:
            break;
    }
    return ahead + equal_before + 1;
}

}  // namespace

TEST_CASE("equal values share a place by the rule that is asked for", "[ranking]") {
    const auto scores = counts({7, 9, 5, 7});
    CHECK(ranks(scores) == places{2, 1, 4, 2});
    CHECK(ranks(scores, high, tie_rule::modified_competition) == places{3, 1, 4, 3});
    CHECK(ranks(scores, high, tie_rule::dense) == places{2, 1, 3, 2});
    CHECK(ranks(scores, high, tie_rule::ordinal) == places{2, 1, 4, 3});
}

TEST_CASE("where less is better the least is first", "[ranking]") {
    const auto poverty = counts({7, 9, 5, 7});
    CHECK(ranks(poverty, low) == places{2, 4, 1, 2});
    CHECK(ranks(poverty, low, tie_rule::modified_competition) == places{3, 4, 1, 3});
    CHECK(ranks(poverty, low, tie_rule::dense) == places{2, 3, 1, 2});
    CHECK(ranks(poverty, low, tie_rule::ordinal) == places{2, 4, 1, 3});
}

TEST_CASE("a value that is missing or undefined has no place and is not the last", "[ranking]") {
    const std::vector<ratio> rates{make_ratio(1, 2),
                                   make_ratio(1, 0),
                                   make_ratio(-3, 2),
                                   make_ratio(1, -2),
                                   ratio::without_value(undefined::missing),
                                   make_ratio(3, 4)};
    const std::vector<ranked> upward = rank(std::span{rates}, high);
    CHECK(ranks_of(upward) == places{2, 0, 3, 0, 0, 1});
    for (const ranked& one : upward) CHECK(one.of == 3);
    CHECK(ranks(rates, low) == places{2, 0, 1, 0, 0, 3});
    for (const tie_rule rule : all_rules)
        CHECK(ranks(std::vector{make_ratio(1, 0), ratio::without_value(undefined::missing)}, low, rule) ==
              places{0, 0});
    CHECK(rank(std::span<const people>{}, high).empty());
}

TEST_CASE("amounts, counts, money per head and what may be missing are ranked", "[ranking]") {
    CHECK(ranks(std::vector{3_ty, -1_ty, 0_VND}) == places{1, 3, 2});
    CHECK(ranks(std::vector{outturn<revenue>(3_ty), outturn<revenue>(4_ty)}) == places{2, 1});
    CHECK(ranks(std::vector{per_capita(10_ty, 100_people), per_capita(9_ty, 50_people)}) == places{2, 1});
    CHECK(ranks(std::vector{outturn<revenue>(3_ty) / 2_ty, outturn<revenue>(5_ty) / 3_ty}) == places{2, 1});
    CHECK(ranks(std::vector<std::optional<people>>{3'000_people, std::nullopt, 4'000_people}) == places{2, 0, 1});
    CHECK(ranks(std::vector<std::optional<ratio>>{50_percent, std::nullopt, make_ratio(1, 0), 60_percent}) ==
          places{2, 0, 0, 1});
    STATIC_REQUIRE(rankable<ratio>);
    STATIC_REQUIRE_FALSE(rankable<double>);
    STATIC_REQUIRE_FALSE(rankable<std::optional<int>>);
}

TEST_CASE("values are tied only where they are equal, not where they print alike", "[ranking]") {
    CHECK(ranks(std::vector{make_ratio(1, 3), make_ratio(333'333'333, 1'000'000'000)}) == places{1, 2});
    CHECK(ranks(std::vector{make_ratio(1, 2), make_ratio(50, 100), make_ratio(-1, 2)}) == places{1, 1, 3});
    // One double for all of them.
    const std::vector close{make_ratio(int64_max - 1, int64_max), make_ratio(int64_max - 2, int64_max - 1),
                            make_ratio(int64_max, int64_max), make_ratio(int64_max - 2, int64_max)};
    CHECK(ranks(close) == places{2, 3, 1, 4});
    CHECK(ranks(close, low) == places{3, 2, 4, 1});
    // Divided as doubles the first is the greater.
    const std::vector misled{make_ratio(7'443'633'145'484'949'296, 8'439'944'454'341'234'829),
                             make_ratio(7'443'633'145'484'945'832, 8'439'944'454'341'230'887)};
    CHECK(misled[0].to_double() > misled[1].to_double());
    CHECK(ranks(misled) == places{2, 1});
}

TEST_CASE("the largest and the least of 64 bits are ranked", "[ranking]") {
    const std::vector ends{make_ratio(int64_min, 1), make_ratio(int64_max, 1),         make_ratio(0, int64_max),
                           make_ratio(0, 1),         make_ratio(int64_min, int64_max), make_ratio(int64_max - 1, 1)};
    CHECK(ranks(ends) == places{6, 1, 3, 3, 5, 2});
    CHECK(ranks(ends, low) == places{1, 6, 3, 3, 2, 5});
}

TEST_CASE("communes are ranked in their own province", "[ranking]") {
    const auto scores = counts({5, 9, 7, 9, 1, 7});
    const std::vector<std::uint32_t> provinces{48, 1, 48, 1, 4'000'000'000, 48};
    const auto found = rank_within(std::span{scores}, provinces, high);
    CHECK(ranks_of(found) == places{3, 1, 1, 1, 1, 1});
    CHECK(found[0].of == 3);
    CHECK(found[1].of == 2);
    CHECK(found[4].of == 1);
    CHECK(ranks_of(rank_within(std::span{scores}, provinces, low, tie_rule::dense)) == places{1, 1, 2, 1, 1, 2});
    CHECK_THROWS_AS(rank_within(std::span{scores}, std::span{provinces}.first(5), high), invalid_argument);
    CHECK_THROWS_AS(rank_within(std::span{scores}, {}, high), invalid_argument);
}

TEST_CASE("a province without a single figure ranks none of its communes", "[ranking]") {
    const std::vector<std::optional<people>> heads{std::nullopt, 3_people, std::nullopt};
    const std::vector<std::uint32_t> provinces{7, 8, 7};
    const auto found = rank_within(std::span{heads}, provinces, high);
    CHECK(found == std::vector<ranked>{{std::nullopt, 0}, {1, 1}, {std::nullopt, 0}});
}

TEST_CASE("ranks are those of counting exact rationals", "[ranking]") {
    check_property(3000, [] {
        const std::vector<ratio> values = any_ratios();
        std::vector<std::optional<cpp_rational>> exactly;
        for (const ratio& value : values) exactly.push_back(exact(value));
        const auto with_value =
            std::count_if(exactly.begin(), exactly.end(), [](const auto& v) { return v.has_value(); });
        const direction better = *rc::gen::element(high, low);
        for (const tie_rule rule : all_rules) {
            const auto found = rank(std::span{values}, better, rule);
            for (std::size_t i = 0; i < values.size(); ++i) {
                RC_ASSERT(found[i].rank.value_or(0) == counted(exactly, i, better, rule));
                RC_ASSERT(found[i].of == with_value);
            }
        }
    });
}

TEST_CASE("ranks do not depend on the order of rows", "[ranking]") {
    check_property(1000, [] {
        const std::vector<ratio> values = any_ratios(200);
        std::vector<std::uint32_t> groups;
        for (std::size_t i = 0; i < values.size(); ++i) groups.push_back(*rc::gen::inRange(0u, 4u));
        std::vector<std::size_t> order(values.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::shuffle(order.begin(), order.end(), std::mt19937{*rc::gen::arbitrary<std::uint32_t>()});
        std::vector<ratio> moved;
        std::vector<std::uint32_t> moved_groups;
        for (const std::size_t i : order) {
            moved.push_back(values[i]);
            moved_groups.push_back(groups[i]);
        }
        for (const tie_rule rule : {tie_rule::competition, tie_rule::modified_competition, tie_rule::dense}) {
            const auto before = rank_within(std::span{values}, groups, high, rule);
            const auto after = rank_within(std::span{moved}, moved_groups, high, rule);
            for (std::size_t i = 0; i < order.size(); ++i) RC_ASSERT(after[i] == before[order[i]]);
        }
    });
}

TEST_CASE("ranks within groups are those of each group by itself", "[ranking]") {
    check_property(1000, [] {
        const std::vector<ratio> values = any_ratios(60);
        std::vector<std::uint32_t> groups;
        std::map<std::uint32_t, std::vector<ratio>> apart;
        for (const ratio& value : values) {
            groups.push_back(*rc::gen::element(0u, 1u, 77u, 0xffffffffu));
            apart[groups.back()].push_back(value);
        }
        for (const tie_rule rule : all_rules) {
            const auto together = rank_within(std::span{values}, groups, low, rule);
            std::map<std::uint32_t, std::size_t> met;
            for (std::size_t i = 0; i < values.size(); ++i) {
                const std::vector<ratio>& own = apart[groups[i]];
                RC_ASSERT(together[i] == rank(std::span{own}, low, rule)[met[groups[i]]++]);
            }
        }
    });
}

TEST_CASE("higher is better and lower is better mirror each other", "[ranking]") {
    check_property(1000, [] {
        const std::vector<ratio> values = any_ratios(100);
        const auto best = rank(std::span{values}, high, tie_rule::competition);
        const auto worst = rank(std::span{values}, low, tie_rule::modified_competition);
        const auto dense_best = ranks(values, high, tie_rule::dense);
        const auto dense_worst = ranks(values, low, tie_rule::dense);
        const std::uint32_t distinct = dense_best.empty() ? 0 : *std::max_element(dense_best.begin(), dense_best.end());
        for (std::size_t i = 0; i < values.size(); ++i) {
            RC_ASSERT(best[i].rank.has_value() == worst[i].rank.has_value());
            if (!best[i].rank) continue;
            RC_ASSERT(*best[i].rank + *worst[i].rank == best[i].of + 1);
            RC_ASSERT(dense_best[i] + dense_worst[i] == distinct + 1);
        }
    });
}

TEST_CASE("numerators in other units leave the ranks as they are", "[ranking]") {
    check_property(1000, [] {
        const auto figures = *rc::gen::container<std::vector<std::pair<std::int64_t, std::int64_t>>>(
            rc::gen::pair(oracle::any_int64(), oracle::positive_int64()));
        const std::int64_t factor = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
        std::vector<ratio> values, scaled;
        for (const auto& [n, d] : figures) {
            values.push_back(make_ratio(n / 1'000'000, d));
            scaled.push_back(make_ratio(n / 1'000'000 * factor, d));
        }
        for (const tie_rule rule : all_rules) RC_ASSERT(ranks(values, high, rule) == ranks(scaled, high, rule));
    });
}

// Reference: ranking_ties.csv, the places that R gives to scores from the highest down: ties.method "min", "max" and
// "first" of its rank(), and the dense ones. NA has none.
TEST_CASE("ranks are those of R", "[ranking]") {
    const auto rows = oracle::reference_rows("statistics/ranking_ties.csv");
    if (rows.empty()) return;
    const std::map<std::string, tie_rule> rules{{"desc_min", tie_rule::competition},
                                                {"desc_max", tie_rule::modified_competition},
                                                {"desc_dense", tie_rule::dense},
                                                {"desc_first", tie_rule::ordinal}};
    std::vector<std::optional<people>> scores;
    std::map<std::string, places> expected;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        REQUIRE(rows[i].size() == rows[0].size());
        for (std::size_t column = 0; column < rows[i].size(); ++column) {
            const std::string& text = rows[i][column];
            const std::string& name = rows[0][column];
            if (name == "score")
                scores.push_back(text == "NA" ? std::nullopt : std::optional{people{std::stoll(text)}});
            if (rules.count(name) != 0)
                expected[name].push_back(text == "NA" ? 0u : static_cast<std::uint32_t>(std::stoul(text)));
        }
    }
    CHECK(scores.size() == 8);
    CHECK(expected.size() == rules.size());
    for (const auto& [name, given] : expected) {
        CAPTURE(name);
        CHECK(ranks(scores, high, rules.at(name)) == given);
    }
}
