// SPDX-License-Identifier: BSL-1.0
// The rows of a crosswalk, checked before one is made of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel/crosswalk.hpp>
#include <govkpi/problem.hpp>

namespace govkpi::detail {

/// The least number that all denominators divide; 0 where it does not fit in 64 bits.
std::int64_t common_denominator(std::span<const rational> weights);

/// Rows of one old unit, one after the other.
template <class F>
void for_each_old_unit(std::span<const crosswalk_row> sorted, F f) {
    for (std::size_t first = 0, end = 0; first < sorted.size(); first = end) {
        while (end < sorted.size() && sorted[end].from == sorted[first].from) ++end;
        f(sorted.subspan(first, end - first));
    }
}

class crosswalk_checker {
public:
    explicit crosswalk_checker(std::string file) : problems_{std::move(file)} {}

    /// Rows in the order of their old units, then of their new ones.
    void check(std::span<const crosswalk_row> sorted);
    /// The members that the units are, by code. `units`: with a row of each.
    std::vector<member> members(const std::map<std::string_view, std::size_t>& units, const units_of& side,
                                const char* column);
    /// Throws bad_input with all problems, in the order of rows, where there are any.
    void finish();

private:
    void check_unit(std::span<const crosswalk_row> unit);
    void check_weights(std::span<const rational> weights, const crosswalk_row& unit);

    problem_list problems_;
};

}  // namespace govkpi::detail
