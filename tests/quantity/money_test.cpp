// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <functional>
#include <limits>
#include <type_traits>
#include <unordered_set>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/money.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::divide;
using govkpi::EUR;
using govkpi::exchange;
using govkpi::money;
using govkpi::rounding;
using govkpi::USD;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_int;
using oracle::int64_max;
using oracle::int64_min;

struct ward_voucher {
    static constexpr govkpi::currency info{"WVO", 0, 0, 0, "Ward voucher"};
};

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

/// Calls an operation of exact integers: it must give `exact` where that fits, and throw overflow where it does not.
template <class Operation>
void exact_or_overflow(const cpp_int& exact, Operation operation) {
    if (oracle::fits_64(exact))
        RC_ASSERT(exact == operation().minor_units());
    else
        RC_ASSERT_THROWS_AS(operation(), govkpi::overflow);
}

}  // namespace

TEST_CASE("money is eight bytes that start at zero", "[money]") {
    STATIC_REQUIRE(sizeof(money<VND>) == 8);
    STATIC_REQUIRE(std::is_trivially_copyable_v<money<VND>>);
    STATIC_REQUIRE(std::is_standard_layout_v<money<VND>>);
    STATIC_REQUIRE(std::is_nothrow_default_constructible_v<money<VND>>);
    STATIC_REQUIRE(money<VND>{} == 0_VND);
    STATIC_REQUIRE(money<VND>{}.minor_units() == 0);
}

