// SPDX-License-Identifier: BSL-1.0
#include <limits>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

template <class A, class B>
concept completes = requires(A a, B b) { plan_completion(a, b); };
template <class A, class B>
concept revises = requires(A a, B b) { budget_revision(a, b); };

template <class B, class F = revenue, class C = VND>
using of_basis = amount<F, B, C>;

}  // namespace

// Thanh Liệt ward, Ha Noi, as published for 2025: "36 tỷ 631 triệu đồng, đạt 103,3% dự toán".
TEST_CASE("Thanh Liệt collected 103.3 % of its plan of 2025") {
    constexpr auto done = plan_completion(outturn<territory_revenue>(36'631_trieu), original_budget<territory_revenue>(35'461_trieu));
    STATIC_REQUIRE(done.rounded(3, rounding::half_away) == 1'033);
    STATIC_REQUIRE(done.rounded(4, rounding::half_away) == 10'330);
    STATIC_REQUIRE(done.numerator() == outturn<territory_revenue>(36'631_trieu));
    STATIC_REQUIRE(done.denominator() == original_budget<territory_revenue>(35'461_trieu));
    CHECK(fmt::format("{:vi}", done) == "103,3%");
    CHECK(done > 103.2_percent);
    CHECK(done < 103.3_percent);  // 103.2994 %: printed 103.3 %, and yet not it
}

// Vietnamese communes have published completions of 681,8 % and 292,9 %.
TEST_CASE("a completion far above 100 % is ordinary") {
    const auto weak_plan = original_budget<revenue>(1'000_trieu);
    const auto first = plan_completion(outturn<revenue>(6'818_trieu), weak_plan);
    const auto second = plan_completion(outturn<revenue>(2'929_trieu), weak_plan);
    CHECK(first == 681.8_percent);
    CHECK(fmt::format("{:vi}", first) == "681,8%");
    CHECK(fmt::format("{:vi}", second) == "292,9%");
    CHECK(fmt::format("{:vi}", pool(first, second)) == "487,4%");  // 974.7 / 2: 487.35 rounds away from zero
}

TEST_CASE("completion of a sum is not the mean of completions") {
    const auto large = plan_completion(outturn<expenditure>(90_trieu), original_budget<expenditure>(100_trieu));
    const auto small = plan_completion(outturn<expenditure>(10_trieu), original_budget<expenditure>(1_ty));
    const auto both = pool(large, small);
    CHECK(large == 90_percent);
    CHECK(small == 1_percent);
    CHECK(both == plan_completion(outturn<expenditure>(100_trieu), original_budget<expenditure>(1'100_trieu)));
    CHECK(both != 45.5_percent);
    CHECK(both.rounded(3, rounding::half_away) == 91);
}

TEST_CASE("completions of many units pool in one call") {
    const auto unit = [](money<VND> spent, money<VND> planned) {
        return plan_completion(outturn<expenditure>(spent), original_budget<expenditure>(planned));
    };
    CHECK(pool(unit(1_ty, 2_ty), unit(2_ty, 2_ty), unit(3_ty, 1_ty), unit(0_VND, 3_ty)) == unit(6_ty, 8_ty));
}

TEST_CASE("a plan of nothing has no completion, and says so") {
    const auto none = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(0_VND));
    CHECK_FALSE(none.is_defined());
    CHECK(none.reason() == undefined::zero_base);
    CHECK_THROWS_AS(none.rounded(3, rounding::half_away), invalid_argument);

    const auto negative = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(-1_trieu));
    CHECK(negative.reason() == undefined::negative_base);

    CHECK(plan_completion(outturn<revenue>(0_VND), original_budget<revenue>(1_trieu)) == 0_percent);
    CHECK(plan_completion(outturn<revenue>(-1_trieu), original_budget<revenue>(2_trieu)) == make_ratio(-1, 2));
}

TEST_CASE("a unit without a plan counts with its outturn when completions are pooled") {
    const auto unplanned = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(0_VND));
    const auto planned = plan_completion(outturn<revenue>(5_trieu), original_budget<revenue>(10_trieu));
    CHECK(pool(unplanned, planned) == 100_percent);
    CHECK(pool(unplanned, unplanned).reason() == undefined::zero_base);
}

TEST_CASE("a missing completion makes the pooled one missing, not smaller") {
    using completion = decltype(plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(1_ty)));
    const auto known = plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(1_ty));
    const auto missing = completion::without_value(undefined::missing);
    const auto unlike = completion::without_value(undefined::not_comparable);
    CHECK(pool(known, missing).reason() == undefined::missing);
    CHECK(pool(missing, known).reason() == undefined::missing);
    CHECK(pool(missing, unlike, known).reason() == undefined::not_comparable);
}

TEST_CASE("an estimate completes a plan, original or revised") {
    STATIC_REQUIRE(completes<of_basis<basis::outturn>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE(completes<of_basis<basis::outturn>, of_basis<basis::revised_budget>>);
    STATIC_REQUIRE(completes<of_basis<basis::estimated_outturn>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE(completes<of_basis<basis::estimated_outturn>, of_basis<basis::revised_budget>>);
}

TEST_CASE("only an execution completes a plan, of its own flow and currency") {
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::original_budget>, of_basis<basis::outturn>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, of_basis<basis::outturn>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, of_basis<basis::estimated_outturn>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::revised_budget>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, of_basis<basis::original_budget, expenditure>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, of_basis<basis::original_budget, territory_revenue>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, of_basis<basis::original_budget, revenue, USD>>);
    STATIC_REQUIRE_FALSE(completes<money<VND>, money<VND>>);
    STATIC_REQUIRE_FALSE(completes<of_basis<basis::outturn>, money<VND>>);
}

TEST_CASE("a completion compares with percentages and with completions of other flows, by value") {
    const auto of_revenue = plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(2_ty));
    const auto of_spending = plan_completion(outturn<expenditure>(50_USD), original_budget<expenditure>(100_USD));
    CHECK(of_revenue == of_spending);
    CHECK(of_revenue == 50_percent);
    CHECK(of_revenue < 50.000001_percent);
    CHECK(of_revenue - 40_percent == 10_percent - 0_percent);
}

TEST_CASE("completions compare exactly where doubles cannot tell them apart") {
    const auto of = [](std::int64_t done, std::int64_t planned) {
        return plan_completion(outturn<revenue>(money<VND>::from_minor_units(done)),
                               original_budget<revenue>(money<VND>::from_minor_units(planned)));
    };
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    const auto nearly = of(most - 1, most);
    const auto nearer = of(most, most);
    CHECK(nearly.to_double() == nearer.to_double());
    CHECK(nearly < nearer);
    CHECK(nearly < 100_percent);
    CHECK(of(most - 1, most) > of(most - 2, most - 1));
}

TEST_CASE("the revision of a budget is what was added, as a share of the original") {
    constexpr auto raised = budget_revision(revised_budget<expenditure>(117_ty), original_budget<expenditure>(100_ty));
    STATIC_REQUIRE(raised.numerator() == 17_ty);
    STATIC_REQUIRE(raised == 17_percent);
    CHECK(fmt::format("{:vi signed}", raised) == "+17,0%");
    CHECK(budget_revision(revised_budget<expenditure>(90_ty), original_budget<expenditure>(100_ty)) == make_ratio(-1, 10));
    CHECK(budget_revision(revised_budget<expenditure>(5_ty), original_budget<expenditure>(5_ty)) == 0_percent);
    CHECK(budget_revision(revised_budget<expenditure>(5_ty), original_budget<expenditure>(0_VND)).reason() ==
          undefined::zero_base);
}

TEST_CASE("revisions of several budgets pool to the revision of their sum") {
    const auto a = budget_revision(revised_budget<revenue>(12_ty), original_budget<revenue>(10_ty));
    const auto b = budget_revision(revised_budget<revenue>(90_ty), original_budget<revenue>(100_ty));
    CHECK(pool(a, b) == budget_revision(revised_budget<revenue>(102_ty), original_budget<revenue>(110_ty)));
}

TEST_CASE("only the revised over the original budget of one flow is a revision") {
    STATIC_REQUIRE(revises<of_basis<basis::revised_budget>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(revises<of_basis<basis::original_budget>, of_basis<basis::revised_budget>>);
    STATIC_REQUIRE_FALSE(revises<of_basis<basis::outturn>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(revises<of_basis<basis::revised_budget>, of_basis<basis::original_budget, expenditure>>);
    STATIC_REQUIRE_FALSE(revises<of_basis<basis::revised_budget>, of_basis<basis::original_budget, revenue, USD>>);
    STATIC_REQUIRE_FALSE(revises<money<VND>, money<VND>>);
}
