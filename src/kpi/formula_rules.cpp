// SPDX-License-Identifier: BSL-1.0
#include "formula_rules.hpp"

#include <algorithm>

#include <fmt/format.h>

#include <govkpi/quantity/iso_4217.hpp>

namespace govkpi::detail {
namespace {

using kind = formula_value::kind;

[[noreturn]] void refuse(std::size_t position, std::string message) {
    throw formula_problem{position, std::move(message)};
}

// ---- what a sum is ------------------------------------------------------------------------------------------------

bool is_monetary(const typed_sum& of) {
    const measure_definition& like = of.like();
    return like.is_amount() || find_currency(like.unit.data(), like.unit.size()) != nullptr;
}
bool of_one_unit(const typed_sum& a, const typed_sum& b) { return a.like().unit == b.like().unit; }
bool of_two_currencies(const typed_sum& a, const typed_sum& b) {
    return is_monetary(a) && is_monetary(b) && !of_one_unit(a, b);
}
/// Amounts of one currency: what a function of two amounts asks for first.
bool comparable_amounts(const typed_sum& a, const typed_sum& b) {
    return a.is_amount && b.is_amount && of_one_unit(a, b);
}
bool of_one_flow(const typed_sum& a, const typed_sum& b) { return a.like().flow == b.like().flow; }
bool of_one_basis(const typed_sum& a, const typed_sum& b) { return a.like().basis == b.like().basis; }

// ---- sums ---------------------------------------------------------------------------------------------------------

typed_sum times(typed_sum of, int128 factor, std::size_t position) {
    for (typed_sum::term& term : of.terms)  // both are at most 2^63, so the product fits in 128 bits
        if (!narrow(int128{term.factor} * factor, term.factor)) refuse(position, "a factor does not fit in 64 bits");
    return of;
}

void append(typed_sum& to, const typed_sum& more, std::size_t position) {
    constexpr std::size_t most_terms = total<people>::most_terms;
    if (to.terms.size() + more.terms.size() > most_terms)
        refuse(position, fmt::format("a sum of at most {} measures", most_terms));
    to.terms.insert(to.terms.end(), more.terms.begin(), more.terms.end());
}

typed_sum plain_money(typed_sum of) {
    of.is_amount = false;
    return of;
}

/// as_money(a) - as_money(b).
typed_sum money_difference(const typed_sum& a, const typed_sum& b, std::size_t position) {
    typed_sum out = plain_money(a);
    append(out, times(b, int128{-1}, position), position);
    return out;
}

void demand_alike(const typed_sum& a, const typed_sum& b, bool minus, std::size_t position) {
    if (comparable_amounts(a, b)) {
        if (!of_one_flow(a, b))
            refuse(position, minus ? "two flows do not subtract: write balance(revenue, expenditure), both of one scope"
                                   : "two flows do not add: take balance(revenue, expenditure)");
        if (!of_one_basis(a, b))
            refuse(position,
                   minus ? "outturn less budget is as_money(outturn.revenue) - as_money(original_budget.revenue); "
                           "revised less original is budget_revision()"
                         : "two bases do not add: an outturn against its budget is plan_completion()");
    } else if (a.is_amount != b.is_amount && of_one_unit(a, b)) {
        refuse(position, minus ? "an amount and plain money do not subtract: write as_money() of the amount"
                               : "an amount and plain money do not add: write as_money() of the amount");
    } else if (!of_one_unit(a, b)) {
        refuse(position, minus ? "unlike measures do not subtract: money from money of one currency, people from people"
                               : "unlike measures do not add: money with money of one currency, people with people");
    }
}

formula_value sum_value(typed_sum of, std::size_t position) {
    return {.is = kind::sum, .position = position, .top = std::move(of)};
}
formula_value quotient_value(typed_sum top, typed_sum bottom, std::size_t position) {
    return {.is = kind::quotient, .position = position, .top = std::move(top), .bottom = std::move(bottom)};
}

void refuse_comparison(const formula_value& a, const formula_value& b, std::size_t position) {
    if (a.is == kind::comparison || b.is == kind::comparison)
        refuse(position, "a comparison stands by itself: compare the whole, as in growth(a + b)");
}

bool either_is(kind wanted, const formula_value& a, const formula_value& b) { return a.is == wanted || b.is == wanted; }

// ---- functions ----------------------------------------------------------------------------------------------------

using arguments = std::vector<formula_value>;

bool are_sums(const arguments& of) {
    return std::all_of(of.begin(), of.end(), [](const formula_value& v) { return v.is == kind::sum; });
}

formula_value plan_completion(const arguments& of, std::size_t position) {
    const typed_sum& executed = of[0].top;
    const typed_sum& planned = of[1].top;
    const bool fit = are_sums(of) && comparable_amounts(executed, planned) && of_one_flow(executed, planned) &&
                     executed.like().planned == basis_kind::execution && planned.like().planned == basis_kind::plan;
    if (!fit)
        refuse(position,
               "an outturn, then a budget, of one flow: plan_completion(outturn.revenue, original_budget.revenue)");
    return quotient_value(executed, planned, position);
}

formula_value balance(const arguments& of, std::size_t position) {
    const typed_sum& collected = of[0].top;
    const typed_sum& spent = of[1].top;
    const bool fit = are_sums(of) && comparable_amounts(collected, spent) && of_one_basis(collected, spent) &&
                     collected.like().kind == flow_kind::revenue && spent.like().kind == flow_kind::expenditure &&
                     collected.like().scope == spent.like().scope;
    if (!fit) refuse(position, "revenue, then expenditure, of one scope on one basis");
    return sum_value(money_difference(collected, spent, position), position);
}

formula_value budget_revision(const arguments& of, std::size_t position) {
    const typed_sum& revised = of[0].top;
    const typed_sum& original = of[1].top;
    const bool fit = are_sums(of) && comparable_amounts(revised, original) && of_one_flow(revised, original) &&
                     revised.like().basis == basis::revised_budget::name &&
                     original.like().basis == basis::original_budget::name;
    if (!fit) refuse(position, "the revised, then the original budget of one flow");
    return quotient_value(money_difference(revised, original, position), original, position);
}

formula_value per_head(const arguments& of, std::size_t position) {
    const bool fit = are_sums(of) && is_monetary(of[0].top) && of[1].top.like().unit == person::label.en;
    if (!fit) refuse(position, "money, then people: per_head(outturn.expenditure, population)");
    return quotient_value(of[0].top, of[1].top, position);
}

formula_value as_money(const arguments& of, std::size_t position) {
    if (!are_sums(of) || !of[0].top.is_amount)
        refuse(position, "only an amount of a flow on a basis becomes plain money: as_money(outturn.revenue)");
    return sum_value(plain_money(of[0].top), position);
}

formula_value mean_over_time(const arguments& of, std::size_t position) {
    if (!are_sums(of)) refuse(position, "a mean over time is of a stock: mean_over_time(population)");
    typed_sum out = of[0].top;
    for (typed_sum::term& term : out.terms) {
        if (term.measure->time == over_time::sum)
            refuse(position, "a flow sums over time: only a stock has a mean, as in mean_over_time(population)");
        term.mean = true;
    }
    return sum_value(std::move(out), position);
}

template <comparison Against>
formula_value compared(const arguments& of, std::size_t position) {
    refuse_comparison(of[0], of[0], position);
    if (of[0].is == kind::number) refuse(position, "a number is compared with nothing: take a measure");
    if (of[0].is == kind::quotient)
        refuse(position, Against == comparison::share
                             ? "a ratio has no share of its parent's: take the share of a measure"
                             : "growth is of a measure; two ratios are compared by their difference in points");
    return {.is = kind::comparison, .position = position, .top = of[0].top, .against = Against};
}

constexpr formula_function functions[] = {
    {"plan_completion", 2, plan_completion},
    {"balance", 2, balance},
    {"budget_revision", 2, budget_revision},
    {"per_head", 2, per_head},
    {"as_money", 1, as_money},
    {"mean_over_time", 1, mean_over_time},
    {"growth", 1, compared<comparison::growth>},
    {"share_of_parent", 1, compared<comparison::share>},
    {"contribution_to_growth", 1, compared<comparison::contribution>},
};

}  // namespace

std::span<const formula_function> formula_functions() { return functions; }

// ---- operators ----------------------------------------------------------------------------------------------------

formula_value negated(formula_value of, std::size_t position) {
    refuse_comparison(of, of, position);
    of.position = position;
    if (of.is == kind::quotient)
        refuse(position, "a ratio takes no minus: write it before the measure that is divided");
    if (of.is == kind::number)
        of.number = -of.number;
    else
        of.top = times(std::move(of.top), int128{-1}, position);
    return of;
}

formula_value added(formula_value left, const formula_value& right, bool minus, std::size_t position) {
    refuse_comparison(left, right, position);
    if (either_is(kind::number, left, right))
        refuse(position, minus ? "a bare number has no unit: a constant cannot be taken from a measure"
                               : "a bare number has no unit: a constant cannot be added to a measure");
    if (left.is == kind::quotient && right.is == kind::quotient)
        refuse(position, minus ? "ratios do not subtract: subtract the measures, then divide"
                               : "ratios do not add: add the measures, then divide");
    if (either_is(kind::quotient, left, right))
        refuse(position, minus ? "a ratio and a measure do not subtract" : "a ratio and a measure do not add");
    demand_alike(left.top, right.top, minus, position);
    append(left.top, right.top, position);
    return left;
}

formula_value multiplied(const formula_value& left, const formula_value& right, std::size_t position) {
    refuse_comparison(left, right, position);
    if (either_is(kind::quotient, left, right))
        refuse(position, "a ratio is not multiplied: multiply the measure, then divide");
    if (!either_is(kind::number, left, right))
        refuse(position, "a product of two measures is no measure: divide them (a / b)");
    if (!either_is(kind::sum, left, right)) refuse(position, "a product of two numbers: write it as one number");
    const formula_value& measure = left.is == kind::sum ? left : right;
    const formula_value& factor = left.is == kind::sum ? right : left;
    return sum_value(times(measure.top, factor.number, factor.position), left.position);
}

formula_value divided(const formula_value& left, const formula_value& right, std::size_t position) {
    refuse_comparison(left, right, position);
    if (left.is == kind::number) refuse(position, "a number is not divided: a formula is made of measures");
    if (left.is == kind::quotient)
        refuse(position, "a ratio is not divided: divide by the product, or write a / (b / 12)");
    if (right.is == kind::number) {
        std::int64_t parts = 0;
        if (!narrow(right.number, parts)) refuse(right.position, "a number does not fit in 64 bits");
        if (parts <= 0) refuse(right.position, "a measure is divided by a positive number");
        return {.is = kind::quotient, .position = left.position, .number = right.number, .top = left.top};
    }
    const bool by_part = right.is == kind::quotient && right.bottom.terms.empty();
    if (right.is == kind::quotient && !by_part)
        refuse(position, "a ratio does not divide: divide by the measures behind it");
    const typed_sum& base = right.top;
    if (of_two_currencies(left.top, base))
        refuse(position, "a quotient of two currencies is an exchange rate: convert one before");
    // a / (b / 12) is a * 12 / b.
    return quotient_value(by_part ? times(left.top, right.number, position) : left.top, base, left.position);
}

// ---- the whole ----------------------------------------------------------------------------------------------------

formula to_formula(const formula_value& whole) {
    if (whole.is == kind::number) refuse(whole.position, "a formula is made of measures, not of a number alone");
    std::vector<measure_definition> measures;
    const auto lowered = [&](const typed_sum& of) {
        formula_sum out;
        if (!of.terms.empty()) out.unit = of.like().unit;
        for (const typed_sum::term& term : of.terms) {
            measure_definition measure = *term.measure;
            if (term.mean) measure.time = over_time::mean;
            const auto found = std::find(measures.begin(), measures.end(), measure);
            out.terms.push_back({static_cast<std::size_t>(found - measures.begin()), term.factor});
            if (found == measures.end()) measures.push_back(std::move(measure));
        }
        return out;
    };
    formula_sum numerator = lowered(whole.top);
    formula_sum denominator = lowered(whole.bottom);
    if (whole.is == kind::quotient && denominator.terms.empty())
        denominator.terms.push_back({formula::one, static_cast<std::int64_t>(whole.number)});
    return {std::move(measures), std::move(numerator), std::move(denominator), whole.against};
}

}  // namespace govkpi::detail
