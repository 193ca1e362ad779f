// SPDX-License-Identifier: BSL-1.0
// What follows from printed figures together.
#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <govkpi/audit.hpp>

using namespace govkpi;

namespace {

std::vector<known_quantity> known_from(const std::string& text) { return explain(read_claims(text, language::vi)); }

const known_quantity& base_of(const std::vector<known_quantity>& all, comparison_base b) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const known_quantity& k) { return k.base == b; });
    REQUIRE(found != all.end());
    return *found;
}

}  // namespace

TEST_CASE("an amount and its percentages give the budgets that nobody printed", "[audit]") {
    // Phường Thanh Liệt, 2025: collected 36 tỷ 631 triệu, 103,3 % of the budget assigned.
    const auto all = known_from(
        "Năm 2025, thu ngân sách nhà nước trên địa bàn phường Thanh Liệt đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán "
        "giao.");
    REQUIRE(all.size() == 2);
    const known_quantity& budget = base_of(all, comparison_base::assigned);
    CHECK(budget.scope == "phường Thanh Liệt");
    CHECK(budget.claims == std::vector<std::size_t>{0});
    CHECK(budget.values.contains(35'461'000'000));
    // 36.630,5 / 103,35 % and 36.631,5 / 103,25 %: 35.443,2 to 35.478,5 triệu.
    CHECK_FALSE(budget.values.contains(35'443'100'000));
    CHECK(budget.values.contains(35'443'200'000));
    CHECK(budget.values.contains(35'478'400'000));
    CHECK_FALSE(budget.values.contains(35'478'500'000));
    CHECK(values_text(budget, language::vi) == "35.443,1 triệu đồng đến 35.478,5 triệu đồng");
}

TEST_CASE("a rounded amount is narrowed by what it is compared with, and says from which claims", "[audit]") {
    const auto all =
        known_from("Năm 2025, thu ngân sách xã đạt 10 tỷ đồng, bằng 101,25% dự toán giao (10.000 triệu đồng).");
    REQUIRE(all.size() == 2);
    CHECK(all[0].values.contains(10'125'000'000));
    CHECK_FALSE(all[0].values.contains(9'900'000'000));
    CHECK(all[0].values.lower().at >= rational{10'123'000'000});
    CHECK(all[0].claims == std::vector<std::size_t>{0, 1});
}

TEST_CASE("the rest of a complete list is known", "[audit]") {
    const auto all = known_from(
        "Năm 2025, tổng thu ngân sách đạt 36.631 triệu đồng, gồm: thu thuế 20 tỷ đồng; thu phí 16,2 tỷ đồng.");
    REQUIRE(all.size() == 3);
    // 20 tỷ is at least 36.630,5 - 16.250 = 20.380,5 and at most 20.500 triệu.
    CHECK_FALSE(all[1].values.contains(20'380'000'000));
    CHECK(all[1].values.contains(20'400'000'000));
    CHECK(all[1].claims.size() == 3);
}

TEST_CASE("what contradicts narrows nothing", "[audit]") {
    const auto all = known_from("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,94% dự toán.");
    REQUIRE(all.size() == 2);
    CHECK(all[0].values == exact_interval{bound{rational{151'500'000'000}}, bound{rational{152'500'000'000}}});
}

TEST_CASE("a base that the text prints is not told twice", "[audit]") {
    const auto all = known_from("Năm 2025, thu ngân sách xã đạt 152/450 tỷ đồng, bằng 33,8% dự toán.");
    CHECK(std::none_of(all.begin(), all.end(), [](const known_quantity& k) { return k.base.has_value(); }));
}
