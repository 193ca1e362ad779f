// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include <panel/cpu.hpp>
#include <panel/group_sums.hpp>

using namespace govkpi::detail;
using boost::multiprecision::cpp_int;

namespace {

struct rows {
    std::vector<std::uint32_t> ids;
    std::vector<std::vector<std::int64_t>> columns;
    std::vector<std::vector<std::uint64_t>> missing;
};

/// Runs of one group or of two that alternate, of all lengths; values as large as asked for.
rows random_rows(std::size_t count, std::size_t columns, std::uint32_t groups, std::int64_t largest, unsigned seed) {
    std::mt19937_64 random{seed};
    rows out;
    while (out.ids.size() < count) {
        const auto one = static_cast<std::uint32_t>(random() % groups);
        const auto other = random() % 2 == 0 ? one : static_cast<std::uint32_t>(random() % groups);
        const std::size_t run = 1 + random() % 60;
        for (std::size_t i = 0; i < run && out.ids.size() < count; ++i)
            out.ids.push_back(random() % 2 == 0 ? one : other);
    }
    for (std::size_t c = 0; c < columns; ++c) {
        out.columns.emplace_back();
        out.missing.emplace_back(block_rows / 64, 0);
        for (std::size_t i = 0; i < count; ++i) {
            auto value = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(largest));
            if (random() % 3 == 0) value = -value;
            if (c == 1 && random() % 7 == 0) {
                out.missing[c][i / 64] |= std::uint64_t{1} << (i % 64);
                value = 0;
            }
            out.columns[c].push_back(value);
        }
    }
    return out;
}

void add(group_sums& sums, const rows& r, std::uint64_t bound) {
    std::vector<value_span> values;
    for (std::size_t c = 0; c < r.columns.size(); ++c)
        values.push_back({r.columns[c].data(), c == 1 ? r.missing[c].data() : nullptr, bound});
    sums.add(r.ids.data(), {r.ids.size(), {}, values, nullptr});
}

cpp_int to_cpp_int(int128 value) {
    // Halves, since the library's own integers may be a class.
    const int128 high = value / int128{std::int64_t{1} << 32};
    const int128 low = value - high * int128{std::int64_t{1} << 32};
    cpp_int out = 0;
    std::int64_t part = 0;
    REQUIRE(narrow(low, part));
    const int128 higher = high / int128{std::int64_t{1} << 32};
    const int128 middle = high - higher * int128{std::int64_t{1} << 32};
    std::int64_t m = 0, h = 0;
    REQUIRE(narrow(middle, m));
    REQUIRE(narrow(higher, h));
    out = ((cpp_int{h} << 32) + m << 32) + part;
    return out;
}

void check_against_exact(std::size_t columns, std::int64_t largest, bool plain) {
    plain_kernels_only = plain;
    constexpr std::uint32_t groups = 37;
    group_sums sums{columns};
    sums.resize(groups);
    std::vector<std::vector<cpp_int>> expected(groups, std::vector<cpp_int>(columns));
    std::vector<std::uint64_t> count(groups, 0), missing(groups, 0);
    for (unsigned seed = 0; seed < 40; ++seed) {
        const rows r = random_rows(1 + seed * 97 % block_rows, columns, groups, largest, seed);
        add(sums, r, static_cast<std::uint64_t>(largest));
        for (std::size_t i = 0; i < r.ids.size(); ++i) {
            ++count[r.ids[i]];
            if (columns > 1 && (r.missing[1][i / 64] >> (i % 64) & 1) != 0) ++missing[r.ids[i]];
            for (std::size_t c = 0; c < columns; ++c) expected[r.ids[i]][c] += r.columns[c][i];
        }
    }
    plain_kernels_only = false;
    for (std::uint32_t g = 0; g < groups; ++g) {
        CHECK(sums.rows(g) == count[g]);
        for (std::size_t c = 0; c < columns; ++c) CHECK(to_cpp_int(sums.sum(g, c)) == expected[g][c]);
        if (columns > 1) CHECK(sums.present(g, 1) == count[g] - missing[g]);
    }
}

}  // namespace

TEST_CASE("sums by group are exact for any number of columns, with and without vector instructions", "[group_sums]") {
    for (const bool plain : {false, true})
        for (std::size_t columns = 1; columns <= 9; ++columns) check_against_exact(columns, 1'000'000'000'000, plain);
}

TEST_CASE("sums by group are exact where they leave 64 bits", "[group_sums]") {
    for (const bool plain : {false, true}) {
        check_against_exact(3, std::int64_t{1} << 55, plain);                          // flushed now and then
        check_against_exact(5, std::numeric_limits<std::int64_t>::max(), plain);       // past 64 bits within a block
    }
}

TEST_CASE("the least 64-bit integer sums exactly", "[group_sums]") {
    group_sums sums{1};
    sums.resize(1);
    const std::vector<std::int64_t> least(10, std::numeric_limits<std::int64_t>::min());
    const std::vector<std::uint32_t> ids(10, 0);
    const value_span column{least.data(), nullptr, std::uint64_t{1} << 63};
    sums.add(ids.data(), {10, {}, {&column, 1}, nullptr});
    CHECK(to_cpp_int(sums.sum(0, 0)) == cpp_int{std::numeric_limits<std::int64_t>::min()} * 10);
}

TEST_CASE("sums of parts merge to the sum of the whole, whatever the numbers of their groups", "[group_sums]") {
    constexpr std::uint32_t groups = 11;
    const rows a = random_rows(1000, 4, groups, std::int64_t{1} << 60, 1);
    const rows b = random_rows(900, 4, groups, std::int64_t{1} << 60, 2);
    group_sums whole{4}, first{4}, second{4};
    for (group_sums* s : {&whole, &first, &second}) s->resize(groups);
    add(whole, a, std::uint64_t{1} << 60);
    add(whole, b, std::uint64_t{1} << 60);
    add(first, a, std::uint64_t{1} << 60);
    rows renumbered = b;
    for (std::uint32_t& id : renumbered.ids) id = groups - 1 - id;
    add(second, renumbered, std::uint64_t{1} << 60);
    std::vector<std::uint32_t> to(groups);
    for (std::uint32_t g = 0; g < groups; ++g) to[g] = groups - 1 - g;
    first.merge(second, to);
    for (std::uint32_t g = 0; g < groups; ++g) {
        CHECK(first.rows(g) == whole.rows(g));
        for (std::size_t c = 0; c < 4; ++c) {
            CHECK(to_cpp_int(first.sum(g, c)) == to_cpp_int(whole.sum(g, c)));
            CHECK(first.present(g, c) == whole.present(g, c));
        }
    }
}
