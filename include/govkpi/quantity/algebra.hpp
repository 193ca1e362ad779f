// SPDX-License-Identifier: BSL-1.0
// The arithmetic that money, counts and budget amounts share: like adds to like, whole numbers multiply, and every
// result is exact or throws govkpi::overflow. What does not mean anything is refused here, once, with its remedy.
#pragma once

#include <concepts>
#include <cstdint>
#include <type_traits>
#include <typeindex>  // declares std::hash at a fifth of the cost of <functional>

#include <govkpi/quantity/error.hpp>
#include <govkpi/quantity/rounding.hpp>

namespace govkpi {

/// A quantity whose values add up: one signed 64-bit number of smallest units. `dimension` is the plain quantity that
/// it measures (money<VND>, people), which says what it can be compared with and divided by.
template <class Q>
concept additive = requires { typename Q::dimension; };

/// Measured in the same thing: their quotient is a plain ratio.
template <class A, class B>
concept commensurable = additive<A> && additive<B> && std::same_as<typename A::dimension, typename B::dimension>;

/// A bare number, as in a published percentage, rather than an amount of something.
template <class Q>
concept plain = additive<Q> && requires { Q::is_plain; };

template <class Q>
concept monetary = additive<Q> && requires { typename Q::currency_type; };

namespace detail {

/// The way to the number inside for the library's own code; users have minor_units() and value().
struct raw {
    template <class Q>
    static constexpr std::int64_t of(Q quantity) noexcept { return quantity.raw_; }
    template <class Q>
    static constexpr Q as(std::int64_t value) noexcept {
        Q made;
        made.raw_ = value;
        return made;
    }
};

}  // namespace detail

template <additive Q>
constexpr Q operator+(Q a, Q b) {
    return detail::raw::as<Q>(detail::checked_add(detail::raw::of(a), detail::raw::of(b)));
}
template <additive Q>
constexpr Q operator-(Q a, Q b) {
    return detail::raw::as<Q>(detail::checked_subtract(detail::raw::of(a), detail::raw::of(b)));
}
template <additive Q>
constexpr Q operator-(Q a) {
    return detail::raw::as<Q>(detail::checked_subtract(0, detail::raw::of(a)));
}
template <additive Q, detail::plain_integer I>
constexpr Q operator*(Q a, I times) {
    return detail::raw::as<Q>(detail::checked_multiply(detail::raw::of(a), detail::checked_int64(times)));
}
template <detail::plain_integer I, additive Q>
constexpr Q operator*(I times, Q a) {
    return a * times;
}
template <additive Q, additive R>
constexpr Q& operator+=(Q& a, R b) {
    return a = a + b;
}
template <additive Q, additive R>
constexpr Q& operator-=(Q& a, R b) {
    return a = a - b;
}
template <additive Q, detail::plain_integer I>
constexpr Q& operator*=(Q& a, I times) {
    return a = a * times;
}

/// a / parts, rounded as said. Throws invalid_argument where parts is 0. To share a whole out so that the parts add up
/// again, use allocate().
template <additive Q, detail::plain_integer I>
constexpr Q divide(Q a, I parts, rounding mode) {
    std::int64_t d = detail::checked_int64(parts);
    if (d == 0) detail::throw_invalid_argument("govkpi: divided by zero");
    detail::int128 n = detail::raw::of(a);
    if (d < 0) n = -n;
    const detail::int128 size = d < 0 ? -detail::int128{d} : detail::int128{d};
    return detail::raw::as<Q>(detail::checked_narrow(detail::rounded_division<detail::int128>(n, size, mode)));
}

template <additive Q, class T> requires std::is_arithmetic_v<T>
void divide(Q, T) = delete;  // a digit may be lost, say how: divide(q, n, rounding::half_even)
template <additive Q, class F> requires std::is_floating_point_v<F>
void divide(Q, F, rounding) = delete;  // a double is not exact: write multiply(q, make_ratio(2, 3), rounding::half_even)

// ---- refused: two currencies -----------------------------------------------------------------------------------

namespace detail {
template <class A, class B>
concept two_currencies = monetary<A> && monetary<B> && !commensurable<A, B>;
template <class A, class B>
concept two_things = additive<A> && additive<B> && !commensurable<A, B> && !two_currencies<A, B>;
template <class F>
concept inexact = std::floating_point<F>;
}  // namespace detail

template <class A, class B> requires detail::two_currencies<A, B>
void operator+(A, B) = delete;  // two currencies do not add: convert one with exchange(amount, rate, per, rounding) first
template <class A, class B> requires detail::two_currencies<A, B>
void operator-(A, B) = delete;  // two currencies do not subtract: convert one with exchange(amount, rate, per, rounding) first
template <class A, class B> requires detail::two_currencies<A, B>
void operator<=>(A, B) = delete;  // two currencies do not compare: convert one with exchange(amount, rate, per, rounding) first
template <class A, class B> requires detail::two_currencies<A, B>
void operator==(A, B) = delete;  // two currencies do not compare: convert one with exchange(amount, rate, per, rounding) first

// ---- refused: money with heads, people with households -----------------------------------------------------------

template <class A, class B> requires detail::two_things<A, B>
void operator+(A, B) = delete;  // unlike things do not add: money per head is per_capita(money, people); counts need one tag
template <class A, class B> requires detail::two_things<A, B>
void operator-(A, B) = delete;  // unlike things do not subtract: divide them (a / b), or count both under one tag
template <class A, class B> requires detail::two_things<A, B>
void operator<=>(A, B) = delete;  // unlike things do not compare: divide them (a / b), or count both under one tag
template <class A, class B> requires detail::two_things<A, B>
void operator==(A, B) = delete;  // unlike things do not compare: divide them (a / b), or count both under one tag

// ---- refused: bare numbers ---------------------------------------------------------------------------------------

template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator+(Q, T) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <class T, additive Q> requires std::is_arithmetic_v<T>
void operator+(T, Q) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator-(Q, T) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <class T, additive Q> requires std::is_arithmetic_v<T>
void operator-(T, Q) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator<=>(Q, T) = delete;  // a bare number has no unit: compare with 5_trieu, 5_people, 0_VND
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator==(Q, T) = delete;  // a bare number has no unit: compare with 5_trieu, 5_people, 0_VND
template <class T, additive Q> requires std::is_arithmetic_v<T>  // spelt out: g++ 12 says twice that a turned == is deleted
void operator==(T, Q) = delete;  // a bare number has no unit: compare with 5_trieu, 5_people, 0_VND

// ---- refused: products and inexact factors -----------------------------------------------------------------------

template <additive A, additive B>
void operator*(A, B) = delete;  // a product of two quantities is no quantity: multiply by a whole number, or divide (a / b)
template <additive Q, detail::inexact F>
void operator*(Q, F) = delete;  // a double is not exact: write multiply(q, 99.6_percent, rounding::half_even)
template <detail::inexact F, additive Q>
void operator*(F, Q) = delete;  // a double is not exact: write multiply(q, 99.6_percent, rounding::half_even)
template <additive Q, std::integral I>
void operator/(Q, I) = delete;  // dividing loses digits: write divide(q, n, rounding::half_even), or allocate(q, weights)
template <additive Q, detail::inexact F>
void operator/(Q, F) = delete;  // a double is not exact: write divide(q, 3, rounding::half_even), or multiply() by a ratio
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator+=(Q&, T) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator-=(Q&, T) = delete;  // a bare number has no unit: write 5_trieu, 5_people
template <additive Q, detail::inexact F>
void operator*=(Q&, F) = delete;  // a double is not exact: write q = multiply(q, 99.6_percent, rounding::half_even)
template <additive Q, class T> requires std::is_arithmetic_v<T>
void operator/=(Q&, T) = delete;  // dividing loses digits: write q = divide(q, n, rounding::half_even)
template <class T, additive Q> requires std::is_arithmetic_v<T>
void operator/(T, Q) = delete;  // a number over a quantity is no quantity: divide two quantities (a / b)

}  // namespace govkpi

/// Every additive quantity hashes; equal values of one type have equal hashes.
template <govkpi::additive Q>
struct std::hash<Q> {
    constexpr std::size_t operator()(Q quantity) const noexcept {
        // The finishing steps of splitmix64: amounts are mostly multiples of a million, and bare low bits would collide.
        auto bits = static_cast<std::uint64_t>(govkpi::detail::raw::of(quantity));
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
        return static_cast<std::size_t>(bits ^ (bits >> 31));
    }
};
