// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/allocate.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::allocate;
using govkpi::money;
using govkpi::people;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_int;

using weights = std::vector<std::int64_t>;

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

std::vector<std::int64_t> shared(std::int64_t whole, const weights& by) {
    std::vector<std::int64_t> units;
    for (const money<VND> part : allocate(dong(whole), by)) units.push_back(part.minor_units());
    return units;
}

cpp_int total(const std::vector<std::int64_t>& values) {
    return std::accumulate(values.begin(), values.end(), cpp_int{0});
}

/// Weights of every size whose sum fits in 64 bits, some of them zero and many of them alike.
weights any_weights() {
    const int n = *rc::gen::inRange(1, 12);
    const int bits = *rc::gen::inRange(2, 59);
    weights by;
    for (int i = 0; i < n; ++i) {
        by.push_back(*rc::gen::weightedOneOf<std::int64_t>(
            {{1, rc::gen::just<std::int64_t>(0)},
             {2, rc::gen::just<std::int64_t>(bits)},
             {4, rc::gen::map(oracle::positive_int64(), [=](std::int64_t v) { return v >> (63 - bits); })}}));
    }
    RC_PRE(total(by) > 0);
    return by;
}

/// Largest remainder as the textbooks have it: whole quotas first, then one unit at a time to the largest remainder.
std::vector<cpp_int> by_the_book(const cpp_int& whole, const weights& by) {
    const cpp_int all = total(by);
    std::vector<cpp_int> parts;
    std::vector<cpp_int> remainders;
    cpp_int left = whole;
    for (const std::int64_t w : by) {
        parts.push_back(whole * w / all);
        remainders.push_back(whole * w % all);
        left -= parts.back();
    }
    for (; left > 0; --left) {
        const auto largest = std::max_element(remainders.begin(), remainders.end());  // the first of equals
        ++parts[static_cast<std::size_t>(largest - remainders.begin())];
        *largest = -1;
    }
    return parts;
}

}  // namespace

TEST_CASE("parts rounded together add up to the rounded total", "[allocate]") {
    using govkpi::controlled_rounding;
    using units = std::vector<std::int64_t>;
    CHECK(controlled_rounding(units{36'631'400, 1'168'700}, 1, 1000) == units{36'631, 1'169});
    CHECK(controlled_rounding(units{1, 1, 1}, 100, 3) == units{34, 33, 33});
    CHECK(controlled_rounding(units{-1, -1, -1}, 100, 3) == units{-33, -33, -34});  // -100 in all
    CHECK(controlled_rounding(units{5, -5}, 1, 10) == units{1, -1});                // each a half, 0 in all
    CHECK(controlled_rounding(units{}, 1, 10).empty());
    CHECK_THROWS_AS(controlled_rounding(units{1}, 1, 0), govkpi::invalid_argument);
    CHECK(controlled_rounding(units{4, 4, 4}, 1, 10, 2) == units{1, 1, 0});  // 1.2, whose printed total was rounded up
    CHECK(controlled_rounding(units{4, 4, 4}, 1, 10, 1) == units{1, 0, 0});
    CHECK(controlled_rounding(units{-4, -4, -4}, 1, 10, -2) == units{0, -1, -1});
    CHECK_THROWS_AS(controlled_rounding(units{4, 4, 4}, 1, 10, 3), govkpi::invalid_argument);
    CHECK_THROWS_AS(controlled_rounding(units{std::numeric_limits<std::int64_t>::max()}, 10, 1), govkpi::overflow);
    // Each goes to a whole neighbour, and together they are the rounded sum.
    check_property(500, [] {
        const units parts = *rc::gen::container<units>(rc::gen::arbitrary<std::int64_t>());
        const std::int64_t scale = *rc::gen::inRange<std::int64_t>(1, 1001);
        const std::int64_t divisor = scale * *rc::gen::inRange<std::int64_t>(1, 1001) + *rc::gen::inRange(0, 7);
        const units rounded = controlled_rounding(parts, scale, divisor);
        cpp_int exact = 0, given = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const cpp_int distance = cpp_int{rounded[i]} * divisor - cpp_int{parts[i]} * scale;
            RC_ASSERT(abs(distance) < divisor);
            exact += cpp_int{parts[i]} * scale;
            given += rounded[i];
        }
        RC_ASSERT(2 * abs(given * divisor - exact) <= divisor);
    });
}