TEST_CASE("the đồng has no smaller unit, the dollar has cents, the Kuwaiti dinar has fils", "[money]") {
    STATIC_REQUIRE(money<VND>::from_major_units(1'200).minor_units() == 1'200);
    STATIC_REQUIRE(money<USD>::from_major_units(1'200).minor_units() == 120'000);
    STATIC_REQUIRE(money<govkpi::currencies::KWD>::from_major_units(-3).minor_units() == -3'000);
    STATIC_REQUIRE(money<govkpi::currencies::CLF>::from_major_units(1).minor_units() == 10'000);
    STATIC_REQUIRE(money<govkpi::currencies::XAU>::from_major_units(7).minor_units() == 7);  // gold has no minor unit
    STATIC_REQUIRE(5_USD == money<USD>::from_minor_units(500));
    STATIC_REQUIRE(5_EUR == money<EUR>::from_minor_units(500));
}

TEST_CASE("a currency of one's own is one line", "[money]") {
    constexpr auto vouchers = money<ward_voucher>::from_major_units(12);
    STATIC_REQUIRE(vouchers + vouchers == money<ward_voucher>::from_minor_units(24));
    STATIC_REQUIRE(vouchers * 3 > vouchers);
    STATIC_REQUIRE(divide(vouchers, 5, rounding::half_even) == money<ward_voucher>::from_minor_units(2));
    STATIC_REQUIRE_FALSE(std::is_convertible_v<money<ward_voucher>, money<VND>>);
}

TEST_CASE("money of one currency adds, subtracts and multiplies by whole numbers", "[money]") {
    STATIC_REQUIRE(36_ty + 631_trieu == 36'631_trieu);
    STATIC_REQUIRE(36'631_trieu - 35'461_trieu == 1'170_trieu);
    STATIC_REQUIRE(35'461_trieu - 36'631_trieu == -1'170_trieu);
    STATIC_REQUIRE(3 * 50'000_VND == 150'000_VND);
    STATIC_REQUIRE(50'000_VND * 3u == 150'000_VND);
    STATIC_REQUIRE(50'000_VND * -1LL == -50'000_VND);
    money<VND> sum;
    sum += 2_ty;
    sum -= 500_trieu;
    sum *= 2;
    CHECK(sum == 3_ty);
}

TEST_CASE("sums and products of money are exact or throw", "[money]") {
    check_property(5000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        exact_or_overflow(cpp_int{a} + b, [&] { return dong(a) + dong(b); });
        exact_or_overflow(cpp_int{a} - b, [&] { return dong(a) - dong(b); });
        exact_or_overflow(cpp_int{a} * b, [&] { return dong(a) * b; });
        exact_or_overflow(cpp_int{a} * b, [&] { return b * dong(a); });
        exact_or_overflow(-cpp_int{a}, [&] { return -dong(a); });
        exact_or_overflow(cpp_int{a} * 100, [&] { return money<USD>::from_major_units(a); });
    });
}

TEST_CASE("past either end of 64 bits money throws, and nothing is stored", "[money]") {
    const money<VND> most = dong(int64_max);
    const money<VND> least = dong(int64_min);

    money<VND> total = most;
    CHECK_THROWS_AS(total += 1_VND, govkpi::overflow);
    CHECK(total == most);
    CHECK_THROWS_AS(total -= -1_VND, govkpi::overflow);
    CHECK(total == most);
    CHECK_THROWS_AS(total *= 2, govkpi::overflow);
    CHECK(total == most);

    total = least;
    CHECK_THROWS_AS(total -= 1_VND, govkpi::overflow);
    CHECK(total == least);
    CHECK_THROWS_AS(total += -1_VND, govkpi::overflow);
    CHECK(total == least);
    CHECK_THROWS_AS(total *= -1, govkpi::overflow);
    CHECK(total == least);

    CHECK_THROWS_AS(-least, govkpi::overflow);
    CHECK(-most == least + 1_VND);
    CHECK_THROWS_AS(divide(least, -1, rounding::half_even), govkpi::overflow);
    CHECK(divide(least, 1, rounding::half_even) == least);
    CHECK(divide(least, int64_min, rounding::half_even) == 1_VND);
    CHECK_THROWS_AS(money<USD>::from_major_units(int64_max / 100 + 1), govkpi::overflow);
    CHECK(money<USD>::from_major_units(int64_max / 100).minor_units() == int64_max / 100 * 100);
    CHECK_THROWS_AS(dong(1) * std::numeric_limits<std::uint64_t>::max(), govkpi::overflow);
    CHECK_THROWS_AS(money<VND>::from_minor_units(std::uint64_t{1} << 63), govkpi::overflow);
    CHECK(money<VND>::from_minor_units((std::uint64_t{1} << 63) - 1) == most);
}

TEST_CASE("an overflow says in words what did not fit", "[money]") {
    CHECK_THROWS_WITH(dong(int64_max) + 1_VND, Catch::Contains("sum") && Catch::Contains("64 bits"));
    CHECK_THROWS_WITH(dong(int64_min) - 1_VND, Catch::Contains("difference"));
    CHECK_THROWS_WITH(dong(int64_max) * 2, Catch::Contains("product"));
}

TEST_CASE("money orders by its amount", "[money]") {
    STATIC_REQUIRE(1_ty > 999_trieu);
    STATIC_REQUIRE(-1_ty < 1_VND);
    STATIC_REQUIRE(1'000_trieu == 1_ty);
    STATIC_REQUIRE(std::is_same_v<decltype(1_ty <=> 2_ty), std::strong_ordering>);
    check_property(1000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *rc::gen::oneOf(oracle::any_int64(), rc::gen::just(a));
        RC_ASSERT((dong(a) <=> dong(b)) == (a <=> b));
        RC_ASSERT((dong(a) == dong(b)) == (a == b));
    });
}

TEST_CASE("equal amounts hash alike, and amounts in whole millions spread over the low bits", "[money]") {
    check_property(500, [] {
        const std::int64_t a = *oracle::any_int64();
        RC_ASSERT(std::hash<money<VND>>{}(dong(a)) == std::hash<money<VND>>{}(money<VND>::from_minor_units(a)));
    });
    // A table of 2^12 buckets that saw low bits alone would use 64 of them: a million is 2^6 times an odd number.
    std::unordered_set<std::size_t> buckets;
    for (int i = 0; i < 4096; ++i) buckets.insert(std::hash<money<VND>>{}(i * 1_trieu) % 4096);
    CHECK(buckets.size() > 2300);  // of 4096 thrown at random 2589 are expected, give or take 30

    std::unordered_set<money<VND>> fees{50'000_VND, 20'000_VND, 50'000_VND};
    CHECK(fees.size() == 2);
}

TEST_CASE("dividing money rounds in the mode that was asked for, below zero too", "[money]") {
    struct row {
        std::int64_t parts;
        rounding mode;
        std::int64_t of_seven, of_minus_seven;
    };
    constexpr row table[] = {
        {2, rounding::half_even, 4, -4},  {2, rounding::half_away, 4, -4},  {2, rounding::up, 4, -4},
        {2, rounding::down, 3, -3},       {2, rounding::floor, 3, -4},      {2, rounding::ceiling, 4, -3},
        {-2, rounding::half_even, -4, 4}, {-2, rounding::half_away, -4, 4}, {-2, rounding::up, -4, 4},
        {-2, rounding::down, -3, 3},      {-2, rounding::floor, -4, 3},     {-2, rounding::ceiling, -3, 4},
    };
    for (const row& r : table) {
        CAPTURE(r.parts, static_cast<int>(r.mode));
        CHECK(divide(7_VND, r.parts, r.mode) == dong(r.of_seven));
        CHECK(divide(-7_VND, r.parts, r.mode) == dong(r.of_minus_seven));
    }
    CHECK(divide(5_VND, 2, rounding::half_even) == 2_VND);
    CHECK(divide(5_VND, 2, rounding::half_away) == 3_VND);
    CHECK(divide(5_VND, -2, rounding::half_even) == -2_VND);
}

TEST_CASE("dividing money agrees with exact fractions, or throws", "[money]") {
    check_property(3000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t parts = *rc::gen::suchThat(oracle::any_int64(), [](std::int64_t v) { return v != 0; });
        const rounding mode = *oracle::any_rounding();
        exact_or_overflow(oracle::rounded(parts < 0 ? -cpp_int{a} : cpp_int{a}, abs(cpp_int{parts}), mode),
                          [&] { return divide(dong(a), parts, mode); });
    });
    CHECK_THROWS_AS(divide(1_VND, 0, rounding::down), govkpi::invalid_argument);
    CHECK_THROWS_AS(divide(0_VND, 0u, rounding::down), govkpi::invalid_argument);
}

TEST_CASE("money is exchanged at an exact rate and rounded once", "[money]") {
    // 26,345.50 đồng for a dollar, written without a fraction as 2,634,550 đồng for a hundred.
    CHECK(exchange(10_USD, 2'634'550_VND, 100_USD, rounding::half_even) == 263'455_VND);
    CHECK(exchange(money<USD>::from_minor_units(1), 2'634'550_VND, 100_USD, rounding::half_even) == 263_VND);
    CHECK(exchange(money<USD>::from_minor_units(1), 2'634'550_VND, 100_USD, rounding::ceiling) == 264_VND);
    CHECK(exchange(-10_USD, 2'634'550_VND, 100_USD, rounding::half_even) == -263'455_VND);
    CHECK(exchange(263'455_VND, 100_USD, 2'634'550_VND, rounding::half_even) == 10_USD);
    STATIC_REQUIRE(exchange(3_EUR, 117_USD, 100_EUR, rounding::half_even) == money<USD>::from_minor_units(351));
    CHECK_THROWS_AS(exchange(1_USD, 1_VND, 0_USD, rounding::down), govkpi::invalid_argument);
    CHECK_THROWS_AS(exchange(1_USD, 1_VND, -1_USD, rounding::down), govkpi::invalid_argument);
}

TEST_CASE("an exchange agrees with exact fractions, or throws", "[money]") {
    check_property(3000, [] {
        const std::int64_t cents = *oracle::any_int64();
        const std::int64_t rate = *oracle::any_int64();
        const std::int64_t per = *oracle::positive_int64();
        const rounding mode = *oracle::any_rounding();
        exact_or_overflow(oracle::rounded(cpp_int{cents} * rate, per, mode), [&] {
            return exchange(money<USD>::from_minor_units(cents), dong(rate), money<USD>::from_minor_units(per), mode);
        });
    });
}
