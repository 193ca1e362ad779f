// SPDX-License-Identifier: BSL-1.0
// Figures in the words of findings.
#pragma once

#include <functional>
#include <string>

#include <govkpi/audit/claim.hpp>
#include <govkpi/quantity/language.hpp>

namespace govkpi::detail {

/// With as many decimals as said, grouped as the language does.
std::string grouped_text(const rational& number, int decimals, language lang);

/// An amount or rate with a last digit of that worth: "321 tỷ đồng", "0,88 %".
std::string amount_text(const rational& number, const rational& last_digit, const std::string& unit, language lang);

/// What a comparison prints: "34,9 %", "2,5 lần".
std::string comparison_text(const rational& number, const rational& last_digit, compared_by kind,
                            const std::string& unit, language lang);

/// "from ... to ...", the bounds moved outward to whole steps and each shown as said.
std::string range_text(const exact_interval& values, const rational& step, language lang,
                       const std::function<std::string(const rational&)>& shown);

}  // namespace govkpi::detail
