// SPDX-License-Identifier: BSL-1.0
#include <limits>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

template <class A, class B>
concept varies = requires(A a, B b) { variance(a, b); };

template <class B, class F = revenue, class C = VND>
using of_basis = amount<F, B, C>;

}  // namespace

TEST_CASE("a variance is outturn less budget, whichever is good") {
    STATIC_REQUIRE(variance(outturn<revenue>(36_ty), original_budget<revenue>(35_ty)).difference() == 1_ty);
    STATIC_REQUIRE(variance(outturn<expenditure>(36_ty), revised_budget<expenditure>(35_ty)).difference() == 1_ty);
    STATIC_REQUIRE(variance(estimated_outturn<expenditure>(34_ty), original_budget<expenditure>(35_ty)).difference() == -1_ty);
}

TEST_CASE("revenue above plan is favourable, spending above plan is adverse") {
    const auto of_revenue = [](money<VND> done) { return variance(outturn<revenue>(done), original_budget<revenue>(35_ty)); };
    const auto of_spending = [](money<VND> done) {
        return variance(outturn<expenditure>(done), original_budget<expenditure>(35_ty));
    };
    CHECK(of_revenue(35_ty + 1_VND).judgement() == favour::favourable);
    CHECK(of_revenue(35_ty).judgement() == favour::on_budget);
    CHECK(of_revenue(35_ty - 1_VND).judgement() == favour::adverse);
    CHECK(of_spending(35_ty + 1_VND).judgement() == favour::adverse);
    CHECK(of_spending(35_ty).judgement() == favour::on_budget);
    CHECK(of_spending(35_ty - 1_VND).judgement() == favour::favourable);
}

TEST_CASE("revenue of the territory is judged as revenue") {
    const auto above = variance(outturn<territory_revenue>(36'631_trieu), original_budget<territory_revenue>(35'461_trieu));
    CHECK(above.judgement() == favour::favourable);
    CHECK(above.difference() == 1'170_trieu);
}

TEST_CASE("a variance prints with its sign") {
    CHECK(fmt::format("{:vi millions}", variance(outturn<revenue>(36_ty), original_budget<revenue>(35_ty))) == "+1.000 triệu đồng");
    CHECK(fmt::format("{}", variance(outturn<revenue>(34_ty), original_budget<revenue>(35_ty))) == "-1,000,000,000 VND");
    CHECK(fmt::format("{}", variance(outturn<revenue>(35_ty), original_budget<revenue>(35_ty))) == "0 VND");
}

TEST_CASE("a variance past 64 bits is an error") {
    const auto most = money<VND>::from_minor_units(std::numeric_limits<std::int64_t>::max());
    CHECK_THROWS_AS(variance(outturn<revenue>(most), original_budget<revenue>(-1_VND)), overflow);
}

TEST_CASE("only an outturn has a variance from the budget of its flow") {
    STATIC_REQUIRE(varies<of_basis<basis::outturn>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(varies<of_basis<basis::original_budget>, of_basis<basis::outturn>>);
    STATIC_REQUIRE_FALSE(varies<of_basis<basis::outturn>, of_basis<basis::outturn>>);
    STATIC_REQUIRE_FALSE(varies<of_basis<basis::outturn>, of_basis<basis::original_budget, expenditure>>);
    STATIC_REQUIRE_FALSE(varies<of_basis<basis::outturn>, of_basis<basis::original_budget, revenue, USD>>);
    STATIC_REQUIRE_FALSE(varies<money<VND>, money<VND>>);
}
