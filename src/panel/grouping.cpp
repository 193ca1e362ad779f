// SPDX-License-Identifier: BSL-1.0
#include "grouping.hpp"

#include <limits>

#include <govkpi/quantity/error.hpp>

#include "codes.hpp"
#include "cpu.hpp"

#if GOVKPI_DETAIL_AVX2
#include <immintrin.h>
#endif

namespace govkpi::detail {
namespace {

/// Beyond it the sums of all combinations, most of them empty, cost more than hashing does.
constexpr std::uint64_t most_dense_groups = std::uint64_t{1} << 22;

/// keys[i] = or += the member's number times the stride of its axis. Written once, compiled for two processors.
template <bool First, class Key, class Code>
GOVKPI_DETAIL_INLINE void number_codes(Key* __restrict keys, const Code* __restrict codes, std::size_t rows,
                                       Key stride) {
    for (std::size_t i = 0; i < rows; ++i) {
        const Key part = static_cast<Key>(static_cast<Key>(codes[i]) * stride);
        keys[i] = First ? part : static_cast<Key>(keys[i] + part);
    }
}

template <bool First, class Key, class Code>
GOVKPI_DETAIL_INLINE void number_members(Key* __restrict keys, const Code* __restrict codes,
                                         const std::uint32_t* __restrict member_of, std::size_t rows, Key stride) {
    for (std::size_t i = 0; i < rows; ++i) {
        const Key part = static_cast<Key>(static_cast<Key>(member_of[codes[i]]) * stride);
        keys[i] = First ? part : static_cast<Key>(keys[i] + part);
    }
}

template <bool First, class Key>
GOVKPI_DETAIL_INLINE void number_axis(Key* keys, const axis_codes& axis, const row_block& block, Key stride) {
    with_codes(block.codes[axis.dimension], [&](const auto* codes) GOVKPI_DETAIL_INLINE_LAMBDA {
        if (axis.member_of.empty()) {
            number_codes<First>(keys, codes, block.rows, stride);
        } else if (!axis.with) {
            number_members<First>(keys, codes, axis.member_of.data(), block.rows, stride);
        } else {
            with_codes(block.codes[*axis.with], [&](const auto* others) GOVKPI_DETAIL_INLINE_LAMBDA {
                for (std::size_t i = 0; i < block.rows; ++i) {
                    const Key part = static_cast<Key>(axis.member_of[codes[i] * axis.with_size + others[i]] * stride);
                    keys[i] = First ? part : static_cast<Key>(keys[i] + part);
                }
            });
        }
    });
}

#if GOVKPI_DETAIL_AVX2
/// members[i] = member_of[codes[i]] for codes and members of a byte: months into years. Sixteen entries of the table are
/// looked up at once, which is several times faster than one row after the other.
GOVKPI_DETAIL_TARGET_AVX2 void translate_bytes(std::uint8_t* members, const std::uint8_t* codes, std::size_t rows,
                                               const std::vector<std::uint32_t>& member_of) {
    constexpr std::size_t part = 16;
    alignas(part) std::uint8_t table[256] = {};
    for (std::size_t code = 0; code < member_of.size(); ++code)
        table[code] = static_cast<std::uint8_t>(member_of[code]);
    const std::size_t parts = (member_of.size() + part - 1) / part;
    std::size_t i = 0;
    for (; i + 32 <= rows; i += 32) {
        const __m256i code = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(codes + i));
        __m256i found = _mm256_setzero_si256();
        for (std::size_t p = 0; p < parts; ++p) {
            const __m256i entries =
                _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table + p * part)));
            const __m256i within = _mm256_sub_epi8(code, _mm256_set1_epi8(static_cast<char>(p * part)));
            // Only 0 to 15 stay below 128, and the shuffle gives zero for what does not.
            const __m256i index = _mm256_adds_epu8(within, _mm256_set1_epi8(0x70));
            found = _mm256_or_si256(found, _mm256_shuffle_epi8(entries, index));
        }
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(members + i), found);
    }
    for (; i < rows; ++i) members[i] = table[codes[i]];
}

bool fits_bytes(const axis_codes& axis, const row_block& block) {
    return !axis.member_of.empty() && !axis.with && block.codes[axis.dimension].width == 1 && axis.members <= 256 &&
           axis.member_of.size() <= 256;
}
#endif

template <class Key>
GOVKPI_DETAIL_INLINE void number_rows(Key* keys, const std::vector<axis_codes>& axes,
                                      const std::vector<std::uint64_t>& strides, const row_block& block) {
    if (axes.empty()) {
        for (std::size_t i = 0; i < block.rows; ++i) keys[i] = 0;
        return;
    }
    number_axis<true>(keys, axes[0], block, static_cast<Key>(strides[0]));
    for (std::size_t a = 1; a < axes.size(); ++a)
        number_axis<false>(keys, axes[a], block, static_cast<Key>(strides[a]));
}

