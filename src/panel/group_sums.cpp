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

constexpr std::size_t lanes_at_once = 4;
constexpr std::size_t count_lane = 3;
constexpr std::size_t alignment = 32;
constexpr std::uint64_t largest_sum = static_cast<std::uint64_t>(int64_max);

/// Stands for a column that is not there.
alignas(alignment) constexpr std::array<std::int64_t, block_rows> no_values{};

constexpr std::size_t lane_of(std::size_t column) { return column < count_lane ? column : column + 1; }

/// Four columns at a time; where counting, the last is the number of rows instead.
struct four_columns {
    const std::int64_t* values[lanes_at_once];
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
        for (std::size_t c = 0; c < (Counting ? count_lane : lanes_at_once); ++c) {
            _mm_prefetch(reinterpret_cast<const char*>(values[c] + i + ahead), _MM_HINT_T0);
            _mm_prefetch(reinterpret_cast<const char*>(values[c] + i + ahead + run / 2), _MM_HINT_T0);
        }
        const __m256i first = _mm256_set1_epi32(static_cast<int>(ids[i]));
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(ids + i));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(ids + i + 8));
        const __m256i same = _mm256_and_si256(_mm256_cmpeq_epi32(low, first), _mm256_cmpeq_epi32(high, first));
        if (_mm256_movemask_epi8(same) == -1) {
            const __m256i c0 = sum_of_16(values[0] + i), c1 = sum_of_16(values[1] + i);
            const __m256i c2 = sum_of_16(values[2] + i);
            const __m256i c3 = Counting ? _mm256_set1_epi64x(run / 4) : sum_of_16(values[3] + i);
            const __m256i a = _mm256_add_epi64(_mm256_unpacklo_epi64(c0, c1), _mm256_unpackhi_epi64(c0, c1));
            const __m256i b = _mm256_add_epi64(_mm256_unpacklo_epi64(c2, c3), _mm256_unpackhi_epi64(c2, c3));
            add_to(group(i),
                   _mm256_add_epi64(_mm256_permute2x128_si256(a, b, 0x20), _mm256_permute2x128_si256(a, b, 0x31)));
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
            four_columns four{{no_values.data(), no_values.data(), no_values.data(), no_values.data()}, lane == 0};
            for (std::size_t c = 0; c < columns_; ++c)
                if (lane_of(c) >= lane && lane_of(c) < lane + lanes_at_once)
                    four.values[lane_of(c) - lane] = block.values[c].data;
            add_four(ids, block.rows, four, lanes_.get() + lane, stride_);
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

int128 group_sums::sum(std::size_t group, std::size_t column) const noexcept {
    const int128 narrow_part{lanes_[group * stride_ + lane_of(column)]};
    return wide_.empty() ? narrow_part : wide_[group * columns_ + column] + narrow_part;
}

std::uint64_t group_sums::rows(std::size_t group) const noexcept {
    return static_cast<std::uint64_t>(lanes_[group * stride_ + count_lane]);
}

std::uint64_t group_sums::present(std::size_t group, std::size_t column) const noexcept {
    return rows(group) - (missing_.empty() ? 0 : missing_[group * columns_ + column]);
}

void group_sums::merge(const group_sums& other, std::span<const std::uint32_t> group_of_other) {
    flush();
    if (missing_.empty()) missing_.resize(groups_ * columns_, 0);
    for (std::size_t g = 0; g < other.groups_; ++g) {
        const std::size_t to = group_of_other[g];
        for (std::size_t c = 0; c < columns_; ++c) {
            wide_[to * columns_ + c] = wide_[to * columns_ + c] + other.sum(g, c);
            missing_[to * columns_ + c] += other.rows(g) - other.present(g, c);
        }
        lanes_[to * stride_ + count_lane] += static_cast<std::int64_t>(other.rows(g));
        held_ = std::max(held_, rows(to));
    }
}

}  // namespace govkpi::detail
