// SPDX-License-Identifier: BSL-1.0
// What is read of a table in an SQLite file, in one transaction.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <govkpi/source/grouped_table.hpp>

#include "database.hpp"
#include "sqlite_table.hpp"

namespace govkpi::detail {

/// SQLite hands out rows, and whoever asks groups them: that takes a third of the time that it needs to group them itself,
/// and sums that do not fit in 64 bits are no matter.
class sqlite_rows final : public grouped_table {
public:
    sqlite_rows(const database& from, const sqlite_table& table) : from_{from}, table_{table} {}

    void members(std::size_t dimension, const member_receiver& take) override;
    void flows(const flow_question& asked, flow_receiver& take) override;
    void stocks(const stock_question& asked, stock_receiver& take) override;

private:
    struct dimension_members {
        bool is_read = false;
        std::vector<std::string> texts;  ///< by the file's code
    };
    const std::vector<std::string>& members_of(std::size_t dimension);
    /// "d0 IN (1,5)": codes, so that no text of a member is ever part of a statement.
    std::string condition_on(std::string_view column, const member_condition& of);
    std::string where(const std::vector<member_condition>& conditions);
    bool is_of_few_units(const std::vector<member_condition>& conditions);

    const database& from_;
    const sqlite_table& table_;
    std::vector<dimension_members> members_{std::vector<dimension_members>(table_.definition().dimensions().size())};
};

}  // namespace govkpi::detail
