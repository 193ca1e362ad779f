// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/quantity/any_money.hpp>
#include <govkpi/quantity/literals.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::any_money;
using govkpi::currency_mismatch;
using govkpi::EUR;
using govkpi::money;
using govkpi::USD;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_int;

struct dollar {
    static constexpr govkpi::currency info = govkpi::iso_4217("USD");
};

any_money some(std::int64_t minor_units, const char* code) {
    const govkpi::currency* of = govkpi::find_currency(code, 3);
    REQUIRE(of != nullptr);
    return {minor_units, *of};
}

}  // namespace

TEST_CASE("money read with its currency gets its type back", "[any_money]") {
    const any_money grant = some(120'000, "USD");
    CHECK(grant.is<USD>());
    CHECK_FALSE(grant.is<VND>());
    CHECK(grant.as<USD>() == 1'200_USD);
    CHECK(grant.minor_units() == 120'000);
    CHECK(grant.currency().minor_digits == 2);

    const any_money fee = 50'000_VND;
    CHECK(fee.as<VND>() == 50'000_VND);
    CHECK(fee.currency().numeric == 704);
}

TEST_CASE("money asked for in another currency names both codes", "[any_money]") {
    CHECK_THROWS_AS(some(1, "USD").as<VND>(), currency_mismatch);
    CHECK_THROWS_WITH(some(1, "USD").as<VND>(), "govkpi: money in USD where VND is needed");
    CHECK_THROWS_WITH(some(1, "VND") + some(1, "LAK"), Catch::Contains("VND") && Catch::Contains("LAK"));
    CHECK_THROWS_AS(some(1, "VND") - some(1, "LAK"), currency_mismatch);
    CHECK_THROWS_AS(some(1, "VND") < some(1, "LAK"), currency_mismatch);
    CHECK_THROWS_AS(some(0, "VND") + some(0, "EUR"), currency_mismatch);  // nothing of one is still not the other
}

TEST_CASE("amounts of two currencies are not equal, and asking does not throw", "[any_money]") {
    CHECK(some(100, "USD") == any_money{1_USD});
    CHECK(some(100, "USD") != some(101, "USD"));
    CHECK(some(100, "USD") != some(100, "EUR"));
    CHECK(some(0, "USD") != some(0, "VND"));
}

TEST_CASE("one currency under two tags is one currency", "[any_money]") {
    CHECK(any_money{1_USD}.as<dollar>() == money<dollar>::from_major_units(1));
}

TEST_CASE("money of one run-time currency adds and orders exactly, or throws", "[any_money]") {
    check_property(2000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        const any_money x{a, EUR::info};
        const any_money y{b, EUR::info};
        RC_ASSERT((x <=> y) == (a <=> b));
        RC_ASSERT((x == y) == (a == b));
        if (oracle::fits_64(cpp_int{a} + b))
            RC_ASSERT(cpp_int{a} + b == (x + y).minor_units());
        else
            RC_ASSERT_THROWS_AS(x + y, govkpi::overflow);
        if (oracle::fits_64(cpp_int{a} - b))
            RC_ASSERT(cpp_int{a} - b == (x - y).as<EUR>().minor_units());
        else
            RC_ASSERT_THROWS_AS(x - y, govkpi::overflow);
    });
}
