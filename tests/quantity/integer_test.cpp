// SPDX-License-Identifier: BSL-1.0
#include <compare>
#include <cstdint>
#include <type_traits>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/detail/integer.hpp>
#include <govkpi/quantity/detail/soft_int128.hpp>

#include "oracle.hpp"

namespace {

using govkpi::detail::int128;
using govkpi::detail::soft_int128;
using oracle::big;
using oracle::check_property;
using oracle::cpp_int;
using oracle::int64_max;
using oracle::int64_min;

/// Words where carries, borrows and signs turn; every pair of them makes a 128-bit number.
const std::vector<std::uint64_t> edge_words = {0,
                                               1,
                                               2,
                                               3,
                                               10,
                                               0xffffffffu,
                                               0x100000000u,
                                               0x100000001u,
                                               (std::uint64_t{1} << 53) + 1,
                                               0x7fffffffffffffffu,
                                               0x8000000000000000u,
                                               0x8000000000000001u,
                                               0xfffffffffffffffeu,
                                               0xffffffffffffffffu};

std::vector<soft_int128> edge_values() {
    std::vector<soft_int128> values;
    for (const auto high : edge_words) {
        for (const auto low : edge_words) values.push_back(soft_int128::from_words(high, low));
    }
    return values;
}

rc::Gen<soft_int128> any_soft() {
    const auto any_word =
        rc::gen::map(oracle::any_int64(), [](std::int64_t v) { return static_cast<std::uint64_t>(v); });
    const auto wide = rc::gen::apply(&soft_int128::from_words, any_word, any_word);
    const auto narrow = rc::gen::map(oracle::any_int64(), [](std::int64_t v) { return soft_int128{v}; });
    return rc::gen::weightedOneOf<soft_int128>({{3, wide}, {1, narrow}});
}

/// What is left of an integer in 128 bits of two's complement.
cpp_int wrapped(const cpp_int& value) {
    const cpp_int modulus = oracle::two_to_64 * oracle::two_to_64;
    cpp_int rest = value % modulus;
    if (rest < oracle::least_128) rest += modulus;
    if (rest > oracle::most_128) rest -= modulus;
    return rest;
}

const soft_int128 least = soft_int128::from_words(std::uint64_t{1} << 63, 0);

bool agrees_with_arbitrary_precision(soft_int128 a, soft_int128 b) {
    bool good = big(a + b) == wrapped(big(a) + big(b)) && big(a - b) == wrapped(big(a) - big(b)) &&
                big(a * b) == wrapped(big(a) * big(b)) && big(-a) == wrapped(-big(a)) &&
                (a == b) == (big(a) == big(b)) && (a < b) == (big(a) < big(b)) && (a > b) == (big(a) > big(b));
    if (b != soft_int128{0} && !(a == least && b == soft_int128{-1})) {
        good = good && big(a / b) == big(a) / big(b) && big(a % b) == big(a) % big(b);
    }
    return good;
}

#ifdef __SIZEOF_INT128__

__extension__ typedef __int128 native;
__extension__ typedef unsigned __int128 native_unsigned;

native as_native(soft_int128 v) {
    return static_cast<native>((static_cast<native_unsigned>(v.high()) << 64) | v.low());
}
bool same(soft_int128 ours, native theirs) {
    return ours.high() == static_cast<std::uint64_t>(static_cast<native_unsigned>(theirs) >> 64) &&
           ours.low() == static_cast<std::uint64_t>(theirs);
}

/// The compiler's type does not wrap, so sums and products are taken unsigned, which has the same bits.
bool agrees_with_the_compiler(soft_int128 a, soft_int128 b) {
    const native x = as_native(a);
    const native y = as_native(b);
    const auto ux = static_cast<native_unsigned>(x);
    const auto uy = static_cast<native_unsigned>(y);
    bool good = same(a + b, static_cast<native>(ux + uy)) && same(a - b, static_cast<native>(ux - uy)) &&
                same(a * b, static_cast<native>(ux * uy)) && same(-a, static_cast<native>(0 - ux)) &&
                (a <=> b) == (x <=> y) && (a == b) == (x == y);
    if (y != 0 && !(a == least && y == -1)) good = good && same(a / b, x / y) && same(a % b, x % y);
    return good;
}

bool converts_like_the_compilers(soft_int128 a) {
    const native x = as_native(a);
    return static_cast<std::int64_t>(a) == static_cast<std::int64_t>(x) &&
           static_cast<std::uint64_t>(a) == static_cast<std::uint64_t>(x) &&
           static_cast<std::int32_t>(a) == static_cast<std::int32_t>(x) &&
           static_cast<std::uint8_t>(a) == static_cast<std::uint8_t>(x) && static_cast<bool>(a) == static_cast<bool>(x);
}

#endif

template <class I>
I word(std::int64_t v) {
    return static_cast<I>(v);
}

}  // namespace

