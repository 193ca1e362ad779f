// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <unordered_set>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/quantity/allocate.hpp>
#include <govkpi/quantity/sum.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

using collected_vnd = amount<revenue, basis::outturn, VND>;
constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

template <class A, class B>
concept can_add = requires(A a, B b) { a + b; };
template <class A, class B>
concept can_order = requires(A a, B b) { a < b; };

}  // namespace

TEST_CASE("an amount costs what its number costs") {
    STATIC_REQUIRE(sizeof(collected_vnd) == sizeof(std::int64_t));
    STATIC_REQUIRE(std::is_trivially_copyable_v<collected_vnd>);
    STATIC_REQUIRE(std::is_standard_layout_v<collected_vnd>);
}

TEST_CASE("an amount keeps its money to the last đồng") {
    constexpr auto collected = outturn<territory_revenue>(36_ty + 631_trieu);
    STATIC_REQUIRE(collected.as_money() == 36'631_trieu);
    STATIC_REQUIRE(collected.minor_units() == 36'631'000'000);
    STATIC_REQUIRE(outturn<revenue>(12_USD).minor_units() == 1'200);
    STATIC_REQUIRE(collected_vnd{} == outturn<revenue>(0_VND));
    STATIC_REQUIRE(collected_vnd::of(5_ty) == outturn<revenue>(5_ty));
}

TEST_CASE("the makers say the basis") {
    STATIC_REQUIRE(std::same_as<decltype(original_budget<revenue>(1_ty)), amount<revenue, basis::original_budget, VND>>);
    STATIC_REQUIRE(std::same_as<decltype(revised_budget<revenue>(1_ty)), amount<revenue, basis::revised_budget, VND>>);
    STATIC_REQUIRE(std::same_as<decltype(estimated_outturn<revenue>(1_ty)), amount<revenue, basis::estimated_outturn, VND>>);
    STATIC_REQUIRE(std::same_as<decltype(outturn<expenditure>(1_USD)), amount<expenditure, basis::outturn, USD>>);
}

TEST_CASE("amounts of one flow and basis add, subtract and compare") {
    const auto spring = outturn<revenue>(5_ty);
    const auto summer = outturn<revenue>(7_ty);
    CHECK(spring + summer == outturn<revenue>(12_ty));
    CHECK(spring - summer == outturn<revenue>(-2_ty));
    CHECK(-spring == outturn<revenue>(-5_ty));
    CHECK(3 * spring == outturn<revenue>(15_ty));
    CHECK(spring < summer);
    CHECK(std::max(spring, summer) == summer);

    auto total = spring;
    total += summer;
    total -= outturn<revenue>(2_ty);
    total *= 10;
    CHECK(total == outturn<revenue>(100_ty));
}

TEST_CASE("amounts of two flows, bases or currencies neither add nor compare") {
    STATIC_REQUIRE(can_add<collected_vnd, collected_vnd>);
    STATIC_REQUIRE_FALSE(can_add<collected_vnd, amount<expenditure, basis::outturn, VND>>);
    STATIC_REQUIRE_FALSE(can_add<collected_vnd, amount<revenue, basis::estimated_outturn, VND>>);
    STATIC_REQUIRE_FALSE(can_add<collected_vnd, amount<revenue, basis::outturn, USD>>);
    STATIC_REQUIRE_FALSE(can_add<collected_vnd, money<VND>>);
    STATIC_REQUIRE(can_order<collected_vnd, collected_vnd>);
    STATIC_REQUIRE_FALSE(can_order<collected_vnd, amount<expenditure, basis::outturn, VND>>);
    STATIC_REQUIRE_FALSE(can_order<collected_vnd, amount<revenue, basis::estimated_outturn, VND>>);
    STATIC_REQUIRE_FALSE(can_order<collected_vnd, amount<revenue, basis::outturn, USD>>);
    STATIC_REQUIRE_FALSE(can_order<collected_vnd, money<VND>>);
}

TEST_CASE("an amount does not become money, nor money an amount, unsaid") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<collected_vnd, money<VND>>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<money<VND>, collected_vnd>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::int64_t, collected_vnd>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<collected_vnd, amount<revenue, basis::estimated_outturn, VND>>);
}

TEST_CASE("an amount past 64 bits of đồng is an error, never another amount") {
    const auto most = outturn<revenue>(money<VND>::from_minor_units(largest));
    auto kept = most;
    CHECK_THROWS_AS(most + outturn<revenue>(1_VND), overflow);
    CHECK_THROWS_AS(-most - outturn<revenue>(2_VND), overflow);
    CHECK_THROWS_AS(most * 2, overflow);
    CHECK_THROWS_AS(kept += outturn<revenue>(1_VND), overflow);
    CHECK(kept == most);
    CHECK(most + outturn<revenue>(0_VND) == most);
}

TEST_CASE("equal amounts have equal hashes, and amounts go into a set") {
    const std::unordered_set<collected_vnd> seen{outturn<revenue>(5_ty), outturn<revenue>(2_ty + 3_ty), outturn<revenue>(6_ty)};
    CHECK(seen.size() == 2);
    CHECK(seen.contains(outturn<revenue>(6_ty)));
}

TEST_CASE("a column of amounts sums, and a budget is shared out to the last đồng") {
    const std::vector<collected_vnd> months{outturn<revenue>(5_ty), outturn<revenue>(-1_ty), outturn<revenue>(7_ty + 1_VND)};
    CHECK(sum(std::span{months}) == outturn<revenue>(11_ty + 1_VND));

    const std::array<std::int64_t, 3> weights{1, 1, 1};
    const auto parts = allocate(original_budget<expenditure>(100_VND), weights);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0] == original_budget<expenditure>(34_VND));
    CHECK(parts[0] + parts[1] + parts[2] == original_budget<expenditure>(100_VND));
}

TEST_CASE("a twelfth of a budget is rounded as said") {
    const auto year = original_budget<expenditure>(100_VND);
    CHECK(divide(year, 8, rounding::half_even) == original_budget<expenditure>(12_VND));
    CHECK(divide(year, 8, rounding::half_away) == original_budget<expenditure>(13_VND));
    CHECK(multiply(year, 99.6_percent, rounding::down) == original_budget<expenditure>(99_VND));
}

TEST_CASE("money per head of an amount is of the amount's currency") {
    const auto each = per_capita(outturn<revenue>(950_ty), 10'000_people);
    STATIC_REQUIRE(std::same_as<decltype(each), const per_capita<VND>>);
    CHECK(each == per_capita<VND>::of_one(95_trieu));
}
