// SPDX-License-Identifier: BSL-1.0
// Tables that are gone through from front to back, block by block, and rolled up on the way: CSV files, spreadsheets,
// columns of another program, rows of a database.
#pragma once

#include <cstddef>
#include <deque>
#include <functional>
#include <string>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/problem.hpp>

#include "../panel/fact_store.hpp"
#include "../panel/row_block.hpp"

namespace govkpi::detail {

/// Rows that can be gone through more than once.
class GOVKPI_EXPORT row_stream {
public:
    /// A block, the problems of its input, and how much of size() has passed.
    using receiver = std::function<void(const row_block& block, problem_list& problems, std::size_t passed)>;

    virtual ~row_stream() = default;

    /// In bytes, rows or what the stream counts in; 0 where that is not known.
    virtual std::size_t size() const noexcept = 0;
    /// Hands on all rows, coded by the base's dictionaries, which take the members. What is wrong with the rows is added
    /// to the problems of their input.
    virtual void read(table_base& base, const receiver& take) = 0;

    /// One list for each input, made before it is read.
    std::deque<problem_list>& problems() noexcept { return problems_; }

protected:
    row_stream() = default;
    std::deque<problem_list> problems_;
};

/// How much was read of how much in all.
using stream_progress = std::function<void(std::size_t done, std::size_t all)>;

/// Reads the rows once, and twice where they hold parents beside their children. Throws bad_input with every problem.
/// `name` stands for the table in messages. The table must not be cumulative.
GOVKPI_EXPORT panel rolled_up_stream(row_stream& rows, const table_definition& table, const query& asked,
                                     const std::string& name, const stream_progress& report);
/// All rows, in memory.
GOVKPI_EXPORT facts stream_in_memory(row_stream& rows, const table_definition& table, const std::string& name,
                                     const stream_progress& report);

/// Throws bad_input where any list has a problem.
void throw_if_any(std::deque<problem_list>& problems);

}  // namespace govkpi::detail
