// SPDX-License-Identifier: BSL-1.0
#include "reconciled.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace govkpi::detail {
namespace {

constexpr std::size_t most_figures = 64;  // of which a change is looked for

bool is_left_open(std::span<const claim> claims, const printed& figure) {
    const claim& of = claims[figure.claim];
    return (figure.comparison ? of.comparisons[*figure.comparison].approximated : of.approximated) !=
           approximation::exact;
}

rational size_of(const rational& number) { return number < rational{0} ? -number : number; }

/// The printed number nearest to the old one whose rounding meets what is needed.
std::optional<rational> nearest_printed(const printed_value& old, const exact_interval& need) {
    const rational half = old.last_digit / rational{2};
    const bound& low = need.lower();
    const bound& high = need.upper();
    if (low.kind != boundary::unbounded && old.value + half < low.at)
        return ((low.at - half) / old.last_digit).rounded(rounding::ceiling) * old.last_digit;
    if (high.kind != boundary::unbounded && high.at < old.value - half)
        return ((high.at + half) / old.last_digit).rounded(rounding::floor) * old.last_digit;
    return std::nullopt;
}

bool meets(const rational& value, const rational& last_digit, const exact_interval& need) {
    return printed_value{value, last_digit}.values().intersects(need);
}

struct variant {
    rational value;
    rational last_digit;
    slip by;
};

/// What a slip makes of the digits of a printed number, backwards.
std::vector<variant> slips_of(const printed_value& printed) {
    std::vector<variant> all;
    const rational scaled = size_of(printed.value) / printed.last_digit;
    if (scaled.denominator() != int128{1} || scaled.numerator() > int128{999'999'999'999'999'999}) return all;
    const std::string digits = std::to_string(static_cast<std::int64_t>(scaled.numerator()));
    const bool negative = printed.value < rational{0};
    const auto add = [&](const std::string& changed, slip by) {
        if (changed == digits || (changed.size() > 1 && changed.front() == '0')) return;
        const rational value = rational{std::stoll(changed)} * printed.last_digit;
        all.push_back({negative ? -value : value, printed.last_digit, by});
    };
    for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
        std::string changed = digits;
        std::swap(changed[i], changed[i + 1]);
        add(changed, slip::swapped);
    }
    for (std::size_t i = 0; i < digits.size(); ++i) {
        for (char c = '0'; c <= '9'; ++c) {
            std::string changed = digits;
            changed[i] = c;
            add(changed, slip::one_digit);
        }
    }
    for (const std::int64_t factor : {std::int64_t{10}, std::int64_t{1'000}}) {
        const slip by = factor == 10 ? slip::ten_times : slip::thousand_times;
        all.push_back({printed.value * rational{factor}, printed.last_digit * rational{factor}, by});
        all.push_back({printed.value / rational{factor}, printed.last_digit / rational{factor}, by});
    }
    return all;
}

}  // namespace

rational proportion(const rational& from, const rational& to) {
    const rational size = size_of(from);
    return size_of(to - from) / (size == rational{0} ? rational{1} : size);
}

std::optional<change> least_change(const readings& read, const relation& r) {
    std::optional<change> best;
    const std::vector<printed> figures = r.figures();
    for (std::size_t i = 0; i < std::min(figures.size(), most_figures); ++i) {
        if (is_left_open(read.claims(), figures[i])) continue;
        const printed_value& old = value_of(read.claims(), figures[i]);
        const auto to = nearest_printed(old, needed(read, r, figures[i]));
        if (!to || *to == old.value || (*to < rational{0}) != (old.value < rational{0})) continue;
        if (!best || proportion(old.value, *to) < proportion(best->from, best->to))
            best = change{figures[i], old.value, *to, old.last_digit, slip::none};
    }
    return best;
}

std::optional<change> likely_slip(const readings& read, const relation& r) {
    std::optional<change> best;
    const std::vector<printed> figures = r.figures();
    for (std::size_t i = 0; i < std::min(figures.size(), most_figures); ++i) {
        if (is_left_open(read.claims(), figures[i])) continue;
        const printed_value& old = value_of(read.claims(), figures[i]);
        const exact_interval need = needed(read, r, figures[i]);
        for (const variant& v : slips_of(old)) {
            if (!meets(v.value, v.last_digit, need)) continue;
            // Swapped digits are likelier than one wrong digit, and that than a wrong unit.
            const auto rank = [](slip by) { return by == slip::swapped ? 0 : by == slip::one_digit ? 1 : 2; };
            const bool better =
                !best || rank(v.by) < rank(best->by) ||
                (rank(v.by) == rank(best->by) && proportion(old.value, v.value) < proportion(best->from, best->to));
            if (better) best = change{figures[i], old.value, v.value, v.last_digit, v.by};
        }
    }
    return best;
}

}  // namespace govkpi::detail
