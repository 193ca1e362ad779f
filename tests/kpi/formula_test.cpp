// SPDX-License-Identifier: BSL-1.0
#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/kpi.hpp>

using namespace govkpi;

namespace {

struct birth {
    static constexpr labels label{"births", "ca sinh"};
};

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto expected = measure::estimated_outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;
constexpr auto revised = measure::revised_budget<revenue, VND>;
constexpr auto spent = measure::outturn<expenditure, VND>;
constexpr auto to_spend = measure::original_budget<expenditure, VND>;
constexpr auto in_territory = measure::outturn<territory_revenue, VND>;
constexpr auto fees = measure::flow<money<VND>>("fees");
constexpr auto debt = measure::stock<money<VND>>("debt");
constexpr auto loan = measure::flow<money<USD>>("loan");
constexpr auto births = measure::flow<count<birth>>("births");
constexpr auto residents = measure::population;

const std::vector<measure_definition>& known() {
    static const std::vector<measure_definition> all = [] {
        std::vector<measure_definition> out;
        for (const measure_info& info :
             {collected[0].info, expected[0].info, planned[0].info, revised[0].info, spent[0].info, to_spend[0].info,
              in_territory[0].info, fees[0].info, debt[0].info, loan[0].info, births[0].info, residents[0].info})
            out.push_back(to_definition(info));
        return out;
    }();
    return all;
}

formula parsed(const std::string& text) { return parse_formula(text, known()); }

/// Checks that the text, less its @, is refused at the place of the @ and in these words.
void check_refused(std::string text, const std::string& words) {
    const std::size_t position = text.find('@');
    REQUIRE(position != std::string::npos);
    text.erase(position, 1);
    CAPTURE(text, words);
    try {
        parsed(text);
        FAIL("it is read");
    } catch (const formula_error& error) {
        CHECK(error.position() == position);
        CHECK_THAT(error.what(), Catch::Contains(words));
    }
}

}  // namespace

// ---- typed expressions --------------------------------------------------------------------------------------------

TEST_CASE("a typed expression lowers to sums over its measures, each once") {
    const formula f = to_formula((collected * 3 - collected) / (residents + mean_over_time(residents)));
    REQUIRE(f.measures().size() == 3);
    CHECK(f.measures()[0].name == "outturn.revenue");
    CHECK(f.measures()[1].time == over_time::last);
    CHECK(f.measures()[2].time == over_time::mean);
    CHECK(f.numerator() == formula_sum{{{0, 3}, {0, -1}}, "VND"});
    CHECK(f.denominator() == formula_sum{{{1, 1}, {2, 1}}, "people"});
    CHECK(f.against() == comparison::none);
    CHECK(f.unit() == "VND");
    CHECK(f.per_unit() == "people");
}

TEST_CASE("a formula knows what its value is") {
    CHECK(to_formula(collected).kind() == figure_kind::total);
    CHECK(to_formula(collected / planned).kind() == figure_kind::percentage);
    CHECK(to_formula(growth(residents)).kind() == figure_kind::percentage);
    CHECK(to_formula(growth(residents)).per_unit() == "people");
    CHECK(to_formula(collected / residents).kind() == figure_kind::quotient);
    CHECK(to_formula(collected / 12).kind() == figure_kind::quotient);
    CHECK(to_formula(collected / 12).denominator() == formula_sum{{{formula::one, 12}}, ""});
}

TEST_CASE("a quotient is compared with nothing") {
    const formula f = to_formula(collected / planned);
    CHECK_THROWS_AS(formula(f.measures(), f.numerator(), f.denominator(), comparison::growth), std::invalid_argument);
}

// ---- reading ------------------------------------------------------------------------------------------------------

