// SPDX-License-Identifier: BSL-1.0
// The rows that a tree is made of, checked.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include <govkpi/panel/hierarchy.hpp>

namespace govkpi::detail {

using row_number = std::uint32_t;  ///< of a row in the sorted rows

/// Rows by code, then validity, and how they hang together.
struct checked_rows {
    std::vector<hierarchy_row> rows;
    std::vector<row_number> parents;      ///< of each row, by its place; no_member for a root
    std::vector<row_number> depth_first;  ///< parents before their children
    std::vector<std::string> levels;      ///< from the top
};

/// Throws bad_input with every problem.
checked_rows check_rows(std::vector<hierarchy_row> rows, std::string file);

/// Those of sorted things whose key is this one.
template <class T, class Key, class KeyOf>
std::span<const T> those_with(const std::vector<T>& sorted, const Key& key, KeyOf key_of) {
    const auto first = std::ranges::lower_bound(sorted, key, {}, key_of);
    return {first, std::ranges::upper_bound(first, sorted.end(), key, {}, key_of)};
}

/// The children of each parent, at last those without one; each list in the order of their numbers.
struct child_lists {
    explicit child_lists(const std::vector<std::uint32_t>& parents)
        : starts(parents.size() + 2, 0), all(parents.size()) {
        const std::size_t n = parents.size();
        const auto slot = [&](std::size_t i) { return parents[i] == no_member ? n : parents[i]; };
        for (std::size_t i = 0; i < n; ++i) ++starts[slot(i) + 1];
        std::partial_sum(starts.begin(), starts.end(), starts.begin());
        std::vector<std::uint32_t> next = starts;
        for (std::uint32_t i = 0; i < n; ++i) all[next[slot(i)]++] = i;
    }
    std::vector<std::uint32_t> starts, all;
};

}  // namespace govkpi::detail
