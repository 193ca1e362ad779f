// SPDX-License-Identifier: BSL-1.0
// The one place beside drawing.cpp that knows libxlsxwriter: a workbook that is written in memory, sheet after sheet.
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <string>

#include "sheet_drawing.hpp"

namespace govkpi::report {

struct cell_look {
    std::string number_format = {};  ///< empty: general
    bool bold = false;
    bool italic = false;
    bool large = false;
    bool right = false;
    bool centred = false;
    bool wrapped = false;
    bool ruled_above = false;
    bool ruled_below = false;
    int indent = 0;  ///< levels

    auto operator<=>(const cell_look&) const = default;
};

/// Rows and columns count from 0. Every member throws std::runtime_error with the cause where it cannot be done.
class workbook {
public:
    static constexpr std::size_t most_rows = 1'048'576;
    static constexpr std::size_t most_columns = 16'384;

    explicit workbook(const std::string& title);
    ~workbook();
    workbook(const workbook&) = delete;
    workbook& operator=(const workbook&) = delete;

    /// What follows is about this sheet.
    void add_sheet(const std::string& name);
    void column_width(std::size_t column, int characters);
    /// Rows above and columns left of the cell stay in sight.
    void freeze(std::size_t row, std::size_t column);
    /// Printed at the top of each page.
    void repeat_rows(std::size_t first, std::size_t last);
    /// Of so many lines of text: programs do not find it themselves where cells are merged.
    void row_height(std::size_t row, int lines, bool large);
    /// Cells as one, the last ones included. Its text is that of the first cell, to be written afterwards.
    void merge(std::size_t first_row, std::size_t first_column, std::size_t last_row, std::size_t last_column,
               const cell_look& look);

    void write_text(std::size_t row, std::size_t column, const std::string& text, const cell_look& look);
    void write_number(std::size_t row, std::size_t column, double value, const cell_look& look);
    /// With the value that it has, for programs that only read.
    void write_formula(std::size_t row, std::size_t column, const std::string& formula, double value,
                       const cell_look& look);

    void add_chart(std::size_t row, std::size_t column, const sheet_drawing& drawing);

    /// The whole file. Nothing may follow.
    std::string finish();

private:
    class implementation;
    std::unique_ptr<implementation> impl_;
};

}  // namespace govkpi::report
