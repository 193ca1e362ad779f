// SPDX-License-Identifier: BSL-1.0
// Money per head: revenue, spending or income divided by people. Two of them pool; they never add.
#pragma once

#include <govkpi/quantity/count.hpp>
#include <govkpi/quantity/money.hpp>
#include <govkpi/quantity/quotient.hpp>

namespace govkpi {

/// An amount of money for a number of people: per_capita(95'000_trieu, 1'000_people). A figure that was published per
/// head alone is of one person: per_capita<VND>::of_one(95_trieu).
template <currency_tag C>
class per_capita : public quotient<money<C>, people> {
public:
    using quotient<money<C>, people>::quotient;
    constexpr per_capita(const quotient<money<C>, people>& q) noexcept : quotient<money<C>, people>{q} {}
    /// Any amount that knows what money it is of.
    template <monetary A>
        requires(!std::same_as<A, money<C>> && commensurable<A, money<C>>)
    constexpr per_capita(A amount, people heads) noexcept
        : quotient<money<C>, people>{detail::raw::as<money<C>>(detail::raw::of(amount)), heads} {}

    static constexpr per_capita of_one(money<C> published) noexcept { return {published, people{1}}; }
};

template <monetary A>
per_capita(A, people) -> per_capita<typename A::currency_type>;

}  // namespace govkpi
