// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <string_view>

#include <govkpi/kpi.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

constexpr auto spent = measure::outturn<expenditure, VND>;
constexpr auto revenue_completion =
    indicator{"revenue_completion",
              plan_completion(measure::outturn<revenue, VND>, measure::original_budget<revenue, VND>)}
        .label({"revenue plan completion", "tỷ lệ hoàn thành dự toán thu"})
        .target(at_least(100_percent));

}  // namespace

TEST_CASE("an indicator is defined once and for all time") {
    STATIC_REQUIRE(revenue_completion.target().has_value());
    CHECK(revenue_completion.name() == std::string_view{"revenue_completion"});
    CHECK(revenue_completion.label().in(language::vi) == std::string_view{"tỷ lệ hoàn thành dự toán thu"});
}

TEST_CASE("a target says which way is good") {
    CHECK(revenue_completion.better() == direction::higher_is_better);
    constexpr auto arrears = indicator{"arrears", measure::stock<money<VND>>("arrears")};
    CHECK_FALSE(arrears.better().has_value());
    CHECK(arrears.lower_is_better().better() == direction::lower_is_better);
    CHECK(arrears.higher_is_better().better() == direction::higher_is_better);
    CHECK(arrears.higher_is_better().target(at_most(5_ty)).better() == direction::lower_is_better);
}

TEST_CASE("an indicator of the running program has the formula, the labels and the target of the typed one") {
    const indicator_definition read = to_definition(revenue_completion);
    CHECK(read.name == "revenue_completion");
    CHECK(read.of == to_formula(revenue_completion.of()));
    CHECK(read.label_en == "revenue plan completion");
    CHECK(read.label_vi == "tỷ lệ hoàn thành dự toán thu");
    CHECK(read.better == direction::higher_is_better);
    REQUIRE(read.target.has_value());
    CHECK(make_ratio(read.target->numerator, read.target->denominator) == 100_percent);
}

TEST_CASE("a target in money is in its smallest units") {
    const auto per_person = indicator{"spending", per_head(spent, measure::population)};
    const auto level = to_definition(per_person.target(at_most(per_capita<VND>::of_one(5_trieu)))).target;
    CHECK(level == indicator_definition::level{5'000'000, 1});
    CHECK(to_definition(
              indicator{"debt", measure::stock<money<USD>>("debt")}.target(at_most(money<USD>::from_major_units(7))))
              .target == indicator_definition::level{700, 1});
}

TEST_CASE("an indicator without labels and target has none") {
    const indicator_definition bare = to_definition(indicator{"spending", spent});
    CHECK(bare.label_en.empty());
    CHECK(bare.label_vi.empty());
    CHECK_FALSE(bare.better.has_value());
    CHECK_FALSE(bare.target.has_value());
}
