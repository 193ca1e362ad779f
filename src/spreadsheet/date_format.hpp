// SPDX-License-Identifier: BSL-1.0
// Whether a number of an .xlsx cell is shown as a date: nothing but its format says so.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace govkpi::detail {

enum class date_format : std::uint8_t { none, date, year, time };

/// Of a number format by its number, as far as those are built in.
date_format built_in_date_format(std::uint32_t number) noexcept;
/// Of the text of a format: "dd/mm/yyyy", "[$-42A]mmmm yyyy;@", "[Red]#,##0".
date_format date_format_of(std::string_view code) noexcept;

/// "2025-07" for a day by the count of days that cells hold; empty where it is no day.
std::string month_of_day(double day, bool counts_from_1904);

}  // namespace govkpi::detail
