// SPDX-License-Identifier: BSL-1.0
#include "date_format.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace govkpi::detail {

date_format built_in_date_format(std::uint32_t number) noexcept {
    const auto among = [&](std::uint32_t first, std::uint32_t last) { return number >= first && number <= last; };
    // Those from 27 on are dates and times in East Asian editions, and are not used elsewhere.
    if (among(14, 17) || number == 22 || among(27, 31) || number == 36 || among(50, 54) || among(57, 58))
        return date_format::date;
    if (among(18, 21) || among(32, 35) || among(45, 47) || among(55, 56)) return date_format::time;
    return date_format::none;
}

date_format date_format_of(std::string_view code) noexcept {
    bool year = false, month = false, day = false, time = false;
    for (std::size_t at = 0; at < code.size(); ++at) {
        const char c = code[at];
        if (c == ';') break;  // what follows is for other numbers
        if (c == '\\' || c == '_' || c == '*') {
            ++at;
        } else if (c == '"') {
            at = std::min(code.find('"', at + 1), code.size());
        } else if (c == '[') {
            // [h] counts hours; colours, languages and conditions say nothing of what is shown.
            const std::size_t end = std::min(code.find(']', at), code.size());
            const std::string_view inside = code.substr(at + 1, end - at - 1);
            time = time || (!inside.empty() && inside.find_first_not_of("hHmMsS") == std::string_view::npos);
            at = end;
        } else if (code.substr(at).starts_with("General")) {
            at += std::string_view{"General"}.size() - 1;
        } else {
            year = year || c == 'y' || c == 'Y';
            month = month || c == 'm' || c == 'M';
            day = day || c == 'd' || c == 'D';
            time = time || c == 'h' || c == 'H' || c == 's' || c == 'S';
        }
    }
    if (month && !year && !day && time) return date_format::time;  // minutes
    if (month || day) return date_format::date;
    if (year) return date_format::year;
    return time ? date_format::time : date_format::none;
}

std::string month_of_day(double day, bool counts_from_1904) {
    using namespace std::chrono;
    // Days before March 1900 are counted in two ways, since 1900 was once taken for a leap year.
    const double least = counts_from_1904 ? 0 : 61;
    constexpr double last = 2'958'465;  // 31 December 9999
    if (!(day >= least && day <= last)) return {};
    const sys_days origin = counts_from_1904 ? sys_days{1904y / January / 1} : sys_days{1899y / December / 30};
    const year_month_day date{origin + days{static_cast<int>(std::floor(day))}};
    return fmt::format("{:04}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()));
}

}  // namespace govkpi::detail
