// SPDX-License-Identifier: BSL-1.0
// A table that an engine keeps and can group: a database, a cluster, a store of your own. The engine sums, and what it says
// becomes a panel like any other.
//
//     class ledger_rows : public grouped_table {
//         void members(std::size_t dimension, const member_receiver& take) override;     // SELECT DISTINCT unit
//         void flows(const flow_question& asked, flow_receiver& take) override;          // SELECT unit, SUM(amount), COUNT(amount)
//         void stocks(const stock_question& asked, stock_receiver& take) override;       // SELECT unit, MIN(people), MAX(people), COUNT(people)
//     };
//     ledger_rows rows{connection};
//     const panel by_year = rollup(rows, table, query{}.by({"unit", "fiscal_year"}));
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>
#include <govkpi/quantity/detail/integer.hpp>

namespace govkpi {

namespace detail {
class grouped_rows;
}

/// A sum of 64-bit integers, which may need more than 64 bits.
class wide_sum {
public:
    constexpr wide_sum(std::int64_t value = 0) noexcept : value_{value} {}

    /// high x 2^64 + low: the two words of a 128-bit integer, of a decimal without fraction.
    static constexpr wide_sum of_words(std::int64_t high, std::uint64_t low) noexcept {
        return of_halves(high, 0).shifted(low);
    }
    /// high x 2^32 + low: of values whose upper and lower 32 bits were summed apart, v >> 32 and v & 4294967295, where an
    /// engine has no integers wider than 64 bits. Exact for 2^31 rows and less.
    static constexpr wide_sum of_halves(std::int64_t high, std::int64_t low) noexcept {
        wide_sum sum;
        sum.value_ = detail::int128{high} * two_to_32 + detail::int128{low};
        return sum;
    }

    constexpr detail::int128 value() const noexcept { return value_; }
    friend constexpr wide_sum operator+(wide_sum a, wide_sum b) noexcept {
        a.value_ = a.value_ + b.value_;
        return a;
    }

private:
    static constexpr detail::int128 two_to_32{std::int64_t{1} << 32};
    /// x 2^32 + low, where this is the upper word x 2^32.
    constexpr wide_sum shifted(std::uint64_t low) const noexcept {
        wide_sum sum;
        sum.value_ = value_ * two_to_32 + detail::int128{static_cast<std::int64_t>(low >> 32)} * two_to_32 +
                     detail::int128{static_cast<std::int64_t>(low & 0xFFFFFFFF)};
        return sum;
    }

    detail::int128 value_;
};

/// Only rows whose member of the dimension is one of these, of which there is at least one.
struct member_condition {
    std::size_t dimension;  ///< its place in the definition
    std::vector<std::string> members;
};

/// Sums of columns for each combination of members of some dimensions that occurs.
struct flow_question {
    std::vector<std::size_t> dimensions;  ///< by their place in the definition, ascending; none only where the table has none
    std::vector<std::size_t> columns;     ///< likewise
    std::vector<member_condition> where;  ///< all of them
    bool sums = true;                     ///< false: only how many rows have a value; any sum will do
};
struct flow_sum {
    wide_sum sum;
    std::uint64_t values = 0;  ///< how many rows have one; without any there is no sum
};

/// The value of each column for each unit and period that have one.
struct stock_question {
    std::vector<std::size_t> columns;
    std::vector<member_condition> where;  ///< on units and periods
};
/// Rows that repeat a stock must agree, and that shows only where both ends are known.
struct stock_range {
    std::int64_t least = 0;
    std::int64_t largest = 0;
    std::uint64_t values = 0;
};

/// Takes groups. One combination may come several times, in parts whose sums add up: shards need not be merged, and rows
/// not be grouped.
class GOVKPI_EXPORT flow_receiver {
public:
    /// A member a dimension of the question and a sum a column, in its order.
    void add(std::span<const std::string_view> members, std::span<const flow_sum> sums);
    /// The same in numbers from code_of(), for engines that have the members numbered.
    void add(std::span<const std::uint32_t> codes, std::span<const flow_sum> sums);
    /// `dimension`: its place in the question.
    std::uint32_t code_of(std::size_t dimension, std::string_view member);

private:
    friend class detail::grouped_rows;
    explicit flow_receiver(detail::grouped_rows& rows) noexcept : rows_{rows} {}
    detail::grouped_rows& rows_;
};

class GOVKPI_EXPORT stock_receiver {
public:
    /// The members are passed over where the table has no such dimension.
    void add(std::string_view unit, std::string_view period, std::span<const stock_range> values);

private:
    friend class detail::grouped_rows;
    explicit stock_receiver(detail::grouped_rows& rows) noexcept : rows_{rows} {}
    detail::grouped_rows& rows_;
};

/// One reading of a table: all answers must be of the same state of it. Errors are thrown as source_error.
class GOVKPI_EXPORT grouped_table {
public:
    using member_receiver = std::function<void(std::string_view)>;

    virtual ~grouped_table();

    /// Every member that the dimension has in the table, in any order; it may come more than once.
    virtual void members(std::size_t dimension, const member_receiver& take) = 0;
    virtual void flows(const flow_question& asked, flow_receiver& take) = 0;
    /// Called only where the table has stocks.
    virtual void stocks(const stock_question& asked, stock_receiver& take) = 0;
};

/// The same panel as of the same rows in memory. `name` stands for the table in messages.
///
/// Asks for sums by the dimensions of the query and the conditions of its measures, and for what each unit reported in each
/// period. A table with parents beside children is gone through twice, by all its dimensions, since which of its figures
/// count shows only there; a cumulative one is read into memory.
///
/// Throws as rollup() does; bad_input where members are no periods or units, or stocks differ; what the engine throws.
GOVKPI_EXPORT panel rollup(grouped_table& rows, const table_definition& table, const query& asked,
                           const std::string& name = "table");
/// Everything, in memory: a row for each group that the engine answers.
GOVKPI_EXPORT facts read_grouped(grouped_table& rows, const table_definition& table, const std::string& name = "table");

}  // namespace govkpi
