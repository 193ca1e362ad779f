// SPDX-License-Identifier: BSL-1.0
#include "sheet_table.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

std::vector<std::string> plain_names(std::span<const csv_column> columns) {
    std::vector<std::string> out;
    for (const csv_column& column : columns) out.push_back(plain_name(column.name));
    return out;
}

}  // namespace

sheet_table::sheet_table(std::span<const csv_column> columns, std::size_t header_row, std::string_view sheet,
                         problem_list& problems, receiver take)
    : names_{plain_names(columns)},
      sheet_{shown_text(sheet)},
      problems_{problems},
      take_{std::move(take)},
      header_{names_, header_row},
      found_(columns.size()) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].as == csv_column::role::member) members_.push_back({cell_members{columns[i]}, i});
        if (columns[i].as == csv_column::role::number) figures_.push_back({cell_figures{columns[i]}, i});
    }
}

void sheet_table::row(std::size_t number, std::size_t times, std::span<const sheet_cell> cells) {
    if (gives_up_) return;
    if (!has_header()) {
        if (header_.is(number, cells)) {
            header_row_ = number;
            --times;
            ++number;
        } else {
            gives_up_ = !header_.may_follow(number + times - 1);
        }
    }
    if (!has_header() || times == 0 || !find_cells(cells)) return;
    row_ = number;
    if (!read_row()) return;
    for (; times > 1; --times) repeat_row();
}

/// Which cells of the row are those of the columns; false where there is none.
bool sheet_table::find_cells(std::span<const sheet_cell> cells) {
    bool any = false;
    for (std::size_t i = 0; i < found_.size(); ++i) {
        const std::size_t column = header_.columns()[i];
        const auto at = std::partition_point(cells.begin(), cells.end(),
                                             [&](const sheet_cell& cell) { return cell.last < column; });
        found_[i] = at != cells.end() && at->first <= column ? &*at : nullptr;
        any = any || found_[i] != nullptr;
    }
    return any;
}

bool sheet_table::read_row() {
    bool good = true;
    for (member_column& column : members_) {
        const sheet_cell* const cell = found_[column.place];
        auto expected = column.cells.read(cell, column.codes[filled_]);
        if (!expected) continue;
        good = false;
        if (cell != nullptr)
            report(row_, column.place, cell->text, *expected);
        else if (empty_.size() < problem_list::most_kept)
            empty_.push_back({row_, column.place, std::move(*expected)});
    }
    for (figure_column& column : figures_) {
        const sheet_cell* const cell = found_[column.place];
        const cell_figures::figure read = column.cells.read(cell);
        column.values[filled_] = read.value;
        column.any_bits |= magnitude_of(read.value);
        column.any_missing = column.any_missing || read.is_missing;
        // A row with a problem leaves its place to the next one.
        const std::uint64_t bit = std::uint64_t{1} << filled_ % 64;
        std::uint64_t& bits = column.missing[filled_ / 64];
        bits = read.is_missing ? bits | bit : bits & ~bit;
        if (!read.expected) continue;
        report(row_, column.place, cell->text, *read.expected);
        good = false;
    }
    if (!good) return false;
    lines_[filled_++] = row_;
    if (filled_ == block_rows) hand_out();
    return true;
}

void sheet_table::repeat_row() {
    ++row_;
    static_cast<void>(read_row());
}

void sheet_table::hand_out() {
    code_spans_.clear();
    value_spans_.clear();
    for (const member_column& column : members_) code_spans_.push_back({column.codes.data(), sizeof(std::uint32_t)});
    for (const figure_column& column : figures_)
        value_spans_.push_back(
            {column.values.data(), column.any_missing ? column.missing.data() : nullptr, column.any_bits});
    if (filled_ > 0) take_({filled_, code_spans_, value_spans_, lines_.data()});
    filled_ = 0;
    for (figure_column& column : figures_) {
        std::fill(column.missing.begin(), column.missing.end(), 0);
        column.any_missing = false;
        column.any_bits = 0;
    }
}

void sheet_table::merged(const sheet_range& cells) {
    // Those of the header and above it are titles.
    if (!has_header() || cells.first_row <= header_row_) return;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const std::size_t column = header_.columns()[i];
        if (column < cells.first_column || column > cells.last_column) continue;
        if (cells.first_row == cells.last_row && column == cells.first_column)
            continue;  // it goes over others' columns
        if (merged_.size() < problem_list::most_kept) merged_.push_back(cells);
        problems_.add(cells.first_row, names_[i], "",
                      "a cell for each row and column: separate the merged cells, and fill each in",
                      fmt::format("sheet {}, cells {}{}:{}{}", sheet_, column_letters(cells.first_column),
                                  cells.first_row, column_letters(cells.last_column), cells.last_row));
        return;
    }
}

void sheet_table::finish() {
    hand_out();
    for (const empty_cell& cell : empty_)
        if (!is_merged(cell.row, header_.columns()[cell.place])) report(cell.row, cell.place, "", cell.expected);
}

bool sheet_table::is_merged(std::size_t row, std::size_t column) const noexcept {
    return std::any_of(merged_.begin(), merged_.end(), [&](const sheet_range& cells) {
        return cells.first_row <= row && row <= cells.last_row && cells.first_column <= column &&
               column <= cells.last_column;
    });
}

void sheet_table::report(std::size_t row, std::size_t place, std::string_view text, std::string_view expected) {
    problems_.add(row, names_[place], beginning_of(text), expected,
                  fmt::format("sheet {}, cell {}{}", sheet_, column_letters(header_.columns()[place]), row));
}

}  // namespace govkpi::detail
