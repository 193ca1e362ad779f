// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <stdexcept>
#include <thread>
#include <vector>

#include "same_panel.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

part_runner backwards(std::size_t parts) {
    return {parts, [](std::size_t count, const std::function<void(std::size_t)>& part) {
                for (std::size_t i = count; i-- > 0;) part(i);
            }};
}

part_runner all_at_once(std::size_t parts) {
    return {parts, [](std::size_t count, const std::function<void(std::size_t)>& part) {
                std::vector<std::thread> threads;
                for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { part(i); });
                for (std::thread& t : threads) t.join();
            }};
}

}  // namespace

TEST_CASE("a roll-up in parts is the roll-up, whatever their number and order", "[part_runner]") {
    const facts table = random_table({20'000, 50, 20, 1'000'000'000}, 1);
    const query asked = query{}.by({"unit", "quarter", "flow"});
    const panel whole = rollup(table, asked);
    for (const std::size_t parts : {1U, 2U, 3U, 5U, 100U}) {
        check_same(rollup(table, asked, backwards(parts)), whole);
        check_same(rollup(table, asked, all_at_once(parts)), whole);
    }
    check_same(rollup(table, asked, part_runner{7}), whole);  // nobody to run them: one after the other
}

TEST_CASE("parts number their groups differently where they are hashed, and merge all the same", "[part_runner]") {
    const facts table = random_table({20'000, 3000, 500, 1'000'000'000}, 2);
    const query asked = query{}.by({"unit", "month", "class", "flow"});
    check_same(rollup(table, asked, backwards(4)), rollup(table, asked));
}

TEST_CASE("parts whose sums leave 64 bits on the way merge exactly", "[part_runner]") {
    const facts table = random_table({30'000, 700, 9, std::int64_t{1} << 56}, 3);
    const query asked = query{}.by({"unit", "month", "class"});
    check_same(rollup(table, asked, backwards(6)), rollup(table, asked));
}

TEST_CASE("rows chosen by their class are reported by the same units in parts and in whole", "[part_runner]") {
    const facts table = random_table({20'000, 200, 20, 1'000'000}, 4);
    const query asked = query{}.by({"unit", "fiscal_year"}).where("class", {"3", "7"});
    check_same(rollup(table, asked, all_at_once(4)), rollup(table, asked));
}

TEST_CASE("a table without rows has no cells in parts either", "[part_runner]") {
    const facts table = random_table({0, 1, 1, 1}, 5);
    CHECK(rollup(table, query{}.by({"unit"}), backwards(4)).size() == 0);
}

TEST_CASE("what fails in a part fails in the whole, with the same words", "[part_runner]") {
    const facts table = random_table({20'000, 5, 2, 1000}, 6);
    CHECK_THROWS_WITH(rollup(table, query{}.by({"ward"}), all_at_once(3)),
                      Catch::StartsWith("there is nothing called ward"));
}
