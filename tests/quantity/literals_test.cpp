// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <type_traits>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>

namespace {

using namespace govkpi::literals;
using govkpi::EUR;
using govkpi::money;
using govkpi::ratio;
using govkpi::USD;
using govkpi::VND;

constexpr money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

constexpr bool is_fraction(ratio r, std::int64_t numerator, std::int64_t denominator) {
    return r.numerator().value() == numerator && r.denominator().value() == denominator;
}

}  // namespace

TEST_CASE("đồng are written as they are spoken", "[literals]") {
    STATIC_REQUIRE(36_ty + 631_trieu == dong(36'631'000'000));
    STATIC_REQUIRE(36'631_trieu == 36'631'000_nghin);
    STATIC_REQUIRE(36'631_trieu == 36'631'000'000_VND);
    STATIC_REQUIRE(1_nghin == dong(1'000));
    STATIC_REQUIRE(1_trieu == 1'000_nghin);
    STATIC_REQUIRE(1_ty == 1'000_trieu);
    STATIC_REQUIRE(0_VND == money<VND>{});
    STATIC_REQUIRE(0_ty == money<VND>{});
    STATIC_REQUIRE(-5_trieu == dong(-5'000'000));
    STATIC_REQUIRE(std::is_same_v<decltype(1_trieu), money<VND>>);
}

TEST_CASE("digit separators may stand anywhere between digits", "[literals]") {
    STATIC_REQUIRE(1'2'3'4_VND == 1234_VND);
    STATIC_REQUIRE(1'000'000_people == 1000000_people);
    STATIC_REQUIRE(10'3.3_percent == 103.3_percent);
}

TEST_CASE("whole dollars and euros are a hundred cents each", "[literals]") {
    STATIC_REQUIRE(1'200_USD == money<USD>::from_minor_units(120'000));
    STATIC_REQUIRE(1'200_EUR == money<EUR>::from_minor_units(120'000));
    STATIC_REQUIRE(std::is_same_v<decltype(1_USD), money<USD>>);
    STATIC_REQUIRE(std::is_same_v<decltype(1_EUR), money<EUR>>);
}

TEST_CASE("heads and households are counted in whole numbers", "[literals]") {
    STATIC_REQUIRE(18'000_people == govkpi::people{18'000});
    STATIC_REQUIRE(5'000_households == govkpi::households{5'000});
    STATIC_REQUIRE_FALSE(std::is_same_v<decltype(1_people), decltype(1_households)>);
}

TEST_CASE("a percentage is an exact fraction of its own digits", "[literals]") {
    STATIC_REQUIRE(is_fraction(103.3_percent, 1033, 1'000));
    STATIC_REQUIRE(is_fraction(103.30_percent, 10'330, 10'000));
    STATIC_REQUIRE(103.30_percent == 103.3_percent);
    STATIC_REQUIRE(is_fraction(100_percent, 100, 100));
    STATIC_REQUIRE(100_percent == govkpi::percent(100));
    STATIC_REQUIRE(is_fraction(0.5_percent, 5, 1'000));
    STATIC_REQUIRE(is_fraction(.5_percent, 5, 1'000));
    STATIC_REQUIRE(is_fraction(5._percent, 5, 100));
    STATIC_REQUIRE(is_fraction(0_percent, 0, 100));
    // No double has a tenth, but this does.
    STATIC_REQUIRE(0.1_percent == govkpi::make_ratio(1, 1'000));
}

TEST_CASE("literals reach the last value that fits in 64 bits", "[literals]") {
    STATIC_REQUIRE((9'223'372'036'854'775'807_VND).minor_units() == govkpi::detail::int64_max);
    STATIC_REQUIRE((9'223'372'036'854'775_nghin).minor_units() == 9'223'372'036'854'775'000);
    STATIC_REQUIRE((9'223'372'036'854_trieu).minor_units() == 9'223'372'036'854'000'000);
    STATIC_REQUIRE((9'223'372'036_ty).minor_units() == 9'223'372'036'000'000'000);
    STATIC_REQUIRE((92'233'720'368'547'758_USD).minor_units() == 9'223'372'036'854'775'800);
    STATIC_REQUIRE((9'223'372'036'854'775'807_people).value() == govkpi::detail::int64_max);
    STATIC_REQUIRE(is_fraction(1.000000000000001_percent, 1'000'000'000'000'001, 100'000'000'000'000'000));
}
