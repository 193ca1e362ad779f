// SPDX-License-Identifier: BSL-1.0
#include <limits>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

template <class A, class B>
concept grows = requires(A a, B b) { growth(a, b); };

template <class B, class F = revenue, class C = VND>
using of_basis = amount<F, B, C>;

constexpr auto now = outturn<revenue>(117_ty);
constexpr auto before = outturn<revenue>(100_ty);

}  // namespace

TEST_CASE("117 % of last year is a growth of 17 %") {
    STATIC_REQUIRE(growth(now, before) == 17_percent);
    STATIC_REQUIRE(growth(before, before) == 0_percent);
    CHECK(growth(before, now) == make_ratio(-17, 117));
    CHECK(growth(now, before) == less_one(make_ratio(117, 100)));
}

// "bằng 81,7% so với cùng kỳ" is a ratio, and beside it stand growths: "giảm 23,6%", "tăng 36%".
TEST_CASE("81.7 % of last year is a fall of 18.3 %") {
    const auto fell = growth(outturn<revenue>(817_ty), outturn<revenue>(1'000_ty));
    CHECK(fell.rounded(3, rounding::half_away) == -183);
    CHECK(fell == less_one(81.7_percent));
}

TEST_CASE("growth over nothing or over a negative base is undefined") {
    CHECK(growth(now, outturn<revenue>(0_VND)).reason() == undefined::zero_base);
    CHECK(growth(now, outturn<revenue>(-1_VND)).reason() == undefined::negative_base);
    CHECK(growth(outturn<revenue>(-1_ty), outturn<revenue>(1_ty)) == make_ratio(-2, 1));
}

TEST_CASE("growth past 64 bits is an error") {
    const auto most = outturn<revenue>(money<VND>::from_minor_units(std::numeric_limits<std::int64_t>::max()));
    CHECK_THROWS_AS(growth(most, outturn<revenue>(-1_VND)), overflow);
    CHECK_THROWS_AS(growth(-most, outturn<revenue>(2_VND)), overflow);
}

TEST_CASE("growths of several units pool to the growth of their sum") {
    const auto a = growth(outturn<revenue>(12_ty), outturn<revenue>(10_ty));
    const auto b = growth(outturn<revenue>(90_ty), outturn<revenue>(100_ty));
    CHECK(pool(a, b) == growth(outturn<revenue>(102_ty), outturn<revenue>(110_ty)));
}

TEST_CASE("an estimate of this year grows over the outturn of the last") {
    STATIC_REQUIRE(grows<of_basis<basis::estimated_outturn>, of_basis<basis::outturn>>);
    STATIC_REQUIRE(grows<of_basis<basis::outturn>, of_basis<basis::estimated_outturn>>);
    STATIC_REQUIRE(grows<of_basis<basis::original_budget>, of_basis<basis::original_budget>>);
    CHECK(growth(estimated_outturn<revenue>(117_ty), before) == 17_percent);
}

TEST_CASE("an outturn does not grow over a budget, nor one flow over another") {
    STATIC_REQUIRE_FALSE(grows<of_basis<basis::outturn>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(grows<of_basis<basis::revised_budget>, of_basis<basis::original_budget>>);
    STATIC_REQUIRE_FALSE(grows<of_basis<basis::outturn>, of_basis<basis::outturn, expenditure>>);
    STATIC_REQUIRE_FALSE(grows<of_basis<basis::outturn>, of_basis<basis::outturn, territory_revenue>>);
    STATIC_REQUIRE_FALSE(grows<of_basis<basis::outturn>, of_basis<basis::outturn, revenue, USD>>);
    STATIC_REQUIRE_FALSE(grows<money<VND>, people>);
}

TEST_CASE("money and head counts grow as well") {
    CHECK(growth(110_ty, 100_ty) == 10_percent);
    CHECK(growth(9'900_people, 10'000_people) == make_ratio(-1, 100));
}

TEST_CASE("income per head grows by the quotient of the figures, not by that of the sums") {
    const auto year_before = per_capita(900_ty, 10'000_people);
    const auto this_year = per_capita(1'140_ty, 12'000_people);  // 95 triệu after 90
    CHECK(growth(this_year, year_before) == make_ratio(5, 90));
    CHECK(growth(year_before, year_before) == 0_percent);
    CHECK(growth(this_year, per_capita(900_ty, 0_people)).reason() == undefined::zero_base);
    CHECK(growth(this_year, per_capita(0_VND, 10_people)).reason() == undefined::zero_base);
    CHECK(growth(this_year, per_capita(-1_ty, 10_people)).reason() == undefined::negative_base);
    CHECK(growth(per_capita(1_ty, 0_people), year_before).reason() == undefined::zero_base);
}

TEST_CASE("figures of the same months of two years in succession compare") {
    const auto of = [](auto value, fiscal_period period) { return in_period(value, period); };
    CHECK(growth(of(now, fiscal_period::year(2025)), of(before, fiscal_period::year(2024))) == 17_percent);
    CHECK(growth(of(now, fiscal_period::cumulative(2025, 9)), of(before, fiscal_period::cumulative(2024, 9))) == 17_percent);
    CHECK(growth(of(now, fiscal_period::cumulative(2025, 3)), of(before, fiscal_period::quarter(2024, 1))) == 17_percent);
    CHECK(growth(of(now, fiscal_period::year(2025)), of(before, fiscal_period::cumulative(2024, 12))) == 17_percent);
    CHECK(growth(of(per_capita(95_ty, 1'000_people), fiscal_period::year(2025)),
                 of(per_capita(90_ty, 1'000_people), fiscal_period::year(2024))) == make_ratio(5, 90));
}

TEST_CASE("figures of unlike periods are not comparable") {
    const auto reason = [](fiscal_period of_now, fiscal_period of_before) {
        return growth(in_period(now, of_now), in_period(before, of_before)).reason();
    };
    CHECK(reason(fiscal_period::cumulative(2025, 9), fiscal_period::year(2024)) == undefined::not_comparable);
    CHECK(reason(fiscal_period::quarter(2025, 2), fiscal_period::quarter(2024, 1)) == undefined::not_comparable);
    CHECK(reason(fiscal_period::year(2025), fiscal_period::year(2023)) == undefined::not_comparable);
    CHECK(reason(fiscal_period::year(2025), fiscal_period::year(2025)) == undefined::not_comparable);
    CHECK(reason(fiscal_period::year(2024), fiscal_period::year(2025)) == undefined::not_comparable);
    CHECK(reason(fiscal_period::year(2025), fiscal_period::year(2024, {.first_month = 4})) == undefined::not_comparable);
}

TEST_CASE("a growth over nothing in unlike periods is first of all not comparable") {
    const auto nothing = in_period(outturn<revenue>(0_VND), fiscal_period::year(2023));
    CHECK(growth(in_period(now, fiscal_period::year(2025)), nothing).reason() == undefined::not_comparable);
}
