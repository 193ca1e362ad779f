// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <optional>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/quantity/interval.hpp>
#include <govkpi/quantity/literals.hpp>

#include "oracle.hpp"

namespace {

using namespace govkpi::literals;
using govkpi::bound;
using govkpi::boundary;
using govkpi::exact_interval;
using govkpi::interval;
using govkpi::make_ratio;
using govkpi::money;
using govkpi::ratio;
using govkpi::rational;
using govkpi::rounding;
using govkpi::VND;
using oracle::big;
using oracle::check_property;
using oracle::cpp_rational;

const rational zero = 0;
const rational tiny = rational::of(1, 1'000'000);
const rational huge = 1'000'000;

bound closed(rational at) { return {at, boundary::closed}; }
bound open(rational at) { return {at, boundary::open}; }
const bound none{zero, boundary::unbounded};

/// Ends among halves, thirds and quarters near zero, so that equal ends, points and zeros turn up often.
exact_interval any_interval() {
    const auto number = [] { return rational::of(*rc::gen::inRange(-12, 13), *rc::gen::inRange(1, 5)); };
    const auto kind = [] {
        return *rc::gen::weightedElement<boundary>(
            {{4, boundary::closed}, {3, boundary::open}, {1, boundary::unbounded}});
    };
    rational low = number();
    rational high = *rc::gen::weightedElement<bool>({{1, true}, {7, false}}) ? low : number();
    if (high < low) std::swap(low, high);
    bound lower{low, kind()};
    bound upper{high, kind()};
    if (low == high && lower.kind != boundary::unbounded && upper.kind != boundary::unbounded) {
        lower.kind = upper.kind = boundary::closed;
    }
    return {lower, upper};
}

/// Members that tell most: ends that belong to it, values just inside, far out where there is no end, and zero.
std::vector<rational> telling_members(const exact_interval& i) {
    std::vector<rational> candidates{zero, huge, -huge};
    for (const bound& b : {i.lower(), i.upper()}) {
        if (b.kind == boundary::unbounded) continue;
        candidates.insert(candidates.end(), {b.at, b.at + tiny, b.at - tiny, b.at + huge, b.at - huge});
    }
    if (i.lower().kind != boundary::unbounded && i.upper().kind != boundary::unbounded) {
        candidates.push_back((i.lower().at + i.upper().at) / 2);
    }
    std::vector<rational> members;
    for (const rational& c : candidates) {
        if (i.contains(c)) members.push_back(c);
    }
    return members;
}

/// Any member: a fraction of the way between the ends, or some way off the one end.
rational any_member(const exact_interval& i) {
    const bool low = i.lower().kind != boundary::unbounded;
    const bool high = i.upper().kind != boundary::unbounded;
    const rational way = rational::of(*rc::gen::inRange(0, 1000), *rc::gen::inRange(1, 1000));
    rational found = way - 3;
    if (low && high) {
        const rational part = rational::of(*rc::gen::inRange(0, 61), 60);
        found = i.lower().at + (i.upper().at - i.lower().at) * part;
    } else if (low) {
        found = i.lower().at + way;
    } else if (high) {
        found = i.upper().at - way;
    }
    RC_PRE(i.contains(found));
    return found;
}

/// Whether the interval is no wider than what the values show: closed ends are among them, open ends are come near to,
/// and where there is no end they run far out.
bool is_tight(const exact_interval& result, const std::vector<rational>& values) {
    const auto tight_on = [&](const bound& b, int side) {
        for (const rational& v : values) {
            if (b.kind == boundary::unbounded && (side < 0 ? v < -1000 : v > 1000)) return true;
            if (b.kind == boundary::closed && v == b.at) return true;
            if (b.kind == boundary::open && (side < 0 ? v - b.at : b.at - v) < rational::of(1, 100)) return true;
        }
        return false;
    };
    return tight_on(result.lower(), -1) && tight_on(result.upper(), 1);
}

/// Both at once: every result of telling members lies inside, and they reach the ends.
template <class Operation>
bool is_enclosed_tightly(const exact_interval& a, const exact_interval& b, const exact_interval& result,
                         Operation operation) {
    std::vector<rational> values;
    for (const rational& x : telling_members(a)) {
        for (const rational& y : telling_members(b)) {
            const std::optional<rational> value = operation(x, y);
            if (!value) continue;
            if (!result.contains(*value)) return false;
            values.push_back(*value);
        }
    }
    return is_tight(result, values);
}

bool has_zero_between_its_ends(const exact_interval& i) {
    const bool below = i.lower().kind == boundary::unbounded || i.lower().at < zero;
    const bool above = i.upper().kind == boundary::unbounded || i.upper().at > zero;
    return below && above;
}
bool is_only_zero(const exact_interval& i) { return i == exact_interval::exactly(0); }

}  // namespace

