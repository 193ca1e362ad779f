// SPDX-License-Identifier: BSL-1.0
// Figures out of running text.
//
//     for (const claim& c : read_claims("Tổng thu đạt 36 tỷ 631 triệu đồng, bằng 103,3% dự toán giao.", language::vi)) ...
//
// docs/reference/audit-grammar.md has the productions.
#pragma once

#include <string_view>

#include <govkpi/audit/claim.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi {

/// One claim for each mention, in the order of the text: money, rates, and comparisons of what has no amount of its own.
/// Dates, telephone numbers, distances, areas, counts, article and road numbers are not claims. Precomposed and combining
/// letters (NFC, NFD) read alike; bytes that are no UTF-8 are passed over. Time grows with the length of the text, memory
/// with its claims.
///
/// The grammars are those of Vietnamese and English; any other language is read as English.
GOVKPI_AUDIT_EXPORT std::vector<claim> read_claims(std::string_view text, language lang, std::string_view file = {});

/// Vietnamese or English: of which a text has more words that say something about figures; Vietnamese where it has none.
/// Only the beginning of a long text is looked at.
GOVKPI_AUDIT_EXPORT language likely_language(std::string_view text);

}  // namespace govkpi
