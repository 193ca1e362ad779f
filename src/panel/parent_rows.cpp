// SPDX-License-Identifier: BSL-1.0
#include "parent_rows.hpp"

#include <algorithm>
#include <bit>
#include <iterator>

#include "codes.hpp"

namespace govkpi::detail {

parent_rows::parent_rows(const table_base& base, bool with_sums)
    : base_{base},
      with_sums_{with_sums},
      columns_{base.table.columns().size()},
      is_parent_(base.table.dimensions().size()),
      has_parents_(is_parent_.size(), 0),
      rows_{is_parent_.size()},
      values_(columns_),
      missing_(columns_) {
    for (std::size_t c = 0; c < columns_; ++c)
        if (!base.table.is_stock(c)) flows_ |= std::uint64_t{1} << c;
}

bool parent_rows::sees_parents() {
    bool any = false;
    for (std::size_t d = 0; d < is_parent_.size(); ++d) {
        std::vector<std::uint8_t>& known = is_parent_[d];
        for (std::size_t code = known.size(); code < base_.members[d].size(); ++code) {
            known.push_back(base_.may_be_parent(d, code) ? 1 : 0);
            has_parents_[d] |= known.back();
        }
        any = any || has_parents_[d] != 0;
    }
    return any;
}

void parent_rows::find_parents(const row_block& block) {
    flags_.assign(block.rows, 0);
    for (std::size_t d = 0; d < is_parent_.size(); ++d) {
        if (has_parents_[d] == 0) continue;
        with_codes(block.codes[d], [&](const auto* codes) {
            for (std::size_t i = 0; i < block.rows; ++i) flags_[i] |= is_parent_[d][codes[i]];
        });
    }
    found_.clear();
    for (std::size_t i = 0; i < block.rows; ++i)
        if (flags_[i] != 0) found_.push_back(static_cast<std::uint32_t>(i));
}

std::uint32_t parent_rows::find_or_add(const row_block& block, std::size_t row) {
    codes_.clear();
    for (const code_span& column : block.codes) codes_.push_back(code_at(column, row));
    const std::uint32_t parent = rows_.find_or_add(codes_.data(), rows_.hash_of(codes_.data()));
    if (parent == figures_.size()) {
        figures_.push_back(0);
        below_.push_back(0);
        stated_.resize(stated_.size() + columns_, int128{0});
    }
    return parent;
}

void parent_rows::note(const row_block& block) {
    find_parents(block);
    for (const std::uint32_t row : found_) {
        const std::uint32_t parent = find_or_add(block, row);
        for_each_bit(flows_, [&](std::size_t c) {
            if (is_missing(block.values[c], row)) return;
            figures_[parent] |= std::uint64_t{1} << c;
            int128& stated = stated_[parent * columns_ + c];
            stated = stated + int128{block.values[c].data[row]};
        });
    }
}

const row_block& parent_rows::without_parents(const row_block& block) {
    find_parents(block);
    if (found_.empty()) return block;
    value_spans_.assign(block.values.begin(), block.values.end());
    for_each_bit(flows_, [&](std::size_t c) {
        const value_span& from = block.values[c];
        values_[c].assign(from.data, from.data + block.rows);
        missing_[c].assign(block_rows / 64, 0);
        if (from.missing != nullptr) std::copy_n(from.missing, (block.rows + 63) / 64, missing_[c].begin());
        for (const std::uint32_t row : found_) {
            values_[c][row] = 0;
            missing_[c][row / 64] |= std::uint64_t{1} << (row % 64);
        }
        value_spans_[c] = {values_[c].data(), missing_[c].data(), from.bound};
    });
    without_ = {block.rows, block.codes, value_spans_, block.lines};
    return without_;
}

void parent_rows::learn_trees() {
    for (std::size_t d = 0; d < is_parent_.size(); ++d) {
        if (has_parents_[d] == 0) continue;
        trees_.emplace_back(base_, d);
        if (trees_.back().is_flat()) trees_.pop_back();
    }
    if (with_sums_) children_.resize(size() * trees_.size() * columns_);
    knows_trees_ = true;
}

/// Row by row: its codes, their hash and the flows that it has.
void parent_rows::read_rows(const row_block& block) {
    const std::size_t width = block.codes.size();
    codes_.resize(block.rows * width);
    hashes_.assign(block.rows, 0);
    for (std::size_t d = 0; d < width; ++d)
        with_codes(block.codes[d], [&](const auto* codes) {
            for (std::size_t i = 0; i < block.rows; ++i) {
                codes_[i * width + d] = codes[i];
                hashes_[i] += code_tuples::hash_at(d, codes[i]);
            }
        });
    columns_of_row_.assign(block.rows, flows_);
    for_each_bit(flows_, [&](std::size_t c) {
        if (block.values[c].missing == nullptr) return;
        for (std::size_t i = 0; i < block.rows; ++i)
            if (is_missing(block.values[c], i)) columns_of_row_[i] &= ~(std::uint64_t{1} << c);
    });
}

bool parent_rows::compare(const row_block& block) {
    for (std::size_t d = 0; d < is_parent_.size(); ++d)
        if (base_.members[d].size() != is_parent_[d].size()) return false;
    if (!knows_trees_) learn_trees();
    read_rows(block);
    std::vector<std::uint64_t> rest(trees_.size());  // columns of which no parent was found yet
    for (std::size_t i = 0; i < block.rows; ++i) {
        const std::uint64_t figures = columns_of_row_[i];
        if (figures == 0) continue;
        std::fill(rest.begin(), rest.end(), figures);
        std::uint32_t* const codes = codes_.data() + i * is_parent_.size();
        for_each_above(codes, hashes_[i], [&](std::uint64_t hash, std::uint32_t raised) {
            const std::uint32_t parent = rows_.find(codes, hash);
            if (parent == code_tuples::none) return;
            below_[parent] |= figures;
            if (!with_sums_ || !std::has_single_bit(raised)) return;
            const auto tree = static_cast<std::size_t>(std::countr_zero(raised));
            for_each_bit(rest[tree] & figures_[parent], [&](std::size_t c) {
                children& of = children_[(parent * trees_.size() + tree) * columns_ + c];
                of.sum = of.sum + int128{block.values[c].data[i]};
                of.any = true;
            });
            rest[tree] &= ~figures_[parent];
        });
    }
    return true;
}

void parent_rows::hand_out(const std::function<void(const row_block&)>& take) const {
    std::vector<std::vector<std::uint32_t>> codes(is_parent_.size());
    std::vector<std::vector<std::int64_t>> values(columns_);
    std::vector<std::vector<std::uint64_t>> missing(columns_);
    std::size_t rows = 0;
    const auto begin = [&] {
        rows = 0;
        for (auto& of : codes) of.clear();
        for (auto& of : values) of.clear();
        for (auto& of : missing) of.assign(block_rows / 64, 0);
    };
    const auto end = [&] {
        std::vector<code_span> code_spans;
        std::vector<value_span> value_spans;
        for (const auto& of : codes) code_spans.push_back({of.data(), 4});
        for (std::size_t c = 0; c < columns_; ++c)
            value_spans.push_back({values[c].data(), missing[c].data(), bound_of(values[c])});
        if (rows > 0) take({rows, code_spans, value_spans, nullptr});
    };
    begin();
    for (std::uint32_t parent = 0; parent < size(); ++parent) {
        // A sum of several rows may be too large for one.
        std::vector<int128> rest(stated_.begin() + static_cast<std::ptrdiff_t>(parent * columns_),
                                 stated_.begin() + static_cast<std::ptrdiff_t>((parent + 1) * columns_));
        for (std::uint64_t more = left(parent); more != 0;) {
            if (rows == block_rows) {
                end();
                begin();
            }
            for (std::size_t d = 0; d < codes.size(); ++d) codes[d].push_back(rows_[parent][d]);
            for (std::size_t c = 0; c < columns_; ++c) {
                const std::uint64_t bit = std::uint64_t{1} << c;
                values[c].push_back((more & bit) != 0 ? nearest(rest[c]) : 0);
                rest[c] = rest[c] - int128{values[c].back()};
                if ((more & bit) == 0) missing[c][rows / 64] |= std::uint64_t{1} << (rows % 64);
                if (rest[c] == int128{0}) more &= ~bit;
            }
            ++rows;
        }
    }
    end();
}

void parent_rows::for_each_set_aside(const row_block& block, const std::function<void(std::size_t, std::uint64_t)>& f) {
    find_parents(block);
    for (const std::uint32_t row : found_) {
        const std::uint32_t parent = find_or_add(block, row);
        if ((figures_[parent] & below_[parent]) != 0) f(row, below_[parent]);
    }
}

std::vector<sum_difference> parent_rows::differences() const {
    std::vector<sum_difference> out;
    for (std::uint32_t parent = 0; parent < size(); ++parent)
        for (std::size_t tree = 0; tree < trees_.size(); ++tree)
            for (std::size_t c = 0; c < columns_; ++c) {
                const children& below = children_[(parent * trees_.size() + tree) * columns_ + c];
                const int128 stated = stated_[parent * columns_ + c];
                if (below.any && below.sum != stated)
                    out.push_back({members_of(parent), base_.table.dimensions()[trees_[tree].dimension()].name,
                                   base_.table.columns()[c], checked_narrow(stated), checked_narrow(below.sum)});
            }
    return out;
}

std::vector<std::string> parent_rows::members_of(std::uint32_t parent) const {
    std::vector<std::string> out;
    for (std::size_t d = 0; d < is_parent_.size(); ++d) out.emplace_back(base_.members[d].text(rows_[parent][d]));
    return out;
}

}  // namespace govkpi::detail
