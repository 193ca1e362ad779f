// SPDX-License-Identifier: BSL-1.0
// A table in memory: dimensions as small integers, figures as columns of 64-bit ones, what is missing apart from zero.
//
//     facts_builder rows{lines};                                                // a table_definition
//     rows.add({"00643", "2025-07", "6001", "expenditure"}, {1'200'000, 35'217});
//     const facts table = std::move(rows).finish();
//     const panel by_year = rollup(table, query{}.by({"province", "fiscal_year"}).measure(spending_per_head));
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/dictionary.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi {

class panel;
class query;

namespace detail {
struct fact_store;
struct row_block;
struct table_base;
}  // namespace detail

/// A parent's figure that its children do not add up to.
struct sum_difference {
    /// Of the parent's row, one a dimension. A stock belongs to its unit and period: its other members are empty.
    std::vector<std::string> members;
    std::string dimension;  ///< in whose tree the children stand below the parent
    std::string column;
    std::int64_t stated = 0;    ///< the parent's figure as the table has it
    std::int64_t children = 0;  ///< what the nearest rows below it come to
    /// How much is missing from the children where positive, too much where negative.
    std::int64_t difference() const { return detail::checked_subtract(stated, children); }
};

/// Immutable and cheap to copy: copies share the columns.
class GOVKPI_EXPORT facts {
public:
    const table_definition& definition() const noexcept;
    std::size_t rows() const noexcept;

    /// Published tables hold parents beside their children. A figure is set aside, as if missing, where another row has
    /// one in the same column, with the same members of dimensions without a tree, and in each tree a member at or
    /// below this row's. This lists every parent whose figure differs from the sum of its nearest children, in one tree
    /// after the other, all as they are in the table; by members, whatever the order of rows.
    const std::vector<sum_difference>& check_sums() const noexcept;
    /// Sums of measures by dimensions, as every source gives them; see <govkpi/panel/rollup.hpp>. Figures of the fiscal year
    /// so far are made discrete first.
    panel rollup(const query& asked) const;

    /// How many figures were set aside since their children are in the table too; of stocks, one a unit and period.
    std::size_t parent_figures() const noexcept;

private:
    friend class facts_builder;
    friend const detail::fact_store& store_of(const facts& table) noexcept;
    explicit facts(std::shared_ptr<const detail::fact_store> store) noexcept : store_{std::move(store)} {}
    std::shared_ptr<const detail::fact_store> store_;
};

class GOVKPI_EXPORT facts_builder {
public:
    /// `name` stands for the file in messages.
    explicit facts_builder(table_definition table, std::string name = "facts");
    ~facts_builder();
    facts_builder(facts_builder&& other) noexcept;
    facts_builder& operator=(facts_builder&& other) noexcept;

    const table_definition& definition() const noexcept;

    using figure = std::optional<std::int64_t>;
    /// One row: a member a dimension and a figure a column, each in the order of the definition; figures in the smallest
    /// units, nothing where one is missing. Throws std::invalid_argument where there are more or fewer.
    void add(std::span<const std::string_view> members, std::span<const figure> figures);
    void add(std::initializer_list<std::string_view> members, std::initializer_list<figure> figures) {
        add(std::span{members.begin(), members.size()}, std::span{figures.begin(), figures.size()});
    }

    /// The members of a dimension, numbered: for rows that come coded already.
    dictionary& members(std::size_t dimension);
    /// Whole columns, coded with members(): faster than row by row. Throws std::invalid_argument where their lengths differ
    /// or a code stands for no member.
    void add_columns(std::span<const std::span<const std::uint32_t>> codes,
                     std::span<const std::span<const std::int64_t>> figures);
    /// For the library's own readers.
    void add(const detail::row_block& block);
    detail::table_base& base();

    /// Throws bad_input with every problem: texts that are no period, units that the tree does not have or that are not
    /// valid in the period, stocks whose repeats differ, figures that overlap without one lying in the other.
    facts finish() &&;

private:
    friend const detail::fact_store& store_of(const facts_builder& table) noexcept;
    std::unique_ptr<detail::fact_store> store_;
    std::string name_;
};

}  // namespace govkpi
