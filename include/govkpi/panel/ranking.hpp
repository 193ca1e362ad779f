// SPDX-License-Identifier: BSL-1.0
// Places in an order: which unit is first of 34, which commune third in its province. The exact values are compared, so
// units share a place only where their figures are equal, not where they print alike.
//
//     const std::vector<ranked> in_nation = rank(std::span{poverty}, direction::lower_is_better);
//     const std::vector<ranked> in_province = rank_within(std::span{poverty}, provinces, direction::lower_is_better);
//     if (in_province[i].rank) fmt::print("{} of {}", *in_province[i].rank, in_province[i].of);
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include <govkpi/budget/target.hpp>
#include <govkpi/export.hpp>
#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/quotient.hpp>

namespace govkpi {

/// Which places equal values take, in the example of 9, 7, 7 and 5.
enum class tie_rule : std::uint8_t {
    competition,           ///< 1 2 2 4: one more than there are better values, as in sport and most league tables
    modified_competition,  ///< 1 3 3 4: as many as there are values at least as good
    dense,                 ///< 1 2 2 3: no place is left out
    ordinal,               ///< 1 2 3 4: the earlier of equals first, so rank them in an order that can be stated
};

/// A place among those that have one. `rank` counts from 1, the best; a value that is missing or undefined has none,
/// for it is not known to be the last.
struct ranked {
    std::optional<std::uint32_t> rank;
    std::uint32_t of = 0;  ///< how many values of the group have a rank

    friend bool operator==(const ranked&, const ranked&) = default;
};

namespace detail {

/// numerator / denominator; without a value where the denominator is 0.
struct rank_key {
    std::int64_t numerator = 0;
    std::int64_t denominator = 0;
};

/// `groups` is empty where all values are of one group.
GOVKPI_EXPORT std::vector<ranked> rank(std::span<const rank_key> keys, std::span<const std::uint32_t> groups,
                                       direction better, tie_rule ties);

template <class V>
inline constexpr bool is_rankable = additive<V> || quotient_like<V>;
template <class V>
inline constexpr bool is_rankable<std::optional<V>> = additive<V> || quotient_like<V>;

template <additive V>
constexpr rank_key to_rank_key(V value) noexcept {
    return {raw::of(value), 1};
}
template <quotient_like V>
constexpr rank_key to_rank_key(const V& value) noexcept {
    if (!value.is_defined()) return {};
    return {raw::of(value.numerator()), raw::of(value.denominator())};
}
template <class V>
constexpr rank_key to_rank_key(const std::optional<V>& value) noexcept {
    return value ? to_rank_key(*value) : rank_key{};
}

template <class V>
std::vector<rank_key> to_rank_keys(std::span<V> values) {
    std::vector<rank_key> keys;
    keys.reserve(values.size());
    for (const auto& value : values) keys.push_back(to_rank_key(value));
    return keys;
}

}  // namespace detail

/// What can be ranked: quotients, amounts, counts, and any of these that may be missing.
template <class V>
concept rankable = detail::is_rankable<V>;

/// The place of each value. But for `ordinal` it depends on the values alone, not on their order.
/// Cost: sorting the values.
template <class V>
    requires rankable<std::remove_const_t<V>>
std::vector<ranked> rank(std::span<V> values, direction better, tie_rule ties = tie_rule::competition) {
    return detail::rank(detail::to_rank_keys(values), {}, better, ties);
}

/// The place of each value within its group: communes in their province, provinces in their region. `groups` has the
/// group of each value, by any number. Throws invalid_argument where there are not as many groups as values.
template <class V>
    requires rankable<std::remove_const_t<V>>
std::vector<ranked> rank_within(std::span<V> values, std::span<const std::uint32_t> groups, direction better,
                                tie_rule ties = tie_rule::competition) {
    if (groups.size() != values.size()) detail::throw_invalid_argument("govkpi: as many groups as values are ranked");
    return detail::rank(detail::to_rank_keys(values), groups, better, ties);
}

}  // namespace govkpi
