// SPDX-License-Identifier: BSL-1.0
// What can be known from published figures together: how closely each pins the others down, and the budgets and bases that
// nobody printed.
//
//     for (const known_quantity& q : explain(claims)) ...    // the plan behind 36.631 triệu and 103,3 %: 35.443 to 35.479
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <govkpi/audit/claim.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi {

struct known_quantity {
    std::string subject;
    std::string scope;
    claim_period period;  ///< of a base: that of what is measured against it
    std::string unit;
    /// Which base it is, where it was not printed but follows from a comparison; none for a printed amount.
    std::optional<comparison_base> base;
    std::string base_words;
    claim_basis basis = claim_basis::outturn;  ///< of a printed amount
    rational last_digit = 1;  ///< what the last digit of the printed amount is worth
    /// Every value that fits all printed figures that do not contradict each other.
    exact_interval values;
    /// The claims that it follows from, its own first.
    std::vector<std::size_t> claims;
};

/// First of each claim with an amount, in their order, then of each base that a comparison implies and the text does not
/// print. What contradicts narrows nothing.
GOVKPI_AUDIT_EXPORT std::vector<known_quantity> explain(std::span<const claim> claims);

/// "35.442,6 triệu đồng đến 35.478,9 triệu đồng": with one digit more than the amount was printed with, bounds outward.
GOVKPI_AUDIT_EXPORT std::string values_text(const known_quantity& known, language lang);

}  // namespace govkpi
