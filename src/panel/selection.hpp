// SPDX-License-Identifier: BSL-1.0
// Which rows a query is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <govkpi/panel/query.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {

class selection {
public:
    selection() = default;
    /// Throws panel_error where a filter names what the table does not have, or a member and one below it.
    selection(const table_base& base, const std::vector<row_filter>& filters);

    /// What was asked, by the names of dimensions and in their order, so that the same choice is said in one way.
    std::vector<row_filter> asked(const table_definition& table) const;
    bool is_all() const noexcept { return filters_.empty(); }
    /// Those that rows are chosen by.
    std::vector<std::size_t> dimensions() const;
    /// Whether only units and periods are chosen, so that what these reported stays what it is.
    bool keeps_reports(const table_base& base) const noexcept;

    /// Takes in the members that the dictionaries have got since.
    void extend(const table_base& base);
    bool has(std::size_t dimension, std::size_t code, std::size_t period) const noexcept;
    bool has_unit_of_tree(const table_base& base, std::uint32_t member) const noexcept;
    bool has_period(const table_base& base, const fiscal_period& period) const noexcept;

    /// The chosen rows of a block, copied; the block itself where all are.
    class rows {
    public:
        const row_block& of(const row_block& block, const table_base& base, const selection& selected);

    private:
        std::vector<std::vector<std::uint32_t>> codes_;
        std::vector<std::vector<std::int64_t>> values_;
        std::vector<std::vector<std::uint64_t>> missing_;
        std::vector<std::uint64_t> lines_;
        std::vector<code_span> code_spans_;
        std::vector<value_span> value_spans_;
        row_block chosen_;
    };

private:
    struct filter {
        std::size_t dimension;
        std::vector<std::string> members;    ///< sorted
        std::vector<std::uint32_t> in_tree;  ///< the chosen members of the dimension's tree, in order
        std::vector<fiscal_period> spans;    ///< of a filter of periods
        std::vector<std::uint8_t> chosen;    ///< by code, or by code and period where codes are re-used
        std::size_t periods = 1;

        /// The member of the tree is chosen, or lies below one that is.
        bool holds(const hierarchy& tree, std::uint32_t member) const noexcept;
    };
    std::vector<filter> filters_;
};

}  // namespace govkpi::detail
