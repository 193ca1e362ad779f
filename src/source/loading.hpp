// SPDX-License-Identifier: BSL-1.0
// What all stores do alike with rows that are loaded into them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/dictionary.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/grouped_table.hpp>
#include <govkpi/source/load.hpp>

#include "../panel/row_block.hpp"
#include "row_stream.hpp"

namespace govkpi::detail {

struct table_base;

struct loaded_rows {
    std::uint64_t rows = 0;
    /// 128 bits in hexadecimal: the same for the same rows in any order.
    std::string fingerprint;
    /// Their members, and the stocks that they state.
    std::shared_ptr<const table_base> base;
};

/// Goes through all rows. Throws bad_input with every problem: of the files, periods, units and stocks that contradict each
/// other or the definition, and rows of parents that overlap.
GOVKPI_EXPORT loaded_rows check_rows(row_stream& rows, const table_definition& table, const std::string& name);

/// A store beside which rows were put that do not count yet: its periods must be of one length, or nobody could read it.
GOVKPI_EXPORT void check_periods(grouped_table& with_rows, const table_definition& table, problem_list& problems);
/// The stocks that the rows state must be those that it has.
GOVKPI_EXPORT void check_stocks(grouped_table& with_rows, const loaded_rows& rows, problem_list& problems);

/// A block and the texts of its codes, a dictionary a dimension; texts are added from block to block.
using load_receiver = std::function<void(const row_block& block, std::span<const dictionary> members)>;

/// Hands on all rows. Throws bad_input where they are not those that were found when they were checked; whoever takes them
/// must be able to forget them.
GOVKPI_EXPORT void load_rows(row_stream& rows, const table_definition& table, const loaded_rows& found,
                             const load_options& options, const load_receiver& take);

/// Dimensions and columns in words: what must be the same for everyone who uses a stored table.
GOVKPI_EXPORT std::vector<std::string> parts_of(const table_definition& table);

/// Throws std::invalid_argument where the dimensions or columns of what is loaded, or their units, are not those of the
/// store.
GOVKPI_EXPORT void check_loadable(const table_definition& from, const table_definition& into);

}  // namespace govkpi::detail
