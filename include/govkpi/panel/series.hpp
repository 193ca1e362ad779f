// SPDX-License-Identifier: BSL-1.0
// A figure of one unit month by month: each month's own, or cumulative from the start of the fiscal year ("lũy kế").
//
//     const cumulative_series<money<VND>> collected{{{12_ty, fiscal_period::cumulative(2025, 1)},
//                                                    {31_ty, fiscal_period::cumulative(2025, 3)}}};
//     const auto by_month = to_discrete(collected);            // January 12 tỷ, February and March together 19 tỷ
//     by_month.at(fiscal_period::month(2025, 3))               // nothing: what March came to by itself is not known
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/budget/growth.hpp>
#include <govkpi/export.hpp>
#include <govkpi/panel/period.hpp>
#include <govkpi/quantity/algebra.hpp>

namespace govkpi {

enum class series_kind : std::uint8_t {
    cumulative,  ///< each figure is of the fiscal year so far; figures of one year do not add
    discrete,    ///< each figure is of its own months; figures add
};

namespace detail {

/// A figure of the months first to last of a fiscal year.
struct series_entry {
    std::int64_t value;
    std::int16_t year;
    std::int8_t first;
    std::int8_t last;

    int months() const noexcept { return last - first + 1; }
    friend bool operator==(const series_entry&, const series_entry&) = default;
};
struct year_sum {
    std::optional<std::int64_t> value;
    int months;
};

// Entries are in the order of time, and no two of a year end in one month.
GOVKPI_EXPORT std::vector<series_entry> make_series(std::span<const dated<std::optional<std::int64_t>>> points,
                                                    series_kind kind, period_level step, fiscal_calendar calendar,
                                                    std::string name);
GOVKPI_EXPORT std::vector<series_entry> to_discrete(std::span<const series_entry> cumulative);
GOVKPI_EXPORT std::vector<series_entry> to_cumulative(std::span<const series_entry> discrete);
GOVKPI_EXPORT std::optional<std::int64_t> find(std::span<const series_entry> entries,
                                               const fiscal_period& period) noexcept;
GOVKPI_EXPORT std::optional<fiscal_period> period_of(const series_entry& entry, series_kind kind,
                                                     fiscal_calendar calendar);
GOVKPI_EXPORT year_sum year_total(std::span<const series_entry> entries, series_kind kind, int fiscal_year);

}  // namespace detail

/// One reported figure of a series.
template <additive Q>
struct series_point {
    Q value;
    int fiscal_year;
    int first_month;  ///< within the fiscal year, 1 to 12
    int last_month;
    /// The period of just these months; nothing for a lump that is none, such as February and March.
    std::optional<fiscal_period> period;
    /// The figure of several periods together, since those before the last were not reported.
    bool is_lump;
    /// Takes back part of what the months before it in the year came to: the cumulative figure went down.
    bool is_correction;

    int months() const noexcept { return last_month - first_month + 1; }
    friend bool operator==(const series_point&, const series_point&) = default;
};

/// The sum of a fiscal year where all of it is reported, and how many of its twelve months are.
template <additive Q>
struct total_of_year {
    std::optional<Q> value;
    int months_reported = 0;

    friend bool operator==(const total_of_year&, const total_of_year&) = default;
};

/// Figures of months, quarters, halves or years of one fiscal calendar. What was not reported is not there: it is
/// missing, and never zero.
template <additive Q, series_kind Kind>
class series {
public:
    using value_type = Q;

    /// From points in any order; a value of nothing says as much as no point. `step` is the shortest period that is
    /// reported. Points of a discrete series are of such periods; those of a cumulative one run from the start of their
    /// fiscal year to the end of such a period. A point that is there twice counts once.
    /// Throws bad_input with every point that is of another calendar or span and all that give one period two values;
    /// its rows are the points, from 1, values are in smallest units, and `name` stands for the file.
    explicit series(std::span<const dated<std::optional<Q>>> points, period_level step = period_level::month,
                    fiscal_calendar calendar = {}, std::string name = "series")
        : step_{step}, calendar_{calendar} {
        std::vector<dated<std::optional<std::int64_t>>> plain;
        plain.reserve(points.size());
        for (const auto& [value, period] : points)
            plain.push_back({value ? std::optional{detail::raw::of(*value)} : std::nullopt, period});
        entries_ = detail::make_series(plain, Kind, step, calendar, std::move(name));
    }
    explicit series(std::initializer_list<dated<std::optional<Q>>> points, period_level step = period_level::month,
                    fiscal_calendar calendar = {}, std::string name = "series")
        : series{std::span{points.begin(), points.size()}, step, calendar, std::move(name)} {}

