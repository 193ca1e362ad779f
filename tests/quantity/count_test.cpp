// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <type_traits>
#include <unordered_set>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/quotient.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::count;
using govkpi::divide;
using govkpi::households;
using govkpi::people;
using govkpi::rounding;
using oracle::check_property;
using oracle::cpp_int;
using oracle::int64_max;
using oracle::int64_min;

struct bridge {
    static constexpr govkpi::labels label{"bridges", "cây cầu"};
};
using bridges = count<bridge>;

template <class Operation>
void exact_or_overflow(const cpp_int& exact, Operation operation) {
    if (oracle::fits_64(exact))
        RC_ASSERT(exact == operation().value());
    else
        RC_ASSERT_THROWS_AS(operation(), govkpi::overflow);
}

}  // namespace

TEST_CASE("a count is eight bytes that start at zero", "[count]") {
    STATIC_REQUIRE(sizeof(people) == 8);
    STATIC_REQUIRE(std::is_trivially_copyable_v<people>);
    STATIC_REQUIRE(people{}.value() == 0);
    STATIC_REQUIRE(people{} == 0_people);
}

TEST_CASE("a thing of one's own is counted after one line", "[count]") {
    constexpr bridges built{12};
    STATIC_REQUIRE(built + bridges{3} == bridges{15});
    STATIC_REQUIRE(built * 2 == bridges{24});
    STATIC_REQUIRE_FALSE(std::is_convertible_v<bridges, people>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, bridges>);
    CHECK(std::string{bridge::label.in(govkpi::language::vi)} == "cây cầu");
    CHECK(std::string{bridge::label.in(govkpi::language::en)} == "bridges");
}

TEST_CASE("a label without a Vietnamese form uses the English", "[count]") {
    constexpr govkpi::labels untranslated{"kiosks"};
    CHECK(std::string{untranslated.in(govkpi::language::vi)} == "kiosks");
}

TEST_CASE("sums and products of counts are exact or throw", "[count]") {
    check_property(3000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        exact_or_overflow(cpp_int{a} + b, [&] { return people{a} + people{b}; });
        exact_or_overflow(cpp_int{a} - b, [&] { return people{a} - people{b}; });
        exact_or_overflow(cpp_int{a} * b, [&] { return people{a} * b; });
        exact_or_overflow(-cpp_int{a}, [&] { return -people{a}; });
    });
}

TEST_CASE("past either end of 64 bits a count throws, and nothing is stored", "[count]") {
    people total{int64_max};
    CHECK_THROWS_AS(total += 1_people, govkpi::overflow);
    CHECK(total == people{int64_max});
    total = people{int64_min};
    CHECK_THROWS_AS(total -= 1_people, govkpi::overflow);
    CHECK_THROWS_AS(total *= -1, govkpi::overflow);
    CHECK(total == people{int64_min});
    CHECK_THROWS_AS(-total, govkpi::overflow);
    CHECK_THROWS_AS(people{std::numeric_limits<std::uint64_t>::max()}, govkpi::overflow);
}

TEST_CASE("counts order, hash and divide as whole numbers", "[count]") {
    STATIC_REQUIRE(18'000_people > 17'999_people);
    STATIC_REQUIRE(std::is_same_v<decltype(1_people <=> 2_people), std::strong_ordering>);
    STATIC_REQUIRE(divide(10_people, 4, rounding::half_even) == 2_people);
    STATIC_REQUIRE(divide(10_people, 4, rounding::half_away) == 3_people);
    STATIC_REQUIRE(divide(10_people, -4, rounding::floor) == people{-3});
    STATIC_REQUIRE(divide(10_people, -4, rounding::ceiling) == people{-2});
    std::unordered_set<households> seen{5_households, 6_households, 5_households};
    CHECK(seen.size() == 2);
    check_property(500, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        RC_ASSERT((people{a} <=> people{b}) == (a <=> b));
        if (a == b) RC_ASSERT(std::hash<people>{}(people{a}) == std::hash<people>{}(people{b}));
    });
}

TEST_CASE("people per household is a quotient, not a count", "[count]") {
    constexpr auto size = 18'000_people / 5'000_households;
    STATIC_REQUIRE(size.rounded(1, rounding::half_away) == 36);
    STATIC_REQUIRE_FALSE(govkpi::dimensionless<decltype(size)>);
}
