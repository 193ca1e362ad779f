// SPDX-License-Identifier: BSL-1.0
// Sharing a whole out by weights so that the parts always add up to it, to the last đồng.
#pragma once

#include <span>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/algebra.hpp>
#include <govkpi/quantity/money.hpp>

namespace govkpi {
namespace detail {
GOVKPI_EXPORT void allocate(std::int64_t whole, std::span<const std::int64_t> weights, std::span<std::int64_t> parts);
}

/// Shares `whole` out in proportion to weights by the method of largest remainder (Hamilton): each part is its exact
/// share cut to whole units, and the units left over go one each to the largest fractions, ties to the earlier weight.
/// A negative whole is shared like the positive one, with the sign put back; a weight of zero gets nothing. The parts
/// add up to the whole exactly, and none is a whole unit away from its share.
/// Throws invalid_argument where a weight is negative or no weight is positive, overflow where the weights' sum does not
/// fit in 64 bits. Cost: sorting the weights.
template <additive Q>
std::vector<Q> allocate(Q whole, std::span<const std::int64_t> weights) {
    std::vector<std::int64_t> units(weights.size());
    detail::allocate(detail::raw::of(whole), weights, units);
    std::vector<Q> parts;
    parts.reserve(units.size());
    for (const std::int64_t unit : units) parts.push_back(detail::raw::as<Q>(unit));
    return parts;
}

/// The same in proportion to amounts or counts.
template <additive Q, additive W>
std::vector<Q> allocate(Q whole, std::span<const W> weights) {
    std::vector<std::int64_t> plain;
    plain.reserve(weights.size());
    for (const W weight : weights) plain.push_back(detail::raw::of(weight));
    return allocate(whole, std::span<const std::int64_t>{plain});
}

/// Shares of a total that add up to exactly 100 %, in units of the last digit: with decimals = 1 they add up to 1000
/// (100.0 %). Each is its exact share rounded to a neighbouring value, by largest remainder. Errors as allocate().
GOVKPI_EXPORT std::vector<std::int64_t> shares_to_hundred(std::span<const std::int64_t> parts, int decimals);

/// Controlled rounding, for a table whose printed parts must add up to its printed total: each part x scale / divisor goes
/// to one of its two whole neighbours, and together they come to their exact sum rounded half away from zero. The largest
/// fractions go up, ties to the earlier part; a part that is whole stays as it is. 36,631,400 đồng and 1,168,700 đồng are
/// in nghìn đồng (scale 1, divisor 1,000) 36,631 and 1,169, since together they are 37,800.
/// Throws invalid_argument where scale or divisor is not positive, overflow where a result does not fit in 64 bits.
/// Cost: sorting the parts.
GOVKPI_EXPORT std::vector<std::int64_t> controlled_rounding(std::span<const std::int64_t> parts, std::int64_t scale,
                                                            std::int64_t divisor);
/// The same where the total is printed already, in a table of several levels: it must be a whole neighbour of the exact
/// sum. Throws invalid_argument where it is not.
GOVKPI_EXPORT std::vector<std::int64_t> controlled_rounding(std::span<const std::int64_t> parts, std::int64_t scale,
                                                            std::int64_t divisor, std::int64_t total);

}  // namespace govkpi
