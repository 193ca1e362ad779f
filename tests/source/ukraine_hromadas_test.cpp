// SPDX-License-Identifier: BSL-1.0
// Revenue of Ukraine's 1,469 hromadas for 2021 and 2022, KSE Loc Data Hub (MIT): rolled up to raion, oblast and country,
// and compared with sums that were made apart from it.
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include <govkpi/currencies.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/csv.hpp>

#include "../panel/shared_csv.hpp"

using namespace govkpi;
using namespace govkpi::currencies;

namespace {

const std::string folder = "budgets/ukraine_hromadas/";

std::vector<hierarchy_row> tree_rows(const std::vector<std::map<std::string, std::string>>& units) {
    std::vector<hierarchy_row> rows{{.code = "UA", .level = "country"}};
    std::set<std::string> known;
    for (const auto& u : units) {
        if (known.insert(u.at("oblast_code")).second)
            rows.push_back({.code = u.at("oblast_code"), .parent = "UA", .level = "oblast", .name = u.at("oblast_name")});
        if (known.insert(u.at("raion_code")).second)
            rows.push_back({.code = u.at("raion_code"), .parent = u.at("oblast_code"), .level = "raion",
                            .name = u.at("oblast_name") + " / " + u.at("raion_name")});
        rows.push_back({.code = u.at("hromada_code"), .parent = u.at("raion_code"), .level = "hromada", .name = u.at("hromada_name")});
    }
    return rows;
}

/// A decimal in thousand hryvnias, as kopecks.
std::int64_t kopecks(const std::string& thousands) {
    return parse<money<UAH>>(thousands, {.group_mark = '\0', .unit = 1000}).value().minor_units();
}

constexpr auto income_2021 = measure::flow<money<UAH>>("income_2021");
constexpr auto income_2022 = measure::flow<money<UAH>>("income_2022");
constexpr auto income_per_head = indicator{"income_per_head", per_head(income_2022, measure::population)};

}  // namespace

TEST_CASE("revenue of 1,469 hromadas rolls up to raions, oblasts and the country as published", "[real data]") {
    const auto units = shared_table(folder + "full_dataset_subset.csv");
    const auto expected = shared_table(folder + "reference_rollup.csv");
    if (units.empty() || expected.empty()) return;
    REQUIRE(units.size() == 1469);

    csv_layout layout;
    layout.table.unit("hromada_code", std::make_shared<const hierarchy>(hierarchy::from_rows("hromadas", tree_rows(units))));
    layout.table.measure(income_2021, "income_total")
        .measure(income_2022, "income_total_2022")
        .measure(measure::population, "total_population_2022");
    for (const char* column : {"income_total", "income_total_2022"})
        layout.figures[column] = {.style = {.group_mark = '\0'}, .scale = 1000, .missing = {"NA"}};
    const panel hromadas = rollup(csv_source{{shared_path(folder + "full_dataset_subset.csv")}, layout},
                                  query{}.by({"hromada_code"}));
    REQUIRE(hromadas.size() == 1469);

    std::map<std::string, panel> levels;
    levels.emplace("raion", hromadas.up("raion"));
    levels.emplace("oblast", levels.at("raion").up("oblast"));
    levels.emplace("country", levels.at("oblast").up("country"));
    std::size_t compared = 0;
    for (const auto& row : expected) {
        const panel& at = levels.at(row.at("level"));
        for (std::size_t cell = 0; cell < at.size(); ++cell) {
            if (row.at("level") != "country" && at.name(cell, 0) != row.at("unit")) continue;
            ++compared;
            CHECK(at.sum(cell, "income_2021") == kopecks(row.at("income_2021_thousand_uah")));
            CHECK(at.sum(cell, "income_2022") == kopecks(row.at("income_2022_thousand_uah")));
            CHECK(at.sum(cell, "population") == std::stoll(row.at("population_2022")));
            const auto value = at.evaluate(income_per_head)[cell].value;
            // Published to six decimals of a hryvnia, which is a kopeck and four more.
            CHECK(static_cast<double>(value.rounded(4, rounding::half_even)) / 1e6 ==
                  Approx(std::stod(row.at("income_2022_per_capita_uah"))).epsilon(1e-12));
            CHECK(at.covered(to_formula(income_per_head.of()))[cell] ==
                  coverage{std::stoull(row.at("hromadas")), std::stoull(row.at("hromadas"))});
        }
    }
    CHECK(compared == 151);
}

TEST_CASE("hromadas cannot be joined by name, since 1,322 names stand for 1,469 of them", "[real data]") {
    const auto units = shared_table(folder + "full_dataset_subset.csv");
    if (units.empty()) return;
    std::vector<hierarchy_row> by_name;
    std::set<std::string> names;
    for (const auto& u : units) {
        by_name.push_back({.code = u.at("hromada_name"), .level = "hromada"});
        names.insert(u.at("hromada_name"));
    }
    REQUIRE(names.size() == 1322);
    try {
        static_cast<void>(hierarchy::from_rows("hromadas by name", by_name));
        FAIL("a join by name was accepted");
    } catch (const bad_input& refused) {
        CHECK(refused.problems().size() >= 1469 - 1322 - 100);
    }
}
