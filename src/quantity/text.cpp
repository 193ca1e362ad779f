// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/text.hpp>

#include <cstring>
#include <iterator>
#include <string_view>

#include "conventions.hpp"
#include "digits.hpp"
#include "rounded_decimal.hpp"

namespace govkpi::detail {
namespace {

std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

char* write_sign(char* out, bool negative, bool positive, const text_style& style) noexcept {
    if (negative)
        *out++ = '-';
    else if (positive && style.signs)
        *out++ = '+';
    return out;
}

/// A number of 10^-decimals as digits with a decimal mark, without sign.
char* write_scaled(char* out, std::uint64_t value, int decimals, const conventions& in) noexcept {
    if (decimals == 0) return write_grouped(out, value, in.groups);
    const std::uint64_t power = powers_of_ten[static_cast<std::size_t>(decimals)];
    out = write_grouped(out, value / power, in.groups);
    *out++ = in.decimal_mark;
    return write_digits(out, value % power, decimals);
}

/// The same in tenths, as nearly every percentage is: a division by a constant, and seldom more than three digits.
char* write_tenths(char* out, std::uint64_t value, const conventions& in) noexcept {
    const std::uint64_t whole = value / 10;
    out = whole < thousand ? write_small(out, static_cast<std::uint32_t>(whole), in.groups)
                           : write_grouped(out, whole, in.groups);
    out[0] = in.decimal_mark;
    out[1] = static_cast<char>('0' + value % 10);
    return out + 2;
}

/// The same for numbers past 64 bits: whole part and decimals apart.
char* write_wide(char* out, int128 value, int decimals, const conventions& in) noexcept {
    const int128 power = power_of_ten(decimals);
    const auto fraction = static_cast<std::uint64_t>(value % power);
    int128 whole = value / power;
    std::uint32_t groups[14];  // 10^39 has 13 and a bit
    int count = 0;
    const int128 size = thousand;
    do {
        groups[count++] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(whole % size));
        whole /= size;
    } while (whole != int128{0});
    out = write_small(out, groups[count - 1], in.groups);
    for (int i = count - 2; i >= 0; --i) {
        write_group(out + 1, groups[i], in.groups);  // behind the mark of the group before
        out += 4;
    }
    if (decimals == 0) return out;
    *out++ = in.decimal_mark;
    return write_digits(out, fraction, decimals);
}

int decimals_or(const text_style& style, int usual) {
    if (style.decimals > 15) throw_invalid_argument("govkpi: at most 15 decimals");
    return style.decimals < 0 ? usual : style.decimals;
}

char* write_number(char* out, const rounded_decimal& number, int decimals, const text_style& style) {
    out = write_sign(out, number.negative, number.value != int128{0}, style);
    const conventions& in = conventions_of(style.lang);
    std::int64_t small = 0;
    if (narrow(number.value, small)) return write_scaled(out, static_cast<std::uint64_t>(small), decimals, in);
    return write_wide(out, number.value, decimals, in);
}

/// The size of n / d (positive) as rounded_division() has it, the usual mode without a branch on the remainder: half of all
/// figures round up, which no processor guesses.
std::uint64_t rounded_size(std::int64_t n, std::int64_t d, rounding mode) noexcept {
    if (mode != rounding::half_away) return magnitude(rounded_division(n, d, mode));
    const auto divisor = static_cast<std::uint64_t>(d);
    return (magnitude(n) + divisor / 2) / divisor;
}

/// numerator / denominator (positive) times 10^power, rounded to a whole number, with the last `decimals` digits of that
/// behind the decimal mark.
char* write_quotient(char* out, std::int64_t numerator, std::int64_t denominator, int power, int decimals,
                     const text_style& style) {
    // Most figures fit in 64 bits when scaled, and a 64-bit division is several times faster than a 128-bit one.
    std::int64_t scaled = 0;
    if (multiply_overflows(numerator, static_cast<std::int64_t>(powers_of_ten[static_cast<std::size_t>(power)]),
                           scaled)) {
        return write_number(out, round_decimal(numerator, denominator, power, style.mode), decimals, style);
    }
    const std::uint64_t rounded = rounded_size(scaled, denominator, style.mode);
    const conventions& in = conventions_of(style.lang);
    out = write_sign(out, numerator < 0 && rounded != 0, numerator > 0 && rounded != 0, style);
    return decimals == 1 ? write_tenths(out, rounded, in) : write_scaled(out, rounded, decimals, in);
}

struct scale {
    int zeros;
    short_text conventions::*word;
};
constexpr scale in_trillions{12, &conventions::trillion};
constexpr scale in_billions{9, &conventions::billion};
constexpr scale in_millions{6, &conventions::million};
constexpr scale in_thousands{3, &conventions::thousand};
constexpr scale range_scales[] = {in_billions, in_millions, in_thousands};

int minor_digits_of(const currency& of) noexcept { return of.minor_digits > 0 ? of.minor_digits : 0; }

/// One of the scale, in smallest units of the currency.
int128 unit_of(const scale& s, const currency& of) noexcept {
    return int128{power_of_ten(s.zeros)} * int128{power_of_ten(minor_digits_of(of))};
}

inline char* write_symbol(char* out, const currency& of, const text_style& style, const conventions& in) {
    return is_dong(of) ? write_short(out, in.dong_symbol) : write_foreign_symbol(out, of, style.lang);
}
char* write_word(char* out, const currency& of, const text_style& style) {
    return is_dong(of) ? write_short(out, conventions_of(style.lang).dong_word) : write_text(out, {of.code, 3});
}

char* write_with_minor_digits(char* out, std::uint64_t minor_units, const currency& of, const text_style& style,
                              const conventions& in) {
    out = write_scaled(out, minor_units, minor_digits_of(of), in);
    return style.unit ? write_symbol(out, of, style, in) : out;
}

char* write_in_full(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    out = write_sign(out, minor_units<0, minor_units> 0, style);
    // Each rare case ends in a call of its own, which leaves the common one a function that saves no registers.
    if (minor_digits_of(of) > 0) return write_with_minor_digits(out, magnitude(minor_units), of, style, in);
    out = write_grouped(out, magnitude(minor_units), in.groups);
    return style.unit ? write_symbol(out, of, style, in) : out;
}

/// `size` where something is shown, else 0. Bits and not a choice: compilers make a branch of a choice here.
inline std::size_t size_if(bool shown, std::size_t size) noexcept {
    return size & (std::size_t{0} - static_cast<std::size_t>(shown));
}

/// "631 triệu ", or nothing where there are none.
inline char* write_part(char* out, std::uint32_t below_thousand, const short_text& word,
                        const conventions& in) noexcept {
    const std::size_t digits = digit_counts[below_thousand];
    std::memcpy(out, &in.groups.text[4 * below_thousand + (3 - digits)], 4);
    write_short(out + digits, word);
    return out + size_if(below_thousand != 0, digits + word.size);
}
inline char* write_billions(char* out, std::uint64_t how_many, const conventions& in) noexcept {
    char* const digits_end = how_many < million ? write_two_groups(out, static_cast<std::uint32_t>(how_many), in.groups)
                                                : write_grouped(out, how_many, in.groups);
    const char* const end = write_short(digits_end, in.billion);
    return out + size_if(how_many != 0, static_cast<std::size_t>(end - out));
}

char* write_in_words(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    out = write_sign(out, minor_units<0, minor_units> 0, style);
    const int digits = minor_digits_of(of);
    std::uint64_t major = magnitude(minor_units);
    std::uint64_t minor = 0;
    if (digits > 0) {
        const std::uint64_t per_major = powers_of_ten[static_cast<std::size_t>(digits)];
        minor = major % per_major;
        major /= per_major;
    }
    char* const first = out;
    const auto below_billion = static_cast<std::uint32_t>(major % billion);
    const std::uint32_t rest = below_billion % thousand;
    out = write_billions(out, major / billion, in);
    out = write_part(out, below_billion / million, in.million, in);
    out = write_part(out, below_billion / thousand % thousand, in.thousand, in);
    if (minor != 0) {
        out = write_scaled(out, rest * powers_of_ten[static_cast<std::size_t>(digits)] + minor, digits, in);
        *out++ = ' ';
    } else {
        out = write_part(out, rest, " ", in);
    }
    if (out == first) out = write_short(out, "0 ");
    return style.unit ? write_word(out, of, style) : out - 1;
}

char* write_scale_unit(char* out, const scale& in_scale, const currency& of, const text_style& style) {
    if (!style.unit) return out;
    out = write_short(out, conventions_of(style.lang).*in_scale.word);
    return write_word(out, of, style);
}

char* write_in_scale(char* out, std::int64_t minor_units, const scale& in_scale, const currency& of,
                     const text_style& style) {
    const int decimals = decimals_or(style, 0);
    const int zeros = in_scale.zeros + minor_digits_of(of);
    if (zeros <= 18) {
        out = write_quotient(out, minor_units, power_of_ten(zeros), decimals, decimals, style);
    } else {  // a unit of account with more decimal places than any currency
        out =
            write_number(out, round_decimal(minor_units, unit_of(in_scale, of), decimals, style.mode), decimals, style);
    }
    return write_scale_unit(out, in_scale, of, style);
}
template <const scale& in_scale>
char* write_in(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    return write_in_scale(out, minor_units, in_scale, of, style);
}

constexpr std::string_view dash = "–";

}  // namespace

