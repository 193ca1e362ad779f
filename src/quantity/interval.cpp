// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/interval.hpp>

#include <govkpi/quantity/reported.hpp>

namespace govkpi {
namespace {

constexpr rational zero = 0;

bool bounded(const bound& b) noexcept { return b.kind != boundary::unbounded; }

boundary both(boundary a, boundary b) noexcept {
    return a == boundary::closed && b == boundary::closed ? boundary::closed : boundary::open;
}

/// One end of an interval on the extended line, so that products and orders of ends can be taken.
struct end {
    rational at;
    int infinity = 0;  // -1, 0 or +1
    boundary kind = boundary::closed;
};

end lower_end(const exact_interval& i) noexcept {
    return bounded(i.lower()) ? end{i.lower().at, 0, i.lower().kind} : end{zero, -1, boundary::open};
}
end upper_end(const exact_interval& i) noexcept {
    return bounded(i.upper()) ? end{i.upper().at, 0, i.upper().kind} : end{zero, 1, boundary::open};
}
bound as_bound(const end& e) noexcept {
    return e.infinity == 0 ? bound{e.at, e.kind} : bound{zero, boundary::unbounded};
}
int sign(const end& e) noexcept {
    if (e.infinity != 0) return e.infinity;
    if (e.at == zero) return 0;
    return e.at > zero ? 1 : -1;
}

end product(const end& a, const end& b) {
    const int signs = sign(a) * sign(b);
    if (signs == 0) {
        // Zero times anything finite is zero, and a zero that is reached is reached whatever the other factor is.
        const bool reached =
            (sign(a) == 0 && a.kind == boundary::closed) || (sign(b) == 0 && b.kind == boundary::closed);
        return {zero, 0, reached ? boundary::closed : boundary::open};
    }
    if (a.infinity != 0 || b.infinity != 0) return {zero, signs, boundary::open};
    return {a.at * b.at, 0, both(a.kind, b.kind)};
}

/// -1, 0, 1 by value alone.
int compare(const end& a, const end& b) noexcept {
    if (a.infinity != b.infinity) return a.infinity < b.infinity ? -1 : 1;
    if (a.infinity != 0 || a.at == b.at) return 0;
    return a.at < b.at ? -1 : 1;
}

/// The end further out in the given direction; of two equal ones the closed, since it is reached.
end outermost(const end& a, const end& b, int direction) noexcept {
    const int order = compare(a, b) * direction;
    if (order == 0) return a.kind == boundary::closed ? a : b;
    return order > 0 ? a : b;
}

/// 1 / i for an interval without zero between its ends.
exact_interval reciprocal(const exact_interval& i) {
    const auto turned = [](const end& e, int side) -> bound {
        if (e.infinity != 0) return {zero, boundary::open};
        if (e.at == zero) return as_bound({zero, side, boundary::open});
        return {rational{1} / e.at, e.kind};
    };
    // The ends change places. An end at zero becomes the infinity on the interval's own side.
    return {turned(upper_end(i), -1), turned(lower_end(i), 1)};
}

}  // namespace

exact_interval::exact_interval(bound lower, bound upper) : lower_{lower}, upper_{upper} {
    if (!bounded(lower) || !bounded(upper)) return;
    const bool point = lower.kind == boundary::closed && upper.kind == boundary::closed && lower.at == upper.at;
    if (!(lower.at < upper.at) && !point) detail::throw_invalid_argument("govkpi: an interval without any value");
}

exact_interval exact_interval::everything() noexcept {
    exact_interval all;
    all.lower_.kind = boundary::unbounded;
    all.upper_.kind = boundary::unbounded;
    return all;
}

bool exact_interval::contains(const rational& value) const noexcept {
    if (bounded(lower_) && (value < lower_.at || (value == lower_.at && lower_.kind == boundary::open))) return false;
    if (bounded(upper_) && (value > upper_.at || (value == upper_.at && upper_.kind == boundary::open))) return false;
    return true;
}

bool exact_interval::intersects(const exact_interval& other) const noexcept {
    const auto ends_before = [](const exact_interval& a, const exact_interval& b) {
        if (!bounded(a.upper_) || !bounded(b.lower_)) return false;
        if (a.upper_.at != b.lower_.at) return a.upper_.at < b.lower_.at;
        return both(a.upper_.kind, b.lower_.kind) != boundary::closed;
    };
    return !ends_before(*this, other) && !ends_before(other, *this);
}

exact_interval exact_interval::outward(const rational& step) const {
    if (step <= zero) detail::throw_invalid_argument("govkpi: a step is more than 0");
    const auto moved = [&](const bound& b, rounding mode) -> bound {
        return bounded(b) ? bound{(b.at / step).rounded(mode) * step} : b;
    };
    return {moved(lower_, rounding::floor), moved(upper_, rounding::ceiling)};
}

exact_interval operator+(const exact_interval& a, const exact_interval& b) {
    const auto sum = [](const bound& x, const bound& y) -> bound {
        if (!bounded(x) || !bounded(y)) return {zero, boundary::unbounded};
        return {x.at + y.at, both(x.kind, y.kind)};
    };
    return {sum(a.lower_, b.lower_), sum(a.upper_, b.upper_)};
}

exact_interval operator-(const exact_interval& a) {
    const auto negated = [](const bound& b) { return bound{-b.at, b.kind}; };
    return {negated(a.upper_), negated(a.lower_)};
}

exact_interval operator*(const exact_interval& a, const exact_interval& b) {
    const end corners[] = {product(lower_end(a), lower_end(b)), product(lower_end(a), upper_end(b)),
                           product(upper_end(a), lower_end(b)), product(upper_end(a), upper_end(b))};
    end least = corners[0];
    end most = corners[0];
    for (const end& corner : corners) {
        least = outermost(least, corner, -1);
        most = outermost(most, corner, 1);
    }
    return {as_bound(least), as_bound(most)};
}

exact_interval operator/(const exact_interval& a, const exact_interval& b) {
    const int low = sign(lower_end(b));
    const int high = sign(upper_end(b));
    const bool only_zero = low == 0 && high == 0;
    if (only_zero || (low < 0 && high > 0)) return exact_interval::everything();
    return a * reciprocal(b);
}

namespace detail {

exact_interval printed_bounds(const rational& value, const rational& unit, printed_rounding rule) {
    const rational half = unit / 2;
    const auto nearest = [&](boundary lower, boundary upper) {
        return exact_interval{{value - half, lower}, {value + half, upper}};
    };
    const auto closed = boundary::closed;
    const auto open = boundary::open;
    switch (rule) {
        case printed_rounding::nearest:
            return nearest(closed, closed);
        case printed_rounding::half_up:
            return nearest(closed, open);
        case printed_rounding::half_down:
            return nearest(open, closed);
        case printed_rounding::half_away:
            if (value == zero) return nearest(open, open);
            return value > zero ? nearest(closed, open) : nearest(open, closed);
        case printed_rounding::half_even: {
            const bool even = (value / unit).to_whole(rounding::floor) % 2 == 0;
            return even ? nearest(closed, closed) : nearest(open, open);
        }
        case printed_rounding::floor:
            return {{value, closed}, {value + unit, open}};
        case printed_rounding::ceiling:
            return {{value - unit, open}, {value, closed}};
        case printed_rounding::truncated:
            if (value == zero) return {{-unit, open}, {unit, open}};
            return value > zero ? exact_interval{{value, closed}, {value + unit, open}}
                                : exact_interval{{value - unit, open}, {value, closed}};
        case printed_rounding::away:
            if (value == zero) return exact_interval::exactly(zero);
            return value > zero ? exact_interval{{value - unit, open}, {value, closed}}
                                : exact_interval{{value, closed}, {value + unit, open}};
    }
    return exact_interval::everything();
}

}  // namespace detail
}  // namespace govkpi
