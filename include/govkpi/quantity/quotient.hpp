// SPDX-License-Identifier: BSL-1.0
// A ratio that keeps its numerator and its denominator, so that it pools right, compares exactly, is rounded once and
// can always be explained.
//
//     const auto done = 36'631_trieu / 35'461_trieu;      // quotient<money<VND>, money<VND>>, prints 103.3%
//     const auto both = pool(done, other);                // sums divided, not percentages averaged
#pragma once

#include <compare>

#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/undefined.hpp>

namespace govkpi {

/// N divided by D, exactly. It has no value (is_defined() is false, reason() says why) where the denominator is zero or
/// negative, where a figure is missing, or where its figures do not belong together.
///
/// Comparison is of values: 1/2 equals 50/100. Quotients without a value are unordered with everything, and equal only
/// to others with the same reason.
template <additive N, additive D>
class quotient {
public:
    using numerator_type = N;
    using denominator_type = D;

    constexpr quotient(N numerator, D denominator) noexcept : numerator_{numerator}, denominator_{denominator} {}

    /// A quotient without figures, and why.
    static constexpr quotient without_value(undefined why) noexcept {
        quotient made{N{}, D{}};
        made.withheld_ = why;
        return made;
    }

    /// A plain ratio takes the figures of any quotient of like by like; what it loses is what they were.
    template <additive N2, additive D2>
        requires plain<N> && plain<D> && commensurable<N2, D2> && (!plain<N2>)
    constexpr quotient(const quotient<N2, D2>& other) noexcept
        : numerator_{detail::raw::as<N>(detail::raw::of(other.numerator()))},
          denominator_{detail::raw::as<D>(detail::raw::of(other.denominator()))},
          withheld_{other.withheld()} {}

    constexpr N numerator() const noexcept { return numerator_; }
    constexpr D denominator() const noexcept { return denominator_; }

    constexpr undefined reason() const noexcept {
        if (withheld_ != undefined::no) return withheld_;
        const std::int64_t base = detail::raw::of(denominator_);
        if (base > 0) return undefined::no;
        return base == 0 ? undefined::zero_base : undefined::negative_base;
    }
    constexpr bool is_defined() const noexcept { return withheld_ == undefined::no && detail::raw::of(denominator_) > 0; }
    /// The reason that its figures cannot tell by themselves: missing, not_comparable, or no.
    constexpr undefined withheld() const noexcept { return withheld_; }

    /// The value times 10^decimals as a whole number, rounded as said: rounded(3, rounding::half_away) of 36 631 / 35 461
    /// is 1033. In the smallest units of N and D. Throws invalid_argument where there is no value, overflow past 64 bits.
    constexpr std::int64_t rounded(int decimals, rounding mode) const {
        if (!is_defined()) detail::throw_invalid_argument("govkpi: a quotient without a value has no rounded form");
        if (decimals < 0 || decimals > 18) detail::throw_invalid_argument("govkpi: 0 to 18 decimals");
        const std::int64_t power = detail::power_of_ten(decimals);
        const std::int64_t base = detail::raw::of(denominator_);
        // Nearly every figure fits in 64 bits when scaled, and dividing those is several times faster.
        std::int64_t scaled = 0;
        if (!detail::multiply_overflows(detail::raw::of(numerator_), power, scaled)) {
            return detail::rounded_division(scaled, base, mode);
        }
        const auto wide = detail::wide_product(detail::raw::of(numerator_), power);
        return detail::checked_narrow(detail::rounded_division<detail::int128>(wide, base, mode));
    }

