// SPDX-License-Identifier: BSL-1.0
// The report of one unit's published figures: what was published, what it implies, and what a careful reader must know.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <govkpi/report/document.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

/// Parts of the report, in its order.
enum class report_part : std::uint8_t {
    figures,     ///< what was published, and the budgets that it implies
    completion,  ///< a chart of completions, those computed from published budgets, and contradictions
    revision,    ///< how the budget moved in the year
    awards,
    notes,
};
/// "figures", "completion", ...; nothing for a name of none.
GOVKPI_REPORT_EXPORT std::optional<report_part> report_part_of(std::string_view name) noexcept;
/// All of them, in order.
GOVKPI_REPORT_EXPORT std::span<const char* const> report_part_names() noexcept;

/// `only`: these parts; empty: all.
GOVKPI_REPORT_EXPORT document unit_report(const unit_figures& figures, language lang,
                                          std::span<const report_part> only = {});

}  // namespace govkpi::report