TEST_CASE("a hundred đồng among three is 34, 33 and 33", "[allocate]") {
    CHECK(shared(100, {1, 1, 1}) == weights{34, 33, 33});
    CHECK(shared(101, {1, 1, 1}) == weights{34, 34, 33});
    CHECK(shared(10, {5, 3, 2}) == weights{5, 3, 2});
    CHECK(shared(2, {1, 1, 1, 1}) == weights{1, 1, 0, 0});
    CHECK(shared(7, {1}) == weights{7});
}

TEST_CASE("a unit left over goes to the largest fraction, among equals to the earlier", "[allocate]") {
    CHECK(shared(10, {1, 2, 4}) == weights{1, 3, 6});  // 1.43, 2.86, 5.71
    CHECK(shared(1, {1, 2, 2, 1}) == weights{0, 1, 0, 0});
    CHECK(shared(3, {2, 1, 2, 1}) == weights{1, 1, 1, 0});  // 1, 0.5, 1, 0.5
}

TEST_CASE("a negative whole is shared like the positive one", "[allocate]") {
    CHECK(shared(-100, {1, 1, 1}) == weights{-34, -33, -33});
    check_property(500, [] {
        const weights by = any_weights();
        const std::int64_t whole = *oracle::positive_int64();
        const auto parts = shared(whole, by);
        const auto owed = shared(-whole, by);
        for (std::size_t i = 0; i < by.size(); ++i) RC_ASSERT(owed[i] == -parts[i]);
    });
    CHECK(shared(oracle::int64_min, {1, 1}) == weights{oracle::int64_min / 2, oracle::int64_min / 2});
    CHECK(total(shared(oracle::int64_min, {1, 1, 1})) == oracle::int64_min);
}

TEST_CASE("a weight of zero gets nothing, and nothing is shared as nothing", "[allocate]") {
    CHECK(shared(100, {0, 1, 0, 2}) == weights{0, 33, 0, 67});
    CHECK(shared(0, {3, 4}) == weights{0, 0});
    check_property(500, [] {
        const weights by = any_weights();
        const auto parts = shared(*oracle::any_int64(), by);
        for (std::size_t i = 0; i < by.size(); ++i) RC_ASSERT(by[i] != 0 || parts[i] == 0);
    });
}

TEST_CASE("the parts add up to the whole, and none is a unit away from its share", "[allocate]") {
    check_property(3000, [] {
        const weights by = any_weights();
        const std::int64_t whole = *oracle::any_int64();
        const auto parts = shared(whole, by);
        RC_ASSERT(parts.size() == by.size());
        RC_ASSERT(total(parts) == whole);
        const cpp_int all = total(by);
        for (std::size_t i = 0; i < by.size(); ++i) {
            RC_ASSERT(abs(cpp_int{cpp_int{parts[i]} * all - cpp_int{whole} * by[i]}) < all);
        }
    });
}

TEST_CASE("sharing out is the method of largest remainder by the book", "[allocate]") {
    check_property(2000, [] {
        const weights by = any_weights();
        const std::int64_t whole = *oracle::positive_int64();
        const auto parts = shared(whole, by);
        const auto expected = by_the_book(whole, by);
        for (std::size_t i = 0; i < by.size(); ++i) RC_ASSERT(expected[i] == parts[i]);
    });
}