#if GOVKPI_DETAIL_AVX2
GOVKPI_DETAIL_TARGET_AVX2 void number_rows_avx2(std::uint32_t* keys, const std::vector<axis_codes>& axes,
                                                const std::vector<std::uint64_t>& strides, const row_block& block) {
    if (axes.empty()) return number_rows(keys, axes, strides, block);
    std::uint8_t members[block_rows];
    for (std::size_t a = 0; a < axes.size(); ++a) {
        const auto stride = static_cast<std::uint32_t>(strides[a]);
        if (fits_bytes(axes[a], block)) {
            translate_bytes(members, static_cast<const std::uint8_t*>(block.codes[axes[a].dimension].data), block.rows,
                            axes[a].member_of);
            if (a == 0)
                number_codes<true>(keys, members, block.rows, stride);
            else
                number_codes<false>(keys, members, block.rows, stride);
        } else if (a == 0) {
            number_axis<true>(keys, axes[a], block, stride);
        } else {
            number_axis<false>(keys, axes[a], block, stride);
        }
    }
}
#endif

std::uint64_t scrambled(std::uint64_t key) noexcept {
    key ^= key >> 32;
    key *= 0x9E3779B97F4A7C15U;  // the golden ratio's bits: neighbours land far apart
    return key ^ (key >> 29);
}

}  // namespace

grouping::grouping(std::vector<axis_codes> axes) : axes_{std::move(axes)}, strides_(axes_.size()) {
    // The last axis runs fastest.
    for (std::size_t a = axes_.size(); a-- > 0;) {
        strides_[a] = combinations_;
        const std::uint64_t members = axes_[a].members > 0 ? axes_[a].members : 1;
        if (combinations_ > static_cast<std::uint64_t>(int64_max) / members)
            throw_overflow("govkpi: the dimensions have more than 2^63 combinations");
        combinations_ *= members;
    }
    dense_ = combinations_ <= most_dense_groups;
    if (!dense_) slots_.assign(1 << 12, 0);
}

void grouping::relearn(std::vector<axis_codes> axes) {
    for (std::size_t a = 0; a < axes_.size(); ++a) {
        axes[a].members = axes_[a].members;
        axes_[a] = std::move(axes[a]);
    }
}

/// The codes of the block behind this one, which lies there where a table is in memory: the processor's own prefetching
/// gives up between blocks.
void prefetch_next(const std::vector<axis_codes>& axes, const row_block& block) {
    constexpr std::size_t cache_line = 64;
    for (const axis_codes& a : axes) {
        const code_span& codes = block.codes[a.dimension];
        const std::size_t bytes = block.rows * codes.width;
        for (std::size_t at = 0; at < bytes; at += cache_line)
            prefetch(static_cast<const std::uint8_t*>(codes.data) + bytes + at);
    }
}

void grouping::number(const row_block& block, std::uint32_t* ids) {
    if (block.rows == 0) return;
    prefetch_next(axes_, block);
    if (dense_) {
#if GOVKPI_DETAIL_AVX2
        if (has_avx2()) return number_rows_avx2(ids, axes_, strides_, block);
#endif
        return number_rows(ids, axes_, strides_, block);
    }
    row_keys_.resize(block.rows);
    number_rows(row_keys_.data(), axes_, strides_, block);
    std::uint64_t last_key = row_keys_[0];
    std::uint32_t last = group_of(last_key);
    for (std::size_t i = 0; i < block.rows; ++i) {
        if (row_keys_[i] != last_key) {
            last_key = row_keys_[i];
            last = group_of(last_key);
        }
        ids[i] = last;
    }
}

std::uint32_t grouping::find_or_add(const std::uint32_t* members) {
    std::uint64_t key = 0;
    for (std::size_t a = 0; a < axes_.size(); ++a) key += members[a] * strides_[a];
    return dense_ ? static_cast<std::uint32_t>(key) : group_of(key);
}

void grouping::members(std::size_t group, std::uint32_t* out) const noexcept {
    std::uint64_t rest = dense_ ? group : keys_[group];
    for (std::size_t a = 0; a < axes_.size(); ++a) {
        out[a] = static_cast<std::uint32_t>(rest / strides_[a]);
        rest %= strides_[a];
    }
}

std::uint32_t grouping::group_of(std::uint64_t key) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = scrambled(key) & mask;; at = (at + 1) & mask) {
        const std::uint32_t slot = slots_[at];
        if (slot != 0 && keys_[slot - 1] == key) return slot - 1;
        if (slot != 0) continue;
        if (keys_.size() >= std::numeric_limits<std::uint32_t>::max() - 1)
            throw_overflow("govkpi: more than 2^32 groups");
        keys_.push_back(key);
        slots_[at] = static_cast<std::uint32_t>(keys_.size());
        if (keys_.size() * 2 > slots_.size()) grow();
        return static_cast<std::uint32_t>(keys_.size() - 1);
    }
}

void grouping::grow() {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t g = 0; g < keys_.size(); ++g) {
        std::size_t at = scrambled(keys_[g]) & mask;
        while (slots_[at] != 0) at = (at + 1) & mask;
        slots_[at] = static_cast<std::uint32_t>(g + 1);
    }
}

}  // namespace govkpi::detail
