// SPDX-License-Identifier: BSL-1.0
// A claim: a figure as somebody printed it, with what it is said to be, of whom, when, and against what.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/budget/fiscal_period.hpp>
#include <govkpi/export.hpp>
#include <govkpi/quantity/interval.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi {

/// Bytes of a text, from the first to the one behind the last.
struct text_span {
    std::size_t from = 0;
    std::size_t to = 0;

    friend bool operator==(text_span, text_span) noexcept = default;
};

/// A number as printed: 105,20 has a last digit worth 0,01.
struct printed_value {
    rational value;
    rational last_digit = 1;

    /// Every number that prints so: half of the last digit either way, both ends among them.
    /// Field: to nearest with ties either way, as long as the publisher does not say how it rounds.
    GOVKPI_AUDIT_EXPORT exact_interval values() const;
    /// Every number of which this is what is left where digits were cut off.
    GOVKPI_AUDIT_EXPORT exact_interval values_if_cut() const;
    /// With a decimal point, no grouping, and the decimals printed: "105.20".
    GOVKPI_AUDIT_EXPORT std::string text() const;

    friend bool operator==(const printed_value&, const printed_value&) noexcept = default;
};

/// The word before a figure. "trên địa bàn" is a place and "cấp trên" the tier above, not "over".
enum class approximation : std::uint8_t {
    exact,
    over,   ///< hơn, trên
    under,  ///< gần
    about,  ///< khoảng
};

enum class claim_basis : std::uint8_t {
    outturn,   ///< đạt, thực hiện, or no word
    estimate,  ///< ước, dự kiến
    target,    ///< phấn đấu
    budget,    ///< dự toán, kế hoạch
};

/// What a printed comparison says of the amount A and its base B.
enum class compared_by : std::uint8_t {
    percent_of,  ///< bằng, đạt, tương đương X %: A is X % of B
    growth,      ///< tăng, giảm X %: A is X % more (less, where negative) than B
    excess,      ///< vượt, hụt X %: the same of a plan
    times,       ///< gấp, tăng N lần: A is N times B; by "tăng" some mean N times more, so it errs as a remark
    points,      ///< tăng, giảm X % of a rate: A - B, in percentage points
    difference,  ///< tăng 5 tỷ so với: A - B, in the smallest unit of the currency
};

enum class comparison_base : std::uint8_t {
    assigned,     ///< the budget that a higher level assigned: dự toán giao
    original,     ///< as first approved: đầu năm, ban đầu
    revised,      ///< sau điều chỉnh
    budget,       ///< dự toán, kế hoạch, without more
    same_period,  ///< cùng kỳ
    year_before,  ///< năm trước
    year_start,   ///< đầu năm, of a rate
    other,        ///< a total, another month, ...
};

/// When: whole months, or from the start of a year to a day of it.
struct claim_period {
    std::optional<fiscal_period> months;
    struct day {
        int year = 0;
        int month = 0;
        int number = 0;
        friend auto operator<=>(const day&, const day&) noexcept = default;
    };
    std::optional<day> until;

    bool is_known() const noexcept { return months.has_value() || until.has_value(); }
    int year() const noexcept { return until ? until->year : months ? months->fiscal_year() : 0; }
    /// All twelve months of a year.
    bool is_year() const noexcept { return months && months->months() == 12; }
    /// 2025, 2025-Q1, 2025-H1, 2025-M09 (cumulative), 2025-08, "to 2025-12-26"; empty where nothing is known.
    GOVKPI_AUDIT_EXPORT std::string text() const;
    /// In words: "9 tháng đầu năm 2025", "đến 26/12/2025".
    GOVKPI_AUDIT_EXPORT std::string text(language lang) const;

    friend bool operator==(const claim_period&, const claim_period&) noexcept = default;
};

struct claim_comparison {
    compared_by kind = compared_by::percent_of;
    /// The printed number, signed by its word: giảm 23,6 % is -23.6. A difference of money is in the smallest unit.
    printed_value value;
    /// Of a difference of money: its ISO 4217 code, which may be another than the amount's.
    std::string unit;
    comparison_base base = comparison_base::budget;
    /// The year that the base is of, where its words name it: "so với cùng kỳ năm 2023"; otherwise 0.
    int base_year = 0;
    approximation approximated = approximation::exact;
    /// "tăng 1,5 lần" rather than "gấp 1,5 lần": of times, perhaps 2,5 times.
    bool perhaps_more = false;
    /// Which claim is the base, where its amount is printed with the comparison.
    std::optional<std::size_t> base_claim;
    /// The words of the base, by which two bases of one kind are told apart: "dự toán Trung ương giao".
    std::string base_words;
    text_span span;
    std::string text;  ///< as printed: "103,3%"
};

/// What a claim is a part of.
enum class part_kind : std::uint8_t {
    none,
    some,      ///< trong đó: parts of the whole, perhaps not all
    complete,  ///< gồm: the parts add up to the whole
};

struct claim {
    std::string file;
    text_span span;
    std::string text;         ///< as printed: "36 tỷ 631 triệu đồng"
    std::string subject;      ///< as printed
    bool own_subject = true;  ///< it stands with the figure; otherwise it was named before
    std::string indicator;    ///< the name of a standard indicator, such as territory_revenue; empty where none is known
    std::string scope;        ///< the unit, with its class word; empty where none was named
    claim_period period;
    bool own_period = true;  ///< named in the same paragraph; otherwise it is the one named last
    /// In the smallest unit of the currency, or in percent; none where only a comparison is printed.
    std::optional<printed_value> amount;
    std::string unit;  ///< ISO 4217 code, or "percent"; empty without an amount
    approximation approximated = approximation::exact;
    claim_basis basis = claim_basis::outturn;
    std::vector<claim_comparison> comparisons;
    part_kind part = part_kind::none;
    std::size_t part_of = 0;  ///< which claim is the whole, unless part is none
    bool qualified = false;  ///< of less, or more, than its subject says: "không kể tiền sử dụng đất", "tính cả ghi thu"
    std::vector<std::size_t> without;  ///< the claims that it leaves out, where they are printed: "(5.056 tỷ đồng)"
    comparison_base budget_kind = comparison_base::budget;  ///< of a budget: which one
    /// Which claim it says once more: "1.694,7 tỷ đồng (1.694.651 triệu đồng)".
    std::optional<std::size_t> restates;
};

// As JSON and messages name them: "outturn", "same_period".
GOVKPI_AUDIT_EXPORT const char* name_of(approximation) noexcept;
GOVKPI_AUDIT_EXPORT const char* name_of(claim_basis) noexcept;
GOVKPI_AUDIT_EXPORT const char* name_of(compared_by) noexcept;
GOVKPI_AUDIT_EXPORT const char* name_of(comparison_base) noexcept;

/// Puts the claims of another text behind those of the first; what refers to a claim goes along.
GOVKPI_AUDIT_EXPORT void append(std::vector<claim>& to, std::vector<claim> more);

}  // namespace govkpi
