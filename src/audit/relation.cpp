// SPDX-License-Identifier: BSL-1.0
#include "relation.hpp"

#include <govkpi/quantity/reported.hpp>

namespace govkpi::detail {
namespace {

// Words of approximation say nothing exact. "Over 5" is taken to be at most twice that, "under" at least half, "about" both.
constexpr std::int64_t nearness = 2;

/// Near zero no factor says anything: hơn 0 % is open above, gần 0 % below.
exact_interval widened_from_zero(const exact_interval& rounded, approximation word) {
    constexpr auto open = [] { return bound{{}, boundary::unbounded}; };
    switch (word) {
        case approximation::exact:
            return rounded;
        case approximation::over:
            return {rounded.lower(), open()};
        case approximation::under:
            return {open(), rounded.upper()};
        case approximation::about:
            return exact_interval::everything();
    }
    return rounded;
}

exact_interval widened(const exact_interval& rounded, const rational& value, approximation word) {
    if (value == rational{0}) return widened_from_zero(rounded, word);
    // Over and under mean further from zero and nearer to it.
    const bound far{value * rational{nearness}};
    const bound near{value / rational{nearness}};
    const bool positive = value >= rational{0};
    switch (word) {
        case approximation::exact:
            return rounded;
        case approximation::over:
            return positive ? exact_interval{rounded.lower(), far} : exact_interval{far, rounded.upper()};
        case approximation::under:
            return positive ? exact_interval{near, rounded.upper()} : exact_interval{rounded.lower(), near};
        case approximation::about:
            return positive ? exact_interval{near, far} : exact_interval{far, near};
    }
    return rounded;
}

const exact_interval hundred = exact_interval::exactly(100);
const exact_interval one = exact_interval::exactly(1);

/// The comparison's number as the ratio of the amount to its base.
exact_interval as_ratio(const exact_interval& number, compared_by kind) {
    switch (kind) {
        case compared_by::percent_of:
            return number / hundred;
        case compared_by::growth:
        case compared_by::excess:
            return one + number / hundred;
        default:
            return number;
    }
}

exact_interval as_printed_number(const exact_interval& ratio, compared_by kind) {
    switch (kind) {
        case compared_by::percent_of:
            return ratio * hundred;
        case compared_by::growth:
        case compared_by::excess:
            return (ratio + -one) * hundred;
        default:
            return ratio;
    }
}

const claim_comparison& comparison_of(std::span<const claim> claims, const printed& figure) {
    return claims[figure.claim].comparisons[*figure.comparison];
}

exact_interval ratio_of(const readings& read, const printed& figure) {
    return as_ratio(read.of(figure), comparison_of(read.claims(), figure).kind);
}

/// Fractions of several denominators would soon need more than 128 bits: past a billionth, the end moves outward to the
/// next millionth.
exact_interval kept_short(const exact_interval& values) {
    constexpr std::int64_t longest = 1'000'000'000;
    const auto is_long = [](const bound& b) {
        return b.kind != boundary::unbounded && b.at.denominator() > int128{longest};
    };
    if (!is_long(values.lower()) && !is_long(values.upper())) return values;
    return values.outward(rational::of(1, 1'000'000));
}

exact_interval value_of(const readings& read, const relation_term& t) {
    if (!t.amount) return ratio_of(read, *t.ratio);
    const exact_interval& amount = read.of(*t.amount);
    if (!t.ratio) return amount;
    const exact_interval ratio = ratio_of(read, *t.ratio);
    return kept_short(t.over_ratio ? amount / ratio : amount * ratio);
}

exact_interval values_of(const printed_value& value, approximation word, lost_digits how) {
    return widened(how == lost_digits::cut ? value.values_if_cut() : value.values(), value.value, word);
}

/// What two intervals that meet have in common.
exact_interval common(const exact_interval& a, const exact_interval& b) {
    const auto tighter = [](const bound& x, const bound& y, bool low) {
        if (x.kind == boundary::unbounded) return y;
        if (y.kind == boundary::unbounded) return x;
        if (x.at == y.at) return x.kind == boundary::open ? x : y;
        return (x.at < y.at) == low ? y : x;
    };
    return {tighter(a.lower(), b.lower(), true), tighter(a.upper(), b.upper(), false)};
}

exact_interval at_least(const bound& b) { return {b, {{}, boundary::unbounded}}; }
exact_interval at_most(const bound& b) { return {{{}, boundary::unbounded}, b}; }

}  // namespace

const printed_value& value_of(std::span<const claim> claims, const printed& figure) {
    const claim& of = claims[figure.claim];
    return figure.comparison ? of.comparisons[*figure.comparison].value : *of.amount;
}

bool is_in_unit_of(const claim_comparison& c, const claim& of) noexcept {
    if (c.kind == compared_by::difference) return c.unit == of.unit;
    return c.kind != compared_by::points || of.unit == "percent";
}

std::vector<printed> relation::figures() const {
    std::vector<printed> all;
    for (const relation_term& t : terms) {
        if (t.amount) all.push_back(*t.amount);
        if (t.ratio) all.push_back(*t.ratio);
    }
    return all;
}

readings::readings(std::span<const claim> claims, lost_digits how) : claims_{claims} {
    first_.reserve(claims.size());
    for (const claim& c : claims) {
        first_.push_back(values_.size());
        values_.push_back(c.amount ? values_of(*c.amount, c.approximated, how) : exact_interval::everything());
        for (const claim_comparison& each : c.comparisons)
            values_.push_back(values_of(each.value, each.approximated, how));
    }
}

std::size_t readings::index_of(const printed& figure) const {
    return first_[figure.claim] + (figure.comparison ? 1 + *figure.comparison : 0);
}

const exact_interval& readings::of(const printed& figure) const { return values_[index_of(figure)]; }

bool readings::narrow(const printed& figure, const exact_interval& within) {
    exact_interval& values = values_[index_of(figure)];
    if (!values.intersects(within)) return false;
    values = common(values, within);
    return true;
}

bool holds(const readings& read, const relation& r) {
    exact_interval sum = exact_interval::exactly(0);
    for (const relation_term& t : r.terms) {
        const exact_interval value = value_of(read, t);
        sum = sum + (t.sign > 0 ? value : -value);
    }
    if (!r.at_least) return sum.contains(0);
    const bound& top = sum.upper();
    return top.kind == boundary::unbounded || top.at > rational{0} ||
           (top.at == rational{0} && top.kind == boundary::closed);
}

exact_interval needed(const readings& read, const relation& r, const printed& figure) {
    exact_interval others = exact_interval::exactly(0);
    const relation_term* own = nullptr;
    for (const relation_term& t : r.terms) {
        if (t.amount == figure || t.ratio == figure) {
            own = &t;
            continue;
        }
        const exact_interval value = value_of(read, t);
        others = others + (t.sign > 0 ? value : -value);
    }
    // sign x own = -others, or not below it.
    exact_interval value = own->sign > 0 ? -others : others;
    if (r.at_least) value = own->sign > 0 ? at_least(value.lower()) : at_most(value.upper());
    if (own->amount == figure) {
        if (!own->ratio) return value;
        const exact_interval ratio = ratio_of(read, *own->ratio);
        return kept_short(own->over_ratio ? value * ratio : value / ratio);
    }
    if (own->amount) {
        const exact_interval amount = read.of(*own->amount);
        value = own->over_ratio ? amount / value : value / amount;
    }
    return as_printed_number(value, comparison_of(read.claims(), figure).kind);
}

exact_interval implied_base(const readings& read, const printed& amount, const printed& ratio) {
    const claim_comparison& c = comparison_of(read.claims(), ratio);
    if (c.kind == compared_by::points || c.kind == compared_by::difference) return read.of(amount) + -read.of(ratio);
    return kept_short(read.of(amount) / ratio_of(read, ratio));
}

}  // namespace govkpi::detail
