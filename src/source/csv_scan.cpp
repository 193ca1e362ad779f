// SPDX-License-Identifier: BSL-1.0
#include "csv_scan.hpp"

#include "../panel/cpu.hpp"

#if GOVKPI_DETAIL_AVX2
#include <immintrin.h>
#endif

namespace govkpi::detail {
namespace {

constexpr std::size_t most_blocks = stretch_bytes / scan_bytes;

/// A bit a byte, the first byte lowest, for each block of a stretch.
struct marks {
    std::uint64_t separators[most_blocks];  ///< delimiters and line breaks
    std::uint64_t line_breaks[most_blocks];
    std::uint64_t quotes[most_blocks];
    bool has_nul;
};

/// The top bit of each byte that is zero.
std::uint64_t zero_bytes(std::uint64_t word) noexcept {
    constexpr std::uint64_t low_seven = 0x7f7f7f7f7f7f7f7fu;
    return ~(((word & low_seven) + low_seven) | word | low_seven);
}

/// Those top bits side by side.
std::uint64_t gathered(std::uint64_t top_bits) noexcept { return (top_bits >> 7) * 0x0102040810204080u >> 56; }

void mark_plain(const char* text, std::size_t blocks, char delimiter, marks& found) noexcept {
    const auto all = [](char c) { return static_cast<unsigned char>(c) * 0x0101010101010101u; };
    std::uint64_t nul = 0;
    for (std::size_t b = 0; b < blocks; ++b, text += scan_bytes) {
        std::uint64_t delimiters = 0, breaks = 0, quotes = 0;
        for (unsigned i = 0; i < scan_bytes; i += 8) {
            const std::uint64_t word = load_8_bytes(text + i);
            delimiters |= gathered(zero_bytes(word ^ all(delimiter))) << i;
            breaks |= gathered(zero_bytes(word ^ all('\n'))) << i;
            quotes |= gathered(zero_bytes(word ^ all('"'))) << i;
            nul |= zero_bytes(word);
        }
        found.separators[b] = delimiters | breaks;
        found.line_breaks[b] = breaks;
        found.quotes[b] = quotes;
    }
    found.has_nul = nul != 0;
}

#if GOVKPI_DETAIL_AVX2
GOVKPI_DETAIL_TARGET_AVX2 inline std::uint64_t bits_of(__m256i low, __m256i high) noexcept {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
           static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32;
}

GOVKPI_DETAIL_TARGET_AVX2 void mark_avx2(const char* text, std::size_t blocks, char delimiter, marks& found) noexcept {
    const __m256i a_delimiter = _mm256_set1_epi8(delimiter);
    const __m256i a_break = _mm256_set1_epi8('\n');
    const __m256i a_quote = _mm256_set1_epi8('"');
    __m256i least = _mm256_set1_epi8(-1);
    for (std::size_t b = 0; b < blocks; ++b, text += scan_bytes) {
        _mm_prefetch(text + stretch_bytes, _MM_HINT_T1);  // while the columns of this stretch are converted
        const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
        const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text + 32));
        const __m256i breaks_low = _mm256_cmpeq_epi8(low, a_break);
        const __m256i breaks_high = _mm256_cmpeq_epi8(high, a_break);
        found.separators[b] = bits_of(_mm256_or_si256(breaks_low, _mm256_cmpeq_epi8(low, a_delimiter)),
                                      _mm256_or_si256(breaks_high, _mm256_cmpeq_epi8(high, a_delimiter)));
        found.line_breaks[b] = bits_of(breaks_low, breaks_high);
        found.quotes[b] = bits_of(_mm256_cmpeq_epi8(low, a_quote), _mm256_cmpeq_epi8(high, a_quote));
        least = _mm256_min_epu8(least, _mm256_min_epu8(low, high));
    }
    found.has_nul = _mm256_movemask_epi8(_mm256_cmpeq_epi8(least, _mm256_setzero_si256())) != 0;
}
#endif

