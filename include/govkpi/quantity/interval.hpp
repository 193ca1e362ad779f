// SPDX-License-Identifier: BSL-1.0
// All the values that a figure may have, exactly: what a printed number stands for, and what follows from several.
//
//     const auto spent = as_printed(296'677_trieu, 1_trieu);                    // 296.676,5 to 296.677,5 triệu
//     const auto plan  = spent.values() / as_printed_percent(996, 1).values();  // 99,6 % of which plan?
#pragma once

#include <govkpi/export.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>

namespace govkpi {

enum class boundary : std::uint8_t {
    closed,     ///< the bound itself is possible
    open,       ///< it is not
    unbounded,  ///< there is no bound on this side; `at` has no meaning
};

struct bound {
    rational at;
    boundary kind = boundary::closed;

    friend constexpr bool operator==(const bound& a, const bound& b) noexcept {
        return a.kind == b.kind && (a.kind == boundary::unbounded || a.at == b.at);
    }
};

/// An interval of plain exact numbers. Its arithmetic encloses: every result of members lies in the result, and both
/// ends are reached or approached. Throws overflow where a bound does not fit in 128 bits.
class GOVKPI_EXPORT exact_interval {
public:
    exact_interval() noexcept = default;  // exactly zero
    /// Throws invalid_argument where lower is above upper, or they are equal and not both closed (nothing lies between).
    exact_interval(bound lower, bound upper);
    static exact_interval exactly(rational value) { return {{value}, {value}}; }
    static exact_interval everything() noexcept;

    const bound& lower() const noexcept { return lower_; }
    const bound& upper() const noexcept { return upper_; }

    bool contains(const rational& value) const noexcept;
    bool intersects(const exact_interval& other) const noexcept;
    /// Both bounds moved outward to whole multiples of step, and closed. Throws invalid_argument unless step is positive.
    exact_interval outward(const rational& step) const;

    friend bool operator==(const exact_interval&, const exact_interval&) noexcept = default;
    friend GOVKPI_EXPORT exact_interval operator+(const exact_interval& a, const exact_interval& b);
    friend GOVKPI_EXPORT exact_interval operator-(const exact_interval& a);
    friend GOVKPI_EXPORT exact_interval operator*(const exact_interval& a, const exact_interval& b);
    /// Where b holds zero between its ends nothing is known of the quotient: everything().
    friend GOVKPI_EXPORT exact_interval operator/(const exact_interval& a, const exact_interval& b);

private:
    bound lower_;
    bound upper_;
};

namespace detail {
/// What steps of a Q are given in: plain money for amounts of any flow, counts for counts, a ratio for ratios.
template <class Q>
struct step_of { using type = Q; };
template <additive Q>
struct step_of<Q> { using type = typename Q::dimension; };
}  // namespace detail

/// The possible values of a Q: an amount or count, with bounds in its smallest unit, or a ratio, with bounds as shares.
template <class Q>
class interval {
public:
    using value_type = Q;
    using step_type = typename detail::step_of<Q>::type;

    explicit interval(exact_interval values) noexcept : values_{values} {}
    static interval exactly(Q value) { return interval{exact_interval::exactly(number(value))}; }

    const exact_interval& numbers() const noexcept { return values_; }
    const bound& lower() const noexcept { return values_.lower(); }
    const bound& upper() const noexcept { return values_.upper(); }

    bool contains(Q value) const { return values_.contains(number(value)); }
    bool intersects(const interval& other) const noexcept { return values_.intersects(other.values_); }
    /// Bounds rounded outward to whole steps: interval in triệu from interval in đồng, losing nothing that is possible.
    interval outward(step_type step) const {
        return interval{values_.outward(interval<step_type>::number(step))};
    }

    friend bool operator==(const interval&, const interval&) noexcept = default;
    friend interval operator+(const interval& a, const interval& b) { return interval{a.values_ + b.values_}; }
    friend interval operator-(const interval& a, const interval& b) { return interval{a.values_ + -b.values_}; }

    /// A value of Q as the number that bounds are made of. Throws invalid_argument for a ratio without a value.
    static rational number(Q value) {
        if constexpr (additive<Q>) {
            return detail::raw::of(value);
        } else {
            if (!value.is_defined()) detail::throw_invalid_argument("govkpi: a ratio without a value is no number");
            return rational::of(detail::raw::of(value.numerator()), detail::raw::of(value.denominator()));
        }
    }

private:
    exact_interval values_;
};

template <additive A, additive B>
    requires commensurable<A, B>
interval<ratio> operator/(const interval<A>& a, const interval<B>& b) {
    return interval<ratio>{a.numbers() / b.numbers()};
}
template <class Q>
interval<Q> operator/(const interval<Q>& a, const interval<ratio>& b) {
    return interval<Q>{a.numbers() / b.numbers()};
}
template <class Q>
interval<Q> operator*(const interval<Q>& a, const interval<ratio>& b) {
    return interval<Q>{a.numbers() * b.numbers()};
}

/// A growth as the ratio to its base: +17 % is 117 %.
inline interval<ratio> plus_one(const interval<ratio>& growth) {
    return interval<ratio>{growth.numbers() + exact_interval::exactly(1)};
}
/// A ratio to a base as the growth over it: 117 % is +17 %.
inline interval<ratio> less_one(const interval<ratio>& share) {
    return interval<ratio>{share.numbers() + exact_interval::exactly(-1)};
}

}  // namespace govkpi
