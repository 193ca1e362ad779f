// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/allocate.hpp>

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace govkpi {
namespace detail {

void allocate(std::int64_t whole, std::span<const std::int64_t> weights, std::span<std::int64_t> parts) {
    std::int64_t total = 0;
    for (const std::int64_t weight : weights) {
        if (weight < 0) throw_invalid_argument("govkpi: a weight is below zero");
        total = checked_add(total, weight);
    }
    if (total == 0) throw_invalid_argument("govkpi: nothing to share out by: no weight is above zero");

    // Cut toward zero, each part has the sign of the whole and so has what is left over.
    std::vector<std::int64_t> remainders(weights.size());
    std::int64_t given = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        const int128 product = wide_product(whole, weights[i]);
        parts[i] = static_cast<std::int64_t>(product / int128{total});  // |part| <= |whole|
        remainders[i] = static_cast<std::int64_t>(product % int128{total});
        if (remainders[i] < 0) remainders[i] = -remainders[i];  // below total, so this fits
        given += parts[i];
    }
    const std::int64_t one = whole < 0 ? -1 : 1;
    const auto left = static_cast<std::size_t>((whole - given) * one);

    std::vector<std::size_t> order(weights.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    for (std::size_t i = 0; i < left; ++i) parts[order[i]] += one;
}

}  // namespace detail

namespace {

/// Of parts x scale / divisor, which is positive.
struct cut_parts {
    std::vector<std::int64_t> whole;      ///< rounded down
    std::vector<std::int64_t> fractions;  ///< what is left of each, over the divisor
    detail::int128 given{0};              ///< the sum of the whole ones
    detail::int128 exact{0};              ///< of all parts x scale

    cut_parts(std::span<const std::int64_t> parts, std::int64_t scale, std::int64_t divisor) {
        using namespace detail;
        if (scale <= 0 || divisor <= 0) throw_invalid_argument("govkpi: a scale and a divisor are above zero");
        for (const std::int64_t part : parts) {
            const int128 scaled = wide_product(part, scale);
            int128 below = scaled / int128{divisor};
            int128 rest = scaled % int128{divisor};
            if (rest < int128{0}) {
                rest += int128{divisor};
                below = below - int128{1};
            }
            whole.push_back(checked_narrow(below));
            fractions.push_back(checked_narrow(rest));
            given = given + below;
            if (add_overflows(exact, scaled, exact)) throw_overflow("govkpi: a sum does not fit in 128 bits");
        }
    }

    /// One more for those with the largest fractions.
    std::vector<std::int64_t> with_rest(std::int64_t left) && {
        std::vector<std::size_t> order(whole.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return fractions[a] > fractions[b]; });
        for (std::size_t i = 0; left > 0; ++i, --left) whole[order[i]] = detail::checked_add(whole[order[i]], 1);
        return std::move(whole);
    }
};

}  // namespace

std::vector<std::int64_t> controlled_rounding(std::span<const std::int64_t> parts, std::int64_t scale,
                                              std::int64_t divisor) {
    cut_parts cut{parts, scale, divisor};
    const detail::int128 total = detail::rounded_division(cut.exact, detail::int128{divisor}, rounding::half_away);
    const std::int64_t left = detail::checked_narrow(total - cut.given);
    return std::move(cut).with_rest(left);
}

std::vector<std::int64_t> controlled_rounding(std::span<const std::int64_t> parts, std::int64_t scale,
                                              std::int64_t divisor, std::int64_t total) {
    cut_parts cut{parts, scale, divisor};
    const detail::int128 down = detail::rounded_division(cut.exact, detail::int128{divisor}, rounding::floor);
    const detail::int128 up = detail::rounded_division(cut.exact, detail::int128{divisor}, rounding::ceiling);
    const detail::int128 wanted{total};
    if (wanted != down && wanted != up)
        detail::throw_invalid_argument("govkpi: a printed total is a whole neighbour of the sum of its parts");
    const std::int64_t left = detail::checked_narrow(wanted - cut.given);
    return std::move(cut).with_rest(left);
}

std::vector<std::int64_t> shares_to_hundred(std::span<const std::int64_t> parts, int decimals) {
    if (decimals < 0 || decimals > 15) detail::throw_invalid_argument("govkpi: 0 to 15 decimals");
    std::vector<std::int64_t> shares(parts.size());
    detail::allocate(100 * detail::power_of_ten(decimals), parts, shares);
    return shares;
}

}  // namespace govkpi
