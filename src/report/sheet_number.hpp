// SPDX-License-Identifier: BSL-1.0
// Figures as a spreadsheet can hold them: a number of 15 digits and a format.
#pragma once

#include <optional>
#include <string>

#include <govkpi/report/cell.hpp>

namespace govkpi::report {

struct sheet_number {
    double value;        ///< numerator / denominator / 10 to the power `scale`; what a spreadsheet computes with
    int scale;           ///< 6 for millions of đồng, 8 for millions of euros, -2 for percentage points
    std::string format;  ///< "#,##0.0%"
    bool says_all;       ///< false: the text has more than the number, as in "103,3% = 36.631 / 35.461 triệu đồng"
};

/// None for words, for a figure without a value, and for one that the 15 digits of a spreadsheet do not hold.
std::optional<sheet_number> number_of(const cell& shown);

}  // namespace govkpi::report
