// SPDX-License-Identifier: BSL-1.0
// Which figures of a table follow from others of it, as formulas of a spreadsheet.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/report/document.hpp>

#include "sheet_number.hpp"

namespace govkpi::report {

/// The numbers of a table, row by row.
using sheet_numbers = std::vector<std::vector<std::optional<sheet_number>>>;

/// A formula stands for exactly the figure of its cell: "=C5/B5" of a completion whose outturn and budget stand in its
/// row, "=SUM(B5:B9)" of a total. Where two pairs of cells would do, the one that does in more rows of the table is
/// meant; where that does not tell them apart, there is no formula.
class sheet_formulas {
public:
    /// `first_row` is the row of the sheet where the table's first one stands.
    sheet_formulas(const table& of, const sheet_numbers& numbers, std::size_t first_row);

    /// Empty: there is none.
    std::string of(std::size_t row, std::size_t column) const;

private:
    using pair = std::pair<std::size_t, std::size_t>;  // columns of a numerator and a denominator

    std::vector<pair> pairs_of(std::size_t row, std::size_t column) const;
    std::string quotient(std::size_t row, std::size_t column) const;
    std::string total(std::size_t row, std::size_t column) const;
    std::string sum_if_exact(const std::vector<std::size_t>& rows, std::size_t row, std::size_t column) const;
    /// The value of a cell that is a number for itself, an amount or a count; else null.
    const exact_value* additive(std::size_t row, std::size_t column) const;

    const table& table_;
    const sheet_numbers& numbers_;
    std::size_t first_row_;
    std::vector<std::map<pair, std::size_t>> rows_of_pair_;  // by column
};

}  // namespace govkpi::report
