// SPDX-License-Identifier: BSL-1.0
#include "group_sums.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>

#include "cpu.hpp"

#if GOVKPI_DETAIL_AVX2
#include <immintrin.h>
#endif

namespace govkpi::detail {
namespace {

constexpr std::size_t four = 4;
constexpr std::size_t alignment = 32;
constexpr std::uint64_t largest_sum = static_cast<std::uint64_t>(int64_max);

/// Stands for a column that is not there.
alignas(alignment) constexpr std::array<std::int64_t, block_rows> no_values{};

/// Four columns at a time; where counting, the last is the number of rows instead.
struct four_columns {
    const std::int64_t* values[four];
    bool counting;
};

void add_plain(const std::uint32_t* ids, std::size_t rows, const four_columns& from, std::int64_t* lanes,
               std::size_t stride) {
    for (std::size_t i = 0; i < rows; ++i) {
        std::int64_t* const group = lanes + ids[i] * stride;
        group[0] += from.values[0][i];
        group[1] += from.values[1][i];
        group[2] += from.values[2][i];
        group[3] += from.counting ? 1 : from.values[3][i];
    }
}

#if GOVKPI_DETAIL_AVX2

GOVKPI_DETAIL_TARGET_AVX2 inline __m256i load(const std::int64_t* at) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
GOVKPI_DETAIL_TARGET_AVX2 inline void add_to(std::int64_t* group, __m256i value) {
    auto* const at = reinterpret_cast<__m256i*>(group);
    _mm256_store_si256(at, _mm256_add_epi64(_mm256_load_si256(at), value));
}
GOVKPI_DETAIL_TARGET_AVX2 inline __m256i sum_of_16(const std::int64_t* at) {
    return _mm256_add_epi64(_mm256_add_epi64(load(at), load(at + 4)), _mm256_add_epi64(load(at + 8), load(at + 12)));
}

GOVKPI_DETAIL_TARGET_AVX2 inline __m256i load_ids(const std::uint32_t* at) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at));
}
/// A bit for each of eight comparisons.
GOVKPI_DETAIL_TARGET_AVX2 inline std::uint32_t bits_of(__m256i compared) {
    return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(compared)));
}
/// Four partial sums of each of four columns as one row of the columns' sums.
GOVKPI_DETAIL_TARGET_AVX2 inline __m256i rows_of(__m256i c0, __m256i c1, __m256i c2, __m256i c3) {
    const __m256i a = _mm256_add_epi64(_mm256_unpacklo_epi64(c0, c1), _mm256_unpackhi_epi64(c0, c1));
    const __m256i b = _mm256_add_epi64(_mm256_unpacklo_epi64(c2, c3), _mm256_unpackhi_epi64(c2, c3));
    return _mm256_add_epi64(_mm256_permute2x128_si256(a, b, 0x20), _mm256_permute2x128_si256(a, b, 0x31));
}

/// Partial sums of the rows that are of the first group, and of the rest.
struct two_groups {
    __m256i first, other;
};
GOVKPI_DETAIL_TARGET_AVX2 inline __m256i lower_half(__m256i is_first) {
    return _mm256_cvtepi32_epi64(_mm256_castsi256_si128(is_first));
}
GOVKPI_DETAIL_TARGET_AVX2 inline __m256i upper_half(__m256i is_first) {
    return _mm256_cvtepi32_epi64(_mm256_extracti128_si256(is_first, 1));
}
GOVKPI_DETAIL_TARGET_AVX2 inline two_groups part_16(const std::int64_t* at, __m256i low_is_first,
                                                    __m256i high_is_first) {
    const __m256i v[] = {load(at), load(at + 4), load(at + 8), load(at + 12)};
    const __m256i of_first = _mm256_add_epi64(_mm256_add_epi64(_mm256_and_si256(v[0], lower_half(low_is_first)),
                                                               _mm256_and_si256(v[1], upper_half(low_is_first))),
                                              _mm256_add_epi64(_mm256_and_si256(v[2], lower_half(high_is_first)),
                                                               _mm256_and_si256(v[3], upper_half(high_is_first))));
    const __m256i of_all = _mm256_add_epi64(_mm256_add_epi64(v[0], v[1]), _mm256_add_epi64(v[2], v[3]));
    return {of_first, _mm256_sub_epi64(of_all, of_first)};
}
GOVKPI_DETAIL_TARGET_AVX2 inline two_groups count_16(__m256i low_is_first, __m256i high_is_first) {
    // What compares equal is -1.
    const __m256i less = _mm256_add_epi64(_mm256_add_epi64(lower_half(low_is_first), upper_half(low_is_first)),
                                          _mm256_add_epi64(lower_half(high_is_first), upper_half(high_is_first)));
    return {_mm256_sub_epi64(_mm256_setzero_si256(), less), _mm256_add_epi64(_mm256_set1_epi64x(4), less)};
}