TEST_CASE("an interval holds what lies between its ends, and an end where it is closed", "[interval]") {
    const exact_interval half_open{closed(1), open(2)};
    CHECK(half_open.contains(1));
    CHECK(half_open.contains(rational::of(3, 2)));
    CHECK_FALSE(half_open.contains(2));
    CHECK_FALSE(half_open.contains(rational::of(999'999, 1'000'000)));
    CHECK(exact_interval{none, open(2)}.contains(-1'000'000'000));
    CHECK_FALSE(exact_interval{none, open(2)}.contains(2));
    CHECK(exact_interval::everything().contains(0));
    CHECK(exact_interval::exactly(3).contains(3));
    CHECK_FALSE(exact_interval::exactly(3).contains(rational::of(31, 10)));
    CHECK(exact_interval{} == exact_interval::exactly(0));
    check_property(2000, [] {
        const exact_interval i = any_interval();
        const rational v = *rc::gen::arbitrary<bool>() ? rational::of(*rc::gen::inRange(-52, 53), 4) : i.upper().at;
        const cpp_rational value = big(v);
        const bool above = i.lower().kind == boundary::unbounded || value > big(i.lower().at) ||
                           (i.lower().kind == boundary::closed && value == big(i.lower().at));
        const bool below = i.upper().kind == boundary::unbounded || value < big(i.upper().at) ||
                           (i.upper().kind == boundary::closed && value == big(i.upper().at));
        RC_ASSERT(i.contains(v) == (above && below));
    });
}

TEST_CASE("an interval without any value is refused", "[interval]") {
    CHECK_THROWS_AS((exact_interval{closed(2), closed(1)}), govkpi::invalid_argument);
    CHECK_THROWS_AS((exact_interval{open(1), closed(1)}), govkpi::invalid_argument);
    CHECK_THROWS_AS((exact_interval{closed(1), open(1)}), govkpi::invalid_argument);
    CHECK_THROWS_AS((exact_interval{open(1), open(1)}), govkpi::invalid_argument);
    CHECK_NOTHROW(exact_interval{closed(1), closed(1)});
    CHECK_NOTHROW(exact_interval{open(5), none});
}

TEST_CASE("an end that does not exist has no number", "[interval]") {
    CHECK(bound{7, boundary::unbounded} == bound{8, boundary::unbounded});
    CHECK_FALSE(bound{7, boundary::open} == bound{7, boundary::closed});
    CHECK(exact_interval{bound{7, boundary::unbounded}, none} == exact_interval::everything());
}

TEST_CASE("two intervals meet where they have a value in common", "[interval]") {
    const exact_interval low{closed(0), closed(1)};
    CHECK(low.intersects({closed(1), closed(2)}));
    CHECK_FALSE(low.intersects({open(1), closed(2)}));
    CHECK_FALSE(exact_interval{closed(0), open(1)}.intersects({closed(1), closed(2)}));
    CHECK(low.intersects(exact_interval::everything()));
    CHECK_FALSE(low.intersects({open(1), none}));
    check_property(3000, [] {
        const exact_interval a = any_interval();
        const exact_interval b = any_interval();
        // By values: the later of the starts and the earlier of the ends, or something between them, lies in both.
        std::vector<rational> starts{zero}, ends{zero};
        for (const exact_interval& i : {a, b}) {
            if (i.lower().kind != boundary::unbounded) starts.push_back(i.lower().at);
            if (i.upper().kind != boundary::unbounded) ends.push_back(i.upper().at);
        }
        bool common = false;
        std::vector<rational> candidates = starts;
        candidates.insert(candidates.end(), ends.begin(), ends.end());
        for (const rational& s : starts) {
            for (const rational& e : ends) candidates.push_back((s + e) / 2);
            candidates.push_back(s + huge);
        }
        for (const rational& e : ends) candidates.push_back(e - huge);
        for (const rational& c : candidates) common = common || (a.contains(c) && b.contains(c));
        RC_ASSERT(a.intersects(b) == common);
        RC_ASSERT(b.intersects(a) == common);
    });
}

TEST_CASE("the sum of any members lies in the sum of intervals, which is no wider", "[interval]") {
    check_property(2000, [] {
        const exact_interval a = any_interval();
        const exact_interval b = any_interval();
        const exact_interval sum = a + b;
        RC_ASSERT(sum.contains(any_member(a) + any_member(b)));
        RC_ASSERT(is_enclosed_tightly(a, b, sum, [](rational x, rational y) { return std::optional{x + y}; }));
        RC_ASSERT(b + a == sum);
    });
}

TEST_CASE("the negative of an interval holds the negatives of its members", "[interval]") {
    check_property(1000, [] {
        const exact_interval a = any_interval();
        RC_ASSERT((-a).contains(-any_member(a)));
        RC_ASSERT(-(-a) == a);
        RC_ASSERT(is_enclosed_tightly(a, a, -a, [](rational x, rational) { return std::optional{-x}; }));
    });
}

TEST_CASE("the product of any members lies in the product of intervals, which is no wider", "[interval]") {
    check_property(5000, [] {
        const exact_interval a = any_interval();
        const exact_interval b = any_interval();
        const exact_interval product = a * b;
        RC_ASSERT(product.contains(any_member(a) * any_member(b)));
        RC_ASSERT(is_enclosed_tightly(a, b, product, [](rational x, rational y) { return std::optional{x * y}; }));
        RC_ASSERT(b * a == product);
    });
}

TEST_CASE("the quotient of any members lies in the quotient of intervals, which is no wider", "[interval]") {
    check_property(5000, [] {
        const exact_interval a = any_interval();
        const exact_interval b = any_interval();
        RC_PRE(!is_only_zero(b));
        const exact_interval quotient = a / b;
        const rational divisor = any_member(b);
        RC_PRE(divisor != zero);
        RC_ASSERT(quotient.contains(any_member(a) / divisor));
        const auto divide = [](rational x, rational y) { return y == zero ? std::nullopt : std::optional{x / y}; };
        if (has_zero_between_its_ends(b))
            RC_ASSERT(quotient == exact_interval::everything());
        else
            RC_ASSERT(is_enclosed_tightly(a, b, quotient, divide));
    });
}

TEST_CASE("nothing is known of a quotient whose divisor may be zero between its ends", "[interval]") {
    const exact_interval one = exact_interval::exactly(1);
    CHECK(one / exact_interval{closed(-1), closed(1)} == exact_interval::everything());
    CHECK(one / exact_interval::everything() == exact_interval::everything());
    CHECK(one / exact_interval::exactly(0) == exact_interval::everything());
    // Zero at an end leaves one side: a divisor from nothing to two gives a half or more.
    const exact_interval half_or_more{closed(rational::of(1, 2)), none};
    CHECK(one / exact_interval{closed(0), closed(2)} == half_or_more);
    CHECK(one / exact_interval{open(0), closed(2)} == half_or_more);
    CHECK(one / exact_interval{closed(-2), closed(0)} == -half_or_more);
    CHECK(one / exact_interval{closed(2), none} == exact_interval{open(0), closed(rational::of(1, 2))});
}

TEST_CASE("zero times anything that exists is zero", "[interval]") {
    CHECK(exact_interval::exactly(0) * exact_interval::everything() == exact_interval::exactly(0));
    CHECK(exact_interval{closed(0), closed(1)} * exact_interval{open(0), none} == exact_interval{closed(0), none});
    CHECK(exact_interval{open(0), closed(1)} * exact_interval{open(0), none} == exact_interval{open(0), none});
}

TEST_CASE("bounds move outward to whole steps and lose no value", "[interval]") {
    const exact_interval i{open(rational::of(13, 10)), closed(rational::of(27, 10))};
    CHECK(i.outward(1) == exact_interval{closed(1), closed(3)});
    CHECK(i.outward(rational::of(1, 10)) == exact_interval{closed(rational::of(13, 10)), closed(rational::of(27, 10))});
    CHECK((-i).outward(1) == exact_interval{closed(-3), closed(-1)});
    CHECK(exact_interval::everything().outward(1) == exact_interval::everything());
    CHECK(exact_interval{none, open(rational::of(1, 2))}.outward(1) == exact_interval{none, closed(1)});
    CHECK_THROWS_AS(i.outward(0), govkpi::invalid_argument);
    CHECK_THROWS_AS(i.outward(-1), govkpi::invalid_argument);
    check_property(2000, [] {
        const exact_interval a = any_interval();
        const rational step = rational::of(*rc::gen::inRange(1, 20), *rc::gen::inRange(1, 20));
        const exact_interval out = a.outward(step);
        RC_ASSERT(out.contains(any_member(a)));
        RC_ASSERT(out.outward(step) == out);
        const auto moved_less_than_a_step = [&](const bound& from, const bound& to, int side) {
            if (from.kind == boundary::unbounded) return to.kind == boundary::unbounded;
            const rational way = side < 0 ? from.at - to.at : to.at - from.at;
            return to.kind == boundary::closed && way >= zero && way < step && (to.at / step).denominator() == 1;
        };
        RC_ASSERT(moved_less_than_a_step(a.lower(), out.lower(), -1));
        RC_ASSERT(moved_less_than_a_step(a.upper(), out.upper(), 1));
    });
}

TEST_CASE("an amount that may be between two sums holds the sums between", "[interval]") {
    const interval<money<VND>> plan{exact_interval{closed(35'443'000'000), closed(35'479'000'000)}};
    CHECK(plan.contains(35'461_trieu));
    CHECK_FALSE(plan.contains(35'480_trieu));
    CHECK(plan.intersects(interval<money<VND>>::exactly(35'443_trieu)));
    CHECK(interval<money<VND>>::exactly(1_ty) + interval<money<VND>>::exactly(2_ty) ==
          interval<money<VND>>::exactly(3_ty));
    CHECK(plan - plan == interval<money<VND>>{exact_interval{closed(-36'000'000), closed(36'000'000)}});
    CHECK((plan + interval<money<VND>>::exactly(1_VND)).outward(1_trieu) ==
          interval<money<VND>>{exact_interval{closed(35'443'000'000), closed(35'480'000'000)}});
}

TEST_CASE("the plan behind an outturn and its completion lies in their quotient", "[interval]") {
    const auto spent = interval<money<VND>>::exactly(296'677_trieu);
    const interval<ratio> done{exact_interval{closed(rational::of(9'955, 10'000)), open(rational::of(9'965, 10'000))}};
    const interval<money<VND>> plan = spent / done;
    CHECK(plan.lower() == open(rational{296'677'000'000} * 10'000 / 9'965));
    CHECK(plan.upper() == closed(rational{296'677'000'000} * 10'000 / 9'955));
    CHECK((plan * done).contains(296'677_trieu));
    CHECK((spent / plan).contains(99.6_percent));
}

TEST_CASE("a growth plus one is the ratio to its base, and back", "[interval]") {
    const auto growth = interval<ratio>::exactly(17_percent);
    CHECK(plus_one(growth) == interval<ratio>::exactly(117_percent));
    CHECK(less_one(plus_one(growth)) == growth);
}

TEST_CASE("a ratio without a value has no place on the line", "[interval]") {
    CHECK_THROWS_AS(interval<ratio>::exactly(make_ratio(5, 0)), govkpi::invalid_argument);
    CHECK_THROWS_AS(interval<ratio>::exactly(ratio::without_value(govkpi::undefined::missing)),
                    govkpi::invalid_argument);
    CHECK_THROWS_AS(interval<ratio>::exactly(make_ratio(5, -2)), govkpi::invalid_argument);
    CHECK_THROWS_AS(interval<ratio>::exactly(5_percent).contains(make_ratio(-5, -100)), govkpi::invalid_argument);
}

TEST_CASE("bounds past 128 bits throw", "[interval]") {
    const auto wide = interval<ratio>::exactly(make_ratio(oracle::int64_max, oracle::int64_max - 1)).numbers();
    CHECK_THROWS_AS(wide * wide * wide, govkpi::overflow);
}
