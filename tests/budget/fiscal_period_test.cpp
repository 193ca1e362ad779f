// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>

using namespace govkpi;

namespace {

using month_of = fiscal_period::calendar_month;

constexpr fiscal_calendar from_april{.first_month = 4};    // Japan; the United Kingdom from the 6th
constexpr fiscal_calendar from_july{.first_month = 7, .named_after_its_last_year = true};       // Australia
constexpr fiscal_calendar from_october{.first_month = 10, .named_after_its_last_year = true};   // the United States

std::string english(fiscal_period period) { return fmt::format("{}", period); }
std::string vietnamese(fiscal_period period) { return fmt::format("{:vi}", period); }

}  // namespace

TEST_CASE("a calendar year runs from January to December") {
    constexpr auto year = fiscal_period::year(2025);
    STATIC_REQUIRE(year.starts() == month_of{2025, 1});
    STATIC_REQUIRE(year.ends() == month_of{2025, 12});
    STATIC_REQUIRE(year.months() == 12);
    STATIC_REQUIRE(year.number() == 1);
}

TEST_CASE("a fiscal year from April is named after the year it starts in") {
    constexpr auto year = fiscal_period::year(2025, from_april);
    STATIC_REQUIRE(year.starts() == month_of{2025, 4});
    STATIC_REQUIRE(year.ends() == month_of{2026, 3});
    STATIC_REQUIRE(fiscal_period::quarter(2025, 4, from_april).starts() == month_of{2026, 1});
    STATIC_REQUIRE(fiscal_period::quarter(2025, 4, from_april).ends() == month_of{2026, 3});
}

TEST_CASE("a fiscal year from July may be named after the year it ends in") {
    constexpr auto year = fiscal_period::year(2025, from_july);
    STATIC_REQUIRE(year.starts() == month_of{2024, 7});
    STATIC_REQUIRE(year.ends() == month_of{2025, 6});
    STATIC_REQUIRE(fiscal_period::half(2025, 2, from_july).starts() == month_of{2025, 1});
    STATIC_REQUIRE(fiscal_period::month(2025, 6, from_july).starts() == month_of{2024, 12});
    STATIC_REQUIRE(fiscal_period::month(2025, 7, from_july).starts() == month_of{2025, 1});
}

TEST_CASE("fiscal year 2025 of the United States starts in October 2024") {
    STATIC_REQUIRE(fiscal_period::year(2025, from_october).starts() == month_of{2024, 10});
    STATIC_REQUIRE(fiscal_period::year(2025, from_october).ends() == month_of{2025, 9});
    STATIC_REQUIRE(fiscal_period::quarter(2025, 1, from_october).ends() == month_of{2024, 12});
    STATIC_REQUIRE(fiscal_period::cumulative(2025, 9, from_october).ends() == month_of{2025, 6});
}

TEST_CASE("a year that starts in January has one name, whichever of its years names it") {
    const auto by_last = fiscal_period::year(2025, {.first_month = 1, .named_after_its_last_year = true});
    CHECK(by_last.starts() == month_of{2025, 1});
    CHECK(by_last.ends() == month_of{2025, 12});
    CHECK(by_last == fiscal_period::year(2025));
    CHECK(by_last.is_like(fiscal_period::year(2024)));
}

TEST_CASE("halves, quarters and months are parts of the year in order") {
    for (const fiscal_calendar calendar : {fiscal_calendar{}, from_april, from_july, from_october}) {
        const auto year = fiscal_period::year(2025, calendar);
        month_of expected = year.starts();
        for (int number = 1; number <= 12; ++number) {
            const auto month = fiscal_period::month(2025, number, calendar);
            CHECK(month.number() == number);
            CHECK(month.months() == 1);
            CHECK(month.starts() == expected);
            CHECK(month.ends() == expected);
            CHECK(year.contains(month));
            CHECK(fiscal_period::quarter(2025, (number + 2) / 3, calendar).contains(month));
            CHECK(fiscal_period::half(2025, (number + 5) / 6, calendar).contains(month));
            CHECK(fiscal_period::cumulative(2025, number, calendar).ends() == expected);
            expected = expected.month == 12 ? month_of{expected.year + 1, 1} : month_of{expected.year, expected.month + 1};
        }
        CHECK(fiscal_period::quarter(2025, 3, calendar).number() == 3);
        CHECK(fiscal_period::half(2025, 2, calendar).number() == 2);
        CHECK(fiscal_period::cumulative(2025, 9, calendar).number() == 9);
    }
}

