// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/sum.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::money;
using govkpi::people;
using govkpi::VND;
using oracle::big;
using oracle::check_property;
using oracle::cpp_int;
using oracle::int64_max;
using oracle::int64_min;

using column = std::vector<std::int64_t>;

constexpr std::int64_t two_to_50 = std::int64_t{1} << 50;

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

cpp_int exact(const column& values) { return std::accumulate(values.begin(), values.end(), cpp_int{0}); }
cpp_int summed(const column& values) { return big(govkpi::detail::sum(values)); }

/// Lengths about the edges of blocks of 4,096, short ones most of all.
rc::Gen<std::size_t> any_length() {
    return rc::gen::weightedOneOf<std::size_t>(
        {{4, rc::gen::inRange<std::size_t>(0, 40)},
         {1, rc::gen::element<std::size_t>(4095, 4096, 4097, 8191, 8192, 8193, 12'289)}});
}

/// Cheap pseudo-random numbers, since a column has thousands: splitmix64 (Steele, Lea and Flood, 2014).
struct stream {
    std::uint64_t state;
    std::uint64_t next() {
        std::uint64_t z = state += 0x9e3779b97f4a7c15u;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
};

}  // namespace

TEST_CASE("the sum of a column is exact", "[sum]") {
    check_property(400, [] {
        const std::size_t length = *any_length();
        const int drop = *rc::gen::inRange(0, 64);
        stream random{*rc::gen::arbitrary<std::uint64_t>()};
        column values(length);
        for (auto& v : values) v = static_cast<std::int64_t>(random.next()) >> drop;
        if (length > 0) values[*rc::gen::inRange<std::size_t>(0, length)] = *oracle::any_int64();
        RC_ASSERT(summed(values) == exact(values));
    });
}

TEST_CASE("one large value anywhere in a block of small ones is not lost", "[sum]") {
    const column large_values{two_to_50 - 1,        two_to_50,      two_to_50 + 1, -two_to_50 + 1,
                              -two_to_50,           -two_to_50 - 1, 2 * two_to_50, -2 * two_to_50,
                              -2 * two_to_50 - 1,   int64_max,      int64_min,     int64_max - two_to_50,
                              int64_min + two_to_50};
    for (const std::int64_t large : large_values) {
        for (const std::size_t length : {1u, 4095u, 4096u, 4097u, 8192u, 8193u}) {
            for (const std::size_t at : {std::size_t{0}, length / 2, length - 1}) {
                for (const std::int64_t small : {two_to_50 - 1, -two_to_50, std::int64_t{1}}) {
                    column values(length, small);
                    values[at] = large;
                    const cpp_int expected = cpp_int{small} * (length - 1) + large;
                    if (summed(values) == expected) continue;
                    FAIL_CHECK(large << " at " << at << " of " << length << " of " << small);
                }
            }
        }
    }
    SUCCEED();
}

TEST_CASE("whole blocks of the same value sum exactly, whatever its length", "[sum]") {
    std::vector<std::int64_t> values{0, int64_max, int64_min};
    for (int bit = 0; bit < 63; ++bit) {
        const std::int64_t power = std::int64_t{1} << bit;
        values.insert(values.end(), {power - 1, power, power / 2 * 3, -power, -power - 1, -(power / 2 * 3)});
    }
    for (const std::int64_t v : values) {
        for (const std::size_t length : {0u, 1u, 2u, 4095u, 4096u, 4097u, 8191u, 8192u, 8193u}) {
            if (summed(column(length, v)) != cpp_int{v} * length) FAIL_CHECK(length << " times " << v);
        }
    }
    SUCCEED();
}

TEST_CASE("extremes that cancel sum to what is left", "[sum]") {
    column values;
    for (int i = 0; i < 5000; ++i) values.insert(values.end(), {int64_max, int64_min});
    CHECK(summed(values) == -5000);
    std::sort(values.begin(), values.end());
    CHECK(summed(values) == -5000);
    const std::vector<money<VND>> amounts{dong(int64_max), dong(int64_max), dong(int64_min), dong(int64_min), 5_VND};
    CHECK(sum(std::span{amounts}) == 3_VND);
}

TEST_CASE("only the final sum has to fit in 64 bits", "[sum]") {
    const auto of = [](column values) {
        std::vector<money<VND>> amounts;
        for (const std::int64_t v : values) amounts.push_back(dong(v));
        return sum(std::span<const money<VND>>{amounts});
    };
    CHECK(of({int64_max, int64_max, -int64_max}) == dong(int64_max));
    CHECK(of({int64_max - 1, 1}) == dong(int64_max));
    CHECK(of({int64_min + 1, -1}) == dong(int64_min));
    CHECK_THROWS_AS(of({int64_max, 1}), govkpi::overflow);
    CHECK_THROWS_AS(of({int64_min, -1}), govkpi::overflow);
    CHECK_THROWS_AS(of(column(1 << 14, two_to_50 - 1)), govkpi::overflow);  // 2^64 of values that are small one by one
    CHECK_THROWS_AS(of(column(1 << 14, -two_to_50)), govkpi::overflow);
    CHECK(of(column((1 << 13), -two_to_50)) == dong(int64_min));
    check_property(200, [&] {
        const auto values = *rc::gen::container<column>(oracle::any_int64());
        if (oracle::fits_64(exact(values)))
            RC_ASSERT(exact(values) == of(values).minor_units());
        else
            RC_ASSERT_THROWS_AS(of(values), govkpi::overflow);
    });
}

TEST_CASE("the order of rows does not matter", "[sum]") {
    check_property(200, [] {
        const std::size_t length = *any_length();
        stream random{*rc::gen::arbitrary<std::uint64_t>()};
        column values(length);
        for (auto& v : values) v = static_cast<std::int64_t>(random.next()) >> (random.next() % 64);
        const cpp_int before = summed(values);
        for (std::size_t i = length; i > 1; --i) std::swap(values[i - 1], values[random.next() % i]);
        RC_ASSERT(summed(values) == before);
        std::sort(values.begin(), values.end());
        RC_ASSERT(summed(values) == before);
    });
}

TEST_CASE("a sum over two parts of a column is the sum of their sums", "[sum]") {
    check_property(200, [] {
        const std::size_t length = *any_length();
        const std::size_t cut = *rc::gen::inRange<std::size_t>(0, length + 1);
        stream random{*rc::gen::arbitrary<std::uint64_t>()};
        column values(length);
        for (auto& v : values) v = static_cast<std::int64_t>(random.next());
        const std::span<const std::int64_t> all{values};
        const cpp_int head = big(govkpi::detail::sum(all.first(cut)));
        RC_ASSERT(head + big(govkpi::detail::sum(all.subspan(cut))) == summed(values));
    });
}

TEST_CASE("columns of counts and of budget lines sum to their own type", "[sum]") {
    const std::vector<people> heads{3_people, 4_people};
    CHECK(sum(std::span{heads}) == 7_people);
    std::vector<govkpi::amount<govkpi::revenue, govkpi::basis::outturn, VND>> lines{
        govkpi::outturn<govkpi::revenue>(1_ty), govkpi::outturn<govkpi::revenue>(2_ty)};
    CHECK(sum(std::span{lines}) == govkpi::outturn<govkpi::revenue>(3_ty));
    CHECK(sum(std::span<const money<VND>>{}) == 0_VND);
}