    /// The nearest double, for statistics only. Throws invalid_argument where there is no value.
    constexpr double to_double() const {
        if (!is_defined()) detail::throw_invalid_argument("govkpi: a quotient without a value is no number");
        return static_cast<double>(detail::raw::of(numerator_)) / static_cast<double>(detail::raw::of(denominator_));
    }

private:
    N numerator_;
    D denominator_;
    undefined withheld_ = undefined::no;
};

template <class T>
inline constexpr bool is_quotient = false;
template <class N, class D>
inline constexpr bool is_quotient<quotient<N, D>> = true;

/// Any quotient, per_capita<C> among them.
template <class Q>
concept quotient_like = requires(const Q& q) {
    { q.withheld() } -> std::same_as<undefined>;
    q.numerator();
    q.denominator();
};
template <quotient_like Q>
using numerator_of = typename Q::numerator_type;
template <quotient_like Q>
using denominator_of = typename Q::denominator_type;

/// A quotient of like by like: its value is a plain number, printed as a percentage.
template <class Q>
concept dimensionless = quotient_like<Q> && commensurable<numerator_of<Q>, denominator_of<Q>>;

/// Two quotients whose values may be compared: both plain numbers, or both money per head and the like.
template <class A, class B>
concept comparable_quotients =
    quotient_like<A> && quotient_like<B> &&
    ((dimensionless<A> && dimensionless<B>) || (commensurable<numerator_of<A>, numerator_of<B>> &&
                                                commensurable<denominator_of<A>, denominator_of<B>>));

/// Of the very same figures, so that sums of both mean something.
template <class A, class B>
concept same_figures = quotient_like<A> && quotient_like<B> && std::same_as<numerator_of<A>, numerator_of<B>> &&
                       std::same_as<denominator_of<A>, denominator_of<B>>;

/// a / b. For the completion of a plan use plan_completion(), which also knows outturn from budget.
template <additive N, additive D>
constexpr quotient<N, D> operator/(N numerator, D denominator)
    requires(!detail::two_currencies<N, D>)
{
    return {numerator, denominator};
}

template <class A, class B> requires detail::two_currencies<A, B>
void operator/(A, B) = delete;  // a quotient of two currencies is an exchange rate: use exchange(amount, rate, per, rounding)

/// The quotient of the sums: what a rate over several units is. Units with a zero base count with their numerators. A
/// missing part makes the whole missing, a part that is not comparable makes it not comparable (the stronger reason).
/// Throws overflow where a sum does not fit.
template <quotient_like A, quotient_like B>
    requires same_figures<A, B> && (!plain<numerator_of<A>>)
constexpr quotient<numerator_of<A>, denominator_of<A>> pool(const A& a, const B& b) {
    using pooled = quotient<numerator_of<A>, denominator_of<A>>;
    const undefined why = a.withheld() > b.withheld() ? a.withheld() : b.withheld();
    if (why != undefined::no) return pooled::without_value(why);
    return {a.numerator() + b.numerator(), a.denominator() + b.denominator()};
}
template <quotient_like A, quotient_like B, class... More>
    requires same_figures<A, B> && (sizeof...(More) > 0)
constexpr quotient<numerator_of<A>, denominator_of<A>> pool(const A& a, const B& b, const More&... more) {
    return pool(pool(a, b), more...);
}

template <quotient_like A, quotient_like B>
    requires comparable_quotients<A, B>
constexpr bool operator==(const A& a, const B& b) noexcept {
    if (!a.is_defined() || !b.is_defined()) return a.reason() == b.reason();
    return detail::wide_product(detail::raw::of(a.numerator()), detail::raw::of(b.denominator())) ==
           detail::wide_product(detail::raw::of(b.numerator()), detail::raw::of(a.denominator()));
}
template <quotient_like A, quotient_like B>
    requires comparable_quotients<A, B>
constexpr std::partial_ordering operator<=>(const A& a, const B& b) noexcept {
    if (!a.is_defined() || !b.is_defined()) {
        return a.reason() == b.reason() ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
    }
    const detail::int128 left = detail::wide_product(detail::raw::of(a.numerator()), detail::raw::of(b.denominator()));
    const detail::int128 right = detail::wide_product(detail::raw::of(b.numerator()), detail::raw::of(a.denominator()));
    if (left == right) return std::partial_ordering::equivalent;
    return left < right ? std::partial_ordering::less : std::partial_ordering::greater;
}

// By themselves, since through <=> the four ways that two quotients may relate cost more than the comparison.
template <quotient_like A, quotient_like B>
    requires comparable_quotients<A, B>
constexpr bool operator<(const A& a, const B& b) noexcept {
    const std::int64_t base_a = detail::raw::of(a.denominator());
    const std::int64_t base_b = detail::raw::of(b.denominator());
    if (a.withheld() != undefined::no || b.withheld() != undefined::no || base_a <= 0 || base_b <= 0) return false;
    return detail::wide_product(detail::raw::of(a.numerator()), base_b) <
           detail::wide_product(detail::raw::of(b.numerator()), base_a);
}
template <quotient_like A, quotient_like B>
    requires comparable_quotients<A, B>
constexpr bool operator>(const A& a, const B& b) noexcept {
    return b < a;
}

template <quotient_like A, quotient_like B>
void operator+(const A&, const B&) = delete;  // ratios do not add: pool(a, b) divides the sums; add the parts of one whole first
template <quotient_like A, quotient_like B> requires(!dimensionless<A> || !dimensionless<B>)
void operator-(const A&, const B&) = delete;  // subtract the amounts before dividing, or take growth(now, before)
template <quotient_like A, quotient_like B>
void operator*(const A&, const B&) = delete;  // multiply the figures behind the ratios, not the ratios
template <quotient_like A, quotient_like B> requires(!comparable_quotients<A, B>)
void operator<=>(const A&, const B&) = delete;  // unlike quotients do not compare: ratio with ratio, VND/person with VND/person
template <quotient_like A, quotient_like B> requires(!comparable_quotients<A, B>)
void operator==(const A&, const B&) = delete;  // unlike quotients do not compare: ratio with ratio, VND/person with VND/person
template <quotient_like A, quotient_like B>
void operator/(const A&, const B&) = delete;  // ratios do not divide: take a - b in points, or divide the figures behind them
template <class T, quotient_like R> requires additive<T> || std::is_arithmetic_v<T>
void operator/(T, const R&) = delete;  // divide by the figures behind the ratio, or multiply() by its inverse
template <quotient_like R, class T> requires additive<T> || std::is_arithmetic_v<T>
void operator/(const R&, T) = delete;  // divide the figures behind the ratio, not the ratio
template <quotient_like R, class T> requires std::is_arithmetic_v<T>
void operator*(const R&, T) = delete;  // multiply the numerator: q.numerator() * n / q.denominator()
template <class T, quotient_like R> requires std::is_arithmetic_v<T>
void operator*(T, const R&) = delete;  // multiply the numerator: n * q.numerator() / q.denominator()
template <quotient_like R, class T> requires additive<T> || std::is_arithmetic_v<T>
void operator+(const R&, T) = delete;  // a ratio does not add: add the figures behind it
template <class T, quotient_like R> requires additive<T> || std::is_arithmetic_v<T>
void operator+(T, const R&) = delete;  // a ratio does not add: add the figures behind it
template <quotient_like R, class T> requires additive<T> || std::is_arithmetic_v<T>
void operator-(const R&, T) = delete;  // subtract like from like: q - 100_percent, or the figures behind q
template <class T, quotient_like R> requires additive<T> || std::is_arithmetic_v<T>
void operator-(T, const R&) = delete;  // subtract like from like: 100_percent - q, or the figures behind q
template <quotient_like R, class T> requires std::is_arithmetic_v<T>
void operator<=>(const R&, T) = delete;  // compare with a ratio: q >= 100_percent, not q >= 1 or q >= 100
template <quotient_like R, class T> requires std::is_arithmetic_v<T>
void operator==(const R&, T) = delete;  // compare with a ratio: q == 100_percent, not q == 1 or q == 100
template <class T, quotient_like R> requires std::is_arithmetic_v<T>
void operator==(T, const R&) = delete;  // compare with a ratio: q == 100_percent, not q == 1 or q == 100
template <quotient_like R, additive Q>
void operator<=>(const R&, Q) = delete;  // a quotient is no amount: compare with a quotient, per_capita<VND>::of_one(95_trieu)
template <quotient_like R, additive Q>
void operator==(const R&, Q) = delete;  // a quotient is no amount: compare with a quotient, per_capita<VND>::of_one(95_trieu)
template <additive Q, quotient_like R>
void operator==(Q, const R&) = delete;  // a quotient is no amount: compare with a quotient, per_capita<VND>::of_one(95_trieu)

template <additive Q, quotient_like R>
void operator*(Q, const R&) = delete;  // a share of an amount loses digits: write multiply(q, ratio, rounding::half_even)
template <quotient_like R, additive Q>
void operator*(const R&, Q) = delete;  // a share of an amount loses digits: write multiply(q, ratio, rounding::half_even)
template <quotient_like A, quotient_like B> requires(!same_figures<A, B>)
void pool(const A&, const B&) = delete;  // only quotients of the same figures pool: same flow, same basis, same currency

}  // namespace govkpi