/// Columns are turned into rows four at a time, so that a row is one addition to its group, whatever the group.
template <bool Counting>
GOVKPI_DETAIL_TARGET_AVX2 void add_avx2(const std::uint32_t* ids, std::size_t rows, const four_columns& from,
                                        std::int64_t* lanes, std::size_t stride) {
    // Copied, since the compiler must think that storing sums changes the pointers.
    const std::int64_t* const values[] = {from.values[0], from.values[1], from.values[2], from.values[3]};
    const auto group = [=](std::size_t i) { return lanes + ids[i] * stride; };
    const __m256i one = _mm256_set1_epi64x(1);

    // Sorted files bring many rows of one group in a row: those are summed in registers first.
    constexpr std::size_t run = 16;
    constexpr std::size_t ahead = 256;
    std::size_t i = 0;
    for (; i + run <= rows; i += run) {
        // The processor's own prefetching stops at the end of each page of memory, and a block is a few of those.
        for (std::size_t c = 0; c < (Counting ? four - 1 : four); ++c) {
            _mm_prefetch(reinterpret_cast<const char*>(values[c] + i + ahead), _MM_HINT_T0);
            _mm_prefetch(reinterpret_cast<const char*>(values[c] + i + ahead + run / 2), _MM_HINT_T0);
        }
        const __m256i first = _mm256_set1_epi32(static_cast<int>(ids[i]));
        const __m256i low = load_ids(ids + i), high = load_ids(ids + i + 8);
        const __m256i low_same = _mm256_cmpeq_epi32(low, first), high_same = _mm256_cmpeq_epi32(high, first);
        const std::uint32_t same = bits_of(low_same) | bits_of(high_same) << 8;
        if (same == 0xFFFF) {
            add_to(group(i), rows_of(sum_of_16(values[0] + i), sum_of_16(values[1] + i), sum_of_16(values[2] + i),
                                     Counting ? _mm256_set1_epi64x(run / four) : sum_of_16(values[3] + i)));
            continue;
        }
        // A unit's revenue and expenditure alternate in such files: two groups are as good as one.
        const std::size_t other_row = i + static_cast<std::size_t>(std::countr_one(same));
        const __m256i other = _mm256_set1_epi32(static_cast<int>(ids[other_row]));
        const std::uint32_t others = bits_of(_mm256_cmpeq_epi32(low, other)) | bits_of(_mm256_cmpeq_epi32(high, other))
                                                                                   << 8;
        if ((same | others) == 0xFFFF) {
            const two_groups c0 = part_16(values[0] + i, low_same, high_same);
            const two_groups c1 = part_16(values[1] + i, low_same, high_same);
            const two_groups c2 = part_16(values[2] + i, low_same, high_same);
            const two_groups c3 =
                Counting ? count_16(low_same, high_same) : part_16(values[3] + i, low_same, high_same);
            add_to(group(i), rows_of(c0.first, c1.first, c2.first, c3.first));
            add_to(group(other_row), rows_of(c0.other, c1.other, c2.other, c3.other));
            continue;
        }
        for (std::size_t j = i; j < i + run; j += 4) {
            const __m256i c0 = load(values[0] + j), c1 = load(values[1] + j), c2 = load(values[2] + j);
            const __m256i c3 = Counting ? one : load(values[3] + j);
            const __m256i a = _mm256_unpacklo_epi64(c0, c1), b = _mm256_unpackhi_epi64(c0, c1);
            const __m256i c = _mm256_unpacklo_epi64(c2, c3), d = _mm256_unpackhi_epi64(c2, c3);
            const __m256i r0 = _mm256_permute2x128_si256(a, c, 0x20), r1 = _mm256_permute2x128_si256(b, d, 0x20);
            const __m256i r2 = _mm256_permute2x128_si256(a, c, 0x31), r3 = _mm256_permute2x128_si256(b, d, 0x31);
            if (ids[j] == ids[j + 3] && ids[j] == ids[j + 1] && ids[j] == ids[j + 2]) {
                add_to(group(j), _mm256_add_epi64(_mm256_add_epi64(r0, r1), _mm256_add_epi64(r2, r3)));
            } else {
                add_to(group(j), r0);
                add_to(group(j + 1), r1);
                add_to(group(j + 2), r2);
                add_to(group(j + 3), r3);
            }
        }
    }
    four_columns rest = from;
    for (const std::int64_t*& column : rest.values) column += i;
    add_plain(ids + i, rows - i, rest, lanes, stride);
}

#endif

void add_four(const std::uint32_t* ids, std::size_t rows, const four_columns& from, std::int64_t* lanes,
              std::size_t stride) {
#if GOVKPI_DETAIL_AVX2
    if (has_avx2()) {
        if (from.counting)
            add_avx2<true>(ids, rows, from, lanes, stride);
        else
            add_avx2<false>(ids, rows, from, lanes, stride);
        return;
    }
#endif
    add_plain(ids, rows, from, lanes, stride);
}

}  // namespace

void group_sums::freer::operator()(std::int64_t* p) const noexcept {
    ::operator delete[](p, std::align_val_t{alignment});
}

group_sums::group_sums(std::size_t columns)
    : columns_{columns}, stride_{(columns + 1 + lanes_at_once - 1) / lanes_at_once * lanes_at_once} {}

