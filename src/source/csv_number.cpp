// SPDX-License-Identifier: BSL-1.0
#include "csv_number.hpp"

#include <algorithm>

#include "../panel/cpu.hpp"
#include "../quantity/figure_reader.hpp"

#if GOVKPI_DETAIL_AVX2
#include <immintrin.h>
#endif

namespace govkpi::detail {
namespace {

constexpr const char* only_a_number = "nothing more than the number";
constexpr std::size_t most_at_once = 16;  // digits

std::string_view trimmed(std::string_view text) noexcept {
    constexpr std::string_view space = " \t\r\n";
    const auto from = text.find_first_not_of(space);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(space) + 1 - from);
}

/// A sign that cannot be taken for a digit, a sign of minus, a word or a quote.
bool may_be_a_mark(char c) noexcept { return c == ' ' || c == '.' || c == ',' || c == '\'' || c == '_'; }

number_style checked(const number_style& style) {
    if (!may_be_a_mark(style.decimal_mark) || style.decimal_mark == ' ')
        throw_invalid_argument("govkpi: a decimal mark is a point, a comma or the like");
    if (style.group_mark != '\0' && !may_be_a_mark(style.group_mark))
        throw_invalid_argument("govkpi: a group mark is a point, a comma, a space or the like");
    if (style.group_mark == style.decimal_mark)
        throw_invalid_argument("govkpi: the group mark and the decimal mark must differ");
    return style;
}

/// The first of eight bytes as digits, so many that 64 - 8 * n bits are pushed out; false where one is none.
bool digits_8(std::uint64_t bytes, unsigned pushed_bits, std::uint64_t& number) noexcept {
    bytes = (bytes ^ 0x3030303030303030u) << pushed_bits;
    if ((((bytes + 0x7676767676767676u) | bytes) & 0x8080808080808080u) != 0) return false;
    bytes = (bytes * 10 + (bytes >> 8)) & 0x00ff00ff00ff00ffu;
    bytes = (bytes * 100 + (bytes >> 16)) & 0x0000ffff0000ffffu;
    number = (bytes * 10'000 + (bytes >> 32)) & 0xffffffffu;
    return true;
}

/// 1 to 16 digits, of which 16 bytes can be read.
struct plain_digits {
    static bool read(const char* text, std::size_t length, std::uint64_t& number) noexcept {
        if (length <= 8) return digits_8(load_8_bytes(text), static_cast<unsigned>(64 - 8 * length), number);
        std::uint64_t high = 0, low = 0;
        if (!digits_8(load_8_bytes(text), static_cast<unsigned>(128 - 8 * length), high) ||
            !digits_8(load_8_bytes(text + length - 8), 0, low))
            return false;
        number = high * 100'000'000 + low;
        return true;
    }
};

#if GOVKPI_DETAIL_AVX2
/// Picks the first n of 16 bytes and puts them last, n from 1 to 16: the 16 bytes from place n on.
constexpr signed char to_the_end[32] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                        0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15};

struct avx2_digits {
    GOVKPI_DETAIL_TARGET_AVX2 static bool read(const char* text, std::size_t length, std::uint64_t& number) noexcept {
        const __m128i raw = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
        const __m128i order = _mm_loadu_si128(reinterpret_cast<const __m128i*>(to_the_end + length));
        const __m128i digits = _mm_shuffle_epi8(_mm_sub_epi8(raw, _mm_set1_epi8('0')), order);
        if (!_mm_testz_si128(_mm_subs_epu8(digits, _mm_set1_epi8(9)), _mm_set1_epi8(-1))) return false;
        const __m128i tens = _mm_set1_epi16(1 << 8 | 10);
        const __m128i hundreds = _mm_set1_epi32(1 << 16 | 100);
        const __m128i ten_thousands = _mm_set1_epi32(1 << 16 | 10'000);
        const __m128i fours = _mm_madd_epi16(_mm_maddubs_epi16(digits, tens), hundreds);
        const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), ten_thousands);
        const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
        number = (both & 0xffffffffu) * 100'000'000 + (both >> 32);
        return true;
    }
};
#endif

struct column_place {
    const csv_rows& rows;
    std::size_t first;  ///< the index of the first field
    std::size_t count;
    bool is_last;
    std::size_t most_digits;  ///< of a cell that is read at once
    std::uint64_t units;      ///< in a printed 1
};

/// The quick way through a column. `read` is asked for every cell that is not plain digits, and says whether it is
/// good.
template <class Digits, bool MayBeWrapped, class Read>
GOVKPI_DETAIL_PART_OF_CALLER bool read_column(const column_place& from, csv_number_sink& into, const Read& read) {
    const char* const all = from.rows.text;
    const std::size_t width = from.rows.width;
    const std::uint32_t* end = from.rows.ends + from.first;
    std::int64_t* const values = into.values + into.first;
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < from.count; ++i, end += width) {
        const std::uint32_t at = end[-1] + 1;
        std::string_view text = field_at(all + at, *end - at, MayBeWrapped && from.is_last);
        if (MayBeWrapped && text.starts_with('"')) text = text.substr(1, text.size() - 2);
        const std::size_t minus = text.data()[0] == '-' ? 1 : 0;
        std::uint64_t magnitude = 0;
        std::int64_t value = 0;
        if (text.size() - minus - 1 < from.most_digits &&
            Digits::read(text.data() + minus, text.size() - minus, magnitude)) {
            magnitude *= from.units;
            value = static_cast<std::int64_t>(magnitude);
            if (minus != 0) value = -value;
        } else {
            const csv_number cell = read(text);
            if (cell.expected != nullptr) return false;
            value = cell.value;
            magnitude = magnitude_of(value);
            if (cell.is_missing) {
                const std::size_t row = into.first + i;
                into.missing[row / 64] |= std::uint64_t{1} << row % 64;
                into.any_missing = true;
            }
        }
        any |= magnitude;
        values[i] = value;
    }
    into.any_bits |= any;
    return true;
}

