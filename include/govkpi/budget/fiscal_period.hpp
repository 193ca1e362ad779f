// SPDX-License-Identifier: BSL-1.0
// The periods that budgets are executed and compared in: a fiscal year, its halves, quarters and months, and the
// cumulative spans of reports ("9 tháng", "lũy kế"). A fiscal year may start in any month.
//
//     const auto nine_months = fiscal_period::cumulative(2025, 9);
//     nine_months.year_before()                                   // the nine months of 2024
#pragma once

#include <compare>
#include <cstdint>

#include <govkpi/quantity/error.hpp>

namespace govkpi {

/// In which calendar month a fiscal year starts, and which of the calendar years it touches names it.
struct fiscal_calendar {
    std::int8_t first_month = 1;             ///< 1 to 12; 4 in the United Kingdom and Japan, 10 in the United States
    bool named_after_its_last_year = false;  ///< the United States' 2025 starts in October 2024: true

    /// A year that starts in January lies in one calendar year, whichever names it.
    friend constexpr bool operator==(fiscal_calendar a, fiscal_calendar b) noexcept {
        const bool named_alike = a.named_after_its_last_year == b.named_after_its_last_year || a.first_month == 1;
        return a.first_month == b.first_month && named_alike;
    }
};

/// A span of whole months within one fiscal year.
class fiscal_period {
public:
    enum class span : std::uint8_t { year, half, quarter, month, cumulative };

    // Each throws invalid_argument where the year is not 1 to 9999 or the number is out of range.
    static constexpr fiscal_period year(int fiscal_year, fiscal_calendar calendar = {}) {
        return {span::year, fiscal_year, 1, 12, calendar};
    }
    static constexpr fiscal_period half(int fiscal_year, int number, fiscal_calendar calendar = {}) {
        return part(span::half, fiscal_year, number, 6, calendar);
    }
    static constexpr fiscal_period quarter(int fiscal_year, int number, fiscal_calendar calendar = {}) {
        return part(span::quarter, fiscal_year, number, 3, calendar);
    }
    /// The number-th month of the fiscal year, which need not be that of the calendar.
    static constexpr fiscal_period month(int fiscal_year, int number, fiscal_calendar calendar = {}) {
        return part(span::month, fiscal_year, number, 1, calendar);
    }
    /// From the start of the fiscal year to the end of its months-th month.
    static constexpr fiscal_period cumulative(int fiscal_year, int months, fiscal_calendar calendar = {}) {
        return {span::cumulative, fiscal_year, 1, months, calendar};
    }

    constexpr int fiscal_year() const noexcept { return year_; }
    constexpr span kind() const noexcept { return kind_; }
    constexpr fiscal_calendar calendar() const noexcept { return calendar_; }
    /// First and last month within the fiscal year, 1 to 12.
    constexpr int first_month() const noexcept { return first_; }
    constexpr int last_month() const noexcept { return last_; }
    constexpr int months() const noexcept { return last_ - first_ + 1; }
    /// Which half, quarter or month it is; 1 for a year, the number of months for a cumulative span.
    constexpr int number() const noexcept { return kind_ == span::cumulative ? last_ : (first_ - 1) / months() + 1; }

    struct calendar_month {
        int year;
        int month;  // 1 to 12
        friend constexpr auto operator<=>(const calendar_month&, const calendar_month&) noexcept = default;
    };
    constexpr calendar_month starts() const noexcept { return calendar_of(first_); }
    constexpr calendar_month ends() const noexcept { return calendar_of(last_); }

    /// The same months of the fiscal year before: what a comparison with "cùng kỳ" needs.
    constexpr fiscal_period year_before() const { return of_year(year_ - 1); }
    /// The same months of another fiscal year.
    constexpr fiscal_period of_year(int fiscal_year) const { return {kind_, fiscal_year, first_, last_, calendar_}; }

    /// All of `other` lies in this one.
    constexpr bool contains(const fiscal_period& other) const noexcept {
        return starts() <= other.starts() && other.ends() <= ends();
    }
    /// The same months of the same year. Twelve cumulative months are the year, three are its first quarter.
    friend constexpr bool operator==(const fiscal_period& a, const fiscal_period& b) noexcept {
        return a.year_ == b.year_ && a.first_ == b.first_ && a.last_ == b.last_ && a.calendar_ == b.calendar_;
    }
    friend void operator<=>(const fiscal_period&, const fiscal_period&) = delete;  // periods overlap: compare starts() or ends()
    /// The same months of whichever year.
    constexpr bool is_like(const fiscal_period& other) const noexcept {
        return first_ == other.first_ && last_ == other.last_ && calendar_ == other.calendar_;
    }

private:
    constexpr fiscal_period(span kind, int year, int first, int last, fiscal_calendar calendar)
        : year_{static_cast<std::int16_t>(year)},
          first_{static_cast<std::int8_t>(first)},
          last_{static_cast<std::int8_t>(last)},
          kind_{kind},
          calendar_{calendar} {
        if (year < 1 || year > 9999) detail::throw_invalid_argument("govkpi: a fiscal year is 1 to 9999");
        if (first < 1 || last > 12 || first > last) detail::throw_invalid_argument("govkpi: no such part of a fiscal year");
        if (calendar.first_month < 1 || calendar.first_month > 12) {
            detail::throw_invalid_argument("govkpi: a fiscal year starts in month 1 to 12");
        }
    }
    static constexpr fiscal_period part(span kind, int year, int number, int length, fiscal_calendar calendar) {
        if (number < 1 || number > 12 / length) detail::throw_invalid_argument("govkpi: no such part of a fiscal year");
        return {kind, year, (number - 1) * length + 1, number * length, calendar};
    }
    constexpr calendar_month calendar_of(int month) const noexcept {
        const int from_january = calendar_.first_month - 1 + month - 1;  // months since January of the first calendar year
        const bool one_year_back = calendar_.named_after_its_last_year && calendar_.first_month > 1;
        return {year_ - (one_year_back ? 1 : 0) + from_january / 12, from_january % 12 + 1};
    }

    std::int16_t year_;
    std::int8_t first_;
    std::int8_t last_;
    span kind_;
    fiscal_calendar calendar_;
};

}  // namespace govkpi