char* write_amount(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    // A table and not a switch: a switch is compiled into one function that first saves all the registers that any form
    // needs, and the form in full needs few.
    using writer = char*(char*, std::int64_t, const currency&, const text_style&);
    static constexpr writer* writers[] = {write_in_full, write_in_words, write_in<in_thousands>, write_in<in_millions>,
                                          write_in<in_billions>};
    const auto form = static_cast<std::size_t>(style.form);
    return writers[form < std::size(writers) ? form : 0](out, minor_units, of, style);
}

char* write_amount_quotient(char* out, std::int64_t numerator, std::int64_t denominator, const currency& of,
                            const text_style& style) {
    const auto in_scale = [&](const scale& s) {
        const int decimals = decimals_or(style, 0);
        const int128 size = unit_of(s, of) * int128{denominator};
        out = write_number(out, round_decimal(numerator, size, decimals, style.mode), decimals, style);
        return write_scale_unit(out, s, of, style);
    };
    switch (style.form) {
        case amount_form::thousands:
            return in_scale(in_thousands);
        case amount_form::millions:
            return in_scale(in_millions);
        case amount_form::billions:
            return in_scale(in_billions);
        case amount_form::full:
        case amount_form::scaled:
            break;
    }
    return write_amount(out, checked_narrow(rounded_division<int128>(numerator, denominator, style.mode)), of, style);
}

