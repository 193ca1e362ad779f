// SPDX-License-Identifier: BSL-1.0
// The columns behind facts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <govkpi/panel/facts.hpp>

#include "part_members.hpp"
#include "reporting.hpp"
#include "row_block.hpp"
#include "unit_marks.hpp"

namespace govkpi::detail {

/// What a panel needs to know of its table once the rows are summed.
struct table_base {
    explicit table_base(table_definition definition);
    table_base(const table_base&) = delete;
    table_base& operator=(const table_base&) = delete;

    /// Reads the texts of the period dimension; what is none, or unlike the others, is a problem.
    void read_periods(problem_list& problems);
    /// Units that the tree does not have, or not at the time, are problems.
    void check_units(problem_list& problems) const;

    /// Which member of a tree a code of the dimension stands for hangs on the period of its row.
    bool depends_on_time(std::size_t dimension) const noexcept;
    /// The member of the dimension's tree that a code stands for in a period, by the code of that; nothing where the tree
    /// has none.
    std::optional<std::uint32_t> member_of(std::size_t dimension, std::size_t code, std::size_t period) const noexcept;
    /// The code stands, at some time, for a member that has others below it.
    bool may_be_parent(std::size_t dimension, std::size_t code) const noexcept;
    /// Some code of the dimension may be a parent.
    bool has_parents(std::size_t dimension) const noexcept;

    table_definition table;
    std::vector<dictionary> members;                    ///< one a dimension
    std::vector<std::optional<fiscal_period>> periods;  ///< by code of the period dimension
    std::optional<period_level> finest;                 ///< of all periods; nothing without a period dimension
    reporting reports;

    /// Of a table that was put together: which members each of its parts has. None: it is one, with all members.
    std::vector<part_members> parts;

    // Of a table that was derived from another one, whose parents were set aside already.
    bool is_derived = false;
    unit_marks marks;
    std::shared_ptr<const mark_source> marks_of_rows;
};

struct fact_column {
    std::vector<std::int64_t> values;    ///< 0 where missing
    std::vector<std::uint64_t> missing;  ///< a bit a row, in whole blocks once packed; empty where every value is there
    std::vector<std::uint64_t> bounds;   ///< a block each

    void set_missing(std::size_t row);
    bool is_missing(std::size_t row) const noexcept {
        return row / 64 < missing.size() && (missing[row / 64] >> (row % 64) & 1) != 0;
    }
};

struct fact_store {
    explicit fact_store(table_definition table);

    /// The rows from one on, at most block_rows; the spans live in the two buffers.
    row_block block(std::size_t first, std::vector<code_span>& codes, std::vector<value_span>& values) const;
    /// Widths as small as the dictionaries allow, and the bounds.
    void pack();
    /// After values were set aside: a bit for every row where some are missing, and the bounds.
    void close_blocks();

    std::shared_ptr<table_base> base;
    std::size_t rows = 0;
    std::vector<std::vector<std::uint32_t>> wide_codes;  ///< while building
    std::vector<std::vector<std::uint8_t>> codes;        ///< packed
    std::vector<std::uint8_t> widths;
    std::vector<fact_column> columns;
    std::vector<std::uint64_t> lines;  ///< of each row in its file; empty where there is none
    std::vector<sum_difference> differences;
    std::size_t parent_figures = 0;
};

/// Sets aside the figures of parents whose descendants are in the table, and compares them with their children. The store
/// must be packed. Figures that overlap without one lying in the other are problems.
void separate_parents(fact_store& store, problem_list& problems);
/// Compares the stocks of parents with those of their children. What was reported must be known.
void compare_stocks(fact_store& store);

}  // namespace govkpi::detail
