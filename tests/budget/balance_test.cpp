// SPDX-License-Identifier: BSL-1.0
#include <limits>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

template <class A, class B>
concept balances = requires(A a, B b) { balance(a, b); };

template <class F, class B = basis::outturn, class C = VND>
using of_flow = amount<F, B, C>;

}  // namespace

TEST_CASE("a balance is revenue less expenditure: a surplus or a deficit") {
    STATIC_REQUIRE(balance(outturn<revenue>(36_ty), outturn<expenditure>(30_ty)) == 6_ty);
    STATIC_REQUIRE(balance(original_budget<revenue>(30_ty), original_budget<expenditure>(36_ty)) == -6_ty);
    STATIC_REQUIRE(balance(outturn<revenue>(36_USD), outturn<expenditure>(36_USD)) == 0_USD);
}

TEST_CASE("a balance is plain money, and balances of units add") {
    const auto north = balance(outturn<revenue>(36_ty), outturn<expenditure>(30_ty));
    const auto south = balance(outturn<revenue>(20_ty), outturn<expenditure>(27_ty));
    STATIC_REQUIRE(std::same_as<decltype(north), const money<VND>>);
    CHECK(north + south == balance(outturn<revenue>(56_ty), outturn<expenditure>(57_ty)));
}

// Thanh Liệt ward published 36,6 tỷ of state-budget revenue in its territory and 296,7 tỷ of ward spending for 2025.
// That is no deficit: the revenue is shared with other levels, and the spending is paid by their transfers too.
TEST_CASE("revenue of the territory has no balance with the unit's expenditure") {
    STATIC_REQUIRE_FALSE(balances<of_flow<territory_revenue>, of_flow<expenditure>>);
    STATIC_REQUIRE(balances<of_flow<revenue>, of_flow<expenditure>>);
}

TEST_CASE("a balance takes revenue, then expenditure, of one basis and currency") {
    STATIC_REQUIRE_FALSE(balances<of_flow<expenditure>, of_flow<revenue>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<revenue>, of_flow<revenue>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<expenditure>, of_flow<expenditure>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<revenue>, of_flow<expenditure, basis::original_budget>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<revenue>, of_flow<expenditure, basis::estimated_outturn>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<revenue>, of_flow<expenditure, basis::outturn, USD>>);
    STATIC_REQUIRE_FALSE(balances<money<VND>, money<VND>>);
    STATIC_REQUIRE_FALSE(balances<of_flow<revenue>, money<VND>>);
}

TEST_CASE("a balance past 64 bits is an error") {
    const auto most = money<VND>::from_minor_units(std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS(balance(outturn<revenue>(most), outturn<expenditure>(-1_VND)), overflow);
}