void group_sums::resize(std::size_t count) {
    if (count > capacity_) {
        const std::size_t capacity = std::max(count, capacity_ * 2);
        auto* const bytes = ::operator new[](capacity* stride_ * sizeof(std::int64_t), std::align_val_t{alignment});
        std::unique_ptr<std::int64_t[], freer> larger{static_cast<std::int64_t*>(bytes)};
        std::copy_n(lanes_.get(), groups_ * stride_, larger.get());
        std::fill(larger.get() + groups_ * stride_, larger.get() + capacity * stride_, 0);
        lanes_ = std::move(larger);
        capacity_ = capacity;
    }
    groups_ = std::max(groups_, count);
    if (!wide_.empty()) wide_.resize(groups_ * columns_, int128{0});
    if (!missing_.empty()) missing_.resize(groups_ * columns_, 0);
}

void group_sums::add(const std::uint32_t* ids, const row_block& block) {
    std::uint64_t bound = 1;
    for (const value_span& column : block.values) bound = std::max(bound, column.bound);
    if (bound > largest_sum / std::max<std::size_t>(block.rows, 1)) {
        add_wide(ids, block);
    } else {
        if (held_ > largest_sum - block.rows * bound) flush();
        held_ += block.rows * bound;
        for (std::size_t lane = 0; lane < stride_; lane += lanes_at_once) {
            four_columns columns{{no_values.data(), no_values.data(), no_values.data(), no_values.data()}, lane == 0};
            for (std::size_t c = 0; c < columns_; ++c)
                if (lane_of(c) >= lane && lane_of(c) < lane + lanes_at_once)
                    columns.values[lane_of(c) - lane] = block.values[c].data;
            add_four(ids, block.rows, columns, lanes_.get() + lane, stride_);
        }
    }
    count_missing(ids, block);
}

void group_sums::add_wide(const std::uint32_t* ids, const row_block& block) {
    if (wide_.empty()) wide_.resize(groups_ * columns_, int128{0});
    for (std::size_t c = 0; c < columns_; ++c)
        for (std::size_t i = 0; i < block.rows; ++i) {
            int128& sum = wide_[ids[i] * columns_ + c];
            sum = sum + int128{block.values[c].data[i]};
        }
    if (held_ > largest_sum - block.rows) flush();
    held_ += block.rows;
    for (std::size_t i = 0; i < block.rows; ++i) ++lanes_[ids[i] * stride_ + count_lane];
}

void group_sums::count_missing(const std::uint32_t* ids, const row_block& block) {
    for (std::size_t c = 0; c < columns_; ++c) {
        const std::uint64_t* const missing = block.values[c].missing;
        if (missing == nullptr) continue;
        if (missing_.empty()) missing_.resize(groups_ * columns_, 0);
        for (std::size_t word = 0; word * 64 < block.rows; ++word)
            for (std::uint64_t bits = missing[word]; bits != 0; bits &= bits - 1) {
                const std::size_t i = word * 64 + static_cast<std::size_t>(std::countr_zero(bits));
                ++missing_[ids[i] * columns_ + c];
            }
    }
}

void group_sums::flush() {
    if (wide_.empty()) wide_.resize(groups_ * columns_, int128{0});
    std::uint64_t most_rows = 0;
    for (std::size_t g = 0; g < groups_; ++g) {
        std::int64_t* const lanes = lanes_.get() + g * stride_;
        for (std::size_t c = 0; c < columns_; ++c) {
            wide_[g * columns_ + c] = wide_[g * columns_ + c] + int128{lanes[lane_of(c)]};
            lanes[lane_of(c)] = 0;
        }
        most_rows = std::max(most_rows, static_cast<std::uint64_t>(lanes[count_lane]));
    }
    // The counts stay where they are: 2^63 rows are not to be had.
    held_ = most_rows;
}

void group_sums::merge(const group_sums& other, std::span<const std::uint32_t> group_of_other) {
    if (missing_.empty() && !other.missing_.empty()) missing_.resize(groups_ * columns_, 0);
    for (std::size_t g = 0; g < other.groups_ && !other.missing_.empty(); ++g)
        for (std::size_t c = 0; c < columns_; ++c)
            missing_[group_of_other[g] * columns_ + c] += other.missing_[g * columns_ + c];

    if (wide_.empty() && other.wide_.empty() && held_ <= largest_sum - other.held_) {
        for (std::size_t g = 0; g < other.groups_; ++g)
            for (std::size_t lane = 0; lane < stride_; ++lane)
                lanes_[group_of_other[g] * stride_ + lane] += other.lanes_[g * stride_ + lane];
        held_ += other.held_;
        return;
    }
    flush();
    for (std::size_t g = 0; g < other.groups_; ++g) {
        const std::size_t to = group_of_other[g];
        for (std::size_t c = 0; c < columns_; ++c)
            wide_[to * columns_ + c] = wide_[to * columns_ + c] + other.sum(g, c);
        lanes_[to * stride_ + count_lane] += static_cast<std::int64_t>(other.rows(g));
        held_ = std::max(held_, rows(to));
    }
}

}  // namespace govkpi::detail
