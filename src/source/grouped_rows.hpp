// SPDX-License-Identifier: BSL-1.0
// What an engine answers, as blocks of rows.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/source/grouped_table.hpp>

#include "../panel/fact_store.hpp"
#include "../panel/row_buffer.hpp"
#include "../panel/selection.hpp"

namespace govkpi::detail {

class grouped_rows {
public:
    using receiver = std::function<void(const row_block&)>;

    /// The base, whose dictionaries take the members, and the selection must outlive it. Dimensions that a question does
    /// not have get a member that the selection lets pass.
    grouped_rows(table_base& base, receiver take, const selection* selected = nullptr);

    /// Ask one question each; what the engine does not answer right is a source_error.
    void ask(grouped_table& rows, const flow_question& asked);
    void ask(grouped_table& rows, const stock_question& asked);
    /// The stocks stand on each row of their unit and period that a question about flows is answered with from now on,
    /// where units and periods are among its dimensions.
    void ask_beside_flows(grouped_table& rows, const stock_question& asked);

    // For the receivers.
    void add(std::span<const std::string_view> members, std::span<const flow_sum> sums);
    void add(std::span<const std::uint32_t> codes, std::span<const flow_sum> sums);
    void add(std::string_view unit, std::string_view period, std::span<const stock_range> values);
    std::uint32_t code_of(std::size_t dimension, std::string_view member);

private:
    void add_sums(std::span<const flow_sum> sums);
    void add_row();
    void add_stocks(std::span<const stock_range> values);
    std::pair<std::uint32_t, std::uint32_t> unit_and_period() const;
    void check_size(std::size_t members, std::size_t values) const;

    table_base& base_;
    row_buffer buffer_;
    std::vector<std::size_t> dimensions_;  ///< of the question
    std::vector<std::size_t> columns_;
    bool sums_ = true;
    std::vector<std::uint32_t> codes_;  ///< of the row that is made
    std::vector<std::optional<std::int64_t>> figures_;
    std::vector<int128> rest_;

    bool keeps_stocks_ = false;
    std::vector<std::size_t> stock_columns_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<stock_range>> stocks_;  ///< by unit and period
};

}  // namespace govkpi::detail
