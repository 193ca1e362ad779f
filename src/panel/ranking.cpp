// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/ranking.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace govkpi::detail {
namespace {

/// The least is the best: where more is better the value is turned round.
struct ranking_item {
    double approximate;
    std::uint32_t group;
    std::uint32_t index;
};

/// Above every quotient of 64-bit integers: what has no value stands behind its group.
constexpr double beyond_all = 0x1p100;

/// True where two doubles, a <= b, prove that the values behind a and all below it come before those behind b and all
/// above it. Two conversions and a division leave each double within 4 * 2^-53 of its value, relative to it, and the
/// comparison itself adds less than that again. 2^-48 is four times both together.
bool is_apart(const ranking_item& a, const ranking_item& b) noexcept {
    return b.approximate - a.approximate > (std::fabs(a.approximate) + std::fabs(b.approximate)) * 0x1p-48;
}

class ranking {
public:
    ranking(std::span<const rank_key> keys, direction better, tie_rule ties)
        : keys_{keys}, lower_first_{better == direction::lower_is_better}, ties_{ties}, ranks_(keys.size()) {}

    double approximate(std::size_t index) const noexcept {
        const auto [numerator, denominator] = keys_[index];
        if (denominator == 0) return beyond_all;
        const double value = static_cast<double>(numerator) / static_cast<double>(denominator);
        return lower_first_ ? value : -value;
    }

    /// Takes the items of one group in the order of their doubles.
    void add(std::span<ranking_item> group) {
        const auto end = std::find_if(group.begin(), group.end(),
                                      [](const ranking_item& item) { return item.approximate == beyond_all; });
        const auto with_value = static_cast<std::size_t>(end - group.begin());
        for (const ranking_item& item : group) ranks_[item.index].of = static_cast<std::uint32_t>(with_value);
        place next;
        for (std::size_t first = 0; first < with_value;) {
            std::size_t last = first + 1;
            while (last < with_value && !is_apart(group[last - 1], group[last])) ++last;
            add_close(group.subspan(first, last - first), next);
            first = last;
        }
    }

    std::vector<ranked> ranks() && { return std::move(ranks_); }

private:
    struct place {
        std::size_t items = 0;   // that are better
        std::size_t values = 0;  // the same without repeats
    };

    /// Items too close for their doubles: here the integers decide.
    void add_close(std::span<ranking_item> items, place& next) {
        const auto is_better = [this](const ranking_item& a, const ranking_item& b) {
            const rank_key& x = keys_[a.index];
            const rank_key& y = keys_[b.index];
            const int128 left = wide_product(x.numerator, y.denominator);
            const int128 right = wide_product(y.numerator, x.denominator);
            return lower_first_ ? left < right : right < left;
        };
        if (!std::is_sorted(items.begin(), items.end(), is_better)) std::sort(items.begin(), items.end(), is_better);
        for (std::size_t first = 0; first < items.size();) {
            std::size_t last = first + 1;
            while (last < items.size() && !is_better(items[first], items[last])) ++last;
            add_equal(items.subspan(first, last - first), next);
            next.items += last - first;
            ++next.values;
            first = last;
        }
    }

    void add_equal(std::span<ranking_item> items, const place& next) {
        if (ties_ == tie_rule::ordinal)
            std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
        for (std::size_t i = 0; i < items.size(); ++i) {
            std::size_t rank = 0;
            switch (ties_) {
                case tie_rule::competition:
                    rank = next.items + 1;
                    break;
                case tie_rule::modified_competition:
                    rank = next.items + items.size();
                    break;
                case tie_rule::dense:
                    rank = next.values + 1;
                    break;
                case tie_rule::ordinal:
                    rank = next.items + i + 1;
                    break;
            }
            ranks_[items[i].index].rank = static_cast<std::uint32_t>(rank);
        }
    }

    std::span<const rank_key> keys_;
    bool lower_first_;
    tie_rule ties_;
    std::vector<ranked> ranks_;
};

}  // namespace

std::vector<ranked> rank(std::span<const rank_key> keys, std::span<const std::uint32_t> groups, direction better,
                         tie_rule ties) {
    if (keys.size() > std::numeric_limits<std::uint32_t>::max())
        throw_overflow("govkpi: a rank does not fit in 32 bits");
    ranking all{keys, better, ties};
    std::vector<ranking_item> items;
    items.reserve(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i)
        items.push_back({all.approximate(i), groups.empty() ? 0 : groups[i], static_cast<std::uint32_t>(i)});
    std::sort(items.begin(), items.end(), [](const ranking_item& a, const ranking_item& b) {
        return a.group != b.group ? a.group < b.group : a.approximate < b.approximate;
    });

    for (std::size_t first = 0; first < items.size();) {
        std::size_t last = first + 1;
        while (last < items.size() && items[last].group == items[first].group) ++last;
        all.add(std::span{items}.subspan(first, last - first));
        first = last;
    }
    return std::move(all).ranks();
}

}  // namespace govkpi::detail
