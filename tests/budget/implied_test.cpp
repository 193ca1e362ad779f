// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

/// An interval in whole triệu, both ends possible.
template <class Q>
bool runs(const interval<Q>& values, money<VND> from, money<VND> to) {
    const auto whole = values.outward(1_trieu);
    return whole.lower() == bound{from.minor_units()} && whole.upper() == bound{to.minor_units()};
}

bool shares(const interval<ratio>& values, ratio from, ratio to) {
    const auto tenths = values.outward(make_ratio(1, 1'000));
    return tenths.lower() == bound{interval<ratio>::number(from)} && tenths.upper() == bound{interval<ratio>::number(to)};
}

// Thanh Liệt ward, Ha Noi, as published for 2025.
const auto collected = as_printed(outturn<territory_revenue>(36'631_trieu), 1_trieu);
const auto collected_of_plan = as_printed_percent(1'033, 1).values();  // "đạt 103,3% dự toán được giao"
const auto spent = as_printed(estimated_outturn<expenditure>(296'677_trieu), 1_trieu);
const auto spent_of_revised = as_printed_percent(996, 1).values();                // "99,6% dự toán đã điều chỉnh"
const auto spent_of_original = plus_one(as_printed_percent(17, 0).values());      // "vượt 17% dự toán đầu năm"

}  // namespace

TEST_CASE("Thanh Liệt's revenue gives away its plan of 2025") {
    const auto plan = implied_budget<basis::original_budget>(collected, collected_of_plan);
    STATIC_REQUIRE(std::same_as<decltype(plan), const interval<amount<territory_revenue, basis::original_budget, VND>>>);
    CHECK(runs(plan, 35'443_trieu, 35'479_trieu));
    CHECK(plan.contains(original_budget<territory_revenue>(35'461_trieu)));
    CHECK(fmt::format("{:vi}", plan.outward(1_trieu)) == "35.443–35.479 triệu đồng");
}

TEST_CASE("Thanh Liệt's spending gives away its revised and its original budget of 2025") {
    CHECK(runs(implied_budget<basis::revised_budget>(spent, spent_of_revised), 297'718_trieu, 298'019_trieu));
    CHECK(runs(implied_budget<basis::original_budget>(spent, spent_of_original), 252'490_trieu, 254'659_trieu));
}

TEST_CASE("Thanh Liệt's two percentages give away by how much the budget was raised") {
    CHECK(shares(implied_revision(spent_of_original, spent_of_revised), 16.9_percent, 18.1_percent));
}

TEST_CASE("a revision is known closer from two percentages than from the two budgets they imply") {
    const auto direct = implied_revision(spent_of_original, spent_of_revised);
    const auto by_budgets = less_one(implied_budget<basis::revised_budget>(spent, spent_of_revised) /
                                     implied_budget<basis::original_budget>(spent, spent_of_original));
    CHECK(by_budgets.lower().at < direct.lower().at);
    CHECK(direct.upper().at < by_budgets.upper().at);
}

TEST_CASE("the bounds are those of the printed digits, not a đồng wider") {
    const auto plan = implied_budget<basis::original_budget>(collected, collected_of_plan);
    // 36 630.5 triệu / 103.35 % and 36 631.5 triệu / 103.25 %
    CHECK(plan.lower().at == rational::of(36'630'500'000, 1) / rational::of(10'335, 10'000));
    CHECK(plan.upper().at == rational::of(36'631'500'000, 1) / rational::of(10'325, 10'000));
}

TEST_CASE("more printed decimals pin the plan down further") {
    const auto coarse = implied_budget<basis::original_budget>(collected, as_printed_percent(103, 0).values());
    const auto fine = implied_budget<basis::original_budget>(collected, as_printed_percent(10'330, 2).values());
    CHECK(coarse.lower().at < fine.lower().at);
    CHECK(fine.upper().at < coarse.upper().at);
}

TEST_CASE("a completion of zero says nothing of the plan") {
    const auto nothing = as_printed(outturn<revenue>(0_VND), 1_trieu);
    const auto plan = implied_budget<basis::original_budget>(nothing, as_printed_percent(0, 1).values());
    CHECK(plan.numbers() == exact_interval::everything());
}

TEST_CASE("nothing spent of an unknown plan says nothing of it, however the zeros were rounded") {
    const auto nothing = as_printed(outturn<revenue>(0_VND), 1_trieu, printed_rounding::floor);
    const auto plan = implied_budget<basis::original_budget>(nothing, as_printed_percent(0, 1, printed_rounding::ceiling).values());
    CHECK(plan.contains(original_budget<revenue>(35_ty)));  // 0 of 35 tỷ is 0 %
}

// Thăng Bình printed 152/450 tỷ đồng as 33,94 %; the quotient is 33,78 %.
TEST_CASE("Thăng Bình's percentage cannot come from its amounts") {
    const auto done = as_printed(152_ty, 1_ty).values() / as_printed(450_ty, 1_ty).values();
    CHECK_FALSE(done.intersects(as_printed_percent(3'394, 2).values()));
    CHECK(done.intersects(as_printed_percent(3'378, 2).values()));
}

// Nghệ An 2020, in tỷ: 16.186 less 5.056 is 11.130; 11.104 was printed.
TEST_CASE("Nghệ An's difference of 2020 cannot come from its parts") {
    const auto left = as_printed(16'186_ty, 1_ty).values() - as_printed(5'056_ty, 1_ty).values();
    CHECK_FALSE(left.intersects(as_printed(11'104_ty, 1_ty).values()));
    CHECK(left.intersects(as_printed(11'130_ty, 1_ty).values()));
}