TEST_CASE("twelve cumulative months are the year, three its first quarter, six its first half, one its first month") {
    CHECK(fiscal_period::cumulative(2025, 12) == fiscal_period::year(2025));
    CHECK(fiscal_period::cumulative(2025, 3) == fiscal_period::quarter(2025, 1));
    CHECK(fiscal_period::cumulative(2025, 6) == fiscal_period::half(2025, 1));
    CHECK(fiscal_period::cumulative(2025, 1) == fiscal_period::month(2025, 1));
    CHECK(fiscal_period::cumulative(2025, 9) != fiscal_period::quarter(2025, 3));
    CHECK(fiscal_period::cumulative(2025, 12, from_april) != fiscal_period::year(2025));
    CHECK(fiscal_period::year(2025) != fiscal_period::year(2024));
}

TEST_CASE("the year before holds the same months") {
    CHECK(fiscal_period::cumulative(2025, 9).year_before() == fiscal_period::cumulative(2024, 9));
    CHECK(fiscal_period::quarter(2025, 2).of_year(2021) == fiscal_period::quarter(2021, 2));
    CHECK(fiscal_period::quarter(2025, 2, from_october).year_before().starts() == month_of{2024, 1});
    CHECK(fiscal_period::quarter(2025, 2).is_like(fiscal_period::quarter(1999, 2)));
    CHECK_FALSE(fiscal_period::quarter(2025, 2).is_like(fiscal_period::quarter(2025, 3)));
    CHECK_FALSE(fiscal_period::year(2025).is_like(fiscal_period::year(2025, from_april)));
    CHECK_THROWS_AS(fiscal_period::year(1).year_before(), invalid_argument);
}

TEST_CASE("periods of two calendars contain one another by their months") {
    CHECK(fiscal_period::year(2025).contains(fiscal_period::quarter(2025, 1, from_april)));
    CHECK_FALSE(fiscal_period::year(2025).contains(fiscal_period::quarter(2025, 4, from_april)));
    CHECK(fiscal_period::half(2025, 1).contains(fiscal_period::quarter(2025, 2)));
    CHECK_FALSE(fiscal_period::quarter(2025, 2).contains(fiscal_period::half(2025, 1)));
}

TEST_CASE("a period that no year has is refused") {
    CHECK_THROWS_AS(fiscal_period::quarter(2025, 0), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::quarter(2025, 5), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::half(2025, 3), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::month(2025, 13), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::month(2025, -1), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::cumulative(2025, 0), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::cumulative(2025, 13), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::cumulative(2025, 257), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::year(0), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::year(10'000), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::year(2025 + 65'536), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::year(2025, {.first_month = 13}), invalid_argument);
    CHECK_THROWS_AS(fiscal_period::year(2025, {.first_month = 0}), invalid_argument);
    CHECK_NOTHROW(fiscal_period::year(1));
    CHECK_NOTHROW(fiscal_period::year(9'999));
}

TEST_CASE("periods are named as reports name them") {
    CHECK(english(fiscal_period::year(2025)) == "2025");
    CHECK(english(fiscal_period::half(2025, 1)) == "first half of 2025");
    CHECK(english(fiscal_period::half(2025, 2)) == "second half of 2025");
    CHECK(english(fiscal_period::quarter(2025, 3)) == "Q3 of 2025");
    CHECK(english(fiscal_period::month(2025, 9)) == "September 2025");
    CHECK(english(fiscal_period::cumulative(2025, 9)) == "9 months of 2025");
    CHECK(english(fiscal_period::cumulative(2025, 1)) == "1 month of 2025");

    CHECK(vietnamese(fiscal_period::year(2025)) == "năm 2025");
    CHECK(vietnamese(fiscal_period::half(2025, 1)) == "6 tháng đầu năm 2025");
    CHECK(vietnamese(fiscal_period::half(2025, 2)) == "6 tháng cuối năm 2025");
    CHECK(vietnamese(fiscal_period::quarter(2025, 3)) == "quý III năm 2025");
    CHECK(vietnamese(fiscal_period::month(2025, 9)) == "tháng 9 năm 2025");
    CHECK(vietnamese(fiscal_period::cumulative(2025, 9)) == "9 tháng năm 2025");
}

TEST_CASE("a fiscal year that is not the calendar's says so") {
    CHECK(english(fiscal_period::year(2025, from_october)) == "fiscal year 2025");
    CHECK(english(fiscal_period::quarter(2025, 1, from_october)) == "Q1 of fiscal year 2025");
    CHECK(english(fiscal_period::month(2025, 1, from_october)) == "October of fiscal year 2025");
    CHECK(vietnamese(fiscal_period::year(2025, from_april)) == "năm tài chính 2025");
    CHECK(vietnamese(fiscal_period::quarter(2025, 1, from_april)) == "quý I năm tài chính 2025");
    CHECK(vietnamese(fiscal_period::month(2025, 1, from_april)) == "tháng 4 của năm tài chính 2025");
}