TEST_CASE("the standard 128-bit integer computes what arbitrary precision does, at its edges", "[integer]") {
    for (const soft_int128 a : edge_values()) {
        for (const soft_int128 b : edge_values()) {
            if (agrees_with_arbitrary_precision(a, b)) continue;
            FAIL_CHECK(big(a) << " and " << big(b));
        }
    }
    SUCCEED();
}

TEST_CASE("the standard 128-bit integer computes what arbitrary precision does", "[integer]") {
    check_property(2000, [] { RC_ASSERT(agrees_with_arbitrary_precision(*any_soft(), *any_soft())); });
}

TEST_CASE("compound assignments of the standard 128-bit integer are its operators", "[integer]") {
    check_property(500, [] {
        const soft_int128 a = *any_soft();
        const soft_int128 b = *rc::gen::suchThat(any_soft(), [](soft_int128 v) { return v != soft_int128{0}; });
        soft_int128 x = a;
        RC_ASSERT((x += b) == a + b);
        RC_ASSERT((x = a, x -= b) == a - b);
        RC_ASSERT((x = a, x *= b) == a * b);
        RC_ASSERT((x = a, x /= b) == a / b);
        RC_ASSERT((x = a, x %= b) == a % b);
    });
}

TEST_CASE("every built-in integer becomes a standard 128-bit integer of the same value", "[integer]") {
    check_property(1000, [] {
        const std::int64_t v = *oracle::any_int64();
        RC_ASSERT(big(soft_int128{v}) == v);
        RC_ASSERT(big(soft_int128{word<std::uint64_t>(v)}) == word<std::uint64_t>(v));
        RC_ASSERT(big(soft_int128{word<std::int32_t>(v)}) == word<std::int32_t>(v));
        RC_ASSERT(big(soft_int128{word<std::uint32_t>(v)}) == word<std::uint32_t>(v));
        RC_ASSERT(big(soft_int128{word<std::int8_t>(v)}) == word<std::int8_t>(v));
        RC_ASSERT(big(soft_int128{word<std::uint8_t>(v)}) == word<std::uint8_t>(v));
    });
    STATIC_REQUIRE(soft_int128{} == soft_int128{0});
    STATIC_REQUIRE(static_cast<bool>(soft_int128::from_words(1, 0)));
    STATIC_REQUIRE(!static_cast<bool>(soft_int128{0}));
}

#ifdef __SIZEOF_INT128__

TEST_CASE("the standard 128-bit integer computes what the compiler's does, at its edges", "[integer]") {
    for (const soft_int128 a : edge_values()) {
        CAPTURE(a.high(), a.low());
        CHECK(converts_like_the_compilers(a));
        for (const soft_int128 b : edge_values()) {
            if (agrees_with_the_compiler(a, b)) continue;
            FAIL_CHECK("with " << big(b));
        }
    }
}

TEST_CASE("the standard 128-bit integer computes what the compiler's does", "[integer]") {
    check_property(5000, [] { RC_ASSERT(agrees_with_the_compiler(*any_soft(), *any_soft())); });
}

TEST_CASE("the standard 128-bit integer becomes the built-in integers that the compiler's becomes", "[integer]") {
    check_property(2000, [] { RC_ASSERT(converts_like_the_compilers(*any_soft())); });
}