char* write_printed_amount(char* out, std::int64_t minor_units, const rational& last_digit, const currency& of,
                           const text_style& style) {
    if (style.form != amount_form::full) return write_amount(out, minor_units, of, style);
    // The smallest scale that is not below the last digit, with as many decimals as the digit lies under it.
    for (const scale* s : {&in_thousands, &in_millions, &in_billions, &in_trillions}) {
        for (int decimals = 0; decimals < 3; ++decimals) {
            if (last_digit * power_of_ten(decimals) != rational::of(unit_of(*s, of), 1)) continue;
            text_style as_printed = style;
            as_printed.decimals = style.decimals < 0 ? static_cast<std::int8_t>(decimals) : style.decimals;
            return write_in_scale(out, minor_units, *s, of, as_printed);
        }
    }
    return write_amount(out, minor_units, of, style);
}

char* write_count(char* out, std::int64_t value, const labels& label, const text_style& style) {
    out = write_sign(out, value<0, value> 0, style);
    out = write_grouped(out, magnitude(value), conventions_of(style.lang).groups);
    if (!style.unit) return out;
    *out++ = ' ';
    return write_label(out, label.in(style.lang));
}

char* write_percent(char* out, std::int64_t numerator, std::int64_t denominator, const text_style& style) {
    const int decimals = decimals_or(style, 1);
    out = write_quotient(out, numerator, denominator, decimals + 2, decimals, style);
    *out = '%';
    return style.unit ? out + 1 : out;
}

char* write_decimal(char* out, int128 numerator, int128 denominator, int decimals, const text_style& style) {
    return write_number(out, round_decimal(numerator, denominator, decimals, style.mode), decimals, style);
}

