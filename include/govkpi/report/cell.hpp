// SPDX-License-Identifier: BSL-1.0
// What stands in a cell of a table: a text for people, and the exact value behind it for spreadsheets, JSON and charts.
// The text is made once, so that a figure reads the same in every table, sentence and chart.
//
//     const cell done = show(plan_completion(collected, planned), {.lang = language::vi});     // "103,3%"
//     done.value->numerator                                                                    // 36'631'000'000
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/kpi/formula.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/quantity/text.hpp>

namespace govkpi::detail {

template <class Figure>
std::string shown_figure(const Figure& figure, const text_style& style) {
    char buffer[longest_text];
    return {buffer, write(buffer, figure, style)};
}
template <additive Q>
std::string unit_name() {
    if constexpr (plain<Q>) return {};
    else return unit_of<Q>();
}

}  // namespace govkpi::detail

namespace govkpi::report {

enum class value_kind : std::uint8_t {
    amount,      ///< money
    count,       ///< people, households
    percentage,  ///< like by like: 1 is 100 %
    points,      ///< percentage points: 1 is 100 points
    quotient,    ///< unlike things: money for each person, or a mean
};

/// numerator / denominator in smallest units, and how its text was made.
struct exact_value {
    value_kind kind = value_kind::amount;
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    undefined why = undefined::no;  ///< where it is another, there is no value and the text says so
    std::string unit;               ///< the currency's code, or the English word for what is counted; empty for a percentage
    std::string per_unit;           ///< of a quotient; empty where it is by a plain number
    text_style style;

    bool is_defined() const noexcept { return why == undefined::no; }
};

/// What a careful reader must know of a figure. Writers turn these, and why a figure has no value, into footnotes.
enum class remark : std::uint8_t {
    estimate,          ///< not yet final
    partial_coverage,  ///< not everybody reported
    rebased,           ///< moved onto new boundaries, with shares of split units
};

struct cell {
    std::string text;
    std::optional<exact_value> value;  ///< none: words alone
    std::vector<remark> remarks;
    std::string explanation;  ///< how the figure came about, several lines; empty: nothing to add

    cell() = default;
    cell(std::string words) : text{std::move(words)} {}
    cell(const char* words) : text{words} {}
    cell(std::string shown, exact_value behind) : text{std::move(shown)}, value{std::move(behind)} {}

    /// The same with one more remark, or with an explanation.
    cell with(remark r) && {
        remarks.push_back(r);
        return std::move(*this);
    }
    cell explained(std::string how) && {
        explanation = std::move(how);
        return std::move(*this);
    }
};

/// An amount or a count.
template <additive Q>
cell show(Q figure, const text_style& style = {}) {
    return {detail::shown_figure(figure, style),
            {monetary<Q> ? value_kind::amount : value_kind::count, detail::raw::of(figure), 1, undefined::no,
             detail::unit_name<Q>(), {}, style}};
}
/// A completion, a growth, money for each person.
template <quotient_like Q>
cell show(const Q& figure, const text_style& style = {}) {
    exact_value behind{dimensionless<Q> ? value_kind::percentage : value_kind::quotient,
                       detail::raw::of(figure.numerator()), detail::raw::of(figure.denominator()),
                       figure.reason(), {}, {}, style};
    if constexpr (!dimensionless<Q>) {
        behind.unit = detail::unit_name<numerator_of<Q>>();
        behind.per_unit = detail::unit_name<denominator_of<Q>>();
    }
    return {detail::shown_figure(figure, style), std::move(behind)};
}
/// Throws overflow where the points, as a fraction, do not fit in 64 bits.
GOVKPI_REPORT_EXPORT cell show(const percent_points& figure, const text_style& style = {});
/// A figure of a panel, by its formula.
GOVKPI_REPORT_EXPORT cell show(const figure& value, const formula& of, const text_style& style = {});

}  // namespace govkpi::report