TEST_CASE("the standard 128-bit integer becomes the double that the compiler's becomes", "[integer]") {
    for (const soft_int128 a : edge_values()) {
        CAPTURE(a.high(), a.low());
        CHECK(static_cast<double>(a) == static_cast<double>(as_native(a)));
    }
    check_property(2000, [] {
        const soft_int128 a = *any_soft();
        RC_ASSERT(static_cast<double>(a) == static_cast<double>(as_native(a)));
    });
}

#endif

TEST_CASE("a sum past 64 bits is noticed, and one that fits is stored", "[integer]") {
    check_property(5000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        const cpp_int exact = cpp_int{a} + b;
        std::int64_t sum = 0;
        RC_ASSERT(govkpi::detail::add_overflows(a, b, sum) == !oracle::fits_64(exact));
        if (oracle::fits_64(exact)) RC_ASSERT(exact == sum);
    });
    std::int64_t sum = 0;
    CHECK(govkpi::detail::add_overflows(int64_max, std::int64_t{1}, sum));
    CHECK(govkpi::detail::add_overflows(int64_min, std::int64_t{-1}, sum));
    CHECK(govkpi::detail::add_overflows(int64_min, int64_min, sum));
    CHECK_FALSE(govkpi::detail::add_overflows(int64_min, int64_max, sum));
    CHECK(sum == -1);
    CHECK_FALSE(govkpi::detail::add_overflows(int64_min, std::int64_t{0}, sum));
    CHECK(sum == int64_min);
}

TEST_CASE("a difference past 64 bits is noticed, and one that fits is stored", "[integer]") {
    check_property(5000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        const cpp_int exact = cpp_int{a} - b;
        std::int64_t difference = 0;
        RC_ASSERT(govkpi::detail::subtract_overflows(a, b, difference) == !oracle::fits_64(exact));
        if (oracle::fits_64(exact)) RC_ASSERT(exact == difference);
    });
    std::int64_t difference = 0;
    CHECK(govkpi::detail::subtract_overflows(0, int64_min, difference));
    CHECK(govkpi::detail::subtract_overflows(int64_max, -1, difference));
    CHECK(govkpi::detail::subtract_overflows(int64_min, 1, difference));
    CHECK_FALSE(govkpi::detail::subtract_overflows(-1, int64_min, difference));
    CHECK(difference == int64_max);
    CHECK_FALSE(govkpi::detail::subtract_overflows(int64_min, int64_min, difference));
    CHECK(difference == 0);
}

TEST_CASE("a product past 64 bits is noticed, and one that fits is stored", "[integer]") {
    check_property(5000, [] {
        const std::int64_t a = *oracle::any_int64();
        const std::int64_t b = *oracle::any_int64();
        const cpp_int exact = cpp_int{a} * b;
        std::int64_t product = 0;
        RC_ASSERT(govkpi::detail::multiply_overflows(a, b, product) == !oracle::fits_64(exact));
        if (oracle::fits_64(exact)) RC_ASSERT(exact == product);
        RC_ASSERT(big(govkpi::detail::wide_product(a, b)) == exact);
    });
    std::int64_t product = 0;
    CHECK(govkpi::detail::multiply_overflows(int64_min, std::int64_t{-1}, product));
    CHECK(govkpi::detail::multiply_overflows(std::int64_t{-1}, int64_min, product));
    CHECK(govkpi::detail::multiply_overflows(std::int64_t{1} << 32, std::int64_t{1} << 31, product));
    CHECK_FALSE(govkpi::detail::multiply_overflows(std::int64_t{1} << 32, -(std::int64_t{1} << 31), product));
    CHECK(product == int64_min);
    CHECK_FALSE(govkpi::detail::multiply_overflows(int64_max, std::int64_t{-1}, product));
    CHECK(product == -int64_max);
}

