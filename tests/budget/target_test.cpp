// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

auto completion(money<VND> collected, money<VND> planned) {
    return plan_completion(outturn<revenue>(collected), original_budget<revenue>(planned));
}

template <class T, class V>
concept judges = requires(target<T> t, V v) { t.judge(v); };

}  // namespace

TEST_CASE("equality with a target meets it, whichever way is good") {
    CHECK(at_least(100_percent).judge(completion(35_ty, 35_ty)) == verdict::met);
    CHECK(at_most(100_percent).judge(completion(35_ty, 35_ty)) == verdict::met);
    CHECK(at_least(50_percent).judge(make_ratio(1, 2)) == verdict::met);
}

TEST_CASE("a đồng short of the target misses it") {
    CHECK(at_least(100_percent).judge(completion(35_ty - 1_VND, 35_ty)) == verdict::not_met);
    CHECK(at_most(100_percent).judge(completion(35_ty + 1_VND, 35_ty)) == verdict::not_met);
}

TEST_CASE("99.96 % prints as 100.0 % and yet does not reach 100 %") {
    const auto nearly = completion(9'996_trieu, 10'000_trieu);
    CHECK(fmt::format("{}", nearly) == "100.0%");
    CHECK(at_least(100_percent).judge(nearly) == verdict::not_met);

    const auto slightly_over = completion(10'004_trieu, 10'000_trieu);
    CHECK(fmt::format("{}", slightly_over) == "100.0%");
    CHECK(at_most(100_percent).judge(slightly_over) == verdict::not_met);
}

TEST_CASE("lower is better where a target says at most") {
    const auto poor = at_most(3_percent);  // a poverty rate, say
    CHECK(poor.better() == direction::lower_is_better);
    CHECK(poor.judge(2.5_percent) == verdict::met);
    CHECK(poor.judge(3.1_percent) == verdict::not_met);
    CHECK(at_least(3_percent).judge(2.5_percent) == verdict::not_met);
    CHECK(at_least(3_percent).judge(3.1_percent) == verdict::met);
}

TEST_CASE("a figure without a value is undetermined, neither met nor missed") {
    CHECK(at_least(100_percent).judge(completion(5_ty, 0_VND)) == verdict::undetermined);
    CHECK(at_most(100_percent).judge(completion(5_ty, 0_VND)) == verdict::undetermined);
    CHECK(at_least(100_percent).judge(ratio::without_value(undefined::missing)) == verdict::undetermined);
    CHECK(at_least(ratio::without_value(undefined::missing)).judge(completion(5_ty, 5_ty)) == verdict::undetermined);
    // Both for the same reason: equal as values without a value go, and still no verdict.
    CHECK(at_least(ratio::without_value(undefined::missing)).judge(ratio::without_value(undefined::missing)) ==
          verdict::undetermined);
}

TEST_CASE("zero and negative targets are judged like others") {
    CHECK(at_least(0_percent).judge(0_percent) == verdict::met);
    CHECK(at_most(0_percent).judge(make_ratio(1, 1'000'000)) == verdict::not_met);
    CHECK(at_least(make_ratio(-5, 100)).judge(make_ratio(-4, 100)) == verdict::met);
    CHECK(at_least(make_ratio(-5, 100)).judge(make_ratio(-6, 100)) == verdict::not_met);
}

TEST_CASE("targets are set for amounts, counts, figures per head and changes in points") {
    CHECK(at_least(95_trieu).judge(95_trieu) == verdict::met);
    CHECK(at_most(10_households).judge(11_households) == verdict::not_met);
    CHECK(at_least(per_capita<VND>::of_one(95_trieu)).judge(per_capita(949_ty, 10'000_people)) == verdict::not_met);
    CHECK(at_least(per_capita<VND>::of_one(95_trieu)).judge(per_capita(950_ty, 10'000_people)) == verdict::met);
    CHECK(at_most(0.5_percent - 0_percent).judge(3.4_percent - 3_percent) == verdict::met);
}

TEST_CASE("a target judges only figures of its own kind") {
    STATIC_REQUIRE(judges<ratio, decltype(completion(1_ty, 1_ty))>);
    STATIC_REQUIRE_FALSE(judges<ratio, money<VND>>);
    STATIC_REQUIRE_FALSE(judges<ratio, percent_points>);
    STATIC_REQUIRE_FALSE(judges<ratio, per_capita<VND>>);
    STATIC_REQUIRE_FALSE(judges<money<VND>, money<USD>>);
    STATIC_REQUIRE_FALSE(judges<money<VND>, amount<revenue, basis::outturn, VND>>);
}
