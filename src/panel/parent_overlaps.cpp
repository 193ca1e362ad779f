// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <bit>
#include <compare>
#include <iterator>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "codes.hpp"
#include "parent_rows.hpp"

namespace govkpi::detail {

/// Two rows overlap where in each tree one member is the other's or stands above it. The row that takes the higher of
/// the two in each tree lies above both: in no tree do both have to be raised to reach it, and where neither lies in
/// the other, each has to be raised in some.
void parent_rows::report_overlaps(problem_list& problems) const {
    if (trees_.size() < 2) return;
    struct part {
        std::uint32_t join, raised, parent;
        auto operator<=>(const part&) const = default;
    };
    code_tuples joins{is_parent_.size()};
    std::vector<part> parts;
    std::vector<std::uint32_t> codes(is_parent_.size());
    for (std::uint32_t parent = 0; parent < size(); ++parent) {
        if (left(parent) == 0) continue;
        std::copy_n(rows_[parent], codes.size(), codes.begin());
        for_each_above(codes.data(), rows_.hash_of(codes.data()), [&](std::uint64_t hash, std::uint32_t raised) {
            if (std::popcount(raised) < static_cast<int>(trees_.size()))
                parts.push_back({joins.find_or_add(codes.data(), hash), raised, parent});
        });
    }
    std::sort(parts.begin(), parts.end());

    std::vector<overlap> found;
    for (auto first = parts.begin(); first != parts.end();) {
        const auto last = std::find_if(first, parts.end(), [&](const part& p) { return p.join != first->join; });
        std::map<std::uint32_t, std::vector<std::uint32_t>> by_raised;
        for (; first != last; ++first) by_raised[first->raised].push_back(first->parent);
        for (auto a = by_raised.begin(); a != by_raised.end(); ++a)
            for (auto b = std::next(a); b != by_raised.end(); ++b)
                if ((a->first & b->first) == 0) find_overlaps(a->second, b->second, found);
    }
    std::sort(found.begin(), found.end());
    for (const overlap& o : found)
        problems.add(0, base_.table.columns()[o.column], o.row,
                     fmt::format("no figure beside that of \"{}\", which overlaps it: their sum would count twice what "
                                 "lies in both",
                                 o.other));
}

/// Names each of these rows with one of those, rather than every pair.
void parent_rows::find_overlaps(const std::vector<std::uint32_t>& these, const std::vector<std::uint32_t>& those,
                                std::vector<overlap>& found) const {
    for_each_bit(flows_, [&](std::size_t c) {
        const auto with_column = [&](const std::vector<std::uint32_t>& parents) {
            std::vector<std::string> texts;
            for (const std::uint32_t parent : parents)
                if ((left(parent) >> c & 1) != 0)
                    texts.push_back(fmt::format("{}", fmt::join(members_of(parent), ", ")));
            std::sort(texts.begin(), texts.end());
            return texts;
        };
        std::vector<std::string> a = with_column(these), b = with_column(those);
        if (a.empty() || b.empty()) return;
        if (b.front() < a.front()) std::swap(a, b);
        for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
            found.push_back({a[std::min(i, a.size() - 1)], b[std::min(i, b.size() - 1)], c});
    });
}

}  // namespace govkpi::detail
