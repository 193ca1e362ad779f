// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget/amount.hpp>
#include <govkpi/panel/series.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>

#include "../quantity/oracle.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using oracle::check_property;
using oracle::cpp_int;
using oracle::int64_max;
using oracle::int64_min;

using dong = money<VND>;
using cumulative = cumulative_series<dong>;
using discrete = discrete_series<dong>;
using report = dated<std::optional<dong>>;

constexpr fiscal_calendar from_october{.first_month = 10, .named_after_its_last_year = true};

fiscal_period to(int month, int year = 2025) { return fiscal_period::cumulative(year, month); }
fiscal_period in(int month, int year = 2025) { return fiscal_period::month(year, month); }
dong units(std::int64_t value) { return dong::from_minor_units(value); }

/// The problems as "row column: text", in the order that they are told in.
template <class Make>
std::vector<std::string> problems_of(Make&& make) {
    std::vector<std::string> texts;
    try {
        make();
    } catch (const bad_input& bad) {
        for (const problem& p : bad.problems()) texts.push_back(std::to_string(p.row) + " " + p.column + ": " + p.text);
    }
    return texts;
}

// ---- random series -----------------------------------------------------------------------------------------------

struct frame {
    period_level step;
    fiscal_calendar calendar;
    int months() const { return periods_in(step, period_level::month); }
    fiscal_period period(series_kind kind, int year, int last) const {
        if (kind == series_kind::cumulative) return fiscal_period::cumulative(year, last, calendar);
        return *span_at(fiscal_period::month(year, last, calendar), step);
    }
};

frame any_frame() {
    const auto step =
        *rc::gen::element(period_level::month, period_level::quarter, period_level::half, period_level::fiscal_year);
    const auto first = static_cast<std::int8_t>(*rc::gen::inRange(1, 13));
    return {step, {.first_month = first, .named_after_its_last_year = *rc::gen::arbitrary<bool>()}};
}

/// Reports of three years, some of them missing or said to be missing, of either sign; no difference overflows.
std::vector<report> any_reports(const frame& of, series_kind kind) {
    std::vector<report> reports;
    for (int year = 2023; year <= 2025; ++year) {
        for (int last = of.months(); last <= 12; last += of.months()) {
            const int fate = *rc::gen::inRange(0, 8);
            if (fate == 0) reports.push_back({std::nullopt, of.period(kind, year, last)});
            if (fate > 2) reports.push_back({units(*oracle::any_int64() / 16), of.period(kind, year, last)});
        }
    }
    return reports;
}

std::vector<report> shuffled(std::vector<report> reports) {
    std::shuffle(reports.begin(), reports.end(), std::mt19937{*rc::gen::arbitrary<std::uint32_t>()});
    return reports;
}

}  // namespace

TEST_CASE("a month comes to its cumulative figure less that of the month before", "[series]") {
    const cumulative collected{{{12_ty, to(1)}, {20_ty, to(2)}, {31_ty, to(3)}}};
    const discrete by_month = to_discrete(collected);
    CHECK(by_month == discrete{{{12_ty, in(1)}, {8_ty, in(2)}, {11_ty, in(3)}}});
    CHECK(by_month.at(in(2)) == 8_ty);
    CHECK(by_month.at(in(4)) == std::nullopt);
    CHECK(collected.at(to(3)) == 31_ty);
    CHECK(collected.at(fiscal_period::quarter(2025, 1)) == 31_ty);
    CHECK(collected.points().at(2).period->kind() == fiscal_period::span::cumulative);
    CHECK(to_cumulative(by_month) == collected);
}

TEST_CASE("cumulative figures start again with each fiscal year", "[series]") {
    const cumulative collected{{{90_ty, to(11, 2024)}, {100_ty, to(12, 2024)}, {7_ty, to(1)}}};
    CHECK(to_discrete(collected).at(in(1)) == 7_ty);

    const auto october = fiscal_period::cumulative(2025, 1, from_october);
    const cumulative american{{{100_ty, fiscal_period::cumulative(2024, 12, from_october)}, {7_ty, october}},
                              period_level::month,
                              from_october};
    const auto point = to_discrete(american).points().at(1);
    CHECK(point.value == 7_ty);
    CHECK(point.period == fiscal_period::month(2025, 1, from_october));
    CHECK(point.period->starts() == fiscal_period::calendar_month{2024, 10});
}

