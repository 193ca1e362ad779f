// SPDX-License-Identifier: BSL-1.0
// Which unit reported what in which period, and the stocks that it reported.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/dictionary.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/problem.hpp>

#include "row_block.hpp"

namespace govkpi::detail {

/// By unit and period, in dictionary codes; a table without either has one of it, numbered 0.
class reporting {
public:
    /// One bit of a word each.
    static constexpr std::size_t most_measures = 64;

    /// Throws std::invalid_argument where the table has more than 64 measures.
    explicit reporting(const table_definition& table);

    /// Notes what the rows report. A stock that differs from what an earlier row said of its unit and period is a problem.
    /// `first_row`: the number of the block's first row, for messages.
    void add(const row_block& block, std::span<const dictionary> members, std::size_t first_row,
             problem_list& problems);

    /// The measures that a unit reported in a period, a bit each.
    GOVKPI_EXPORT std::uint64_t measures_of(std::size_t unit, std::size_t period) const noexcept;
    bool has(std::size_t unit, std::size_t period, std::size_t measure) const noexcept {
        return (measures_of(unit, period) >> measure & 1) != 0;
    }
    /// Of a stock measure, where has() is true.
    GOVKPI_EXPORT std::int64_t stock(std::size_t unit, std::size_t period, std::size_t measure) const noexcept;

    /// The measures that are stocks, a bit each.
    std::uint64_t stock_measures() const noexcept { return stock_measures_; }

    /// Makes room for so many units and periods. Throws panel_error where they are more than a table can have.
    void make_room(std::size_t units, std::size_t periods);
    /// Notes what a unit reported in a period, both of which have room; `stock(measure)` is the value of a stock. Returns
    /// the stocks that were stated otherwise before, a bit each; they stay as they were.
    template <class F>
    std::uint64_t note(std::size_t unit, std::size_t period, std::uint64_t measures, F stock) {
        std::uint64_t* const record = records_.data() + place(unit, period);
        std::uint64_t differ = 0;
        for (std::size_t s = 0; s < stocks_.size(); ++s) {
            const std::uint64_t bit = std::uint64_t{1} << stocks_[s].measure;
            if ((measures & bit) == 0) continue;
            const auto value = static_cast<std::uint64_t>(std::int64_t{stock(stocks_[s].measure)});
            if ((record[0] & bit) == 0) record[1 + s] = value;
            if (record[1 + s] != value) differ |= bit;
        }
        record[0] |= measures;
        return differ;
    }

    /// Adds what another saw in other rows of the table; its stocks do not matter.
    void add_reports(const reporting& other);
    /// Takes the stocks of another, which saw all the rows.
    void take_stocks(const reporting& other);

private:
    struct stock_column {
        std::size_t measure;
        std::size_t column;
    };
    struct condition_dimension {
        std::size_t dimension;
        std::vector<std::uint64_t> measures_of_code;  ///< which measures the member lets pass
    };

    void learn(std::span<const dictionary> members);
    std::size_t place(std::size_t unit, std::size_t period) const noexcept {
        return (period * unit_room_ + unit) * width();
    }
    std::size_t width() const noexcept { return 1 + stocks_.size(); }
    bool note_rows(const row_block& block);
    /// What each row reports, and where that is noted.
    void read_rows(const row_block& block);
    std::string expected_stock(std::int64_t value, const row_block& block, std::size_t row,
                               std::span<const dictionary> members) const;

    const table_definition* table_;
    std::vector<stock_column> stocks_;
    std::vector<condition_dimension> conditions_;
    std::vector<std::uint64_t> measures_of_column_;
    std::uint64_t stock_measures_ = 0;
    std::size_t units_ = 0;
    std::size_t periods_ = 0;
    std::size_t unit_room_ = 0;
    std::size_t period_room_ = 0;
    /// By period, then unit: a bit for each measure that was reported, and the value of each stock. Together, since rows in
    /// random order find neither in the cache.
    std::vector<std::uint64_t> records_;
    // Of the rows of a block.
    std::vector<std::size_t> places_;
    std::vector<std::uint64_t> reported_;
};

}  // namespace govkpi::detail
