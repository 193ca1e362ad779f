// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/quantity/reported.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::as_printed;
using govkpi::as_printed_percent;
using govkpi::bound;
using govkpi::boundary;
using govkpi::exact_interval;
using govkpi::interval;
using govkpi::make_ratio;
using govkpi::money;
using govkpi::printed_rounding;
using govkpi::ratio;
using govkpi::rational;
using govkpi::reported;
using govkpi::rounding;
using govkpi::VND;
using oracle::check_property;

bound closed(rational at) { return {at, boundary::closed}; }
bound open(rational at) { return {at, boundary::open}; }

/// A plain number as printed: 5.20 is 520 hundredths, the last worth one hundredth.
reported<ratio> printed(const oracle::decimal_text& x, printed_rounding rule) {
    const std::int64_t power = govkpi::detail::power_of_ten(x.decimals);
    return {make_ratio(x.digits, power), rational::of(1, power), rule};
}
exact_interval bounds(const std::string& text, printed_rounding rule) {
    return printed(oracle::read_decimal(text), rule).values().numbers();
}

/// What a publisher with that rule prints for `value`, in last digits of 1: by exact fractions, apart from the
/// library's bounds. `nearest` stands for a publisher of whom nothing is known about ties: half_up or half_down.
oracle::cpp_int prints(const rational& value, printed_rounding rule) {
    const oracle::cpp_int n = oracle::big(value.numerator());
    const oracle::cpp_int d = oracle::big(value.denominator());
    switch (rule) {
        case printed_rounding::nearest:
        case printed_rounding::half_up:
            return oracle::floor_division(2 * n + d, 2 * d);
        case printed_rounding::half_down:
            return -oracle::floor_division(-2 * n + d, 2 * d);
        case printed_rounding::half_away:
            return oracle::rounded(n, d, rounding::half_away);
        case printed_rounding::half_even:
            return oracle::rounded(n, d, rounding::half_even);
        case printed_rounding::floor:
            return oracle::rounded(n, d, rounding::floor);
        case printed_rounding::ceiling:
            return oracle::rounded(n, d, rounding::ceiling);
        case printed_rounding::truncated:
            return oracle::rounded(n, d, rounding::down);
        case printed_rounding::away:
            return oracle::rounded(n, d, rounding::up);
    }
    return 0;
}

constexpr printed_rounding all_rules[] = {
    printed_rounding::nearest,   printed_rounding::half_up,   printed_rounding::half_down,
    printed_rounding::half_away, printed_rounding::half_even, printed_rounding::floor,
    printed_rounding::ceiling,   printed_rounding::truncated, printed_rounding::away};

const std::map<std::string, printed_rounding> rules_of_scrutiny = {
    {"up_or_down", printed_rounding::nearest}, {"up", printed_rounding::half_up},
    {"down", printed_rounding::half_down},     {"even", printed_rounding::half_even},
    {"ceiling", printed_rounding::ceiling},    {"floor", printed_rounding::floor},
    {"trunc", printed_rounding::truncated},    {"anti_trunc", printed_rounding::away}};

}  // namespace

TEST_CASE("103,3 % is anything from 103,25 % to 103,35 %, both possible", "[reported]") {
    const auto done = as_printed_percent(1033, 1);
    CHECK(done.value() == 103.3_percent);
    CHECK(done.unit() == rational::of(1, 1000));
    CHECK(done.rule() == printed_rounding::nearest);
    CHECK(done.values().numbers() ==
          exact_interval{closed(rational::of(10'325, 10'000)), closed(rational::of(10'335, 10'000))});
    CHECK(done.values().contains(103.25_percent));
    CHECK(done.values().contains(103.35_percent));
    CHECK(done.values().contains(36'631_trieu / 35'461_trieu));
    CHECK_FALSE(done.values().contains(103.36_percent));
}

TEST_CASE("5,20 is not 5,2", "[reported]") {
    CHECK(bounds("5.20", printed_rounding::nearest) ==
          exact_interval{closed(rational::of(5'195, 1'000)), closed(rational::of(5'205, 1'000))});
    CHECK(bounds("5.2", printed_rounding::nearest) ==
          exact_interval{closed(rational::of(515, 100)), closed(rational::of(525, 100))});
    CHECK(as_printed_percent(520, 2).value() == as_printed_percent(52, 1).value());
    CHECK_FALSE(as_printed_percent(520, 2).values() == as_printed_percent(52, 1).values());
}

