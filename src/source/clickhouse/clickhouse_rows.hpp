// SPDX-License-Identifier: BSL-1.0
// What is asked of a table in ClickHouse, of one state of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/source/grouped_table.hpp>

#include "clickhouse_table.hpp"

namespace govkpi::detail {

class clickhouse_rows final : public grouped_table {
public:
    /// Asks which batches are complete; all further questions are about these, and about the attempt `also`.
    explicit clickhouse_rows(const clickhouse_table& table, std::optional<std::uint64_t> also = {});

    void members(std::size_t dimension, const member_receiver& take) override;
    void flows(const flow_question& asked, flow_receiver& take) override;
    void stocks(const stock_question& asked, stock_receiver& take) override;

    /// How many rows there are in all.
    std::uint64_t count() const;

private:
    std::string dimension(std::size_t d) const;
    std::string column(std::size_t c) const;
    std::string where(const std::vector<member_condition>& conditions) const;
    /// Groups of these expressions; `blank` has a value of each one's type.
    std::string grouped(const std::vector<std::string>& keys, const std::vector<std::string>& values,
                        const std::vector<std::string>& blank, const std::vector<member_condition>& conditions) const;

    const clickhouse_table& table_;
    found_table found_;
    std::string complete_;  ///< a condition, where the table has attempts
    bool has_rows_ = true;
};

}  // namespace govkpi::detail
