// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <govkpi/quantity/rounding.hpp>

namespace govkpi::detail {

/// A number rounded to its last printed digit: its size in units of that digit, and whether a minus is printed.
struct rounded_decimal {
    int128 value;
    bool negative;
};

/// numerator / denominator (positive) times 10^power, rounded to a whole number. Throws overflow where that does not fit
/// in 128 bits, however large the intermediate product is.
rounded_decimal round_decimal(int128 numerator, int128 denominator, int power, rounding mode);

}  // namespace govkpi::detail