TEST_CASE("after a gap the difference is of all its months together and of none of them", "[series]") {
    const cumulative collected{{{12_ty, to(1)}, {31_ty, to(3)}, {35_ty, to(4)}}};
    const discrete by_month = to_discrete(collected);
    REQUIRE(by_month.size() == 3);
    const auto points = by_month.points();
    CHECK_FALSE(points[0].is_lump);
    CHECK(points[1] == series_point<dong>{19_ty, 2025, 2, 3, std::nullopt, true, false});
    CHECK(points[1].months() == 2);
    CHECK_FALSE(points[2].is_lump);
    CHECK(by_month.at(in(2)) == std::nullopt);
    CHECK(by_month.at(in(3)) == std::nullopt);
    CHECK(by_month.at(in(4)) == 4_ty);
    CHECK(to_cumulative(by_month) == collected);
}

TEST_CASE("a year whose first report comes late begins with a lump", "[series]") {
    const discrete by_month = to_discrete(cumulative{{{40_ty, to(5)}, {43_ty, to(6)}}});
    const auto points = by_month.points();
    REQUIRE(points.size() == 2);
    CHECK(points[0] == series_point<dong>{40_ty, 2025, 1, 5, to(5), true, false});
    CHECK(by_month.at(to(5)) == 40_ty);
    CHECK(by_month.at(in(5)) == std::nullopt);
    CHECK(by_month.at(in(6)) == 3_ty);
}

TEST_CASE("a lump that is a quarter, a half or a year goes by that name", "[series]") {
    const auto lump_after = [](int before, int last) {
        return to_discrete(cumulative{{{1_ty, to(before)}, {2_ty, to(last)}}}).points().at(1).period;
    };
    CHECK(lump_after(3, 6) == fiscal_period::quarter(2025, 2));
    CHECK(lump_after(6, 12) == fiscal_period::half(2025, 2));
    CHECK(lump_after(3, 9) == std::nullopt);
    CHECK(lump_after(2, 5) == std::nullopt);
    const auto whole = to_discrete(cumulative{{{2_ty, to(12)}}});
    CHECK(whole.points().at(0).period->kind() == fiscal_period::span::year);
    CHECK(whole.at(fiscal_period::year(2025)) == 2_ty);
}

TEST_CASE("a correction downward is a figure below zero and says so", "[series]") {
    const cumulative collected{{{12_ty, to(1)}, {9_ty, to(2)}, {9_ty, to(3)}, {10_ty, to(4)}}};
    const auto points = to_discrete(collected).points();
    REQUIRE(points.size() == 4);
    CHECK(points[1].value == -3_ty);
    CHECK(points[1].is_correction);
    CHECK(points[2].value == 0_ty);
    CHECK_FALSE(points[2].is_correction);
    CHECK_FALSE(points[3].is_correction);
    // A year that begins below zero takes nothing back: refunds of the year before.
    CHECK_FALSE(to_discrete(cumulative{{{-5_ty, to(1)}}}).points().at(0).is_correction);
    for (const auto& point : collected.points()) CHECK_FALSE(point.is_correction);
}

TEST_CASE("nothing is added up beyond a missing month until the next year", "[series]") {
    const discrete by_month{{{1_ty, in(1)}, {2_ty, in(2)}, {4_ty, in(4)}, {5_ty, in(5)}, {7_ty, in(1, 2026)}}};
    CHECK(to_cumulative(by_month) == cumulative{{{1_ty, to(1)}, {3_ty, to(2)}, {7_ty, to(1, 2026)}}});
    CHECK(to_cumulative(discrete{{{2_ty, in(2)}, {3_ty, in(3)}}}).size() == 0);
}

TEST_CASE("a reported zero is no gap", "[series]") {
    const discrete by_month{{{1_ty, in(1)}, {0_ty, in(2)}, {4_ty, in(3)}}};
    CHECK(to_cumulative(by_month).at(to(3)) == 5_ty);
    const discrete with_gap{{{1_ty, in(1)}, {std::nullopt, in(2)}, {4_ty, in(3)}}};
    CHECK(to_cumulative(with_gap).at(to(3)) == std::nullopt);
}

TEST_CASE("quarters and halves are series too", "[series]") {
    const cumulative by_quarter{{{5_ty, to(3)}, {9_ty, to(6)}, {20_ty, to(12)}}, period_level::quarter};
    const auto points = to_discrete(by_quarter).points();
    REQUIRE(points.size() == 3);
    CHECK_FALSE(points[1].is_lump);
    CHECK(points[1].period == fiscal_period::quarter(2025, 2));
    CHECK(points[2].is_lump);
    CHECK(points[2].period == fiscal_period::half(2025, 2));

    const discrete by_half{{{5_ty, fiscal_period::half(2025, 1)}, {6_ty, fiscal_period::half(2025, 2)}},
                           period_level::half};
    CHECK(to_cumulative(by_half).at(fiscal_period::year(2025)) == 11_ty);
}

