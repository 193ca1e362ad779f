// SPDX-License-Identifier: BSL-1.0
// Fiscal periods as files write them, and the spans that they roll up to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/export.hpp>
#include <govkpi/quantity/result.hpp>

namespace govkpi {

/// Reads "2025-07" (a calendar month, ISO 8601), "2025-Q3" or "2025Q3", "2025-H1" or "2025H1" (of the fiscal year), and
/// "2025" (the fiscal year of that name).
GOVKPI_EXPORT result<fiscal_period> parse_period(std::string_view text, fiscal_calendar calendar = {});

/// As parse_period() reads it: "2025-07", "2025-Q3". A cumulative span is "2025-M09", which parse_period() refuses, since a
/// table of cumulative figures cannot be summed.
GOVKPI_EXPORT std::string to_code(const fiscal_period& period);

/// What months, quarters and halves are summed into, from the finest.
enum class period_level : std::uint8_t { month, quarter, half, fiscal_year };

/// "month", "quarter", "half", "fiscal_year".
GOVKPI_EXPORT const char* to_string(period_level level) noexcept;
/// By these names; "year" is the fiscal year too.
GOVKPI_EXPORT std::optional<period_level> find_period_level(std::string_view name) noexcept;

/// The level of a period; nothing for a cumulative span, which overlaps the others of its year.
GOVKPI_EXPORT std::optional<period_level> level_of(const fiscal_period& period) noexcept;
/// The span of that level which holds the period; nothing where the period is longer.
GOVKPI_EXPORT std::optional<fiscal_period> span_at(const fiscal_period& period, period_level level);
/// How many periods of `fine` make one of `coarse`: 12 months a fiscal year.
GOVKPI_EXPORT int periods_in(period_level coarse, period_level fine) noexcept;

}  // namespace govkpi
