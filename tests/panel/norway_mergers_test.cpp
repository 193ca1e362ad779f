// SPDX-License-Identifier: BSL-1.0
// The municipal reforms of Norway, of 2020 and of 2024, by their published crosswalks from the boundaries of 2019. Most
// of the 422 municipalities went whole: two were split in 2020, the parts of Ålesund in 2024.
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/currencies.hpp>
#include <govkpi/panel/crosswalk.hpp>
#include <govkpi/problem.hpp>

#include "shared_csv.hpp"

using namespace govkpi;
using govkpi::currencies::NOK;

namespace {

using rows = std::vector<crosswalk_row>;

rows read(const std::string& file) {
    const auto cells = shared_csv("budgets/norway_mergers/" + file);
    rows made;
    if (cells.empty()) return made;
    REQUIRE(cells[0] == std::vector<std::string>{"unit_old", "unit_new", "name_new", "weight"});
    for (std::size_t i = 1; i < cells.size(); ++i)
        made.push_back({cells[i][0], cells[i][1], parse_weight(cells[i][3]).value(), i + 1});
    return made;
}

std::string code(int number) { return "municip_nor" + std::to_string(number); }

/// 1,000,003 kroner more for each municipality than for the one before, so that nothing divides evenly.
std::vector<unit_figure<money<NOK>>> spending(const crosswalk& reform) {
    std::vector<unit_figure<money<NOK>>> out;
    for (const std::string& unit : reform.old_units())
        out.push_back({unit, money<NOK>::from_minor_units(1'000'003 * static_cast<std::int64_t>(out.size() + 1))});
    return out;
}

template <class Units>
money<NOK> sum_of(const Units& units) {
    money<NOK> sum;
    for (const auto& unit : units) sum += unit.figure.value();
    return sum;
}

}  // namespace

TEST_CASE("the municipalities of 2019 become those of 2020, and no øre is lost") {
    const rows from = read("crosswalk_2019_to_2020.csv");
    if (from.empty()) return;
    REQUIRE(from.size() == 425);
    const auto reform = crosswalk::from_rows(from, "crosswalk_2019_to_2020.csv");
    CHECK(reform.old_units().size() == 422);
    CHECK(reform.new_units().size() == 356);
    CHECK(reform.weight(code(5012), code(5055)) == rational::of(35, 100));
    CHECK(reform.weight(code(5012), code(5059)) == rational::of(3, 10));

    const auto before = spending(reform);
    const auto after = reform.move(before);
    CHECK(sum_of(after.units) == sum_of(before));
    CHECK(after.unmatched.empty());
    std::vector<std::string> estimated;
    for (const auto& unit : after.units)
        if (unit.estimated) estimated.push_back(unit.unit);
    // Tysfjord in halves, Snillfjord in three.
    CHECK(estimated == std::vector<std::string>{code(1806), code(1875), code(5055), code(5056), code(5059)});
}

TEST_CASE("Snillfjord goes to Heim, Hitra and Orkland by 35, 35 and 30 of a hundred") {
    const rows from = read("crosswalk_2019_to_2020.csv");
    if (from.empty()) return;
    const auto reform = crosswalk::from_rows(from);
    const auto moved = reform.move(std::vector<moved_input>{{code(5012), 101}});
    CHECK(moved.find(code(5055))->figure == 36);  // 35.35
    CHECK(moved.find(code(5056))->figure == 35);  // 35.35
    CHECK(moved.find(code(5059))->figure == 30);  // 30.30
    CHECK(moved.find(code(5056))->is_partial());
    const auto missing = std::count_if(moved.units.begin(), moved.units.end(), [](const auto& u) { return !u.figure; });
    CHECK(missing == 353);
}

TEST_CASE("the reform of 2024 splits Ålesund again, and no øre is lost") {
    const rows from = read("crosswalk_2019_to_2024.csv");
    if (from.empty()) return;
    REQUIRE(from.size() == 430);
    const auto reform = crosswalk::from_rows(from, "crosswalk_2019_to_2024.csv");
    CHECK(reform.old_units().size() == 422);
    CHECK(reform.new_units().size() == 357);
    const auto before = spending(reform);
    const auto after = reform.move(before);
    CHECK(sum_of(after.units) == sum_of(before));
    CHECK(after.find(code(1508))->estimated);
    CHECK(after.find(code(1580))->estimated);
    CHECK(after.find(code(1580))->parts == coverage{5, 5});
}

TEST_CASE("a crosswalk with rows left out or typed wrong is refused with all that is wrong") {
    rows from = read("crosswalk_2019_to_2020.csv");
    if (from.empty()) return;
    // Snillfjord loses a part, Tysfjord's weight is mistyped, and one row is there twice.
    from.erase(std::remove_if(from.begin(), from.end(),
                              [](const auto& r) { return r.to == code(5056) && r.from == code(5012); }),
               from.end());
    for (auto& r : from)
        if (r.from == code(1850) && r.to == code(1875)) r.weight = rational::of(5, 100);
    from.push_back(from[0]);
    std::vector<std::string> found;
    try {
        crosswalk::from_rows(from, "crosswalk.csv");
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) found.push_back(p.text + ": " + p.expected);
    }
    std::sort(found.begin(), found.end());
    CHECK(found == std::vector<std::string>{"municip_nor0301: each pair once, \"municip_nor0301\" comes twice",
                                            "municip_nor1850: weights of an old unit that add up to 1, these to 0.55",
                                            "municip_nor5012: weights of an old unit that add up to 1, these to 0.65"});
}
