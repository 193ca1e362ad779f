// SPDX-License-Identifier: BSL-1.0
#include <string_view>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

// Flows as a user adds them: a line each.
struct land_use_fees : revenue { static constexpr labels label{"land-use fees", "thu tiền sử dụng đất"}; };
struct market_fees : revenue { static constexpr labels label{"market fees"}; };
struct school_spending : expenditure { static constexpr labels label{"school spending", "chi sự nghiệp giáo dục"}; };

/// A flow of another budget than the unit's own.
struct school_fund_scope {};
struct school_fund_income : revenue { using scope = school_fund_scope; };
struct school_fund_spending : expenditure { using scope = school_fund_scope; };

/// A basis of one's own: what a mid-year forecast expects the year to end with.
struct forecast {
    static constexpr basis_kind kind = basis_kind::plan;
    static constexpr labels label{"forecast", "dự báo"};
};

struct nameless {
    using scope = scope::own_budget;
    static constexpr flow_kind kind = flow_kind::revenue;
};

template <class A, class B>
concept can_add = requires(A a, B b) { a + b; };
template <class A, class B>
concept can_balance = requires(A a, B b) { balance(a, b); };

template <class F>
using actual = amount<F, basis::outturn, VND>;

}  // namespace

TEST_CASE("a flow of one's own is a line") {
    STATIC_REQUIRE(flow<land_use_fees>);
    STATIC_REQUIRE(land_use_fees::kind == flow_kind::revenue);
    STATIC_REQUIRE(std::same_as<land_use_fees::scope, scope::own_budget>);
    CHECK(land_use_fees::label.in(language::vi) == std::string_view{"thu tiền sử dụng đất"});

    const auto done = plan_completion(outturn<land_use_fees>(12_ty), original_budget<land_use_fees>(10_ty));
    CHECK(done == 120_percent);
}

TEST_CASE("a label without Vietnamese words shows the English ones") {
    CHECK(market_fees::label.in(language::vi) == std::string_view{"market fees"});
    CHECK(market_fees::label.in(language::en) == std::string_view{"market fees"});
}

TEST_CASE("a flow of one's own does not mix with the flow it was made from") {
    STATIC_REQUIRE(can_add<actual<land_use_fees>, actual<land_use_fees>>);
    STATIC_REQUIRE_FALSE(can_add<actual<land_use_fees>, actual<revenue>>);
    STATIC_REQUIRE_FALSE(can_add<actual<land_use_fees>, actual<market_fees>>);
}

TEST_CASE("a flow of one's own has the rules of its kind and scope") {
    CHECK(balance(outturn<land_use_fees>(12_ty), outturn<school_spending>(9_ty)) == 3_ty);
    CHECK(variance(outturn<school_spending>(9_ty), original_budget<school_spending>(8_ty)).judgement() == favour::adverse);

    CHECK(balance(outturn<school_fund_income>(2_ty), outturn<school_fund_spending>(3_ty)) == -1_ty);
    STATIC_REQUIRE_FALSE(can_balance<actual<revenue>, actual<school_fund_spending>>);
    STATIC_REQUIRE_FALSE(can_balance<actual<school_fund_income>, actual<expenditure>>);
}

TEST_CASE("a basis of one's own is a plan that an outturn completes") {
    STATIC_REQUIRE(plan_basis<forecast>);
    const auto expected = amount<revenue, forecast, VND>::of(40_ty);
    CHECK(plan_completion(outturn<revenue>(36_ty), expected) == 90_percent);
    STATIC_REQUIRE_FALSE(can_add<amount<revenue, forecast, VND>, amount<revenue, basis::original_budget, VND>>);
}

TEST_CASE("what has no name, kind or scope is not a flow") {
    STATIC_REQUIRE_FALSE(flow<nameless>);
    STATIC_REQUIRE_FALSE(flow<VND>);
    STATIC_REQUIRE_FALSE(flow<basis::outturn>);
    STATIC_REQUIRE_FALSE(flow<int>);
    STATIC_REQUIRE_FALSE(budget_basis<revenue>);
}

TEST_CASE("revenue of the territory is not of the unit's own budget") {
    STATIC_REQUIRE(std::same_as<revenue::scope, expenditure::scope>);
    STATIC_REQUIRE_FALSE(std::same_as<territory_revenue::scope, expenditure::scope>);
    STATIC_REQUIRE(territory_revenue::kind == flow_kind::revenue);
}
