// SPDX-License-Identifier: BSL-1.0
// Budget execution as it is disclosed: for each item its budget for the year, what was collected or spent in the period,
// and how the two compare; the layout of Viet Nam's quarterly, half-year and nine-month disclosures, or a plain English
// one.
//
//     const table made = execution_table<revenue, VND>("Thu ngân sách", {
//         {.label = "Tổng thu", .kind = line_kind::total, .original = a, .executed = b, .year_before = c},
//         {.label = "Thu tiền sử dụng đất", .level = 1, .kind = line_kind::of_which, .original = d, .executed = e},
//     }, {.period = fiscal_period::cumulative(2025, 9), .lang = language::vi});
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <govkpi/budget/amount.hpp>
#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/quantity/text.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::report {

enum class line_kind : std::uint8_t {
    item,
    total,     ///< the lines one level below it are its parts, all of them ("gồm")
    of_which,  ///< some of the parts of the line above ("trong đó"): they need not come to the whole
};

/// What is missing is shown as missing, and never as zero.
template <flow F, currency_tag C>
struct execution_line {
    std::string label{};
    int level = 0;         ///< numbered A, B at level 0; I, II at 1; 1, 2 at 2; below that with a dash
    line_kind kind = line_kind::item;
    std::optional<amount<F, basis::original_budget, C>> original{};
    std::optional<amount<F, basis::revised_budget, C>> revised{};
    std::optional<amount<F, basis::outturn, C>> executed{};     ///< in the period
    std::optional<amount<F, basis::outturn, C>> cumulative{};   ///< since the fiscal year began, where the period is not that
    std::optional<amount<F, basis::outturn, C>> year_before{};  ///< in the same period of the year before
};

struct execution_layout {
    fiscal_period period;    ///< of the figures that were executed
    bool estimated = false;  ///< they are estimates ("ước thực hiện")
    amount_form form = amount_form::millions;
    language lang = language::vi;
    /// Parts are rounded so that they come to their printed total wherever the exact ones do (see controlled_rounding()),
    /// and no note is needed; a printed part may then differ by one of the last digit from its own rounding.
    bool parts_add_up = false;
};

/// In smallest units, of one flow and currency.
struct plain_execution_line {
    std::string label;
    int level = 0;
    line_kind kind = line_kind::item;
    std::optional<std::int64_t> original, revised, executed, cumulative, year_before;
};
/// Budgets are compared with what was executed since the fiscal year began, where any line says that, else with what was
/// executed in the period; the year before with the period. Percentages are of the exact amounts, not of the printed ones. Columns that no line has a figure for are left out.
/// Where printed parts do not add up to their printed total although the exact ones do, a note says so.
GOVKPI_REPORT_EXPORT table execution_table(std::string caption, std::span<const plain_execution_line> lines,
                                           const currency& of, const execution_layout& layout);

template <flow F, currency_tag C>
table execution_table(std::string caption, const std::vector<execution_line<F, C>>& lines,
                      const execution_layout& layout) {
    const auto units = [](const auto& figure) {
        return figure ? std::optional{detail::raw::of(*figure)} : std::nullopt;
    };
    std::vector<plain_execution_line> plain;
    for (const execution_line<F, C>& line : lines)
        plain.push_back({line.label, line.level, line.kind, units(line.original), units(line.revised),
                         units(line.executed), units(line.cumulative), units(line.year_before)});
    return execution_table(std::move(caption), plain, C::info, layout);
}

}  // namespace govkpi::report