TEST_CASE("an amount in whole triệu may be half a triệu off", "[reported]") {
    const auto spent = as_printed(296'677_trieu, 1_trieu);
    CHECK(spent.values().numbers() == exact_interval{closed(296'676'500'000), closed(296'677'500'000)});
    CHECK(spent.values().contains(296'676'500'000_VND));
    CHECK_FALSE(spent.values().contains(296'676'499'999_VND));
    CHECK(as_printed(18'000_people, 1'000_people).values().contains(17'500_people));
    // A figure in the smallest unit still stands for fractions: an average, for instance.
    CHECK(as_printed(5_VND, 1_VND).values().numbers() ==
          exact_interval{closed(rational::of(9, 2)), closed(rational::of(11, 2))});
}

TEST_CASE("each declared rounding has bounds of its own", "[reported]") {
    const auto of = [](std::int64_t value, printed_rounding rule) {
        return as_printed(money<VND>::from_minor_units(value * 10), 10_VND, rule).values().numbers();
    };
    CHECK(of(2, printed_rounding::nearest) == exact_interval{closed(15), closed(25)});
    CHECK(of(2, printed_rounding::half_up) == exact_interval{closed(15), open(25)});
    CHECK(of(-2, printed_rounding::half_up) == exact_interval{closed(-25), open(-15)});
    CHECK(of(2, printed_rounding::half_down) == exact_interval{open(15), closed(25)});
    CHECK(of(2, printed_rounding::half_away) == exact_interval{closed(15), open(25)});
    CHECK(of(-2, printed_rounding::half_away) == exact_interval{open(-25), closed(-15)});
    CHECK(of(0, printed_rounding::half_away) == exact_interval{open(-5), open(5)});
    CHECK(of(2, printed_rounding::half_even) == exact_interval{closed(15), closed(25)});
    CHECK(of(3, printed_rounding::half_even) == exact_interval{open(25), open(35)});
    CHECK(of(-3, printed_rounding::half_even) == exact_interval{open(-35), open(-25)});
    CHECK(of(2, printed_rounding::floor) == exact_interval{closed(20), open(30)});
    CHECK(of(-2, printed_rounding::floor) == exact_interval{closed(-20), open(-10)});
    CHECK(of(2, printed_rounding::ceiling) == exact_interval{open(10), closed(20)});
    CHECK(of(2, printed_rounding::truncated) == exact_interval{closed(20), open(30)});
    CHECK(of(-2, printed_rounding::truncated) == exact_interval{open(-30), closed(-20)});
    CHECK(of(0, printed_rounding::truncated) == exact_interval{open(-10), open(10)});
    CHECK(of(2, printed_rounding::away) == exact_interval{open(10), closed(20)});
    CHECK(of(-2, printed_rounding::away) == exact_interval{closed(-20), open(-10)});
    CHECK(of(0, printed_rounding::away) == exact_interval::exactly(0));
}

TEST_CASE("a value lies within the bounds of a figure exactly where it prints as that figure", "[reported]") {
    check_property(3000, [] {
        const std::int64_t figure = *rc::gen::inRange<std::int64_t>(-20, 21);
        // Quarters about the figure: ends, ties and what lies between.
        const rational value = rational{figure} + rational::of(*rc::gen::inRange(-8, 9), 4);
        for (const printed_rounding rule : all_rules) {
            const reported<money<VND>> shown{money<VND>::from_minor_units(figure), 1, rule};
            bool expected = prints(value, rule) == figure;
            if (rule == printed_rounding::nearest) {
                expected = expected || prints(value, printed_rounding::half_down) == figure;
            }
            RC_ASSERT(shown.values().numbers().contains(value) == expected);
        }
    });
}

TEST_CASE("the last digit of a figure is worth something", "[reported]") {
    CHECK_THROWS_AS((reported<money<VND>>{1_ty, 0}), govkpi::invalid_argument);
    CHECK_THROWS_AS((reported<money<VND>>{1_ty, -1}), govkpi::invalid_argument);
    CHECK_THROWS_AS(as_printed(1_ty, 0_VND), govkpi::invalid_argument);
    CHECK_THROWS_AS(as_printed_percent(1, -1), govkpi::invalid_argument);
    CHECK_THROWS_AS(as_printed_percent(1, 16), govkpi::invalid_argument);
    CHECK(as_printed_percent(1, 15).unit() == rational::of(1, 100'000'000'000'000'000));
}

// Reference: unround_bounds.csv, computed with unround() of the R package scrutiny 0.6.1 (Jung, MIT). It differs in two
// rules, by design:
//   even         scrutiny leaves both ends out always. A tie goes to the even digit, so of a figure whose last digit is
//                even both ends do print as it: 2.5 and 1.5 are both printed 2. Those figures are 5.20, 0 and 100.
//   anti_trunc   scrutiny moves exact figures a unit outward as well (2.6 becomes 2.7), so its interval of a figure
//                above zero holds the near end and not the figure, and nothing at all prints as 0. Ours lets exact
//                figures be: it holds the figure and not the near end. scrutiny does not mirror the ends for a figure
//                below zero, where they happen to be ours.
TEST_CASE("the bounds of printed figures agree with those of scrutiny", "[reported]") {
    const auto rows = oracle::reference_rows("rounding/unround_bounds.csv");
    if (rows.empty()) return;
    REQUIRE(rows[0] ==
            std::vector<std::string>{"range", "rounding", "lower", "incl_lower", "x", "incl_upper", "upper"});
    const std::set<std::string> even_last_digits = {"5.20", "0", "100"};
    int compared = 0;
    int even = 0;
    int outward = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        const std::string& text = row[4];
        CAPTURE(row[0], row[1]);
        const printed_rounding rule = rules_of_scrutiny.at(row[1]);
        const exact_interval ours = bounds(text, rule);
        if (row[2] == "NA") {
            CHECK(rule == printed_rounding::away);
            CHECK(ours == exact_interval::exactly(0));
            ++outward;
            continue;
        }
        // The file prints doubles in full; what they stand for is the nearest whole number of half last digits.
        const int decimals = oracle::read_decimal(text).decimals + 1;
        const auto published = [&](const std::string& number) {
            const double scaled = std::stod(number) * static_cast<double>(govkpi::detail::power_of_ten(decimals));
            REQUIRE(std::abs(scaled - std::round(scaled)) < 1e-9);
            return rational::of(std::llround(scaled), govkpi::detail::power_of_ten(decimals));
        };
        const auto kind = [](const std::string& included) {
            REQUIRE((included == "TRUE" || included == "FALSE"));
            return included == "TRUE" ? boundary::closed : boundary::open;
        };
        CHECK(ours.lower().at == published(row[2]));
        CHECK(ours.upper().at == published(row[6]));
        if (rule == printed_rounding::half_even && even_last_digits.count(text) != 0) {
            CHECK(kind(row[3]) == boundary::open);
            CHECK(kind(row[5]) == boundary::open);
            CHECK(ours.lower().kind == boundary::closed);
            CHECK(ours.upper().kind == boundary::closed);
            ++even;
        } else if (rule == printed_rounding::away && text.front() != '-') {
            CHECK(kind(row[3]) == boundary::closed);
            CHECK(kind(row[5]) == boundary::open);
            CHECK(ours.lower().kind == boundary::open);
            CHECK(ours.upper().kind == boundary::closed);
            ++outward;
        } else {
            CHECK(ours.lower().kind == kind(row[3]));
            CHECK(ours.upper().kind == kind(row[5]));
            ++compared;
        }
    }
    CHECK(even == 3);
    CHECK(outward == 4);
    CHECK(compared == 33);
}

// GRIM (Brown and Heathers, 2017): a mean of whole numbers over n people and some items must be a fraction with the
// denominator n * items. Reference: grim_testvectors.csv, computed with grim() of scrutiny 0.6.1, which tries both ways
// of rounding ties, as `nearest` does. The first twelve are the 5.19 and its neighbours of the article.
TEST_CASE("a printed mean is possible where some whole total gives it", "[reported]") {
    const auto rows = oracle::reference_rows("rounding/grim_testvectors.csv");
    if (rows.empty()) return;
    REQUIRE(rows[0] == std::vector<std::string>{"x", "n", "items", "percent", "consistent"});
    int consistent = 0;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        CAPTURE(row[0], row[1], row[2], row[3]);
        const oracle::decimal_text x = oracle::read_decimal(row[0]);
        const std::int64_t all = std::stoll(row[1]) * std::stoll(row[2]);
        const reported<ratio> mean =
            row[3] == "TRUE" ? as_printed_percent(x.digits, x.decimals) : printed(x, printed_rounding::nearest);
        const interval<ratio> values = mean.values();
        const std::int64_t first = (values.lower().at * all).to_whole(rounding::ceiling);
        const bool possible = values.contains(make_ratio(first, all));
        REQUIRE((row[4] == "TRUE" || row[4] == "FALSE"));
        CHECK(possible == (row[4] == "TRUE"));
        consistent += possible;
    }
    CHECK(rows.size() == 56);
    CHECK(consistent > 0);
    CHECK(consistent < 55);
}
