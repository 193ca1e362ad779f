// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <govkpi/threads.hpp>

#include "same_panel.hpp"

using namespace govkpi;
using namespace govkpi::testing;

TEST_CASE("a roll-up on threads of oneTBB does not depend on how many there are", "[threads]") {
    const facts table = random_table({50'000, 300, 20, std::int64_t{1} << 50}, 7);
    const query asked = query{}.by({"unit", "month", "flow"});
    const panel on_one = rollup(table, asked);
    for (const std::size_t count : {1U, 2U, 3U, 8U}) check_same(rollup(table, asked, on_threads(count)), on_one);
    CHECK(on_threads().parts >= 1);
}