template <class Digits, class Read>
GOVKPI_DETAIL_PART_OF_CALLER bool read_any_column(const column_place& from, csv_number_sink& into, const Read& read) {
    if (from.is_last || from.rows.has_quotes) return read_column<Digits, true>(from, into, read);
    return read_column<Digits, false>(from, into, read);
}

#if GOVKPI_DETAIL_AVX2
template <class Read>
GOVKPI_DETAIL_TARGET_AVX2 bool read_avx2(const column_place& from, csv_number_sink& into, const Read& read) {
    return read_any_column<avx2_digits>(from, into, read);
}
#endif

}  // namespace

csv_number_column::csv_number_column(const csv_column& column)
    : style_{checked(column.style)},
      money_{column.money},
      missing_{column.missing},
      units_{checked_multiply(column.style.unit, column.multiplier)} {
    if (column.style.unit < 1 || column.multiplier < 1)
        throw_invalid_argument("govkpi: a printed 1 is at least one smallest unit");
    style_.unit = units_;
    if (money_ != nullptr) {
        const std::int64_t minor = power_of_ten(std::clamp<int>(money_->minor_digits, 0, 18));
        if (units_ % minor != 0) throw_invalid_argument("govkpi: a printed 1 must be whole units of its currency");
        style_.unit = units_ / minor;
    }
    for (std::int64_t scale = units_;; scale /= 10) {
        scales_.push_back(scale);
        if (scale % 10 != 0) break;
    }
    for (std::string& text : missing_) text = trimmed(text);
    std::int64_t ignored = 0;
    const bool plain = std::none_of(missing_.begin(), missing_.end(),
                                    [&](const std::string& text) { return read_plainly(text, ignored); });
    while (plain && most_digits_ < most_at_once &&
           !multiply_overflows(power_of_ten(static_cast<int>(most_digits_) + 1), units_, ignored))
        ++most_digits_;
}

bool csv_number_column::is_declared_missing(std::string_view text) const noexcept {
    return !missing_.empty() && std::find(missing_.begin(), missing_.end(), trimmed(text)) != missing_.end();
}

csv_number csv_number_column::read(std::string_view text) const {
    csv_number cell;
    if (text.empty() || is_declared_missing(text)) {
        cell.is_missing = true;
        return cell;
    }
    if (read_plainly(text, cell.value)) return cell;
    cell.is_missing = state_of_cell(text) != cell_state::value;
    return cell.is_missing ? cell : read_strictly(text);
}

/// Digits with a minus sign, grouping and decimals, as most cells have them. False where the strict way must judge.
bool csv_number_column::read_plainly(std::string_view text, std::int64_t& value) const noexcept {
    constexpr std::size_t most_digits = 18;  // they fit in 64 bits
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = at != end && *at == '-';
    if (negative) ++at;
    std::int64_t digits = 0;
    std::size_t all = 0;
    const auto run = [&] {
        const std::size_t before = all;
        for (; at != end && is_digit(*at) && all < most_digits; ++at, ++all) digits = digits * 10 + (*at - '0');
        return all - before;
    };
    const auto take = [&](char mark) {
        if (at == end || *at != mark || mark == '\0') return false;
        ++at;
        return true;
    };
    const std::size_t leading = run();
    if (leading == 0) return false;
    for (bool grouped = false; take(style_.group_mark); grouped = true) {
        if ((!grouped && leading > 3) || run() != 3) return false;
    }
    const std::size_t decimals = take(style_.decimal_mark) ? run() : 0;
    const bool bare_mark = decimals == 0 && at[-1] == style_.decimal_mark;
    if (at != end || bare_mark || decimals >= scales_.size()) return false;
    if (multiply_overflows(digits, scales_[decimals], value)) return false;
    if (negative) value = -value;
    return true;
}

csv_number csv_number_column::read_strictly(std::string_view text) const {
    csv_number cell;
    if (money_ != nullptr) {
        const auto printed = parse_amount(text, style_, *money_);
        if (printed)
            cell.value = printed->units;
        else
            cell.expected = printed.error().expected();
        return cell;
    }
    try {
        figure_reader in{text, style_};
        const bool negative = in.negative();
        const decimal number = in.number();
        in.close();
        if (!in.at_end()) in.fail(only_a_number);
        int128 units = 0;
        if (multiply_overflows(number.digits, int128{units_}, units)) in.fail(fewer_digits);
        const int128 whole{power_of_ten(number.decimals)};
        if (units % whole != int128{0}) in.fail(whole_units);
        units = units / whole;
        if (!narrow(negative ? -units : units, cell.value)) in.fail(fewer_digits);
    } catch (const parse_error& error) {
        cell.expected = error.expected();
    }
    return cell;
}

bool csv_number_column::read(const csv_rows& rows, std::size_t place, std::size_t first, std::size_t count,
                             csv_number_sink& into) const {
    const column_place from{rows,         first * rows.width + place,        count, place + 1 == rows.width,
                            most_digits_, static_cast<std::uint64_t>(units_)};
    const auto one = [this](std::string_view text) { return read(text); };
#if GOVKPI_DETAIL_AVX2
    if (has_avx2()) return read_avx2(from, into, one);
#endif
    return read_any_column<plain_digits>(from, into, one);
}

}  // namespace govkpi::detail