TEST_CASE("a typed expression and its text are one formula") {
    const std::vector<std::pair<std::string, formula>> pairs = {
        {"outturn.revenue", to_formula(collected)},
        {"outturn.revenue / original_budget.revenue", to_formula(collected / planned)},
        {"plan_completion(outturn.revenue, original_budget.revenue)", to_formula(plan_completion(collected, planned))},
        {"plan_completion(estimated_outturn.revenue, revised_budget.revenue)",
         to_formula(plan_completion(expected, revised))},
        {"balance(outturn.revenue, outturn.expenditure)", to_formula(balance(collected, spent))},
        {"balance(outturn.revenue, outturn.expenditure) + fees", to_formula(balance(collected, spent) + fees)},
        {"budget_revision(revised_budget.revenue, original_budget.revenue)",
         to_formula(budget_revision(revised, planned))},
        {"per_head(outturn.expenditure, population)", to_formula(per_head(spent, residents))},
        {"per_head(debt, mean_over_time(population))", to_formula(per_head(debt, mean_over_time(residents)))},
        {"as_money(outturn.revenue) - as_money(original_budget.revenue)",
         to_formula(as_money(collected) - as_money(planned))},
        {"as_money(outturn.revenue + outturn.revenue * 2) - fees",
         to_formula(as_money(collected + collected * 2) - fees)},
        {"growth(outturn.revenue)", to_formula(growth(collected))},
        {"growth(balance(outturn.revenue, outturn.expenditure))", to_formula(growth(balance(collected, spent)))},
        {"share_of_parent(population)", to_formula(share_of_parent(residents))},
        {"contribution_to_growth(births)", to_formula(contribution_to_growth(births))},
        {"debt / (outturn.expenditure / 12)", to_formula(debt / (spent / 12))},
        {"1000 * births / population", to_formula(1000 * births / residents)},
        {"outturn.expenditure / 12", to_formula(spent / 12)},
        {"-outturn.revenue / 12", to_formula(-collected / 12)},
        {"-(fees - debt) * 3", to_formula(-(fees - debt) * 3)},
        {"fees - (debt - 2 * fees)", to_formula(fees - (debt - 2 * fees))},
        {" ( fees+debt )\n/\t(population)\r", to_formula((fees + debt) / residents)},
        {"--fees * -2", to_formula(-(-fees) * -2)},
        {"fees * 0", to_formula(fees * 0)},
        {"-9223372036854775808 * fees", to_formula(detail::int64_min * fees)},
        {"debt - fees * 9223372036854775808", to_formula(debt + fees * detail::int64_min)},
    };
    for (const auto& [text, typed] : pairs) {
        CAPTURE(text);
        CHECK(parsed(text) == typed);
        CHECK(parsed(typed.text()) == typed);
    }
}

TEST_CASE("a measure may be named in any language and like a function") {
    const std::vector<measure_definition> own = {to_definition(measure::flow<people>("trẻ_em")[0].info),
                                                 to_definition(measure::flow<people>("growth")[0].info),
                                                 to_definition(measure::flow<people>("65_and_over")[0].info)};
    CHECK(parse_formula("growth(growth)", own).against() == comparison::growth);
    CHECK(parse_formula("65_and_over / trẻ_em", own).text() == "65_and_over / trẻ_em");
}

TEST_CASE("a text that is no formula says where and what is expected") {
    check_refused("@", "a formula is expected");
    check_refused("  @", "a formula is expected");
    check_refused("fees +@", "a measure, a whole number, a function or ( is expected here");
    check_refused("fees @debt", "+, -, *, / or the end is expected here");
    check_refused("(fees @, debt)", "a closing parenthesis is expected here");
    check_refused("(fees + debt@", "a closing parenthesis is expected here");
    check_refused("fees@) + debt", "+, -, *, / or the end is expected here");
    check_refused("fees * @% 2", "a measure, a whole number, a function or ( is expected here");
    check_refused("growth(@)", "a measure, a whole number, a function or ( is expected here");
    check_refused("growth(fees@, debt)", "growth() takes one measure: a closing parenthesis is expected here");
    check_refused("balance(fees@)", "balance() takes two: a comma is expected here");
    check_refused("fees * @2.5", "a whole number is digits alone");
    check_refused("fees / @1e3", "a whole number is digits alone");
    check_refused("fees * 1@'000", "+, -, *, / or the end is expected here");
}

TEST_CASE("an unknown name gets the nearest known one") {
    check_refused("@revenue.outturn / fees", "did you mean outturn.revenue?");
    check_refused("fees / @original_budget.revnue", "did you mean original_budget.revenue?");
    check_refused("@Outturn.Revenue", "did you mean outturn.revenue?");
    check_refused("@outturn.reveneu", "did you mean outturn.revenue?");
    check_refused("@revenue.original_budgte", "did you mean original_budget.revenue?");
    check_refused("@poplation", "did you mean population?");
    check_refused("@xyz", "one of outturn.revenue, estimated_outturn.revenue, original_budget.revenue");
    check_refused("@grwoth(fees)", "no function has this name: did you mean growth?");
    check_refused("@sum(fees)", "one of plan_completion, balance, budget_revision, per_head, as_money, mean_over_time");
    CHECK_THROWS_WITH(parse_formula("fees", {}), Catch::EndsWith("no measure has this name"));
}