TEST_CASE("budget lines and counts are series like money", "[series]") {
    const auto spent = [](std::int64_t value) { return outturn<expenditure>(units(value)); };
    using line = decltype(spent(0));
    const cumulative_series<line> spending{{{spent(5), to(1)}, {spent(8), to(2)}}};
    CHECK(to_discrete(spending).at(in(2)) == spent(3));
    const discrete_series<people> births{{{people{40}, in(1)}, {people{35}, in(2)}}};
    CHECK(to_cumulative(births).at(to(2)) == people{75});
}

TEST_CASE("points come in any order, and one that is there twice counts once", "[series]") {
    const cumulative sorted{{{12_ty, to(1)}, {20_ty, to(2)}}};
    CHECK(cumulative{{{20_ty, to(2)}, {12_ty, to(1)}}} == sorted);
    CHECK(cumulative{{{20_ty, to(2)}, {12_ty, to(1)}, {20_ty, to(2)}, {std::nullopt, to(2)}}} == sorted);
    CHECK(cumulative{{{20_ty, to(2)}, {std::nullopt, to(3)}, {12_ty, to(1)}}} == sorted);
    CHECK_FALSE(cumulative{{{12_ty, to(1)}}} == sorted);
}

TEST_CASE("two values of one period are an error that names them all", "[series]") {
    const auto problems = problems_of([] {
        cumulative{
            {{units(20), to(2)}, {units(12), to(1)}, {units(21), to(2)}, {units(12), to(1)}, {units(20), to(2)}}};
    });
    CHECK(problems == std::vector<std::string>{"1 value: 20", "3 value: 21", "5 value: 20"});
}

TEST_CASE("periods of another span or another calendar are an error that names them all", "[series]") {
    const auto problems = problems_of([] {
        discrete{{{1_ty, in(1)},
                  {2_ty, fiscal_period::quarter(2025, 1)},
                  {std::nullopt, fiscal_period::year(2025)},
                  {3_ty, fiscal_period::month(2025, 1, from_october)},
                  {4_ty, to(2)}}};
    });
    CHECK(problems ==
          std::vector<std::string>{"2 period: 2025-Q1", "3 period: 2025", "4 period: 2024-10", "5 period: 2025-M02"});

    const auto late = problems_of([] {
        cumulative{{{1_ty, to(1)}, {2_ty, in(2)}, {3_ty, fiscal_period::half(2025, 2)}}};
    });
    CHECK(late == std::vector<std::string>{"2 period: 2025-02", "3 period: 2025-H2"});
    CHECK(problems_of([] {
              cumulative{{{1_ty, to(4)}}, period_level::quarter};
          }) == std::vector<std::string>{"1 period: 2025-M04"});
}

TEST_CASE("an error says in which input and what should stand there", "[series]") {
    const std::vector<report> reports{{1_ty, to(4)}, {1_VND, to(3)}, {2_VND, to(3)}};
    try {
        const cumulative made{reports, period_level::quarter, {}, "00643"};
        FAIL("a bad series was made");
    } catch (const bad_input& bad) {
        CHECK(std::string{bad.what()} ==
              "00643, row 1, column period: \"2025-M04\": expected a span from the start of its fiscal year to the end "
              "of a "
              "quarter\n"
              "00643, row 2, column value: \"1\": expected one value of 2025-M03\n"
              "00643, row 3, column value: \"2\": expected one value of 2025-M03");
    }
}

TEST_CASE("a difference or a sum past 64 bits is an overflow", "[series]") {
    const cumulative swing{{{units(-2), to(1)}, {units(int64_max), to(2)}}};
    CHECK_THROWS_AS(to_discrete(swing), overflow);
    const discrete large{{{units(int64_max), in(1)}, {units(1), in(2)}, {units(-1), in(3)}}};
    CHECK_THROWS_AS(to_cumulative(large), overflow);
    const cumulative edge{{{units(-1), to(1)}, {units(int64_min), to(2)}, {units(-1), to(3)}}};
    CHECK(to_cumulative(to_discrete(edge)) == edge);
}

TEST_CASE("the same period of the year before is of the same months", "[series]") {
    const cumulative collected{{{30_ty, to(9, 2024)}, {33_ty, to(9)}, {40_ty, to(10)}}};
    CHECK(same_period_year_before(collected, to(9)) == 30_ty);
    CHECK(same_period_year_before(collected, to(10)) == std::nullopt);
    CHECK(growth(*collected.at(to(9)), *same_period_year_before(collected, to(9))) == make_ratio(1, 10));

    const discrete by_month = to_discrete(collected);  // of 2024 one lump of nine months
    CHECK(same_period_year_before(by_month, in(9)) == std::nullopt);
    CHECK(same_period_year_before(by_month, to(9)) == 30_ty);
    CHECK(same_period_year_before(by_month, fiscal_period::cumulative(2025, 9, from_october)) == std::nullopt);
    CHECK(same_period_year_before(by_month, in(9, 1)) == std::nullopt);
}

