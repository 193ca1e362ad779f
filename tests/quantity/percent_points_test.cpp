// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/percent_points.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::make_ratio;
using govkpi::percent_points;
using govkpi::ratio;
using govkpi::rational;
using govkpi::undefined;
using oracle::big;
using oracle::check_property;
using oracle::cpp_rational;

/// Figures of up to 2^60, whose differences stay within 128 bits.
ratio any_ratio() { return make_ratio(*oracle::any_int64() / 8, *oracle::positive_int64() / 8 + 1); }
cpp_rational exact(const ratio& r) { return {r.numerator().value(), r.denominator().value()}; }

}  // namespace

TEST_CASE("103.3 % against 100 % is 3.3 percentage points", "[percent_points]") {
    constexpr auto over = 103.3_percent - 100_percent;
    STATIC_REQUIRE(std::is_same_v<decltype(over), const percent_points>);
    STATIC_REQUIRE(over == percent_points::of(rational::of(33, 1000)));
    STATIC_REQUIRE(over.share() == rational::of(33, 1000));
    STATIC_REQUIRE(100_percent - 103.3_percent == -over);
}

TEST_CASE("percentage points are not a growth", "[percent_points]") {
    // From 20 % to 25 % is 5 points, and a quarter more.
    constexpr auto points = 25_percent - 20_percent;
    STATIC_REQUIRE(points.share() == rational::of(5, 100));
    STATIC_REQUIRE(less_one(make_ratio(25, 20)) == 25_percent);
}

TEST_CASE("the difference of two ratios is exact, whatever they are ratios of", "[percent_points]") {
    CHECK((36'631_trieu / 35'461_trieu - 18'000_people / 20'000_people).share() ==
          rational::of(36'631, 35'461) - rational::of(9, 10));
    check_property(3000, [] {
        const ratio a = any_ratio();
        const ratio b = any_ratio();
        RC_ASSERT(big((a - b).share()) == exact(a) - exact(b));
        RC_ASSERT(a - b == -(b - a));
    });
}

TEST_CASE("points of one base add up again to the whole change", "[percent_points]") {
    check_property(1000, [] {
        const std::int64_t base = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000);
        const auto part = [&] { return make_ratio(*oracle::any_int64() / 16, base); };
        const ratio a = part();
        const ratio b = part();
        const ratio c = part();
        RC_ASSERT((a - b) + (b - c) == a - c);
        RC_ASSERT((a - c) - (b - c) == a - b);
    });
}

TEST_CASE("points order by size", "[percent_points]") {
    STATIC_REQUIRE(3_percent - 1_percent > 2_percent - 1_percent);
    STATIC_REQUIRE(1_percent - 3_percent < percent_points{});
    STATIC_REQUIRE(5_percent - 4_percent == 2_percent - 1_percent);
    check_property(1000, [] {
        const ratio a = any_ratio();
        const ratio b = any_ratio();
        const ratio zero = make_ratio(0, 1);
        RC_ASSERT((a - zero < b - zero) == (exact(a) < exact(b)));
        RC_ASSERT((a - zero == b - zero) == (exact(a) == exact(b)));
    });
}

TEST_CASE("points of a ratio without a value have its reason, the stronger of two", "[percent_points]") {
    constexpr ratio good = 50_percent;
    constexpr ratio zero_base = make_ratio(1, 0);
    constexpr ratio negative_base = make_ratio(1, -1);
    constexpr ratio missing = ratio::without_value(undefined::missing);
    constexpr ratio unlike = ratio::without_value(undefined::not_comparable);
    STATIC_REQUIRE((good - zero_base).reason() == undefined::zero_base);
    STATIC_REQUIRE((zero_base - good).reason() == undefined::zero_base);
    STATIC_REQUIRE((negative_base - zero_base).reason() == undefined::negative_base);
    STATIC_REQUIRE((missing - zero_base).reason() == undefined::missing);
    STATIC_REQUIRE((missing - unlike).reason() == undefined::not_comparable);
    STATIC_REQUIRE(!(good - missing).is_defined());

    constexpr auto none = good - missing;
    constexpr auto some = good - good;
    STATIC_REQUIRE((none + some).reason() == undefined::missing);
    STATIC_REQUIRE((some - none).reason() == undefined::missing);
    STATIC_REQUIRE((-none).reason() == undefined::missing);
    STATIC_REQUIRE((none + (unlike - good)).reason() == undefined::not_comparable);
}

TEST_CASE("points without a value are unordered, and equal only for the same reason", "[percent_points]") {
    const auto missing = percent_points::without_value(undefined::missing);
    const auto zero_base = percent_points::without_value(undefined::zero_base);
    CHECK((missing <=> percent_points{}) == std::partial_ordering::unordered);
    CHECK((missing <=> zero_base) == std::partial_ordering::unordered);
    CHECK((missing <=> missing) == std::partial_ordering::equivalent);
    CHECK_FALSE(missing == percent_points{});
    CHECK_FALSE(missing == zero_base);
    CHECK(missing == percent_points::without_value(undefined::missing));
    CHECK_FALSE(missing < percent_points{});
}

TEST_CASE("points too fine for 128 bits throw", "[percent_points]") {
    // Contributions over two bases without a common factor, three times: 2^186 at least.
    const auto of = [](std::int64_t d) { return make_ratio(1, d); };
    const std::int64_t m = oracle::int64_max;
    const auto fine = of(m) - of(m - 1);
    CHECK(fine.share() < rational{0});
    CHECK_THROWS_AS(fine + (of(m - 2) - of(m - 4)), govkpi::overflow);
}
