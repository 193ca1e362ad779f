// SPDX-License-Identifier: BSL-1.0
// A number of things of one kind: people, households, or a tag of your own.
//
//     struct bridge { static constexpr govkpi::labels label{"bridges", "cây cầu"}; };
//     using bridges = govkpi::count<bridge>;
#pragma once

#include <compare>

#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi {

/// What may be counted: any type with a constant `label`, the word printed behind the number.
template <class T>
concept countable = requires {
    { T::label } -> std::same_as<const labels&>;
};

/// How many of T there are, or by how many two counts differ. Exact; throws govkpi::overflow where it does not fit.
template <countable T>
class count {
public:
    using thing = T;
    using dimension = count;

    constexpr count() noexcept = default;
    template <detail::plain_integer I>
    explicit constexpr count(I how_many) : raw_{detail::checked_int64(how_many)} {}

    constexpr std::int64_t value() const noexcept { return raw_; }

    friend constexpr auto operator<=>(count, count) noexcept = default;

    template <detail::inexact F>
    count(F) = delete;  // a double is not exact: count in whole numbers

private:
    friend struct detail::raw;
    std::int64_t raw_ = 0;
};

// `each` is the word for one of them, in "95,000,000 VND/person".
struct person { static constexpr labels label{"people", "người"}, each{"person", "người"}; };
struct household { static constexpr labels label{"households", "hộ"}, each{"household", "hộ"}; };

using people = count<person>;
using households = count<household>;

}  // namespace govkpi
