// SPDX-License-Identifier: BSL-1.0
// Rows of a table in the order of a key of numbers, so that those of one context stand together whatever their order
// was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <govkpi/panel/panel.hpp>

#include "codes.hpp"
#include "fact_store.hpp"

namespace govkpi::detail {

class keyed_rows {
public:
    explicit keyed_rows(std::size_t width) : width_{width} {}

    void add(std::size_t row, std::span<const std::uint32_t> key) {
        rows_.push_back(row);
        keys_.insert(keys_.end(), key.begin(), key.end());
    }
    void sort() {
        order_.resize(rows_.size());
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
            const std::uint32_t* const x = keys_.data() + a * width_;
            const std::uint32_t* const y = keys_.data() + b * width_;
            return std::lexicographical_compare(x, x + width_, y, y + width_);
        });
    }

    // Once they are sorted:
    std::size_t size() const noexcept { return order_.size(); }
    std::size_t row(std::size_t place) const noexcept { return rows_[order_[place]]; }
    std::span<const std::uint32_t> key(std::size_t place) const noexcept {
        return std::span{keys_}.subspan(order_[place] * width_, width_);
    }
    /// The first place behind this one whose key differs in its first `numbers`.
    std::size_t end_of(std::size_t place, std::size_t numbers) const noexcept {
        const auto first = key(place).first(numbers);
        std::size_t end = place + 1;
        while (end < size() && std::equal(first.begin(), first.end(), key(end).begin())) ++end;
        return end;
    }
    /// The exact sum of a column over places from `first` to before `last`; nothing where no row has a figure.
    /// Throws sum_overflow where it does not fit.
    std::optional<std::int64_t> sum(const fact_column& column, std::size_t first, std::size_t last,
                                    std::string_view name) const {
        int128 total{0};
        bool any = false;
        for (std::size_t place = first; place < last; ++place) {
            if (column.is_missing(row(place))) continue;
            total = total + int128{column.values[row(place)]};
            any = true;
        }
        if (!any) return std::nullopt;
        std::int64_t sum = 0;
        if (!narrow(total, sum))
            throw sum_overflow{fmt::format("a unit's sum of the column {} does not fit in 64 bits", name)};
        return sum;
    }

private:
    std::size_t width_;
    std::vector<std::size_t> rows_;
    std::vector<std::uint32_t> keys_;
    std::vector<std::size_t> order_;
};

/// The members of a row, one a dimension, in dictionary codes.
inline void read_codes(const fact_store& store, std::size_t row, std::vector<std::uint32_t>& codes) {
    codes.resize(store.codes.size());
    for (std::size_t d = 0; d < codes.size(); ++d) codes[d] = code_at({store.codes[d].data(), store.widths[d]}, row);
}

}  // namespace govkpi::detail
