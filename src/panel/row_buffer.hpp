// SPDX-License-Identifier: BSL-1.0
// Rows that are made one by one, handed on in blocks.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "codes.hpp"
#include "row_block.hpp"

namespace govkpi::detail {

class row_buffer {
public:
    using receiver = std::function<void(const row_block&)>;

    row_buffer(std::size_t dimensions, std::size_t columns, receiver take)
        : take_{std::move(take)}, codes_(dimensions), values_(columns), missing_(columns) {
        clear();
    }

    /// A code a dimension and a figure a column, nothing where it is missing.
    void add(std::span<const std::uint32_t> codes, std::span<const std::optional<std::int64_t>> figures) {
        for (std::size_t d = 0; d < codes_.size(); ++d) codes_[d].push_back(codes[d]);
        for (std::size_t c = 0; c < values_.size(); ++c) {
            values_[c].push_back(figures[c].value_or(0));
            if (!figures[c]) missing_[c][rows_ / 64] |= std::uint64_t{1} << (rows_ % 64);
        }
        if (++rows_ == block_rows) flush();
    }
    /// Hands on what is left.
    void flush() {
        if (rows_ == 0) return;
        std::vector<code_span> codes;
        std::vector<value_span> values;
        for (const auto& column : codes_) codes.push_back({column.data(), sizeof(std::uint32_t)});
        for (std::size_t c = 0; c < values_.size(); ++c)
            values.push_back({values_[c].data(), missing_[c].data(), bound_of(values_[c])});
        take_({rows_, codes, values, nullptr});
        clear();
    }

private:
    void clear() {
        rows_ = 0;
        for (auto& column : codes_) column.clear();
        for (auto& column : values_) column.clear();
        for (auto& bits : missing_) bits.assign(block_rows / 64, 0);
    }

    receiver take_;
    std::size_t rows_ = 0;
    std::vector<std::vector<std::uint32_t>> codes_;
    std::vector<std::vector<std::int64_t>> values_;
    std::vector<std::vector<std::uint64_t>> missing_;
};

}  // namespace govkpi::detail
