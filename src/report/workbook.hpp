// SPDX-License-Identifier: BSL-1.0
// The one place that knows libxlsxwriter: a workbook that is written in memory, sheet after sheet.
#pragma once

#include <compare>
#include <cstddef>
#include <memory>
#include <string>

namespace govkpi::report {

struct cell_look {
    std::string number_format = {};  ///< empty: general
    bool bold = false;
    bool italic = false;
    bool large = false;
    bool right = false;
    bool wrapped = false;
    bool ruled_above = false;
    bool ruled_below = false;

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

    void write_text(std::size_t row, std::size_t column, const std::string& text, const cell_look& look);
    void write_number(std::size_t row, std::size_t column, double value, const cell_look& look);
    /// With the value that it has, for programs that only read.
    void write_formula(std::size_t row, std::size_t column, const std::string& formula, double value,
                       const cell_look& look);

    /// The whole file. Nothing may follow.
    std::string finish();

private:
    class implementation;
    std::unique_ptr<implementation> impl_;
};

}  // namespace govkpi::report
