// SPDX-License-Identifier: BSL-1.0
// Claims and findings as JSON, for programs in other languages.
#pragma once

#include <span>
#include <string>

#include <govkpi/audit/claim.hpp>
#include <govkpi/audit/finding.hpp>

namespace govkpi {

/// {"claims": [...], "findings": [...]}, with a newline at the end. A claim has file, span, subject, indicator, scope, period,
/// amount, unit, approximation, interval, basis, comparisons (kind, value, base, approximation, base_claim) and part_of; a
/// finding severity, kind, message and claims. Numbers are decimal text, exactly; what is not known is null.
/// docs/reference/audit.md has every field.
GOVKPI_AUDIT_EXPORT std::string audit_json(std::span<const claim> claims, std::span<const finding> findings);

}  // namespace govkpi
