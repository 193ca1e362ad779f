// SPDX-License-Identifier: BSL-1.0
// A table in a sheet, as blocks of rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/problem.hpp>

#include "../panel/row_block.hpp"
#include "../source/csv_column.hpp"
#include "cell_values.hpp"
#include "sheet_book.hpp"
#include "sheet_header.hpp"

namespace govkpi::detail {

class sheet_table {
public:
    using receiver = std::function<void(const row_block& block)>;

    /// `sheet`: its name, for messages. What is wrong is added to the problems.
    sheet_table(std::span<const csv_column> columns, std::size_t header_row, std::string_view sheet,
                problem_list& problems, receiver take);

    void row(std::size_t number, std::size_t times, std::span<const sheet_cell> cells);
    void merged(const sheet_range& cells);
    bool wants_rows() const noexcept { return !gives_up_; }
    /// To be called behind the last row.
    void finish();

    bool has_header() const noexcept { return header_row_ != 0; }
    const sheet_header& header() const noexcept { return header_; }

private:
    struct member_column {
        cell_members cells;
        std::size_t place;  ///< among the columns that are asked for
        std::vector<std::uint32_t> codes = std::vector<std::uint32_t>(block_rows);
    };
    struct figure_column {
        cell_figures cells;
        std::size_t place;
        std::vector<std::int64_t> values = std::vector<std::int64_t>(block_rows);
        std::vector<std::uint64_t> missing = std::vector<std::uint64_t>(block_rows / 64);
        std::uint64_t any_bits = 0;
        bool any_missing = false;
    };
    struct empty_cell {
        std::size_t row, place;
        std::string expected;
    };

    bool find_cells(std::span<const sheet_cell> cells);
    bool read_row();
    void repeat_row();
    void hand_out();
    void report(std::size_t row, std::size_t place, std::string_view text, std::string_view expected);
    bool is_merged(std::size_t row, std::size_t column) const noexcept;

    std::vector<std::string> names_;  ///< as the layout has them
    std::string sheet_;
    problem_list& problems_;
    receiver take_;
    sheet_header header_;
    std::size_t header_row_ = 0;
    bool gives_up_ = false;
    std::vector<member_column> members_;
    std::vector<figure_column> figures_;

    std::vector<const sheet_cell*> found_;  ///< in the row, of each column that is asked for
    std::size_t row_ = 0;
    std::vector<sheet_range> merged_;  ///< those that lie in the table
    std::vector<empty_cell> empty_;    ///< of members; those that are merged are reported as such
    std::size_t filled_ = 0;
    std::vector<std::uint64_t> lines_ = std::vector<std::uint64_t>(block_rows);
    std::vector<code_span> code_spans_;
    std::vector<value_span> value_spans_;
};

}  // namespace govkpi::detail
