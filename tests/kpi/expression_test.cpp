// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <concepts>
#include <string_view>

#include <govkpi/kpi.hpp>

using namespace govkpi;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;
constexpr auto spent = measure::outturn<expenditure, VND>;

template <class E>
using value_of = typename E::value_type;

template <class A, class B>
concept may_divide = requires(const A& a, const B& b) {
    a / b;
};
template <class A>
concept may_grow = requires(const A& a) {
    growth(a);
};

}  // namespace

TEST_CASE("an expression comes to the value that its figures would") {
    const auto completion = plan_completion(collected, planned);
    const auto surplus = balance(collected, spent);
    const auto revision = budget_revision(measure::revised_budget<revenue, VND>, planned);
    const auto spending = per_head(spent, measure::population);
    STATIC_REQUIRE(std::same_as<value_of<decltype(completion)>,
                                decltype(plan_completion(amount<revenue, basis::outturn, VND>{},
                                                         amount<revenue, basis::original_budget, VND>{}))>);
    STATIC_REQUIRE(std::same_as<value_of<decltype(surplus)>, money<VND>>);
    STATIC_REQUIRE(
        std::same_as<value_of<decltype(revision)>, quotient<money<VND>, amount<revenue, basis::original_budget, VND>>>);
    STATIC_REQUIRE(
        std::same_as<value_of<decltype(spending)>, quotient<amount<expenditure, basis::outturn, VND>, people>>);
    CHECK(completion.numerator().size() == 1);
    CHECK(completion.denominator()[0].info.basis == std::string_view{"original_budget"});
}

TEST_CASE("a balance is the revenue with a plus and the expenditure with a minus") {
    constexpr auto surplus = balance(collected, spent + spent);
    STATIC_REQUIRE(surplus.size() == 3);
    STATIC_REQUIRE(surplus[0].factor == 1);
    STATIC_REQUIRE(surplus[2].factor == -1);
    CHECK(surplus[2].info.name == std::string_view{"expenditure"});
}

TEST_CASE("a budget revision is the change by the original budget") {
    constexpr auto revision = budget_revision(measure::revised_budget<revenue, VND>, planned);
    STATIC_REQUIRE(revision.numerator()[0].factor == 1);
    STATIC_REQUIRE(revision.numerator()[1].factor == -1);
    CHECK(revision.numerator()[1].info.basis == std::string_view{"original_budget"});
    CHECK(revision.denominator().size() == 1);
}

TEST_CASE("a twelfth of a year's spending is a quotient by twelve") {
    constexpr auto monthly = spent / 12;
    STATIC_REQUIRE(monthly.denominator()[0].factor == 12);
    CHECK(monthly.denominator()[0].info.name == std::string_view{});
    CHECK_THROWS_AS(spent / 0, invalid_argument);
    CHECK_THROWS_AS(spent / -12, invalid_argument);
}

TEST_CASE("months of spending that the cash covers are twelve times the cash by the spending") {
    constexpr auto months = measure::stock<money<VND>>("cash") * 2 / (spent / 12);
    STATIC_REQUIRE(months.numerator()[0].factor == 24);
    STATIC_REQUIRE(months.denominator()[0].factor == 1);
    CHECK(months.denominator()[0].info.name == std::string_view{"expenditure"});
    CHECK_THROWS_AS(spent * detail::int64_max / (collected / 2), overflow);
}

TEST_CASE("a comparison keeps its measure and comes to a quotient of like by like") {
    constexpr auto g = growth(spent);
    constexpr auto s = share_of_parent(spent);
    constexpr auto c = contribution_to_growth(spent);
    using spending = amount<expenditure, basis::outturn, VND>;
    STATIC_REQUIRE(std::same_as<value_of<decltype(g)>, quotient<money<VND>, spending>>);
    STATIC_REQUIRE(std::same_as<value_of<decltype(s)>, quotient<spending, spending>>);
    STATIC_REQUIRE(std::same_as<value_of<decltype(c)>, quotient<money<VND>, spending>>);
    CHECK(g.of()[0].info.name == std::string_view{"expenditure"});
}

TEST_CASE("ratios neither divide nor grow") {
    using ratio_expression = decltype(collected / planned);
    STATIC_REQUIRE_FALSE(may_divide<ratio_expression, decltype(collected)>);
    STATIC_REQUIRE_FALSE(may_divide<ratio_expression, ratio_expression>);
    STATIC_REQUIRE_FALSE(may_divide<decltype(collected), ratio_expression>);
    STATIC_REQUIRE_FALSE(may_divide<decltype(collected), decltype(measure::outturn<revenue, USD>)>);
    STATIC_REQUIRE_FALSE(may_grow<ratio_expression>);
    CHECK(may_divide<decltype(collected), decltype(measure::population)>);
}
