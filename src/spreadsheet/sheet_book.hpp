// SPDX-License-Identifier: BSL-1.0
// A spreadsheet file as sheets of cells, row after row, whatever its format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "zip_file.hpp"

namespace govkpi::detail {

/// What both formats have.
inline constexpr std::size_t most_rows = 1u << 20;
inline constexpr std::size_t most_sheet_columns = 1u << 14;

/// A cell, or several beside each other that hold the same.
struct sheet_cell {
    enum class kind : std::uint8_t {
        text,
        number,        ///< a decimal number as the file has it
        date,          ///< "2025-07"
        year_of_date,  ///< "2025": a date of which the year alone is shown
        time,
        truth,
        error,      ///< "#N/A"
        no_result,  ///< of a formula
    };
    kind is = kind::text;
    std::size_t first = 0;  ///< columns, counted from 0
    std::size_t last = 0;
    std::string text{};
};

/// Rows from 1, columns from 0; the last ones are part of it.
struct sheet_range {
    std::size_t first_row, first_column, last_row, last_column;
};

/// Is told the sheets one after another, and of each, if it wants them, the rows.
class sheet_receiver {
public:
    virtual ~sheet_receiver() = default;
    virtual void begin_sheet(std::string_view name) = 0;
    /// `times`: so many rows from `number` on are the same. The cells have something in them, and stand from left to
    /// right.
    virtual void row(std::size_t number, std::size_t times, std::span<const sheet_cell> cells) = 0;
    /// Merged cells, at their first row or at the end of the sheet.
    virtual void merged(const sheet_range& cells) = 0;
    virtual void end_sheet() = 0;
    /// Of the sheet that was begun.
    virtual bool wants_rows() const = 0;
    virtual bool wants_sheets() const = 0;

protected:
    sheet_receiver() = default;
};

class sheet_book {
public:
    virtual ~sheet_book() = default;
    /// Goes through the file once, as far as the receiver wants. Throws unreadable.
    virtual void read(sheet_receiver& into) = 0;
    /// Of the file, by the sheet that is being read.
    virtual std::size_t bytes_read() const noexcept = 0;

protected:
    sheet_book() = default;
};

/// By what the bytes are, whatever the file is called. Throws unreadable where they are no spreadsheet that can be
/// read, saying what they are instead. The bytes must outlive the book.
std::unique_ptr<sheet_book> open_book(std::string_view bytes, std::uint64_t most_bytes);

std::unique_ptr<sheet_book> open_xlsx(zip_file file);
std::unique_ptr<sheet_book> open_ods(zip_file file);

/// "2025-07" of "2025-07-31T12:00:00"; empty where that is no date.
std::string month_of_date(std::string_view date);
/// Appends to the text of one cell. Throws unreadable past 1 MiB: no program stores as much in a cell.
void append_to_cell(std::string& cell, std::string_view text);

/// "B" of 1, "AA" of 26.
std::string column_letters(std::size_t column);

}  // namespace govkpi::detail
