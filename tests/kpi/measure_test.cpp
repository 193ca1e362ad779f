// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <string>
#include <string_view>

#include <govkpi/kpi.hpp>

using namespace govkpi;

namespace {

struct birth {
    static constexpr labels label{"births", "ca sinh"};
};
struct land_use_fees : revenue {
    static constexpr const char* name = "land_use_fees";
    static constexpr labels label{"land-use fees", "thu tiền sử dụng đất"};
};

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;

template <class A, class B>
concept add = requires(const A& a, const B& b) {
    a + b;
};

}  // namespace

TEST_CASE("a measure of the budget says its basis, flow, scope and currency") {
    const measure_info& info = measure::revised_budget<territory_revenue, USD>[0].info;
    CHECK(info.basis == std::string_view{"revised_budget"});
    CHECK(info.name == std::string_view{"territory_revenue"});
    CHECK(info.scope == std::string_view{"territory"});
    CHECK(info.unit == std::string_view{"USD"});
    CHECK(info.kind == flow_kind::revenue);
    CHECK(info.planned == basis_kind::plan);
    CHECK(info.time == over_time::sum);
    CHECK(measure::estimated_outturn<expenditure, VND>[0].info.kind == flow_kind::expenditure);
    CHECK(measure::estimated_outturn<expenditure, VND>[0].info.planned == basis_kind::execution);
}

TEST_CASE("a flow derived from revenue is a measure under its own name") {
    CHECK(measure::outturn<land_use_fees, VND>[0].info.name == std::string_view{"land_use_fees"});
    STATIC_REQUIRE_FALSE(add<decltype(collected), decltype(measure::outturn<land_use_fees, VND>)>);
}

TEST_CASE("the population is a stock and births are a flow") {
    constexpr auto births = measure::flow<count<birth>>("births");
    STATIC_REQUIRE(measure::population[0].info.time == over_time::last);
    STATIC_REQUIRE(births[0].info.time == over_time::sum);
    CHECK(births[0].info.unit == std::string_view{"births"});
    CHECK(births[0].info.basis == nullptr);
    CHECK(measure::stock<money<VND>>("debt")[0].info.unit == std::string_view{"VND"});
    STATIC_REQUIRE(measure::stock<people>("pupils", over_time::mean)[0].info.time == over_time::mean);
}

TEST_CASE("measures of one kind add with their factors") {
    constexpr auto sum = collected * 3 - 2 * collected + -collected;
    STATIC_REQUIRE(sum.size() == 3);
    STATIC_REQUIRE(sum[0].factor == 3);
    STATIC_REQUIRE(sum[1].factor == -2);
    STATIC_REQUIRE(sum[2].factor == -1);
}

TEST_CASE("a factor that does not fit in 64 bits is an overflow") {
    CHECK_THROWS_AS(collected * detail::int64_max * 2, overflow);
    CHECK_THROWS_AS(-(collected * detail::int64_min), overflow);
    CHECK((-collected * detail::int64_max)[0].factor == -detail::int64_max);
}

TEST_CASE("a sum has at most sixteen measures") {
    const auto four = collected + collected + collected + collected;
    const auto sixteen = four + four + four + four;
    CHECK(sixteen.size() == 16);
    CHECK_THROWS_AS(sixteen + collected, invalid_argument);
}

TEST_CASE("plain money of two flows adds") {
    constexpr auto sum = as_money(collected) + as_money(measure::outturn<expenditure, VND>) * 2;
    STATIC_REQUIRE(std::same_as<decltype(sum), const total<money<VND>>>);
    STATIC_REQUIRE(sum[1].factor == 2);
    CHECK(sum[1].info.name == std::string_view{"expenditure"});
    CHECK(as_money(planned + planned * 5)[1].factor == 5);
}

TEST_CASE("only a stock has a mean over time") {
    STATIC_REQUIRE(mean_over_time(measure::population)[0].info.time == over_time::mean);
    CHECK_THROWS_AS(mean_over_time(collected), invalid_argument);
}

TEST_CASE("flows, bases and units keep apart") {
    STATIC_REQUIRE(add<decltype(collected), decltype(collected)>);
    STATIC_REQUIRE_FALSE(add<decltype(collected), decltype(measure::outturn<expenditure, VND>)>);
    STATIC_REQUIRE_FALSE(add<decltype(collected), decltype(planned)>);
    STATIC_REQUIRE_FALSE(add<decltype(collected), decltype(measure::outturn<revenue, USD>)>);
    STATIC_REQUIRE_FALSE(add<decltype(collected), decltype(as_money(collected))>);
    STATIC_REQUIRE_FALSE(add<decltype(measure::population), decltype(measure::flow<count<birth>>("births"))>);
    STATIC_REQUIRE_FALSE(add<decltype(collected), int>);
    CHECK(add<decltype(measure::population), decltype(measure::population)>);
}
