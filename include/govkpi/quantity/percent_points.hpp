// SPDX-License-Identifier: BSL-1.0
// The difference of two ratios. 103.3 % against 100.0 % is +3.3 percentage points, which is not a growth of 3.3 %.
#pragma once

#include <compare>

#include <govkpi/quantity/ratio.hpp>
#include <govkpi/quantity/rational.hpp>

namespace govkpi {

/// An exact number of percentage points; printed "+3.3 pp", "+3,3 điểm %". Undefined where either ratio was.
class percent_points {
public:
    constexpr percent_points() noexcept = default;

    /// From a share of one: of(rational::of(33, 1000)) is +3.3 pp.
    static constexpr percent_points of(rational share) noexcept {
        percent_points made;
        made.share_ = share;
        return made;
    }
    static constexpr percent_points without_value(undefined why) noexcept {
        percent_points made;
        made.why_ = why;
        return made;
    }

    template <std::same_as<ratio> R>
    operator R() const = delete;  // the difference of two ratios is in points: write percent_points p = a - b

    constexpr rational share() const noexcept { return share_; }
    constexpr undefined reason() const noexcept { return why_; }
    constexpr bool is_defined() const noexcept { return why_ == undefined::no; }

    friend constexpr bool operator==(const percent_points&, const percent_points&) noexcept = default;
    friend constexpr std::partial_ordering operator<=>(const percent_points& a, const percent_points& b) noexcept {
        if (a.is_defined() && b.is_defined()) return a.share_ <=> b.share_;
        return a.why_ == b.why_ ? std::partial_ordering::equivalent : std::partial_ordering::unordered;
    }

    /// Points of one base add up: contributions to growth do.
    friend constexpr percent_points operator+(const percent_points& a, const percent_points& b) {
        if (!a.is_defined() || !b.is_defined()) return without_value(a.why_ > b.why_ ? a.why_ : b.why_);
        return of(a.share_ + b.share_);
    }
    friend constexpr percent_points operator-(const percent_points& a) noexcept {
        return a.is_defined() ? of(-a.share_) : a;
    }
    friend constexpr percent_points operator-(const percent_points& a, const percent_points& b) { return a + -b; }

private:
    rational share_;
    undefined why_ = undefined::no;
};

/// The exact difference of two ratios, in percentage points.
template <dimensionless A, dimensionless B>
constexpr percent_points operator-(const A& a, const B& b) {
    if (!a.is_defined() || !b.is_defined()) {
        return percent_points::without_value(a.reason() > b.reason() ? a.reason() : b.reason());
    }
    const auto share_of = [](const auto& q) {
        return rational::of(detail::raw::of(q.numerator()), detail::raw::of(q.denominator()));
    };
    return percent_points::of(share_of(a) - share_of(b));
}

template <class T> requires std::is_arithmetic_v<T>
void operator<=>(const percent_points&, T) = delete;  // compare with points: p > 3_percent - 0_percent
template <class T> requires std::is_arithmetic_v<T>
void operator==(const percent_points&, T) = delete;  // compare with points: p == 3_percent - 0_percent
template <class T> requires std::is_arithmetic_v<T>
void operator==(T, const percent_points&) = delete;  // compare with points: p == 3_percent - 0_percent
template <class T> requires std::is_arithmetic_v<T>
void operator*(const percent_points&, T) = delete;  // points do not multiply: take them of the figures wanted, a - b
template <class T> requires std::is_arithmetic_v<T>
void operator/(const percent_points&, T) = delete;  // points do not divide: take them of the figures wanted, a - b

template <dimensionless R>
void operator+(const R&, const percent_points&) = delete;  // points and ratios do not add: state the new ratio, or take a - b of two
template <dimensionless R>
void operator+(const percent_points&, const R&) = delete;  // points and ratios do not add: state the new ratio, or take a - b of two
template <dimensionless R>
void operator-(const R&, const percent_points&) = delete;  // points and ratios do not subtract: take a - b of two ratios
template <dimensionless R>
void operator-(const percent_points&, const R&) = delete;  // points and ratios do not subtract: take a - b of two ratios
template <dimensionless R>
void operator<=>(const R&, const percent_points&) = delete;  // compare ratio with ratio, or points with points
template <dimensionless R>
void operator==(const R&, const percent_points&) = delete;  // compare ratio with ratio, or points with points
template <dimensionless R>  // spelt out, since g++ 12 adds a second error where it turns a deleted == around
void operator==(const percent_points&, const R&) = delete;  // compare ratio with ratio, or points with points

}  // namespace govkpi
