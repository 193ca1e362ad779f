// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <utility>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/rational.hpp>

#include "oracle.hpp"

namespace {

using govkpi::rational;
using govkpi::rounding;
using govkpi::detail::int128;
using oracle::big;
using oracle::check_property;
using oracle::cpp_int;
using oracle::cpp_rational;

/// Fractions of 64-bit figures, as the library makes them from two amounts.
rc::Gen<rational> any_fraction() {
    return rc::gen::apply([](std::int64_t n, std::int64_t d) { return rational::of(n, d); }, oracle::any_int64(),
                          oracle::positive_int64());
}
/// Fractions whose sums and products cannot leave 128 bits.
rc::Gen<rational> small_fraction() {
    return rc::gen::apply([](std::int64_t n, std::int64_t d) { return rational::of(n >> 2, (d >> 2) + 1); },
                          oracle::any_int64(), oracle::positive_int64());
}

template <class Operation>
void exact_or_overflow(const cpp_rational& exact, Operation operation) {
    try {
        const rational got = operation();
        RC_ASSERT(big(got) == exact);
    } catch (const govkpi::overflow&) {
        RC_SUCCEED("past 128 bits");
    }
}

int order(std::strong_ordering o) { return o < 0 ? -1 : o > 0 ? 1 : 0; }

}  // namespace

TEST_CASE("a fraction is kept in lowest terms, with its sign above", "[rational]") {
    STATIC_REQUIRE(rational::of(6, 4) == rational::of(3, 2));
    STATIC_REQUIRE(rational::of(6, -4) == rational::of(-3, 2));
    STATIC_REQUIRE(rational::of(-6, -4) == rational::of(3, 2));
    STATIC_REQUIRE(rational::of(0, -7) == rational{});
    STATIC_REQUIRE(rational{5} == rational::of(10, 2));
    check_property(2000, [] {
        const std::int64_t n = *oracle::any_int64();
        const std::int64_t d = *rc::gen::suchThat(oracle::any_int64(), [](std::int64_t v) { return v != 0; });
        const rational made = rational::of(n, d);
        const cpp_rational exact{cpp_int{d < 0 ? -cpp_int{n} : cpp_int{n}}, abs(cpp_int{d})};
        RC_ASSERT(big(made.numerator()) == numerator(exact));
        RC_ASSERT(big(made.denominator()) == denominator(exact));
    });
    CHECK_THROWS_AS(rational::of(1, 0), govkpi::invalid_argument);
    CHECK_THROWS_AS(rational::of(0, 0), govkpi::invalid_argument);
    CHECK_THROWS_AS(rational{1} / rational{0}, govkpi::invalid_argument);
}

TEST_CASE("fractions of amounts add, subtract, multiply and divide exactly, or throw", "[rational]") {
    check_property(3000, [] {
        const rational a = *any_fraction();
        const rational b = *any_fraction();
        const cpp_rational x = big(a);
        const cpp_rational y = big(b);
        RC_ASSERT(big(-a) == -x);
        exact_or_overflow(x + y, [&] { return a + b; });
        exact_or_overflow(x - y, [&] { return a - b; });
        exact_or_overflow(x * y, [&] { return a * b; });
        if (y != 0) exact_or_overflow(x / y, [&] { return a / b; });
    });
}

TEST_CASE("fractions of amounts below 2^62 never overflow", "[rational]") {
    check_property(3000, [] {
        const rational a = *small_fraction();
        const rational b = *small_fraction();
        const cpp_rational x = big(a);
        const cpp_rational y = big(b);
        RC_ASSERT(big(a + b) == x + y);
        RC_ASSERT(big(a - b) == x - y);
        RC_ASSERT(big(a * b) == x * y);
        if (y != 0) RC_ASSERT(big(a / b) == x / y);
    });
}

TEST_CASE("fractions order as exact values do, and nothing overflows on the way", "[rational]") {
    check_property(5000, [] {
        const rational a = *any_fraction();
        const rational b = *rc::gen::oneOf(any_fraction(), rc::gen::just(a));
        RC_ASSERT(order(a <=> b) == big(a).compare(big(b)));
        RC_ASSERT((a == b) == (big(a) == big(b)));
    });
}

TEST_CASE("fractions near 2^126 order exactly, where their cross products have 252 bits", "[rational]") {
    const cpp_int near = cpp_int{1} << 126;
    const auto of = [](const cpp_int& n, const cpp_int& d) { return rational::of(oracle::wide(n), oracle::wide(d)); };
    CHECK(of(near + 1, near) > of(near, near - 1) - rational{1} / 3);
    CHECK(of(near + 1, near) < of(near, near - 1));  // 1 + 1/m < 1 + 1/(m-1)
    CHECK(of(near - 1, near) < of(near, near + 1));  // 1 - 1/m < 1 - 1/(m+1)
    CHECK(of(-near - 1, near) > of(-near, near - 1));
    check_property(3000, [&] {
        const auto close = [&] {
            const std::int64_t off = *oracle::any_int64();
            const std::int64_t step = *oracle::any_int64();
            return std::pair<cpp_int, cpp_int>{(*rc::gen::arbitrary<bool>() ? near : -near) + off, near + step};
        };
        const auto [n1, d1] = close();
        const auto [n2, d2] = close();
        RC_ASSERT(order(of(n1, d1) <=> of(n2, d2)) == cpp_rational(n1, d1).compare(cpp_rational(n2, d2)));
    });
}

TEST_CASE("the least 128-bit integer has no negative, so no fraction holds it", "[rational]") {
    const int128 least = oracle::wide(oracle::least_128);
    const auto overflows = [](auto operation) {
        try {
            operation();
        } catch (const govkpi::overflow&) {
            return true;
        }
        return false;
    };
    CHECK(overflows([&] { return rational::of(least, 1); }));
    CHECK(overflows([&] { return rational::of(least, -1); }));
    CHECK(overflows([&] { return rational::of(1, least); }));

    const rational next = rational::of(least + int128{1}, 1);
    CHECK(big(next) == oracle::least_128 + 1);
    CHECK(big(-next) == -(oracle::least_128 + 1));
    CHECK(next < rational{oracle::int64_min});
    CHECK(overflows([&] { return next + -1; }));
    CHECK(overflows([&] { return next * 2; }));
}

TEST_CASE("a fraction becomes the whole number that its rounding says", "[rational]") {
    check_property(2000, [] {
        const rational a = *any_fraction();
        for (const rounding mode : oracle::all_modes) {
            RC_ASSERT(oracle::rounded(big(a.numerator()), big(a.denominator()), mode) == a.to_whole(mode));
        }
    });
    const rational wide = rational{oracle::int64_max} * 3;
    CHECK_THROWS_AS(wide.to_whole(rounding::down), govkpi::overflow);
    CHECK((wide / 3).to_whole(rounding::down) == oracle::int64_max);
}

TEST_CASE("a fraction becomes a double of its size", "[rational]") {
    CHECK(rational::of(1, 4).to_double() == 0.25);
    CHECK(rational::of(-3, 2).to_double() == -1.5);
    check_property(1000, [] {
        const rational a = *any_fraction();
        const double exact = big(a).convert_to<double>();
        RC_ASSERT(a.to_double() == Approx(exact).epsilon(1e-15));
    });
}