TEST_CASE("weights may be amounts, counts or budget lines", "[allocate]") {
    const std::vector<people> heads{3'000_people, 1'000_people};
    CHECK(allocate(1_ty, std::span<const people>{heads}) == std::vector{750_trieu, 250_trieu});
    const std::vector<money<VND>> plans{2_ty, 1_ty};
    CHECK(allocate(3'000_people, std::span<const money<VND>>{plans}) == std::vector{2'000_people, 1'000_people});
    const auto spent = govkpi::outturn<govkpi::expenditure>(3_ty);
    const auto parts = allocate(spent, weights{2, 1});
    CHECK(parts[0] == govkpi::outturn<govkpi::expenditure>(2_ty));
}

TEST_CASE("a whole cannot be shared by nothing, by less than nothing, or by more than 64 bits", "[allocate]") {
    CHECK_THROWS_AS(shared(100, {}), govkpi::invalid_argument);
    CHECK_THROWS_AS(shared(100, {0, 0}), govkpi::invalid_argument);
    CHECK_THROWS_AS(shared(0, {0}), govkpi::invalid_argument);
    CHECK_THROWS_AS(shared(100, {3, -1}), govkpi::invalid_argument);
    CHECK_THROWS_AS(shared(100, {oracle::int64_max, 1}), govkpi::overflow);
    CHECK(shared(oracle::int64_max, {oracle::int64_max}) == weights{oracle::int64_max});
    CHECK(shared(oracle::int64_max, {oracle::int64_max - 1, 1}) == weights{oracle::int64_max - 1, 1});
}

TEST_CASE("shares of a total add up to one hundred per cent", "[allocate]") {
    CHECK(govkpi::shares_to_hundred(weights{1, 1, 1}, 1) == weights{334, 333, 333});
    CHECK(govkpi::shares_to_hundred(weights{1, 1, 1}, 0) == weights{34, 33, 33});
    CHECK(govkpi::shares_to_hundred(weights{0, 5}, 2) == weights{0, 10'000});
    CHECK_THROWS_AS(govkpi::shares_to_hundred(weights{1}, -1), govkpi::invalid_argument);
    CHECK_THROWS_AS(govkpi::shares_to_hundred(weights{1}, 16), govkpi::invalid_argument);
    CHECK_THROWS_AS(govkpi::shares_to_hundred(weights{}, 1), govkpi::invalid_argument);
    check_property(1000, [] {
        const weights by = any_weights();
        const int decimals = *rc::gen::inRange(0, 16);
        const cpp_int hundred = cpp_int{100} * govkpi::detail::power_of_ten(decimals);
        const auto shares = govkpi::shares_to_hundred(by, decimals);
        RC_ASSERT(total(shares) == hundred);
        for (std::size_t i = 0; i < by.size(); ++i) {
            RC_ASSERT(abs(cpp_int{cpp_int{shares[i]} * total(by) - hundred * by[i]}) < total(by));
        }
    });
}

// Reference: apportionment.csv, US censuses 1790 to 2000 and cases from teaching, cross-checked with the R package
// apportR (142c7c4c). Its column hamilton promises nobody a seat, as we do; apportR_hamilton promises each state one.
TEST_CASE("seats go to states by largest remainder as published", "[allocate]") {
    const auto rows = oracle::reference_rows("apportion/apportionment.csv");
    if (rows.empty()) return;
    REQUIRE(rows[0].size() >= 6);
    REQUIRE(rows[0][0] == "dataset");
    REQUIRE(rows[0][1] == "seats");
    REQUIRE(rows[0][3] == "population");
    REQUIRE(rows[0][5] == "hamilton");
    struct census {
        weights populations;
        std::vector<std::int64_t> seats;
    };
    std::map<std::pair<std::string, std::int64_t>, census> data;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        if (rows[i][5] == "NA") continue;
        census& of = data[{rows[i][0], std::stoll(rows[i][1])}];
        const double population = std::stod(rows[i][3]);  // one of them is printed 1e+06
        REQUIRE(population == std::floor(population));
        of.populations.push_back(static_cast<std::int64_t>(population));
        of.seats.push_back(std::stoll(rows[i][5]));
    }
    CHECK(data.size() == 14);
    for (const auto& [name, of] : data) {
        CAPTURE(name.first, name.second);
        CHECK(total(of.seats) == name.second);
        CHECK(shared(name.second, of.populations) == of.seats);
    }
}
