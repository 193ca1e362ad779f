// SPDX-License-Identifier: BSL-1.0
// What must hold for figures that nobody chose.
#include <algorithm>
#include <limits>
#include <tuple>

#include <boost/multiprecision/cpp_int.hpp>
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <govkpi/budget.hpp>

using namespace govkpi;
using namespace govkpi::literals;

namespace {

using wide = boost::multiprecision::cpp_int;
using completion = quotient<amount<revenue, basis::outturn, VND>, amount<revenue, basis::original_budget, VND>>;

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t a_lot = 1'000'000'000'000'000;  // a million tỷ đồng, more than any unit's budget

money<VND> dong(std::int64_t units) { return money<VND>::from_minor_units(units); }

completion of(std::int64_t done, std::int64_t planned) {
    return plan_completion(outturn<revenue>(dong(done)), original_budget<revenue>(dong(planned)));
}

/// Amounts of every size alike, where a plain range would hold large ones only.
std::int64_t any_amount(std::int64_t most) {
    const auto digits = *rc::gen::inRange(0, 20);
    const auto limit = digits > 18 ? most : std::min(most, detail::power_of_ten(digits));
    return *rc::gen::inRange<std::int64_t>(-limit, limit + 1);
}
std::int64_t positive_amount(std::int64_t most) {
    const std::int64_t any = any_amount(most);
    return any > 0 ? any : 1 - any;
}

/// A completion with a plan of any sign, or without figures.
completion any_completion() {
    switch (*rc::gen::inRange(0, 8)) {
        case 0: return completion::without_value(undefined::missing);
        case 1: return completion::without_value(undefined::not_comparable);
        case 2: return of(any_amount(a_lot), 0);
        default: return of(any_amount(a_lot), any_amount(a_lot));
    }
}

bool identical(const completion& a, const completion& b) {
    return a.withheld() == b.withheld() && a.numerator() == b.numerator() && a.denominator() == b.denominator();
}

std::partial_ordering exact_order(const completion& a, const completion& b) {
    const wide left = wide{a.numerator().minor_units()} * b.denominator().minor_units();
    const wide right = wide{b.numerator().minor_units()} * a.denominator().minor_units();
    if (left == right) return std::partial_ordering::equivalent;
    return left < right ? std::partial_ordering::less : std::partial_ordering::greater;
}

/// How a publisher rounds, and what a reader who knows that declares.
struct rounding_habit {
    rounding mode;
    printed_rounding rule;
};
rounding_habit any_habit() {
    return *rc::gen::element(rounding_habit{rounding::half_away, printed_rounding::nearest},
                             rounding_habit{rounding::half_even, printed_rounding::nearest},
                             rounding_habit{rounding::half_away, printed_rounding::half_away},
                             rounding_habit{rounding::half_even, printed_rounding::half_even},
                             rounding_habit{rounding::floor, printed_rounding::floor},
                             rounding_habit{rounding::ceiling, printed_rounding::ceiling},
                             rounding_habit{rounding::down, printed_rounding::truncated},
                             rounding_habit{rounding::up, printed_rounding::away});
}

reported<amount<revenue, basis::outturn, VND>> print(amount<revenue, basis::outturn, VND> exact, std::int64_t step,
                                                      rounding_habit habit) {
    const auto steps = divide(exact, step, habit.mode);
    return as_printed(steps * step, dong(step), habit.rule);
}
template <class Q>
reported<ratio> print_percent(const Q& exact, int decimals, rounding_habit habit) {
    return as_printed_percent(exact.rounded(decimals + 2, habit.mode), decimals, habit.rule);
}

}  // namespace

TEST_CASE("completions pool in any order and grouping") {
    rc::prop("the figures are the same", [] {
        const auto a = any_completion(), b = any_completion(), c = any_completion();
        RC_ASSERT(identical(pool(a, b), pool(b, a)));
        RC_ASSERT(identical(pool(pool(a, b), c), pool(a, pool(b, c))));
        RC_ASSERT(identical(pool(a, b, c), pool(pool(a, b), c)));
    });
}

TEST_CASE("a pooled completion is the sum of outturns over the sum of plans") {
    rc::prop("exactly", [] {
        const auto size = *rc::gen::inRange(1, 12);
        std::int64_t done = 0;
        std::int64_t planned = 0;
        auto pooled = of(0, 0);
        for (int i = 0; i < size; ++i) {
            const auto part = std::tuple{any_amount(a_lot), any_amount(a_lot)};
            done += std::get<0>(part);
            planned += std::get<1>(part);
            pooled = pool(pooled, of(std::get<0>(part), std::get<1>(part)));
        }
        RC_ASSERT(pooled.numerator() == outturn<revenue>(dong(done)));
        RC_ASSERT(pooled.denominator() == original_budget<revenue>(dong(planned)));
    });
}

TEST_CASE("a pooled completion lies between the completions it is of") {
    rc::prop("where the plans are positive", [] {
        const auto a = of(any_amount(a_lot), positive_amount(a_lot));
        const auto b = of(any_amount(a_lot), positive_amount(a_lot));
        const auto both = pool(a, b);
        RC_ASSERT(std::min(a, b) <= both);
        RC_ASSERT(both <= std::max(a, b));
    });
}

