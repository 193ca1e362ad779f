// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <string>

#include <govkpi/panel/period.hpp>

using namespace govkpi;

TEST_CASE("a month of the calendar is found in the fiscal year that holds it", "[period]") {
    constexpr fiscal_calendar april{.first_month = 4};
    constexpr fiscal_calendar october{.first_month = 10, .named_after_its_last_year = true};
    CHECK(*parse_period("2025-07") == fiscal_period::month(2025, 7));
    CHECK(*parse_period("2025-03", april) == fiscal_period::month(2024, 12, april));
    CHECK(*parse_period("2025-04", april) == fiscal_period::month(2025, 1, april));
    CHECK(*parse_period("2024-10", october) == fiscal_period::month(2025, 1, october));
    CHECK(*parse_period("2025-09", october) == fiscal_period::month(2025, 12, october));
}

TEST_CASE("every period is read back from its code", "[period]") {
    for (const fiscal_calendar calendar : {fiscal_calendar{}, fiscal_calendar{4, false}, fiscal_calendar{10, true}}) {
        for (int n = 1; n <= 12; ++n) {
            const auto month = fiscal_period::month(2025, n, calendar);
            CHECK(*parse_period(to_code(month), calendar) == month);
        }
        for (int n = 1; n <= 4; ++n) {
            const auto quarter = fiscal_period::quarter(2025, n, calendar);
            CHECK(*parse_period(to_code(quarter), calendar) == quarter);
        }
        CHECK(*parse_period(to_code(fiscal_period::half(2025, 2, calendar)), calendar) == fiscal_period::half(2025, 2, calendar));
        CHECK(*parse_period(to_code(fiscal_period::year(2025, calendar)), calendar) == fiscal_period::year(2025, calendar));
    }
    CHECK_FALSE(parse_period(to_code(fiscal_period::cumulative(2025, 9))));
}

TEST_CASE("a text that is no period is refused, with what was expected", "[period]") {
    for (const char* text : {"", "25", "2025-13", "2025-00", "2025-Q5", "2025-Q0", "2025-H3", "2025-1", "2025-011", "0000", "soon",
                             "2025/01", "2025-1a", " 2025", "2025 ", "202501"})
        CHECK_FALSE(parse_period(text));
    CHECK(std::string{parse_period("2025-13").error().expected()} == "a month from 01 to 12");
    CHECK(parse_period("2025-13").error().position() == 5);
    CHECK_FALSE(parse_period("0001-01", {.first_month = 4}));
    CHECK_FALSE(parse_period("9999-12", {.first_month = 10, .named_after_its_last_year = true}));
}

TEST_CASE("months lie in quarters, halves and fiscal years, and no year in a month", "[period]") {
    const auto may = fiscal_period::month(2025, 5);
    CHECK(*span_at(may, period_level::quarter) == fiscal_period::quarter(2025, 2));
    CHECK(*span_at(may, period_level::half) == fiscal_period::half(2025, 1));
    CHECK(*span_at(may, period_level::fiscal_year) == fiscal_period::year(2025));
    CHECK_FALSE(span_at(fiscal_period::year(2025), period_level::month));
    CHECK_FALSE(level_of(fiscal_period::cumulative(2025, 9)));
    CHECK(find_period_level("year") == period_level::fiscal_year);
    CHECK_FALSE(find_period_level("week"));
    CHECK(periods_in(period_level::fiscal_year, period_level::quarter) == 4);
}