TEST_CASE("a hint does not depend on the order of the measures") {
    std::vector<measure_definition> own = {to_definition(measure::flow<people>("girls_aa")[0].info),
                                           to_definition(measure::flow<people>("girls_bb")[0].info)};
    CHECK_THROWS_WITH(parse_formula("girls_ab", own), Catch::EndsWith("did you mean girls_aa?"));
    std::swap(own[0], own[1]);
    CHECK_THROWS_WITH(parse_formula("girls_ab", own), Catch::EndsWith("did you mean girls_aa?"));
}

TEST_CASE("text formulas refuse what typed expressions refuse, in the same words") {
    check_refused("outturn.revenue @+ outturn.expenditure", "two flows do not add: take balance(revenue, expenditure)");
    check_refused("outturn.revenue @- outturn.expenditure",
                  "two flows do not subtract: write balance(revenue, expenditure), both of one scope");
    check_refused("outturn.revenue @+ original_budget.revenue",
                  "two bases do not add: an outturn against its budget is plan_completion()");
    check_refused("outturn.revenue @- original_budget.revenue", "revised less original is budget_revision()");
    check_refused("outturn.revenue @+ fees", "an amount and plain money do not add: write as_money() of the amount");
    check_refused("fees @- outturn.revenue", "an amount and plain money do not subtract");
    check_refused("fees @+ loan", "unlike measures do not add: money with money of one currency, people with people");
    check_refused("population @- births", "unlike measures do not subtract");
    check_refused("fees @* debt", "a product of two measures is no measure: divide them (a / b)");
    check_refused("fees @+ 5", "a bare number has no unit: a constant cannot be added to a measure");
    check_refused("5 @- fees", "a bare number has no unit: a constant cannot be taken from a measure");
}

TEST_CASE("text formulas make ratios of measures only") {
    check_refused("fees @/ loan", "a quotient of two currencies is an exchange rate: convert one before");
    check_refused("fees @/ (loan / 12)", "a quotient of two currencies is an exchange rate: convert one before");
    check_refused("fees / debt @+ fees / debt", "ratios do not add: add the measures, then divide");
    check_refused("fees / debt @- fees / debt", "ratios do not subtract: subtract the measures, then divide");
    check_refused("fees / debt @+ fees", "a ratio and a measure do not add");
    check_refused("fees @- fees / debt", "a ratio and a measure do not subtract");
    check_refused("fees @- (fees / debt)", "a ratio and a measure do not subtract");
    check_refused("@-(fees / debt)", "a ratio takes no minus");
    check_refused("fees / debt @* 100", "a ratio is not multiplied: multiply the measure, then divide");
    check_refused("fees / 12 @/ population", "a ratio is not divided");
    check_refused("fees @/ (debt / population)", "a ratio does not divide: divide by the measures behind it");
    check_refused("fees / @0", "a measure is divided by a positive number");
    check_refused("fees / @-12", "a measure is divided by a positive number");
    check_refused("@12", "a formula is made of measures, not of a number alone");
    check_refused("12 @* 2 * fees", "a product of two numbers");
    check_refused("12 @/ fees", "a number is not divided");
}

TEST_CASE("comparisons are of measures and stand by themselves") {
    check_refused("@growth(fees / debt)",
                  "growth is of a measure; two ratios are compared by their difference in points");
    check_refused("@contribution_to_growth(fees / 2)", "growth is of a measure");
    check_refused("@share_of_parent(fees / debt)", "a ratio has no share of its parent's: take the share of a measure");
    check_refused("@growth(growth(fees))", "a comparison stands by itself");
    check_refused("@growth(12)", "a number is compared with nothing");
    check_refused("growth(fees) @- growth(debt)",
                  "a comparison stands by itself: compare the whole, as in growth(a + b)");
    check_refused("growth(fees) @* 100", "a comparison stands by itself");
    check_refused("fees @/ growth(fees)", "a comparison stands by itself");
    check_refused("@-growth(fees)", "a comparison stands by itself");
}

