// SPDX-License-Identifier: BSL-1.0
// Figures of other programs: exact, or refused.
#include <catch2/catch.hpp>

#include <govkpi/panel.hpp>
#include <govkpi/source/arrow.hpp>

#include "arrow_fixture.hpp"
#include "arrow_offer.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

std::optional<std::int64_t> sum_of_euros(const made_column& figures, arrow_figures as = {}) {
    std::vector<std::string> units(static_cast<std::size_t>(figures.length), "a");
    const std::int64_t rows = figures.length;
    offered columns{{texts("unit", units), figures}, rows};
    const panel p = columns.source(one_column(as)).rollup(query{});
    return p.sum(0, "outturn.expenditure");
}

std::vector<std::string> problems_of_euros(const made_column& figures, arrow_figures as = {}) {
    std::vector<std::string> units(static_cast<std::size_t>(figures.length), "a");
    return offered{{texts("unit", units), figures}, figures.length}.problems(one_column(as));
}

/// Of 128 or 256 bits.
made_column decimals(const std::string& format, const std::vector<std::vector<std::int64_t>>& words) {
    std::vector<std::int64_t> all;
    for (const auto& value : words) all.insert(all.end(), value.begin(), value.end());
    made_column out = int64s("outturn", all);
    out.format = format;
    out.length = static_cast<std::int64_t>(words.size());
    return out;
}

}  // namespace

TEST_CASE("integers of every width are figures", "[arrow]") {
    const auto as_units = arrow_figures{.smallest_units = true};
    CHECK(sum_of_euros(numbers<std::int8_t>("outturn", "c", {-128, 127}), as_units) == -1);
    CHECK(sum_of_euros(numbers<std::uint8_t>("outturn", "C", {255, 1}), as_units) == 256);
    CHECK(sum_of_euros(numbers<std::int16_t>("outturn", "s", {-32768, 1}), as_units) == -32767);
    CHECK(sum_of_euros(numbers<std::uint16_t>("outturn", "S", {65535, 1}), as_units) == 65536);
    CHECK(sum_of_euros(numbers<std::int32_t>("outturn", "i", {-5, 3}), as_units) == -2);
    CHECK(sum_of_euros(numbers<std::uint32_t>("outturn", "I", {4294967295, 1}), as_units) == 4294967296);
    CHECK(sum_of_euros(int64s("outturn", {detail::int64_max, -1}), as_units) == detail::int64_max - 1);
    CHECK(sum_of_euros(numbers<std::uint64_t>("outturn", "L", {9223372036854775807U}), as_units) == detail::int64_max);
    CHECK(problems_of_euros(numbers<std::uint64_t>("outturn", "L", {1, 9223372036854775808U}), as_units) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"9223372036854775808\": expected a figure of at "
                                   "most 64 bits in smallest units"});
}

TEST_CASE("a whole number of a column of euros is euros, unless the layout says cents or thousands", "[arrow]") {
    CHECK(sum_of_euros(int64s("outturn", {5})) == 500);
    CHECK(sum_of_euros(int64s("outturn", {5}), {.scale = 1'000}) == 500'000);
    CHECK(sum_of_euros(int64s("outturn", {5}), {.smallest_units = true}) == 5);
    CHECK(problems_of_euros(int64s("outturn", {detail::int64_max})).size() == 1);
    offered columns{{texts("unit", {"a"}), int64s("outturn", {5})}, 1};
    CHECK_THROWS_AS(columns.source(one_column({.scale = 0})), std::invalid_argument);
    CHECK(columns.count->released == columns.count->made);
}

TEST_CASE("decimals are exact, or refused", "[arrow]") {
    CHECK(sum_of_euros(decimals("d:38,2", {{1234, 0}, {-34, -1}})) == 1200);
    CHECK(sum_of_euros(decimals("d:38,0", {{12, 0}, {-2, -1}})) == 1000);
    CHECK(sum_of_euros(decimals("d:38,4", {{123400, 0}})) == 1234);
    CHECK(sum_of_euros(decimals("d:38,2", {{1234, 0}}), {.scale = 1'000}) == 1'234'000);
    CHECK(sum_of_euros(decimals("d:38,-2", {{3, 0}})) == 30'000);
    CHECK(sum_of_euros(decimals("d:76,2,256", {{-1234, -1, -1, -1}})) == -1234);
    // 10^20, which is past 64 bits, in twentieths of a digit: one euro.
    CHECK(sum_of_euros(decimals("d:38,20", {{7766279631452241920, 5}})) == 100);
    CHECK(sum_of_euros(decimals("d:76,20,256", {{-7766279631452241920, -6, -1, -1}})) == -100);
    made_column small = numbers<std::int32_t>("outturn", "d:9,2,32", {-1234, 1});
    CHECK(sum_of_euros(small) == -1233);
    // Nothing on the way to a figure wraps: -2^63, and one below it.
    const auto as_units = arrow_figures{.smallest_units = true};
    CHECK(sum_of_euros(decimals("d:38,0", {{detail::int64_min, -1}}), as_units) == detail::int64_min);
    CHECK(problems_of_euros(decimals("d:38,0", {{1, 0}, {detail::int64_max, -1}}), as_units) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"-9223372036854775809\": expected a figure of at "
                                   "most 64 bits in smallest units"});
    CHECK(problems_of_euros(decimals("d:38,3", {{1230, 0}, {-1234, -1}})) ==
          std::vector<std::string>{"columns, row 2, column outturn: \"-1.234\": expected whole smallest units, nothing "
                                   "behind their last digit"});
    CHECK(problems_of_euros(decimals("d:76,3,256", {{1, 0, 0, 1}})).size() == 1);
    CHECK(
        problems_of_euros(decimals("d:76,0,256", {{0, 0, 0, detail::int64_min}})) ==
        std::vector<std::string>{
            "columns, row 1, column outturn: "
            "\"-57896044618658097711785492504343953926634992332820282019728792003956564819968\": expected a figure of "
            "at most 64 bits in smallest units"});
}

TEST_CASE("floating point is refused, with what to do about it", "[arrow]") {
    CHECK(
        problems_of_euros(numbers<double>("outturn", "g", {5.0})) ==
        std::vector<std::string>{
            "columns, column outturn: \"float64\": expected integers or decimals, since figures are exact and floating "
            "point is not: cast the column to BIGINT or DECIMAL(18, 2)"});
}