    period_level step() const noexcept { return step_; }
    fiscal_calendar calendar() const noexcept { return calendar_; }
    /// How many figures are reported.
    std::size_t size() const noexcept { return entries_.size(); }

    /// The reported figures in the order of time.
    std::vector<series_point<Q>> points() const {
        std::vector<series_point<Q>> out;
        out.reserve(entries_.size());
        const int step_months = periods_in(step_, period_level::month);
        for (const detail::series_entry& entry : entries_) {
            const bool is_lump = Kind == series_kind::discrete && entry.months() > step_months;
            const bool is_correction = Kind == series_kind::discrete && entry.first > 1 && entry.value < 0;
            out.push_back({detail::raw::as<Q>(entry.value), entry.year, entry.first, entry.last,
                           detail::period_of(entry, Kind, calendar_), is_lump, is_correction});
        }
        return out;
    }

    /// The figure of exactly these months, as it was reported: a lump is of all its months and of no one of them.
    std::optional<Q> at(const fiscal_period& period) const noexcept {
        const auto found = period.calendar() == calendar_ ? detail::find(entries_, period) : std::nullopt;
        return found ? std::optional{detail::raw::as<Q>(*found)} : std::nullopt;
    }

    friend bool operator==(const series&, const series&) = default;

private:
    series(std::vector<detail::series_entry> entries, period_level step, fiscal_calendar calendar) noexcept
        : entries_{std::move(entries)}, step_{step}, calendar_{calendar} {}

    template <additive R>
    friend series<R, series_kind::discrete> to_discrete(const series<R, series_kind::cumulative>& of);
    template <additive R>
    friend series<R, series_kind::cumulative> to_cumulative(const series<R, series_kind::discrete>& of);
    template <additive R, series_kind K>
    friend total_of_year<R> year_total(const series<R, K>& of, int fiscal_year);

    std::vector<detail::series_entry> entries_;
    period_level step_;
    fiscal_calendar calendar_;
};

template <additive Q>
using cumulative_series = series<Q, series_kind::cumulative>;
template <additive Q>
using discrete_series = series<Q, series_kind::discrete>;

/// What each period came to by itself: its cumulative figure less the one before it in the fiscal year. After a gap the
/// difference is of all periods since the last reported one, a lump. Corrections downward stay, as figures below zero.
/// Throws overflow where a difference does not fit.
template <additive Q>
series<Q, series_kind::discrete> to_discrete(const series<Q, series_kind::cumulative>& of) {
    return {detail::to_discrete(of.entries_), of.step_, of.calendar_};
}

/// Running sums within each fiscal year. After a missing period that no lump covers, the rest of its year is missing
/// too. Undoes to_discrete() exactly. Throws overflow where a sum does not fit.
template <additive Q>
series<Q, series_kind::cumulative> to_cumulative(const series<Q, series_kind::discrete>& of) {
    return {detail::to_cumulative(of.entries_), of.step_, of.calendar_};
}

/// The sum of a fiscal year, missing unless every month is reported, by itself or in a lump; a cumulative figure
/// reports all months that it covers. Throws overflow where the sum does not fit.
template <additive Q, series_kind Kind>
total_of_year<Q> year_total(const series<Q, Kind>& of, int fiscal_year) {
    const detail::year_sum sum = detail::year_total(of.entries_, Kind, fiscal_year);
    return {sum.value ? std::optional{detail::raw::as<Q>(*sum.value)} : std::nullopt, sum.months};
}

/// The figure of the same months of the year before ("cùng kỳ năm trước"), to take growth() over; nothing where those
/// months were not reported as one figure.
template <additive Q, series_kind Kind>
std::optional<Q> same_period_year_before(const series<Q, Kind>& of, const fiscal_period& period) {
    if (period.fiscal_year() == 1) return std::nullopt;  // no fiscal year comes before it
    return of.at(period.year_before());
}

}  // namespace govkpi
