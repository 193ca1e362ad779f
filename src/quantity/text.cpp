// SPDX-License-Identifier: BSL-1.0
#include <govkpi/quantity/text.hpp>

#include <array>
#include <cstring>
#include <string_view>

#include "conventions.hpp"

namespace govkpi::detail {
namespace {

/// 000 to 999, three digits each and a fourth byte for a group mark, so that a group is one four-byte store.
constexpr auto triples = [] {
    std::array<char, 4000> table{};
    for (std::size_t i = 0; i < 1000; ++i) {
        table[4 * i] = static_cast<char>('0' + i / 100);
        table[4 * i + 1] = static_cast<char>('0' + i / 10 % 10);
        table[4 * i + 2] = static_cast<char>('0' + i % 10);
    }
    return table;
}();

// A store may run up to four bytes past the text; longest_text leaves room.
char* write_group(char* out, std::uint32_t group) noexcept {
    std::memcpy(out, &triples[4 * group], 4);
    return out + 3;
}

/// The leading group without its zeros.
char* write_leading_group(char* out, std::uint32_t group) noexcept {
    const std::uint32_t zeros = group < 10 ? 2 : group < 100 ? 1 : 0;
    std::memcpy(out, &triples[4 * group + zeros], 3);
    return out + (3 - zeros);
}

char* write_grouped(char* out, std::uint64_t value, char mark) noexcept {
    if (value < 1000) return write_leading_group(out, static_cast<std::uint32_t>(value));
    constexpr std::uint64_t billion = 1'000'000'000;
    const auto three_groups = [mark](char* to, std::uint32_t below_billion) {
        *to++ = mark;
        to = write_group(to, below_billion / 1'000'000);
        *to++ = mark;
        to = write_group(to, below_billion / 1000 % 1000);
        *to++ = mark;
        return write_group(to, below_billion % 1000);
    };
    if (value >= billion) {
        out = write_grouped(out, value / billion, mark);
        return three_groups(out, static_cast<std::uint32_t>(value % billion));
    }
    const auto low = static_cast<std::uint32_t>(value);
    if (low >= 1'000'000) {
        out = write_leading_group(out, low / 1'000'000);
        *out++ = mark;
        out = write_group(out, low / 1000 % 1000);
    } else {
        out = write_leading_group(out, low / 1000);
    }
    *out++ = mark;
    return write_group(out, low % 1000);
}

char* write_text(char* out, std::string_view text) noexcept {
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
}

/// A user's own word, which may be of any length: cut where a character ends.
char* write_label(char* out, std::string_view label) noexcept {
    constexpr std::size_t longest_label = 96;
    std::size_t length = label.size();
    if (length > longest_label) {
        length = longest_label;
        while (length > 0 && (static_cast<unsigned char>(label[length]) & 0xc0u) == 0x80u) --length;
    }
    return write_text(out, label.substr(0, length));
}

char* write_digits(char* out, std::uint64_t value, int digits) noexcept {
    for (int i = digits - 1; i >= 0; --i) {
        out[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}

std::uint64_t magnitude(std::int64_t value) noexcept {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

char* write_sign(char* out, bool negative, bool positive, const text_style& style) noexcept {
    if (negative) *out++ = '-';
    else if (positive && style.signs) *out++ = '+';
    return out;
}

/// A number of 10^-decimals as digits with a decimal mark, without sign.
char* write_scaled(char* out, std::uint64_t value, int decimals, const conventions& in) noexcept {
    if (decimals == 0) return write_grouped(out, value, in.group_mark);
    if (decimals == 1) {
        out = write_grouped(out, value / 10, in.group_mark);
        *out++ = in.decimal_mark;
        *out++ = static_cast<char>('0' + value % 10);
        return out;
    }
    const auto power = static_cast<std::uint64_t>(power_of_ten(decimals));
    out = write_grouped(out, value / power, in.group_mark);
    *out++ = in.decimal_mark;
    return write_digits(out, value % power, decimals);
}

/// The same for numbers past 64 bits: whole part and decimals apart.
char* write_wide(char* out, int128 value, int decimals, const conventions& in) noexcept {
    const int128 power = power_of_ten(decimals);
    const auto fraction = static_cast<std::uint64_t>(value % power);
    int128 whole = value / power;
    std::uint32_t groups[14];  // 10^39 has 13 and a bit
    int count = 0;
    const int128 thousand = 1000;
    do {
        groups[count++] = static_cast<std::uint32_t>(static_cast<std::uint64_t>(whole % thousand));
        whole /= thousand;
    } while (whole != int128{0});
    out = write_leading_group(out, groups[count - 1]);
    for (int i = count - 2; i >= 0; --i) {
        *out++ = in.group_mark;
        out = write_group(out, groups[i]);
    }
    if (decimals == 0) return out;
    *out++ = in.decimal_mark;
    return write_digits(out, fraction, decimals);
}

/// numerator / denominator (positive) times 10^shift, rounded to decimals, without sign. The sign of what is printed.
struct rounded_decimal {
    int128 value;
    bool negative;
};
rounded_decimal round_decimal(int128 numerator, int128 denominator, int power, rounding mode) {
    int128 scaled = 0;
    if (multiply_overflows(numerator, int128{power_of_ten(power > 18 ? 18 : power)}, scaled) ||
        (power > 18 && multiply_overflows(scaled, int128{power_of_ten(power - 18)}, scaled))) {
        throw_overflow("govkpi: a figure has too many digits to print");
    }
    const int128 rounded = rounded_division(scaled, denominator, mode);
    const bool negative = rounded < int128{0};
    return {negative ? -rounded : rounded, negative};
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

struct scale {
    int zeros;
    std::string_view conventions::*word;
};
constexpr scale billions{9, &conventions::billion};
constexpr scale millions{6, &conventions::million};
constexpr scale thousands{3, &conventions::thousand};
constexpr scale all_scales[] = {billions, millions, thousands};

int minor_digits_of(const currency& of) noexcept {
    return of.minor_digits > 0 ? of.minor_digits : 0;
}

char* write_in_full(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    out = write_sign(out, minor_units < 0, minor_units > 0, style);
    out = write_scaled(out, magnitude(minor_units), minor_digits_of(of), in);
    if (!style.unit) return out;
    out = write_text(out, in.before_currency);
    return write_text(out, currency_symbol(of, style.lang));
}

char* write_in_words(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    out = write_sign(out, minor_units < 0, minor_units > 0, style);
    const int digits = minor_digits_of(of);
    const auto per_major = static_cast<std::uint64_t>(power_of_ten(digits));
    std::uint64_t major = magnitude(minor_units) / per_major;
    const std::uint64_t minor = magnitude(minor_units) % per_major;
    bool first = true;
    for (const scale& s : all_scales) {
        const auto size = static_cast<std::uint64_t>(power_of_ten(s.zeros));
        if (major < size) continue;
        if (!first) *out++ = ' ';
        first = false;
        out = write_grouped(out, major / size, in.group_mark);
        *out++ = ' ';
        out = write_text(out, in.*s.word);
        major %= size;
    }
    if (first || major != 0 || minor != 0) {
        if (!first) *out++ = ' ';
        out = write_scaled(out, major * per_major + minor, minor != 0 ? digits : 0, in);
    }
    if (!style.unit) return out;
    *out++ = ' ';
    return write_text(out, currency_word(of, style.lang));
}

char* write_scale_unit(char* out, const scale& in_scale, const currency& of, const text_style& style) {
    if (!style.unit) return out;
    *out++ = ' ';
    out = write_text(out, conventions_of(style.lang).*in_scale.word);
    *out++ = ' ';
    return write_text(out, currency_word(of, style.lang));
}

char* write_in_scale(char* out, std::int64_t minor_units, const scale& in_scale, const currency& of,
                     const text_style& style) {
    const int decimals = decimals_or(style, 0);
    const int128 size = int128{power_of_ten(in_scale.zeros)} * int128{power_of_ten(minor_digits_of(of))};
    out = write_number(out, round_decimal(minor_units, size, decimals, style.mode), decimals, style);
    return write_scale_unit(out, in_scale, of, style);
}

constexpr std::string_view dash = "–";

}  // namespace

char* write_amount(char* out, std::int64_t minor_units, const currency& of, const text_style& style) {
    switch (style.form) {
        case amount_form::scaled: return write_in_words(out, minor_units, of, style);
        case amount_form::thousands: return write_in_scale(out, minor_units, thousands, of, style);
        case amount_form::millions: return write_in_scale(out, minor_units, millions, of, style);
        case amount_form::billions: return write_in_scale(out, minor_units, billions, of, style);
        case amount_form::full: break;
    }
    return write_in_full(out, minor_units, of, style);
}

char* write_count(char* out, std::int64_t value, const labels& label, const text_style& style) {
    out = write_sign(out, value < 0, value > 0, style);
    out = write_grouped(out, magnitude(value), conventions_of(style.lang).group_mark);
    if (!style.unit) return out;
    *out++ = ' ';
    return write_label(out, label.in(style.lang));
}

char* write_percent(char* out, std::int64_t numerator, std::int64_t denominator, const text_style& style) {
    const int decimals = decimals_or(style, 1);
    // Most figures fit in 64 bits when scaled, and a 64-bit division is several times faster than a 128-bit one.
    const std::int64_t power = decimals <= 4 ? power_of_ten(decimals + 2) : 0;
    std::int64_t scaled = 0;
    if (power != 0 && !multiply_overflows(numerator, power, scaled)) {
        const std::int64_t rounded = rounded_division(scaled, denominator, style.mode);
        out = write_sign(out, rounded < 0, rounded > 0, style);
        out = write_scaled(out, magnitude(rounded), decimals, conventions_of(style.lang));
    } else {
        out = write_number(out, round_decimal(numerator, denominator, decimals + 2, style.mode), decimals, style);
    }
    if (style.unit) *out++ = '%';
    return out;
}

char* write_decimal(char* out, int128 numerator, int128 denominator, int decimals, const text_style& style) {
    return write_number(out, round_decimal(numerator, denominator, decimals, style.mode), decimals, style);
}

char* write_undefined(char* out, undefined why, const text_style& style) {
    const conventions& in = conventions_of(style.lang);
    std::string_view reason;
    switch (why) {
        case undefined::no: break;
        case undefined::zero_base: reason = in.zero_base; break;
        case undefined::negative_base: reason = in.negative_base; break;
        case undefined::missing: reason = in.missing; break;
        case undefined::not_comparable: reason = in.not_comparable; break;
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
    const exact_interval whole = minor_units.outward(1);
    const auto divides = [&](const scale& s) {
        const int128 size = int128{power_of_ten(s.zeros)} * int128{power_of_ten(minor_digits_of(of))};
        const auto by = [&](const bound& b) { return b.kind == boundary::unbounded || b.at.numerator() % size == int128{0}; };
        return by(whole.lower()) && by(whole.upper());
    };
    for (const scale& s : all_scales) {
        if (!divides(s)) continue;
        return write_range(out, whole, style, [&](char* to, const rational& value, bool last) {
            text_style bare = style;
            bare.unit = style.unit && last;
            bare.decimals = 0;
            return write_in_scale(to, value.to_whole(rounding::down), s, of, bare);
        });
    }
    return write_range(out, whole, style, [&](char* to, const rational& value, bool last) {
        text_style bare = style;
        bare.unit = style.unit && last;
        return write_in_full(to, value.to_whole(rounding::down), of, bare);
    });
}

char* write_percent_range(char* out, const exact_interval& shares, const text_style& style) {
    const int decimals = decimals_or(style, 1);
    const exact_interval rounded = shares.outward(rational::of(1, int128{100} * int128{power_of_ten(decimals)}));
    return write_range(out, rounded, style, [&](char* to, const rational& value, bool) {
        to = write_number(to, round_decimal(value.numerator(), value.denominator(), decimals + 2, style.mode), decimals, style);
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
    out = detail::write_number(out, detail::round_decimal(share.numerator(), share.denominator(), decimals + 2, style.mode),
                               decimals, signs);
    if (!style.unit) return out;
    *out++ = ' ';
    return detail::write_text(out, detail::conventions_of(style.lang).points);
}

}  // namespace govkpi
