// SPDX-License-Identifier: BSL-1.0
// Which figures of a table follow from others of it, as formulas of a spreadsheet.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/quantity/detail/integer.hpp>
#include <govkpi/report/table.hpp>

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

    /// Of the rows from the first on, column by column; empty: there is none.
    std::vector<std::string> next_row();

    /// "Done = Outturn / Plan" of each column that was divided in the same way in all rows so far.
    std::vector<std::string> ratios() const;

private:
    using pair = std::pair<std::size_t, std::size_t>;  // columns of a numerator and a denominator

    /// A sum of one column that goes on from row to row.
    struct running_sum {
        const exact_value* like = nullptr;  ///< the first figure; the others are of its unit and scale
        int scale = 0;
        bool is_one = true;  ///< false: of unlike figures, or too large
        detail::int128 sum{0};

        void add(const exact_value* part, int scale_of_part);
        bool is(const exact_value& whole, int scale_of_whole) const;
    };

    std::vector<pair> pairs_of(std::size_t row, std::size_t column) const;
    const pair* best_of(const std::vector<pair>& pairs, std::size_t column) const;
    std::string quotient(std::size_t row, std::size_t column);
    std::string total(std::size_t row, std::size_t column) const;
    void add_to_sums(std::size_t row);
    /// The value of a cell that is a number for itself, an amount or a count; else null.
    const exact_value* additive(std::size_t row, std::size_t column) const;

    const table& table_;
    const sheet_numbers& numbers_;
    std::size_t first_row_;
    std::vector<std::map<pair, std::size_t>> rows_of_pair_;  // by column
    std::vector<std::set<pair>> used_;                       // by column
    std::size_t row_ = 0;
    std::size_t after_total_ = 0;                      // the first row since the last total
    std::vector<pair> runs_;                           // rows that are no totals: first and last of each run
    std::vector<running_sum> since_total_, from_top_;  // by column
};

}  // namespace govkpi::report
