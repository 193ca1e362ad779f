// SPDX-License-Identifier: BSL-1.0
// Claims and findings as JSON, for programs in other languages.
#pragma once

#include <span>
#include <string>

#include <govkpi/audit/claim.hpp>

namespace govkpi {

/// An array of objects, one a claim: file, span, subject, indicator, scope, period, amount, unit, approximation, interval,
/// basis, comparisons (kind, value, base, approximation, base_claim), part_of. Numbers are decimal text, exactly; what is
/// not known is null. docs/reference/audit.md has every field.
GOVKPI_AUDIT_EXPORT std::string claims_json(std::span<const claim> claims);

}  // namespace govkpi
