// SPDX-License-Identifier: BSL-1.0
// The sheet of a file that holds the table: the one that was asked for, or the first that has the header.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/problem.hpp>
#include <govkpi/source/sheet.hpp>

#include "sheet_table.hpp"

namespace govkpi::detail {

class sheet_search final : public sheet_receiver {
public:
    sheet_search(std::span<const csv_column> columns, const sheet_choice& asked, problem_list& problems,
                 sheet_table::receiver take);

    void begin_sheet(std::string_view name) override;
    void row(std::size_t number, std::size_t times, std::span<const sheet_cell> cells) override {
        table_->row(number, times, cells);
    }
    void merged(const sheet_range& cells) override { table_->merged(cells); }
    void end_sheet() override;
    bool wants_rows() const override { return table_ && table_->wants_rows(); }
    bool wants_sheets() const override { return !found_; }

    /// Behind the last sheet: what was not found is a problem. Throws unreadable where the sheet that was asked for is
    /// not there.
    void finish();

private:
    struct nearest {
        std::string sheet;
        sheet_header::nearest row;
    };

    void say_sheet();

    std::span<const csv_column> columns_;
    const sheet_choice& asked_;
    problem_list& problems_;
    sheet_table::receiver take_;
    std::vector<std::string> sheets_;   ///< those that there are, as far as they were told
    std::optional<sheet_table> table_;  ///< of the sheet that is being read
    bool was_there_ = false;            ///< the sheet that was asked for
    bool found_ = false;
    nearest nearest_{};
};

}  // namespace govkpi::detail