/// Follows quotes from block to block: what stands between them does not separate, and each must open or close a field.
struct quoting {
    std::uint64_t inside = 0;       ///< all ones while a field is open
    std::uint64_t may_open = 1;     ///< the bit that a block's first byte has where a quote there opens a field
    std::uint64_t just_closed = 0;  ///< likewise where the byte before was a closing quote

    bool concerns(std::uint64_t quotes) const noexcept { return (quotes | inside | just_closed) != 0; }

    void pass_over(std::uint64_t separators) noexcept { may_open = separators >> 63; }

    /// Takes separators and breaks inside of quotes away; false for a quote in the wrong place.
    bool follow(std::uint64_t quotes, const char* text, std::uint64_t& separators, std::uint64_t& breaks) noexcept {
        std::uint64_t open = quotes;
        for (unsigned step = 1; step < 64; step *= 2) open ^= open << step;  // from each quote on, until the next
        open ^= inside;
        const std::uint64_t opening = quotes & open;
        const std::uint64_t closing = quotes & ~open;
        separators &= ~open;
        breaks &= ~open;
        // A doubled quote is read as one that closes and one that opens again.
        bool good = (opening & ~((separators | closing) << 1 | may_open)) == 0;
        std::uint64_t behind = (closing << 1 | just_closed) & ~(separators | opening);
        for (; behind != 0; behind &= behind - 1) {
            const char* const at = text + std::countr_zero(behind);
            good = good && at[0] == '\r' && at[1] == '\n';
        }
        inside = ~std::uint64_t{0} * (open >> 63);
        may_open = (separators | closing) >> 63;
        just_closed = closing >> 63;
        return good;
    }
};

GOVKPI_DETAIL_PART_OF_CALLER csv_scan collect(const marks& found, const char* text, std::size_t blocks,
                                              std::uint32_t* ends) noexcept {
    csv_scan scan;
    quoting quotes;
    std::uint32_t* next = ends;
    for (std::size_t b = 0; b < blocks; ++b) {
        std::uint64_t separators = found.separators[b];
        std::uint64_t breaks = found.line_breaks[b];
        if (quotes.concerns(found.quotes[b])) {
            scan.has_quotes = true;
            if (!quotes.follow(found.quotes[b], text + b * scan_bytes, separators, breaks)) scan.is_sound = false;
        } else {
            quotes.pass_over(separators);
        }
        scan.line_breaks += static_cast<std::size_t>(std::popcount(breaks));
        // Some are written in any case, and those that are not there overwritten: a loop that ends with the last one
        // is guessed wrongly for almost each block.
        std::uint32_t* const behind = next + std::popcount(separators);
        const auto base = static_cast<std::uint32_t>(b * scan_bytes);
        constexpr int at_once = 10;
        do {
            for (int i = 0; i < at_once; ++i) {
                next[i] = base + static_cast<std::uint32_t>(std::countr_zero(separators));
                separators &= separators - 1;
            }
            next += at_once;
        } while (next < behind);
        next = behind;
    }
    scan.ends = static_cast<std::size_t>(next - ends);
    scan.is_sound = scan.is_sound && !found.has_nul;
    return scan;
}

#if GOVKPI_DETAIL_AVX2
GOVKPI_DETAIL_TARGET_AVX2 csv_scan find_avx2(const char* text, std::size_t blocks, char delimiter,
                                             std::uint32_t* ends) noexcept {
    marks found;
    mark_avx2(text, blocks, delimiter, found);
    return collect(found, text, blocks, ends);
}
#endif

}  // namespace

csv_scan find_field_ends(const char* text, std::size_t size, char delimiter, std::uint32_t* ends) {
    const std::size_t blocks = size / scan_bytes;
#if GOVKPI_DETAIL_AVX2
    if (has_avx2()) return find_avx2(text, blocks, delimiter, ends);
#endif
    marks found;
    mark_plain(text, blocks, delimiter, found);
    return collect(found, text, blocks, ends);
}

}  // namespace govkpi::detail
