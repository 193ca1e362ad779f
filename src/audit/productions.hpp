// SPDX-License-Identifier: BSL-1.0
// The productions below the sentence: figures, periods and places, as docs/reference/audit-grammar.md writes them. Each is
// decided by looking ahead a few words, never by going back, so that a sentence is read in one pass.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <govkpi/audit/claim.hpp>

#include "tokens.hpp"

namespace govkpi::detail {

/// A number that can be the year of a report.
constexpr bool is_plausible_year(int number) noexcept { return number >= 1900 && number <= 2100; }

/// The year that four digits are; 0 where they are none.
constexpr int year_in(std::string_view digits) noexcept {
    if (digits.size() != 4) return 0;
    int year = 0;
    for (const char c : digits) {
        if (c < '0' || c > '9') return 0;
        year = year * 10 + (c - '0');
    }
    return is_plausible_year(year) ? year : 0;
}

struct period_read {
    enum class form : std::uint8_t { year, half, quarter, month, cumulative, until_day };
    form is = form::year;
    int number = 0;  // of the half, quarter or month; how many months
    int year = 0;    // 0: not said
    int month = 0;   // of until_day
    int day = 0;
};

/// One terminal, or one of the productions.
struct piece {
    enum class kind : std::uint8_t { terminal, amount, percentage, multiple, points, period, place, day };
    kind is = kind::terminal;
    term means = term::word;
    int payload = 0;
    std::size_t first = 0;  // tokens
    std::size_t behind = 0;
    text_span span;  // of figures and places
    printed_value figure;
    unit_of unit = unit_of::VND;
    bool or_more = false;  // trở lên
    bool yearly = false;   // a percentage a year
    period_read period;
};

/// The pieces of a sentence, each behind the one before.
void read_pieces(std::string_view text, const sentence& from, const grammar& of, std::vector<piece>& into);

}  // namespace govkpi::detail
