// SPDX-License-Identifier: BSL-1.0
#include <govkpi/audit/claim.hpp>

#include <iterator>
#include <utility>

#include <govkpi/format.hpp>
#include <govkpi/quantity/reported.hpp>

#include "decimal_text.hpp"

namespace govkpi {
namespace {

std::string padded(int number, std::size_t digits) {
    std::string text = std::to_string(number);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return text;
}

std::string text_of(const fiscal_period& period) {
    const std::string year = padded(period.fiscal_year(), 4);
    switch (period.kind()) {
        case fiscal_period::span::year:
            return year;
        case fiscal_period::span::half:
            return year + "-H" + std::to_string(period.number());
        case fiscal_period::span::quarter:
            return year + "-Q" + std::to_string(period.number());
        case fiscal_period::span::month:
            return year + "-" + padded(period.number(), 2);
        case fiscal_period::span::cumulative:
            return year + "-M" + padded(period.number(), 2);
    }
    return year;
}

}  // namespace

exact_interval printed_value::values() const {
    return detail::printed_bounds(value, last_digit, printed_rounding::nearest);
}

exact_interval printed_value::values_if_cut() const {
    return detail::printed_bounds(value, last_digit, printed_rounding::truncated);
}

std::string printed_value::text() const { return detail::decimal_text(value, detail::decimals_of(last_digit)); }

std::string claim_period::text() const {
    if (until) return "to " + padded(until->year, 4) + "-" + padded(until->month, 2) + "-" + padded(until->number, 2);
    return months ? text_of(*months) : std::string{};
}

std::string claim_period::text(language lang) const {
    if (until) {
        if (lang == language::vi)
            return "đến " + padded(until->number, 2) + "/" + padded(until->month, 2) + "/" + padded(until->year, 4);
        return text();
    }
    if (!months) return {};
    char words[longest_text];
    return {words, write(words, *months, {.lang = lang})};
}

const char* name_of(approximation a) noexcept {
    constexpr const char* names[] = {"exact", "over", "under", "about"};
    return names[static_cast<std::size_t>(a)];
}

const char* name_of(claim_basis b) noexcept {
    constexpr const char* names[] = {"outturn", "estimate", "target", "budget"};
    return names[static_cast<std::size_t>(b)];
}

const char* name_of(compared_by k) noexcept {
    constexpr const char* names[] = {"ratio", "growth", "excess", "times", "points", "difference"};
    return names[static_cast<std::size_t>(k)];
}

const char* name_of(comparison_base b) noexcept {
    constexpr const char* names[] = {"assigned",    "original",    "revised",    "budget",
                                     "same_period", "year_before", "year_start", "other"};
    return names[static_cast<std::size_t>(b)];
}

void append(std::vector<claim>& to, std::vector<claim> more) {
    const std::size_t before = to.size();
    for (claim& c : more) {
        if (c.part != part_kind::none) c.part_of += before;
        for (std::size_t& other : c.without) other += before;
        if (c.restates) *c.restates += before;
        for (claim_comparison& made : c.comparisons)
            if (made.base_claim) *made.base_claim += before;
    }
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace govkpi
