// SPDX-License-Identifier: BSL-1.0
// Figures as budgets have them, the same in every run: a fixed seed and integer arithmetic only, so that no standard
// library's distribution is in between.
#pragma once

#include <cstdint>
#include <random>
#include <vector>

namespace govkpi::benchmarks {

/// More than any branch predictor remembers, and few enough to stay in the second-level cache.
inline constexpr std::size_t figure_count = std::size_t{1} << 17;

/// Amounts in đồng from thousands to thousands of tỷ, every magnitude as likely as any other. Half are given in whole
/// triệu, a quarter in whole nghìn, a quarter to the đồng; one in 32 is negative, as corrections are.
inline std::vector<std::int64_t> amounts(std::uint64_t seed = 36'631) {
    std::mt19937_64 random{seed};
    std::vector<std::int64_t> made;
    made.reserve(figure_count);
    while (made.size() < figure_count) {
        std::int64_t top = 10'000;  // below it: 1,000 to 10,000, then a decade more each time
        for (auto decades = random() % 12; decades > 0; --decades) top *= 10;
        std::int64_t amount = top / 10 + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(top - top / 10));
        const auto kind = random() % 4;
        if (kind < 2 && amount >= 1'000'000) amount -= amount % 1'000'000;
        else if (kind < 3) amount -= amount % 1'000;
        if (random() % 32 == 0) amount = -amount;
        made.push_back(amount);
    }
    return made;
}

struct plan_and_outturn {
    std::int64_t outturn;
    std::int64_t budget;
};

/// Outturns of 0 to 200 % of their positive budgets.
inline std::vector<plan_and_outturn> executions(std::uint64_t seed = 35'461) {
    std::mt19937_64 random{seed};
    std::vector<plan_and_outturn> made;
    made.reserve(figure_count);
    for (const std::int64_t amount : amounts(seed)) {
        const std::int64_t budget = amount < 0 ? -amount : amount;
        made.push_back({static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(2 * budget + 1)), budget});
    }
    return made;
}

}  // namespace govkpi::benchmarks
