// SPDX-License-Identifier: BSL-1.0
// Where published figures contradict each other.
//
//     for (const finding& f : audit(read_claims(text, language::vi), language::vi)) fmt::print("{}\n", f.message);
//
// Every printed figure is taken as all the numbers that print so. What any choice among them explains is no finding, so a
// sum that misses by its last digit is none.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include <govkpi/audit/claim.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi {

enum class severity : std::uint8_t {
    error,   ///< no rounding of the printed figures explains it
    remark,  ///< unusual, and possible
};

/// What was compared.
enum class finding_kind : std::uint8_t {
    against_base,      ///< a percentage, multiple or difference with its amount and its base
    two_comparisons,   ///< two comparisons of one amount with one base
    same_figure,       ///< one figure in two places
    parts_and_whole,   ///< the items of a list and what they add up to
    implied_bases,     ///< the bases that two or more printed figures imply
    periods,           ///< a cumulative figure and those of the periods in it
    unusual,           ///< far beyond a plan
    not_checked,       ///< more digits than can be computed with exactly
};

struct finding {
    govkpi::severity severity = severity::error;
    finding_kind kind = finding_kind::against_base;
    /// The figures, the arithmetic, and the smallest change that would reconcile them.
    std::string message;
    /// Which claims, in the order of the text.
    std::vector<std::size_t> claims;
};

/// All findings, in the order of the first claim of each. Claims of several texts are put together with append(). Does not
/// depend on anything but the claims.
GOVKPI_AUDIT_EXPORT std::vector<finding> audit(std::span<const claim> claims, language lang);

// As JSON names them: "error", "parts_and_whole".
GOVKPI_AUDIT_EXPORT const char* name_of(severity) noexcept;
GOVKPI_AUDIT_EXPORT const char* name_of(finding_kind) noexcept;

}  // namespace govkpi
