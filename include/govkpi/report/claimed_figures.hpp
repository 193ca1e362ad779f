// SPDX-License-Identifier: BSL-1.0
// What a text claims, as a unit's published figures: from a passage to a report.
//
//     const auto claims = read_claims(text, language::vi, "report.txt");
//     const auto units = claimed_units(claims);                              // phường Thanh Liệt, 2025
//     const claimed_figures made = figures_claimed(claims, units.front(), language::vi);
//     const document doc = unit_report(made.figures, language::vi);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/audit/claim.hpp>
#include <govkpi/export.hpp>
#include <govkpi/report/figures.hpp>

namespace govkpi::report {

/// Of whom, and of which year. Empty and 0 where the text names none.
struct claimed_unit {
    std::string scope;
    int year = 0;

    friend bool operator==(const claimed_unit&, const claimed_unit&) = default;
};

/// Whether two names are of one unit, whatever their capitals: "Phường Thanh Liệt" begins a sentence.
GOVKPI_REPORT_EXPORT bool is_same_name(std::string_view a, std::string_view b);

/// The units and years of which a text has figures that a folder can hold, in the order in which it names them. A claim
/// that says neither counts to those that do.
GOVKPI_REPORT_EXPORT std::vector<claimed_unit> claimed_units(std::span<const claim> claims);

/// A claim that is none of the figures, or a comparison of it, and why.
struct unused_claim {
    std::size_t claim = 0;
    std::optional<std::size_t> comparison;
    std::string reason;
};

struct claimed_figures {
    unit_figures figures;
    std::vector<unused_claim> unused;
};

/// The figures of one unit and year. Claims that name no unit, or no time, are taken to be of these. Where a text
/// does not name the original budget, the one that was assigned stands as it, else one of which no more is said, with the
/// words of the text as a note.
/// What a folder cannot hold is listed with the reason, in the language: figures behind "hơn" or "khoảng", of part of the year,
/// targets, parts of revenue and expenditure, multiples, and what compares with anything but the year's budgets.
/// The unit is called as the text calls it; the source is the claims' files.
GOVKPI_REPORT_EXPORT claimed_figures figures_claimed(std::span<const claim> claims, const claimed_unit& of, language lang);

}  // namespace govkpi::report