char* write_undefined(char* out, undefined why, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    std::string_view reason = "";
    switch (why) {
        case undefined::no:
            break;
        case undefined::zero_base:
            reason = in.zero_base;
            break;
        case undefined::negative_base:
            reason = in.negative_base;
            break;
        case undefined::missing:
            reason = in.missing;
            break;
        case undefined::not_comparable:
            reason = in.not_comparable;
            break;
        case undefined::partial_coverage:
            reason = in.partial_coverage;
            break;
    }
    out = write_text(out, in.not_defined);
    out = write_text(out, " (");
    out = write_text(out, reason);
    *out++ = ')';
    return out;
}

char* write_per(char* out, const labels& each, const text_style& style) {
    *out++ = '/';
    return write_label(out, each.in(style.lang));
}

int decimals_of_percent(const rational& unit) noexcept {
    int decimals = 0;
    for (int128 size = 100; decimals < 15 && size % unit.denominator() != int128{0}; size *= 10) ++decimals;
    return decimals;
}

namespace {

/// Both ends by `number`, joined; one end or none told in words.
template <class Number>
char* write_range(char* out, const exact_interval& values, const text_style& style, Number number) {
    const conventions& in = conventions_of(style.lang);
    const bool from = values.lower().kind != boundary::unbounded;
    const bool to = values.upper().kind != boundary::unbounded;
    if (!from && !to) return write_text(out, in.unknown);
    if (!to) return number(write_text(out, in.at_least), values.lower().at, true);
    if (!from) return number(write_text(out, in.at_most), values.upper().at, true);
    if (values.lower().at == values.upper().at) return number(out, values.lower().at, true);
    out = number(out, values.lower().at, false);
    return number(write_text(out, dash), values.upper().at, true);
}

}  // namespace

char* write_amount_range(char* out, const exact_interval& minor_units, const currency& of, const text_style& style) {
    // Bounds may lie past 64 bits, so they are written from 128.
    const exact_interval whole = minor_units.outward(1);
    for (const scale& s : range_scales) {
        const int128 size = unit_of(s, of);
        const auto divides = [&](const bound& b) {
            return b.kind == boundary::unbounded || b.at.numerator() % size == int128{0};
        };
        if (!divides(whole.lower()) || !divides(whole.upper())) continue;
        return write_range(out, whole, style, [&](char* to, const rational& value, bool last) {
            to = write_number(to, round_decimal(value.numerator(), size, 0, rounding::down), 0, style);
            return last ? write_scale_unit(to, s, of, style) : to;
        });
    }
    return write_range(out, whole, style, [&](char* to, const rational& value, bool last) {
        const int digits = minor_digits_of(of);
        to = write_number(to, round_decimal(value.numerator(), power_of_ten(digits), digits, rounding::down), digits,
                          style);
        return last && style.unit ? write_symbol(to, of, style, conventions_of(style.lang)) : to;
    });
}

char* write_percent_range(char* out, const exact_interval& shares, const text_style& style) {
    const int decimals = decimals_or(style, 1);
    const exact_interval rounded = shares.outward(rational::of(1, int128{100} * int128{power_of_ten(decimals)}));
    return write_range(out, rounded, style, [&](char* to, const rational& value, bool) {
        to = write_number(to, round_decimal(value.numerator(), value.denominator(), decimals + 2, style.mode), decimals,
                          style);
        if (style.unit) *to++ = '%';
        return to;
    });
}

}  // namespace govkpi::detail

namespace govkpi {

char* write(char* out, const percent_points& points, const text_style& style) {
    if (!points.is_defined()) return detail::write_undefined(out, points.reason(), style);
    text_style signs = style;
    signs.signs = true;
    const int decimals = detail::decimals_or(style, 1);
    const rational share = points.share();
    out = detail::write_number(
        out, detail::round_decimal(share.numerator(), share.denominator(), decimals + 2, style.mode), decimals, signs);
    if (!style.unit) return out;
    *out++ = ' ';
    return detail::write_text(out, detail::conventions_of(style.lang).points);
}

}  // namespace govkpi