TEST_CASE("a sum or product past 128 bits is noticed, and one that fits is stored", "[integer]") {
    const auto agrees = [](const cpp_int& a, const cpp_int& b) {
        int128 out = 0;
        const bool too_large = govkpi::detail::add_overflows(oracle::wide(a), oracle::wide(b), out);
        bool good = too_large == !oracle::fits_128(a + b) && (too_large || big(out) == a + b);
        const bool too_large_product = govkpi::detail::multiply_overflows(oracle::wide(a), oracle::wide(b), out);
        good = good && too_large_product == !oracle::fits_128(a * b);
        return good && (too_large_product || big(out) == a * b);
    };
    for (const soft_int128 a : edge_values()) {
        for (const soft_int128 b : edge_values()) {
            if (!agrees(big(a), big(b))) FAIL_CHECK(big(a) << " and " << big(b));
        }
    }
    check_property(3000, [&] {
        // Factors of 127 bits between them straddle the limit.
        const cpp_int a = big(*any_soft()) >> *rc::gen::inRange(0, 127);
        const cpp_int b = big(*any_soft()) >> *rc::gen::inRange(0, 127);
        RC_ASSERT(agrees(a, b));
    });
}

TEST_CASE("minus one times the least 128-bit value does not fit", "[integer]") {
    const int128 minus_one = -1;
    const int128 the_least = oracle::wide(oracle::least_128);
    REQUIRE(big(the_least) == oracle::least_128);
    int128 out = 0;
    CHECK(govkpi::detail::multiply_overflows(minus_one, the_least, out));
    CHECK(govkpi::detail::multiply_overflows(the_least, minus_one, out));
    CHECK(govkpi::detail::add_overflows(the_least, minus_one, out));
    CHECK(govkpi::detail::add_overflows(the_least, the_least, out));
    CHECK_FALSE(govkpi::detail::multiply_overflows(the_least, int128{1}, out));
    CHECK(big(out) == oracle::least_128);
    CHECK_FALSE(govkpi::detail::multiply_overflows(int128{0}, the_least, out));
    CHECK(big(out) == 0);
}

TEST_CASE("128 bits become 64 only where the value fits", "[integer]") {
    const auto agrees = [](const cpp_int& value) {
        std::int64_t out = 0;
        const bool fits = govkpi::detail::narrow(oracle::wide(value), out);
        return fits == oracle::fits_64(value) && (!fits || out == value);
    };
    for (const int around : {-1, 0, 1}) {
        CHECK(agrees(cpp_int{int64_max} + around));
        CHECK(agrees(cpp_int{int64_min} + around));
        CHECK(agrees(oracle::two_to_64 + around));
        CHECK(agrees(-oracle::two_to_64 + around));
    }
    CHECK(agrees(oracle::least_128));
    CHECK(agrees(oracle::most_128));
    check_property(2000, [&] { RC_ASSERT(agrees(big(*any_soft()) >> *rc::gen::inRange(0, 127))); });
}

TEST_CASE("a truth value and a character are not numbers of anything", "[integer]") {
    using govkpi::detail::plain_integer;
    STATIC_REQUIRE(plain_integer<int>);
    STATIC_REQUIRE(plain_integer<unsigned long long>);
    STATIC_REQUIRE(plain_integer<std::int8_t>);
    STATIC_REQUIRE_FALSE(plain_integer<bool>);
    STATIC_REQUIRE_FALSE(plain_integer<char>);
    STATIC_REQUIRE_FALSE(plain_integer<wchar_t>);
    STATIC_REQUIRE_FALSE(plain_integer<char8_t>);
    STATIC_REQUIRE_FALSE(plain_integer<char16_t>);
    STATIC_REQUIRE_FALSE(plain_integer<char32_t>);
    STATIC_REQUIRE_FALSE(plain_integer<double>);
}

TEST_CASE("powers of ten are exact to the eighteenth", "[integer]") {
    cpp_int power = 1;
    for (int n = 0; n <= 18; ++n, power *= 10) CHECK(power == govkpi::detail::power_of_ten(n));
    STATIC_REQUIRE(govkpi::detail::power_of_ten(18) == 1'000'000'000'000'000'000);
}