TEST_CASE("completions compare as exact cross products do") {
    rc::prop("over all 64 bits", [] {
        const auto a = of(any_amount(largest - 1), positive_amount(largest - 1));
        const auto b = of(any_amount(largest - 1), positive_amount(largest - 1));
        const auto order = exact_order(a, b);
        RC_ASSERT((a <=> b) == order);
        RC_ASSERT((a == b) == (order == 0));
        RC_ASSERT((b <=> a) == (0 <=> order));
    });
    rc::prop("and find equal values in other figures", [] {
        const std::int64_t done = any_amount(1'000'000'000);
        const std::int64_t planned = positive_amount(1'000'000'000);
        const auto times = *rc::gen::inRange<std::int64_t>(1, 1'000'000'000);
        const auto a = of(done, planned);
        RC_ASSERT(a == of(done * times, planned * times));
        RC_ASSERT(a < of(done * times + 1, planned * times));
        RC_ASSERT(a > of(done * times - 1, planned * times));
    });
}

TEST_CASE("a printed completion is within half of its last digit") {
    rc::prop("of the exact one", [] {
        const std::int64_t done = any_amount(1'000'000'000);
        const std::int64_t planned = positive_amount(1'000'000'000);
        const auto decimals = *rc::gen::inRange(0, 6);
        const wide printed = of(done, planned).rounded(decimals, rounding::half_away);
        const wide error = 2 * abs(printed * planned - wide{done} * detail::power_of_ten(decimals));
        RC_ASSERT(error <= planned);
    });
}

TEST_CASE("a budget's revision and one are the revised over the original budget") {
    rc::prop("exactly", [] {
        const std::int64_t original = positive_amount(a_lot);
        const std::int64_t revised = any_amount(a_lot);
        const auto revision = budget_revision(revised_budget<revenue>(dong(revised)), original_budget<revenue>(dong(original)));
        const rational moved = interval<ratio>::number(ratio{revision});
        RC_ASSERT(moved + rational{1} == rational::of(revised, original));
        RC_ASSERT(revision == less_one(make_ratio(revised, original)));
        RC_ASSERT(ratio{revision} - make_ratio(revised, original) == 0_percent - 100_percent);
    });
}

TEST_CASE("growth and its inverse bring a figure back") {
    rc::prop("exactly", [] {
        const std::int64_t before = positive_amount(a_lot);
        const std::int64_t now = positive_amount(a_lot);
        const auto there = interval<ratio>::number(ratio{growth(outturn<revenue>(dong(now)), outturn<revenue>(dong(before)))});
        const auto back = interval<ratio>::number(ratio{growth(outturn<revenue>(dong(before)), outturn<revenue>(dong(now)))});
        RC_ASSERT((there + rational{1}) * (back + rational{1}) == rational{1});
    });
}

TEST_CASE("a variance is favourable exactly where a completion is on the good side of 100 %") {
    rc::prop("for revenue and for expenditure", [] {
        const std::int64_t planned = positive_amount(a_lot);
        const std::int64_t done = *rc::gen::oneOf(rc::gen::just(planned), rc::gen::just(any_amount(a_lot)));
        const auto collected = outturn<revenue>(dong(done));
        const auto spent = outturn<expenditure>(dong(done));
        const auto of_revenue = original_budget<revenue>(dong(planned));
        const auto of_spending = original_budget<expenditure>(dong(planned));
        RC_ASSERT((variance(collected, of_revenue).judgement() != favour::adverse) ==
                  (at_least(100_percent).judge(plan_completion(collected, of_revenue)) == verdict::met));
        RC_ASSERT((variance(spent, of_spending).judgement() != favour::adverse) ==
                  (at_most(100_percent).judge(plan_completion(spent, of_spending)) == verdict::met));
        RC_ASSERT((variance(spent, of_spending).judgement() == favour::on_budget) == (done == planned));
    });
}

TEST_CASE("the budget that printed figures imply holds the true one") {
    rc::prop("whatever was printed, and however it was rounded", [] {
        const auto budget = original_budget<revenue>(dong(positive_amount(a_lot)));
        const auto executed = outturn<revenue>(dong(any_amount(a_lot)));
        const auto exact = plan_completion(executed, budget);
        const auto step = *rc::gen::element<std::int64_t>(1, 1'000, 1'000'000, 1'000'000'000);
        const auto decimals = *rc::gen::inRange(0, 4);
        RC_PRE(exact < make_ratio(largest / 1'000'000, 1) && exact > make_ratio(-(largest / 1'000'000), 1));
        const auto amounts_habit = any_habit();
        const auto percents_habit = any_habit();

        const auto shown = print(executed, step, amounts_habit);
        const auto percent = print_percent(exact, decimals, percents_habit);
        RC_ASSERT(shown.values().contains(executed));
        RC_ASSERT(percent.values().contains(ratio{exact}));
        const auto implied = implied_budget<basis::original_budget>(shown, percent.values());
        RC_ASSERT(implied.contains(budget));
    });
}

TEST_CASE("the revision that two printed percentages imply holds the true one") {
    rc::prop("however they were rounded", [] {
        const auto executed = outturn<revenue>(dong(positive_amount(a_lot)));
        const auto original = original_budget<revenue>(dong(positive_amount(a_lot)));
        const auto revised = revised_budget<revenue>(dong(positive_amount(a_lot)));
        const auto decimals = *rc::gen::inRange(0, 4);
        const auto habit = any_habit();
        RC_PRE(plan_completion(executed, original) < make_ratio(1'000'000'000, 1));
        RC_PRE(plan_completion(executed, revised) < make_ratio(1'000'000'000, 1));
        const auto of_original = print_percent(plan_completion(executed, original), decimals, habit).values();
        const auto of_revised = print_percent(plan_completion(executed, revised), decimals, habit).values();
        RC_ASSERT(implied_revision(of_original, of_revised).contains(ratio{budget_revision(revised, original)}));
    });
}