TEST_CASE("functions take the measures that they are about") {
    const std::string completion = "an outturn, then a budget, of one flow";
    check_refused("@plan_completion(original_budget.revenue, outturn.revenue)", completion);
    check_refused("@plan_completion(outturn.revenue, original_budget.expenditure)", completion);
    check_refused("@plan_completion(outturn.revenue, estimated_outturn.revenue)", completion);
    check_refused("@plan_completion(fees, debt)", completion);
    check_refused("@plan_completion(outturn.revenue, as_money(original_budget.revenue))", completion);
    check_refused("@plan_completion(outturn.revenue / 2, original_budget.revenue)", completion);
    check_refused("@plan_completion(outturn.revenue, 100)", completion);
    const std::string surplus = "revenue, then expenditure, of one scope on one basis";
    check_refused("@balance(outturn.expenditure, outturn.revenue)", surplus);
    check_refused("@balance(outturn.territory_revenue, outturn.expenditure)", surplus);
    check_refused("@balance(outturn.revenue, original_budget.expenditure)", surplus);
    const std::string revision = "the revised, then the original budget of one flow";
    check_refused("@budget_revision(original_budget.revenue, revised_budget.revenue)", revision);
    check_refused("@budget_revision(revised_budget.revenue, original_budget.expenditure)", revision);
    check_refused("@budget_revision(outturn.revenue, original_budget.revenue)", revision);
    check_refused("@per_head(population, population)", "money, then people");
    check_refused("@per_head(fees, births)", "money, then people");
    check_refused("@as_money(fees)", "only an amount of a flow on a basis becomes plain money");
    check_refused("@as_money(outturn.revenue / 2)", "only an amount of a flow on a basis becomes plain money");
    check_refused("@mean_over_time(fees)", "a flow sums over time");
    check_refused("@mean_over_time(debt / population)", "a mean over time is of a stock");
}

TEST_CASE("factors past 64 bits are refused and never wrap") {
    check_refused("fees * @9223372036854775808", "a factor does not fit in 64 bits");
    check_refused("fees * 9223372036854775807 * @2", "a factor does not fit in 64 bits");
    check_refused("fees * @9223372036854775809", "a number does not fit in 64 bits");
    check_refused("fees * @" + std::string(4000, '9'), "a number does not fit in 64 bits");
    check_refused("fees / @9223372036854775808", "a number does not fit in 64 bits");
    check_refused("@-(fees * -9223372036854775808)", "a factor does not fit in 64 bits");
    check_refused("fees * 9223372036854775807 @/ (debt / 2)", "a factor does not fit in 64 bits");
    CHECK(parsed("-fees * 9223372036854775808").numerator().terms[0].factor == detail::int64_min);
    CHECK(parsed("fees * " + std::string(4000, '0') + "7").numerator().terms[0].factor == 7);
}

TEST_CASE("texts of hostile length and depth are refused") {
    check_refused(std::string(4096, '(').replace(64, 0, "@"), "at most 64 levels of parentheses");
    check_refused(std::string(4096, ' ') + "@fees", "a formula has at most 4096 bytes");
    CHECK(parsed(std::string(64, '(') + "fees" + std::string(64, ')')).text() == "fees");
    CHECK(parsed(std::string(4090, '-') + "fees").text() == "fees");
    CHECK(parsed(std::string(4092, ' ') + "fees").text() == "fees");
    std::string sixteen = "fees";
    for (int i = 1; i < 16; ++i) sixteen += " + fees";
    CHECK(parsed(sixteen).numerator().terms.size() == 16);
    check_refused(sixteen + " @+ fees", "a sum of at most 16 measures");
    check_refused("fees @\xff", "+, -, *, / or the end is expected here");
}

// ---- any typed expression -----------------------------------------------------------------------------------------

namespace {

/// Any of 0 .. n - 1, whatever size RapidCheck is at.
int any_below(int n) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, n)); }

std::int64_t any_factor() {
    return *rc::gen::oneOf(rc::gen::inRange<std::int64_t>(-20, 21), rc::gen::arbitrary<std::int64_t>(),
                           rc::gen::element(detail::int64_min, detail::int64_max));
}

