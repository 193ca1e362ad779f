// SPDX-License-Identifier: BSL-1.0
// How a table lies in an SQLite file. docs/reference/sqlite-file.md says the same to those who open it with other tools.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/panel/table.hpp>

#include "database.hpp"

namespace govkpi::detail {

/// Of one table, the names that SQL calls its parts by. They are made of the table's name and of numbers, so that names of
/// dimensions and columns can be anything.
class sqlite_table {
public:
    sqlite_table(const table_definition& definition, std::string_view name) : definition_{definition}, name_{name} {}

    std::string rows() const { return quoted_name(name_); }
    std::string members() const { return quoted_name(name_ + "_members"); }
    std::string stocks() const { return quoted_name(name_ + "_stocks"); }
    std::string batches() const { return quoted_name(name_ + "_batches"); }
    static std::string dimension(std::size_t d);
    static std::string column(std::size_t c);

    const std::string& name() const noexcept { return name_; }
    const table_definition& definition() const noexcept { return definition_; }

    static bool is_empty(const database& in);
    /// Throws source_error where the file is of another program or of a later version.
    static void check_file(const database& in);
    /// To read. Throws source_error where the file has no such table, or is of another program or a later version; bad_input
    /// where the table was made with other dimensions or columns.
    void check(const database& in) const;
    /// To write, in a transaction: the same, and makes the table where the file has none of that name.
    void check_or_make(const database& in) const;
    /// Behind the first rows: an index of rows that are there is made in order, which takes a fraction of the time.
    void make_index(const database& in) const;

private:
    void make(const database& in) const;
    /// The dimensions and columns that the table was made with; none where there is no such table.
    std::vector<std::string> parts_in(const database& in) const;
    void check_parts(const database& in, const std::vector<std::string>& made_with) const;
    std::string readable() const { return quoted_name(name_ + "_readable"); }
    void make_readable(const database& in) const;

    const table_definition& definition_;
    std::string name_;
};

}  // namespace govkpi::detail
