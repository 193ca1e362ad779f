// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/quotient.hpp>
#include <govkpi/quantity/ratio.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::make_ratio;
using govkpi::money;
using govkpi::people;
using govkpi::percent;
using govkpi::pool;
using govkpi::quotient;
using govkpi::ratio;
using govkpi::rounding;
using govkpi::undefined;
using govkpi::VND;
using oracle::check_property;
using oracle::cpp_int;
using oracle::cpp_rational;

using share = quotient<money<VND>, money<VND>>;
using head_share = quotient<people, people>;

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

share any_share() { return {dong(*oracle::any_int64()), dong(*oracle::positive_int64())}; }

cpp_rational exact(const share& s) { return {s.numerator().minor_units(), s.denominator().minor_units()}; }

constexpr undefined all_reasons[] = {undefined::missing, undefined::not_comparable};

}  // namespace

TEST_CASE("a quotient keeps its figures", "[quotient]") {
    constexpr auto done = 36'631_trieu / 35'461_trieu;
    STATIC_REQUIRE(std::is_same_v<decltype(done), const share>);
    STATIC_REQUIRE(done.numerator() == 36'631_trieu);
    STATIC_REQUIRE(done.denominator() == 35'461_trieu);
    STATIC_REQUIRE(done.is_defined());
    STATIC_REQUIRE(done.rounded(3, rounding::half_away) == 1033);
    STATIC_REQUIRE(done.rounded(5, rounding::half_away) == 103'299);
    CHECK(done.to_double() == Approx(1.03299399340));
}

TEST_CASE("completion of a sum is not the mean of completions", "[quotient]") {
    // A large unit far behind its plan and a small one far ahead.
    constexpr auto large = 60_ty / 100_ty;  // 60 %
    constexpr auto small = 3_ty / 2_ty;     // 150 %
    constexpr auto both = pool(large, small);
    STATIC_REQUIRE(both == 63_ty / 102_ty);
    STATIC_REQUIRE(both.rounded(3, rounding::half_away) == 618);
    STATIC_REQUIRE(both != 105_percent);  // which the mean would be
    STATIC_REQUIRE(both < 100_percent);   // and so would turn the verdict around
}

TEST_CASE("a pooled share lies between those that it pools", "[quotient]") {
    check_property(2000, [] {
        const auto part = [] { return share{dong(*oracle::any_int64() / 4), dong(*oracle::positive_int64() / 4 + 1)}; };
        const share a = part();
        const share b = part();
        const share both = pool(a, b);
        RC_ASSERT((both >= a || both >= b) && (both <= a || both <= b));
        RC_ASSERT(exact(both) == cpp_rational(cpp_int{a.numerator().minor_units()} + b.numerator().minor_units(),
                                              cpp_int{a.denominator().minor_units()} + b.denominator().minor_units()));
        RC_ASSERT(pool(b, a) == both);
    });
}

TEST_CASE("any number of quotients pools at once, in any order", "[quotient]") {
    STATIC_REQUIRE(pool(1_ty / 2_ty, 2_ty / 3_ty, 3_ty / 5_ty) == 6_ty / 10_ty);
    STATIC_REQUIRE(pool(3_ty / 5_ty, 1_ty / 2_ty, 2_ty / 3_ty).numerator() == 6_ty);
    STATIC_REQUIRE(pool(1_people / 2_people, 1_people / 2_people, 1_people / 2_people, 1_people / 2_people) ==
                   make_ratio(1, 2));
}

TEST_CASE("a unit with a zero base still counts with what it collected", "[quotient]") {
    constexpr auto unplanned = 1_ty / 0_ty;
    STATIC_REQUIRE(!unplanned.is_defined());
    constexpr auto both = pool(unplanned, 9_ty / 10_ty);
    STATIC_REQUIRE(both == 1_ty / 1_ty);
    STATIC_REQUIRE(pool(unplanned, unplanned).reason() == undefined::zero_base);
}

TEST_CASE("a missing part makes the pooled figure missing, an incomparable one not comparable", "[quotient]") {
    constexpr auto good = 9_ty / 10_ty;
    constexpr auto missing = share::without_value(undefined::missing);
    constexpr auto unlike = share::without_value(undefined::not_comparable);
    STATIC_REQUIRE(pool(good, missing).reason() == undefined::missing);
    STATIC_REQUIRE(pool(missing, good).reason() == undefined::missing);
    STATIC_REQUIRE(pool(unlike, good).reason() == undefined::not_comparable);
    STATIC_REQUIRE(pool(missing, unlike).reason() == undefined::not_comparable);
    STATIC_REQUIRE(pool(unlike, missing).reason() == undefined::not_comparable);
    STATIC_REQUIRE(pool(good, good, missing, good).reason() == undefined::missing);
    STATIC_REQUIRE(pool(1_ty / 0_ty, missing).reason() == undefined::missing);
}

TEST_CASE("pooled sums past 64 bits throw", "[quotient]") {
    const share most{dong(oracle::int64_max), 1_VND};
    CHECK_THROWS_AS(pool(most, most), govkpi::overflow);
    const share wide{1_VND, dong(oracle::int64_max)};
    CHECK_THROWS_AS(pool(wide, wide), govkpi::overflow);
}

TEST_CASE("a quotient over nothing or less than nothing has a reason instead of a value", "[quotient]") {
    STATIC_REQUIRE((1_ty / 0_ty).reason() == undefined::zero_base);
    STATIC_REQUIRE((0_ty / 0_ty).reason() == undefined::zero_base);
    STATIC_REQUIRE((1_ty / -1_ty).reason() == undefined::negative_base);
    STATIC_REQUIRE((-1_ty / 1_ty).reason() == undefined::no);
    STATIC_REQUIRE((0_ty / 1_ty).is_defined());
    for (const undefined why : all_reasons) {
        const share none = share::without_value(why);
        CHECK_FALSE(none.is_defined());
        CHECK(none.reason() == why);
        CHECK(none.withheld() == why);
        CHECK_THROWS_AS(none.rounded(3, rounding::half_away), govkpi::invalid_argument);
        CHECK_THROWS_AS(none.to_double(), govkpi::invalid_argument);
    }
    CHECK_THROWS_AS((1_ty / 0_ty).rounded(3, rounding::half_away), govkpi::invalid_argument);
    CHECK_THROWS_AS((1_ty / -1_ty).to_double(), govkpi::invalid_argument);
    CHECK((1_ty / 0_ty).withheld() == undefined::no);  // its figures tell the reason by themselves
}

TEST_CASE("a quotient rounds once, exactly, in every mode", "[quotient]") {
    check_property(3000, [] {
        const share s = any_share();
        const int decimals = *rc::gen::inRange(0, 19);
        const rounding mode = *oracle::any_rounding();
        const cpp_int scaled = cpp_int{s.numerator().minor_units()} * govkpi::detail::power_of_ten(decimals);
        const cpp_int whole = oracle::rounded(scaled, s.denominator().minor_units(), mode);
        if (oracle::fits_64(whole))
            RC_ASSERT(whole == s.rounded(decimals, mode));
        else
            RC_ASSERT_THROWS_AS(s.rounded(decimals, mode), govkpi::overflow);
    });
    CHECK_THROWS_AS((1_ty / 2_ty).rounded(-1, rounding::half_away), govkpi::invalid_argument);
    CHECK_THROWS_AS((1_ty / 2_ty).rounded(19, rounding::half_away), govkpi::invalid_argument);
    CHECK((1_ty / 2_ty).rounded(18, rounding::half_away) == 500'000'000'000'000'000);
    // Rounding twice would give 1.0: 0.9495 is 0.95 to two decimals and 0.9 to one.
    CHECK((9'495_VND / 10'000_VND).rounded(2, rounding::half_away) == 95);
    CHECK((9'495_VND / 10'000_VND).rounded(1, rounding::half_away) == 9);
    // Printed reports round ties away from zero.
    CHECK((5_VND / 1'000_VND).rounded(2, rounding::half_away) == 1);
    CHECK((-5_VND / 1'000_VND).rounded(2, rounding::half_away) == -1);
}

TEST_CASE("quotients compare by value, exactly, whatever they are quotients of", "[quotient]") {
    STATIC_REQUIRE(1_ty / 2_ty == 50_trieu / 100_trieu);
    STATIC_REQUIRE(1_ty / 2_ty == 1_people / 2_people);
    STATIC_REQUIRE(1_ty / 2_ty == 50_percent);
    STATIC_REQUIRE(50_percent == 1_USD / 2_USD);
    STATIC_REQUIRE(1_ty / 3_ty > 33_percent);
    STATIC_REQUIRE(1_ty / 3_ty < 1_USD / 2_USD);
    STATIC_REQUIRE(100_trieu / 4_people == 25_trieu / 1_people);
    STATIC_REQUIRE(100_trieu / 4_people < 26_trieu / 1_people);
    STATIC_REQUIRE(std::is_same_v<decltype(50_percent <=> 1_ty / 2_ty), std::partial_ordering>);
    check_property(5000, [] {
        const share a = any_share();
        const share b = *rc::gen::arbitrary<bool>() ? a : any_share();
        const head_share heads{people{b.numerator().minor_units()}, people{b.denominator().minor_units()}};
        const int order = exact(a).compare(exact(b));
        RC_ASSERT((a == b) == (order == 0));
        RC_ASSERT((a < b) == (order < 0));
        RC_ASSERT((a > heads) == (order > 0));
        RC_ASSERT((a <= ratio{heads}) == (order <= 0));
    });
}

TEST_CASE("no double could tell these two shares apart", "[quotient]") {
    const share a{dong(oracle::int64_max - 1), dong(oracle::int64_max)};
    const share b{dong(oracle::int64_max - 2), dong(oracle::int64_max - 1)};
    CHECK(a > b);
    CHECK(a.to_double() == b.to_double());
}

TEST_CASE("quotients without a value are unordered, and equal only for the same reason", "[quotient]") {
    const std::vector<share> none{1_ty / 0_ty, 1_ty / -1_ty, share::without_value(undefined::missing),
                                  share::without_value(undefined::not_comparable)};
    const share half = 1_ty / 2_ty;
    for (std::size_t i = 0; i < none.size(); ++i) {
        CHECK((none[i] <=> half) == std::partial_ordering::unordered);
        CHECK((half <=> none[i]) == std::partial_ordering::unordered);
        CHECK_FALSE(none[i] == half);
        CHECK_FALSE(none[i] < half);
        CHECK_FALSE(none[i] >= half);
        for (std::size_t j = 0; j < none.size(); ++j) {
            CHECK((none[i] == none[j]) == (i == j));
            const auto expected = i == j ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
            CHECK((none[i] <=> none[j]) == expected);
        }
    }
    CHECK(1_ty / 0_ty == 5_people / 0_people);
    CHECK(ratio::without_value(undefined::missing) == share::without_value(undefined::missing));
}

TEST_CASE("only a quotient of like by like is a plain ratio", "[quotient]") {
    const ratio plain = 36'631_trieu / 35'461_trieu;
    CHECK(plain.numerator().value() == 36'631'000'000);
    CHECK(plain.denominator().value() == 35'461'000'000);
    STATIC_REQUIRE(std::is_convertible_v<share, ratio>);
    STATIC_REQUIRE(std::is_convertible_v<head_share, ratio>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<quotient<money<VND>, people>, ratio>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<ratio, share>);
    for (const undefined why : all_reasons) CHECK(ratio{share::without_value(why)}.reason() == why);
    CHECK(ratio{1_ty / 0_ty}.reason() == undefined::zero_base);
    CHECK(ratio{1_ty / -1_ty}.reason() == undefined::negative_base);
}

TEST_CASE("a percentage is a ratio to one hundred", "[quotient]") {
    STATIC_REQUIRE(percent(100) == make_ratio(1, 1));
    STATIC_REQUIRE(percent(-5) == make_ratio(-1, 20));
    STATIC_REQUIRE(make_ratio(1, 0).reason() == undefined::zero_base);
    STATIC_REQUIRE(make_ratio(1, -1).reason() == undefined::negative_base);
    CHECK_THROWS_AS(percent(std::uint64_t{1} << 63), govkpi::overflow);
}

TEST_CASE("a share of an amount is rounded as said", "[quotient]") {
    CHECK(multiply(35'461_trieu, 103.3_percent, rounding::half_even) == 36'631'213'000_VND);
    CHECK(multiply(5_VND, 50_percent, rounding::half_even) == 2_VND);
    CHECK(multiply(5_VND, 50_percent, rounding::half_away) == 3_VND);
    CHECK(multiply(-5_VND, 50_percent, rounding::floor) == -3_VND);
    CHECK(multiply(5_people, 50_percent, rounding::up) == 3_people);
    CHECK_THROWS_AS(multiply(1_ty, make_ratio(1, 0), rounding::down), govkpi::invalid_argument);
    CHECK_THROWS_AS(multiply(1_ty, ratio::without_value(undefined::missing), rounding::down), govkpi::invalid_argument);
    check_property(3000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t n = *oracle::any_int64();
        const std::int64_t d = *oracle::positive_int64();
        const rounding mode = *oracle::any_rounding();
        const cpp_int whole = oracle::rounded(cpp_int{a} * n, d, mode);
        if (oracle::fits_64(whole))
            RC_ASSERT(whole == multiply(dong(a), make_ratio(n, d), mode).minor_units());
        else
            RC_ASSERT_THROWS_AS(multiply(dong(a), make_ratio(n, d), mode), govkpi::overflow);
    });
}

TEST_CASE("a ratio to last year less one is the growth since", "[quotient]") {
    STATIC_REQUIRE(less_one(103.3_percent) == 3.3_percent);
    STATIC_REQUIRE(less_one(97_percent) == percent(-3));
    STATIC_REQUIRE(less_one(make_ratio(5, 0)).reason() == undefined::zero_base);
    STATIC_REQUIRE(less_one(make_ratio(5, -1)).reason() == undefined::negative_base);
    STATIC_REQUIRE(less_one(ratio::without_value(undefined::missing)).reason() == undefined::missing);
    CHECK_THROWS_AS(less_one(make_ratio(oracle::int64_min, 1)), govkpi::overflow);
    check_property(1000, [] {
        const std::int64_t n = *oracle::any_int64() / 2;
        const std::int64_t d = *oracle::positive_int64() / 2 + 1;
        const ratio growth = less_one(make_ratio(n, d));
        RC_ASSERT(cpp_rational(growth.numerator().value(), growth.denominator().value()) == cpp_rational(n, d) - 1);
    });
}