/// A random sum over the leaves. A step that overflows is left out.
template <class Q>
total<Q> any_sum(const std::vector<total<Q>>& leaves) {
    const auto leaf = [&] { return *rc::gen::elementOf(leaves); };
    total<Q> out = leaf();
    const int steps = any_below(8);
    for (int i = 0; i < steps; ++i) {
        try {
            switch (any_below(5)) {
                case 0:
                    out = out + leaf();
                    break;
                case 1:
                    out = out - leaf() * any_factor();
                    break;
                case 2:
                    out = leaf() + leaf() - out;
                    break;
                case 3:
                    out = -out;
                    break;
                default:
                    out = out * any_factor();
                    break;
            }
        } catch (const overflow&) {
        } catch (const invalid_argument&) {  // more than 16 measures
        }
    }
    return out;
}

total<amount<revenue, basis::outturn, VND>> any_collected() { return any_sum(std::vector{collected}); }
total<amount<revenue, basis::original_budget, VND>> any_planned() { return any_sum(std::vector{planned}); }
total<people> any_people() { return any_sum(std::vector{residents, mean_over_time(residents)}); }
total<money<VND>> any_money_sum() {
    return any_sum(std::vector{as_money(collected), as_money(planned), as_money(spent), as_money(in_territory), fees,
                               debt, mean_over_time(debt), balance(collected, spent)});
}

std::int64_t any_divisor() {
    return *rc::gen::suchThat(rc::gen::arbitrary<std::int64_t>(), [](std::int64_t n) { return n > 0; });
}

formula any_formula() {
    switch (any_below(13)) {
        case 0:
            return to_formula(any_collected());
        case 1:
            return to_formula(any_people());
        case 2:
            return to_formula(any_money_sum());
        case 3:
            return to_formula(any_money_sum() / any_people());
        case 4:
            return to_formula(any_money_sum() / any_money_sum());
        case 5:
            return to_formula(any_collected() / any_divisor());
        case 6:
            return to_formula(any_money_sum() / (any_collected() / any_divisor()));
        case 7:
            return to_formula(plan_completion(any_collected(), any_planned()));
        case 8:
            return to_formula(budget_revision(any_sum(std::vector{revised}), any_planned()));
        case 9:
            return to_formula(per_head(any_collected(), any_people()));
        case 10:
            return to_formula(growth(any_money_sum()));
        case 11:
            return to_formula(share_of_parent(any_people()));
        default:
            return to_formula(contribution_to_growth(balance(any_collected(), any_sum(std::vector{spent}))));
    }
}

}  // namespace

TEST_CASE("every typed expression survives being written and read again") {
    rc::prop("the same formula", [] {
        for (int i = 0; i < 20; ++i) {
            std::optional<formula> made;
            try {
                made = any_formula();
            } catch (const overflow&) {
                continue;
            } catch (const invalid_argument&) {  // more than 16 measures
                continue;
            }
            RC_ASSERT(parsed(made->text()) == *made);
        }
    });
}

TEST_CASE("a formula that is refused cannot write to the terminal of who reads why") {
    try {
        parsed("fees +\x1b[2J\n\xff");
        FAIL("it is read");
    } catch (const formula_error& error) {
        CHECK(error.what() == std::string{R"(formula "fees +\u{1b}[2J\u{a}\xff", at character 7: a measure, a whole )"
                                          "number, a function or ( is expected here"});
    }
    // A long one is shown up to its end, where what is wrong may be.
    CHECK_THROWS_WITH(parsed("fees" + std::string(4000, ' ') + "?"), Catch::Contains(" ?\", at character 4005:"));
}

TEST_CASE("any text is a formula or is refused at a place within it") {
    rc::prop("an answer", [] {
        static const std::vector<std::string> pieces = {"fees",      "debt",      "population", "outturn.revenue",
                                                        "2",         "12",        "growth(",    "balance(",
                                                        "as_money(", "per_head(", ",",          "(",
                                                        ")",         "+",         "-",          "*",
                                                        "/",         " ",         "\xff",       "9223372036854775808"};
        std::string text;
        for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
            text += piece;
        try {
            const formula read = parsed(text);
            RC_ASSERT(parsed(read.text()) == read);
        } catch (const formula_error& error) {
            RC_ASSERT(error.position() <= text.size());
        }
    });
}
