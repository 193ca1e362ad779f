// SPDX-License-Identifier: BSL-1.0
// Adding rows to a table in an SQLite file, within a transaction of the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <govkpi/panel/dictionary.hpp>
#include <govkpi/problem.hpp>

#include "../../panel/row_block.hpp"
#include "../loading.hpp"
#include "database.hpp"
#include "sqlite_table.hpp"

namespace govkpi::detail {

class sqlite_load {
public:
    sqlite_load(const database& into, const sqlite_table& table);

    /// How many rows a batch has that is there already.
    std::optional<std::uint64_t> find_batch(std::string_view id) const;
    void add(const row_block& block, std::span<const dictionary> members);
    /// Notes the batch, and the stocks. What contradicts stocks that are there is a problem.
    void finish(std::string_view id, const loaded_rows& rows, problem_list& problems);

private:
    struct dimension_codes {
        std::int64_t next = 0;         ///< the first number that no member has
        std::vector<std::int64_t> of;  ///< the file's code, by the dictionary's
    };
    void learn(std::span<const dictionary> members);
    /// The file's code of each member; 0 alone where the table has no such dimension.
    std::vector<std::int64_t> codes_in_file(std::optional<std::size_t> dimension, const table_base& rows);
    void put_stocks(const table_base& rows, problem_list& problems);

    const database& into_;
    const sqlite_table& table_;
    std::int64_t batch_;
    std::vector<std::size_t> flows_;
    std::vector<dimension_codes> codes_;
    statement add_row_, find_member_, add_member_;
};

}  // namespace govkpi::detail
