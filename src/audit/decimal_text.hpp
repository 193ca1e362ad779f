// SPDX-License-Identifier: BSL-1.0
// Exact fractions of ten as decimal text.
#pragma once

#include <string>

#include <govkpi/quantity/rational.hpp>

namespace govkpi::detail {

/// How many decimals a number has that is a whole count of 10^-n; at most 18, where it is none.
int decimals_of(const rational& number);

/// With a decimal point, no grouping, and that many decimals, rounded half away from zero where there are more.
std::string decimal_text(const rational& number, int decimals);

/// With as many decimals as it has.
inline std::string decimal_text(const rational& number) { return decimal_text(number, decimals_of(number)); }

}  // namespace govkpi::detail
