// SPDX-License-Identifier: BSL-1.0
#include <govkpi/panel/period.hpp>

#include <fmt/format.h>

namespace govkpi {
namespace {

using span = fiscal_period::span;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int months_of(period_level level) {
    switch (level) {
        case period_level::month:
            return 1;
        case period_level::quarter:
            return 3;
        case period_level::half:
            return 6;
        case period_level::fiscal_year:
            return 12;
    }
    return 12;
}

/// The month of a fiscal year that a month of the calendar is.
fiscal_period month_of_calendar(int year, int month, fiscal_calendar calendar) {
    const int number = (month - calendar.first_month + 12) % 12 + 1;
    const bool starts_this_year = month >= calendar.first_month;
    const bool named_after_last = calendar.named_after_its_last_year && calendar.first_month > 1;
    const int fiscal_year = year + (starts_this_year ? 0 : -1) + (named_after_last ? 1 : 0);
    return fiscal_period::month(fiscal_year, number, calendar);
}

}  // namespace

result<fiscal_period> parse_period(std::string_view text, fiscal_calendar calendar) {
    constexpr const char* forms = "a period: 2025-07, 2025-Q3, 2025-H1 or 2025";
    if (text.size() < 4) return parse_error{0, forms};
    int year = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        if (!is_digit(text[i])) return parse_error{i, forms};
        year = year * 10 + (text[i] - '0');
    }
    if (year == 0) return parse_error{0, "a year from 0001 to 9999"};
    if (text.size() == 4) return fiscal_period::year(year, calendar);
    const std::size_t at = text[4] == '-' ? 5 : 4;
    const std::string_view rest = text.substr(at);
    if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H') && is_digit(rest[1])) {
        const int number = rest[1] - '0';
        if (rest[0] == 'Q') {
            if (number < 1 || number > 4) return parse_error{at + 1, "a quarter from 1 to 4"};
            return fiscal_period::quarter(year, number, calendar);
        }
        if (number < 1 || number > 2) return parse_error{at + 1, "a half from 1 to 2"};
        return fiscal_period::half(year, number, calendar);
    }
    if (at != 5 || rest.size() != 2 || !is_digit(rest[0]) || !is_digit(rest[1])) return parse_error{at, forms};
    const int month = (rest[0] - '0') * 10 + (rest[1] - '0');
    if (month < 1 || month > 12) return parse_error{at, "a month from 01 to 12"};
    // The fiscal year that holds the month may be named after the year before or after it.
    if ((year == 1 && month < calendar.first_month) || (year == 9999 && calendar.named_after_its_last_year))
        return parse_error{0, "a month of the fiscal years 0001 to 9999"};
    return month_of_calendar(year, month, calendar);
}

std::string to_code(const fiscal_period& period) {
    switch (period.kind()) {
        case span::year:
            return fmt::format("{:04}", period.fiscal_year());
        case span::half:
            return fmt::format("{:04}-H{}", period.fiscal_year(), period.number());
        case span::quarter:
            return fmt::format("{:04}-Q{}", period.fiscal_year(), period.number());
        case span::month:
            return fmt::format("{:04}-{:02}", period.starts().year, period.starts().month);
        case span::cumulative:
            break;
    }
    return fmt::format("{:04}-M{:02}", period.fiscal_year(), period.last_month());
}

const char* to_string(period_level level) noexcept {
    switch (level) {
        case period_level::month:
            return "month";
        case period_level::quarter:
            return "quarter";
        case period_level::half:
            return "half";
        case period_level::fiscal_year:
            return "fiscal_year";
    }
    return "";
}

std::optional<period_level> find_period_level(std::string_view name) noexcept {
    if (name == "year") return period_level::fiscal_year;
    for (const auto level : {period_level::month, period_level::quarter, period_level::half, period_level::fiscal_year})
        if (name == to_string(level)) return level;
    return std::nullopt;
}

std::optional<period_level> level_of(const fiscal_period& period) noexcept {
    switch (period.kind()) {
        case span::year:
            return period_level::fiscal_year;
        case span::half:
            return period_level::half;
        case span::quarter:
            return period_level::quarter;
        case span::month:
            return period_level::month;
        case span::cumulative:
            break;
    }
    return std::nullopt;
}

std::optional<fiscal_period> span_at(const fiscal_period& period, period_level level) {
    const int length = months_of(level);
    if (period.months() > length) return std::nullopt;
    const int number = (period.first_month() - 1) / length + 1;
    const int year = period.fiscal_year();
    switch (level) {
        case period_level::month:
            return fiscal_period::month(year, number, period.calendar());
        case period_level::quarter:
            return fiscal_period::quarter(year, number, period.calendar());
        case period_level::half:
            return fiscal_period::half(year, number, period.calendar());
        case period_level::fiscal_year:
            return fiscal_period::year(year, period.calendar());
    }
    return std::nullopt;
}

int periods_in(period_level coarse, period_level fine) noexcept { return months_of(coarse) / months_of(fine); }

}  // namespace govkpi