TEST_CASE("a year is summed where all of it is reported, in lumps or not", "[series]") {
    using total = total_of_year<dong>;
    const cumulative collected{{{5_ty, to(6, 2024)}, {12_ty, to(12, 2024)}, {4_ty, to(2)}, {9_ty, to(9)}}};
    CHECK(year_total(collected, 2024) == total{12_ty, 12});
    CHECK(year_total(collected, 2025) == total{std::nullopt, 9});
    CHECK(year_total(collected, 2026) == total{std::nullopt, 0});
    CHECK(year_total(to_discrete(collected), 2024) == total{12_ty, 12});
    CHECK(year_total(to_discrete(collected), 2025) == total{std::nullopt, 9});

    CHECK(year_total(discrete{{{1_ty, in(1)}, {2_ty, in(12)}}}, 2025) == total{std::nullopt, 2});
    const discrete halves{{{units(int64_max), fiscal_period::half(2025, 1)}, {units(1), fiscal_period::half(2025, 2)}},
                          period_level::half};
    CHECK_THROWS_AS(year_total(halves, 2025), overflow);
}

TEST_CASE("every reported cumulative figure comes back from its discrete ones", "[series]") {
    check_property(2000, [] {
        const frame of = any_frame();
        const cumulative reported{any_reports(of, series_kind::cumulative), of.step, of.calendar};
        RC_ASSERT(to_cumulative(to_discrete(reported)) == reported);
    });
}

TEST_CASE("a figure does not depend on the order of reports", "[series]") {
    check_property(1000, [] {
        const frame of = any_frame();
        const auto kind = *rc::gen::element(series_kind::cumulative, series_kind::discrete);
        const std::vector<report> reports = any_reports(of, kind);
        std::vector<report> repeated = reports;
        repeated.insert(repeated.end(), reports.begin(), reports.end());
        if (kind == series_kind::cumulative)
            RC_ASSERT(cumulative(shuffled(repeated), of.step, of.calendar) ==
                      cumulative(reports, of.step, of.calendar));
        else
            RC_ASSERT(discrete(shuffled(repeated), of.step, of.calendar) == discrete(reports, of.step, of.calendar));
    });
}

TEST_CASE("discrete figures fill their year up to the last report and add up to it", "[series]") {
    check_property(2000, [] {
        const frame of = any_frame();
        const cumulative reported{any_reports(of, series_kind::cumulative), of.step, of.calendar};
        const discrete made = to_discrete(reported);
        std::map<int, std::pair<int, cpp_int>> so_far;  // by year: months filled and their sum
        for (const auto& point : made.points()) {
            auto& [months, sum] = so_far[point.fiscal_year];
            RC_ASSERT(point.first_month == months + 1);
            RC_ASSERT(point.is_lump == (point.months() > of.months()));
            months = point.last_month;
            sum += point.value.minor_units();
            RC_ASSERT(sum == reported.at(of.period(series_kind::cumulative, point.fiscal_year, months))->minor_units());
            const auto alone = made.at(of.period(series_kind::discrete, point.fiscal_year, months));
            RC_ASSERT(alone == (point.is_lump ? std::nullopt : std::optional{point.value}));
        }
        for (const auto& [year, filled] : so_far) {
            RC_ASSERT(year_total(reported, year) == year_total(made, year));
            RC_ASSERT(year_total(made, year).months_reported == filled.first);
        }
    });
}

TEST_CASE("a cumulative figure is the sum of every period of the year so far, or missing", "[series]") {
    check_property(2000, [] {
        const frame of = any_frame();
        const discrete reported{any_reports(of, series_kind::discrete), of.step, of.calendar};
        const cumulative made = to_cumulative(reported);
        for (int year = 2023; year <= 2025; ++year) {
            std::optional<cpp_int> sum = 0;
            for (int last = of.months(); last <= 12; last += of.months()) {
                const auto figure = reported.at(of.period(series_kind::discrete, year, last));
                if (figure && sum)
                    *sum += figure->minor_units();
                else
                    sum.reset();
                const auto so_far = made.at(of.period(series_kind::cumulative, year, last));
                RC_ASSERT(so_far.has_value() == sum.has_value());
                if (so_far) RC_ASSERT(*sum == so_far->minor_units());
            }
            const auto total = year_total(reported, year).value;
            RC_ASSERT(total.has_value() == sum.has_value());
            if (total) RC_ASSERT(*sum == total->minor_units());
        }
    });
}
