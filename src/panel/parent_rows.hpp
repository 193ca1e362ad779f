// SPDX-License-Identifier: BSL-1.0
// Tables that hold parents beside their children: which figures stand for others of the table, and may not be summed
// with them.
//
// One row lies below another where their members of dimensions without a tree are equal, and in each tree its member is
// the other's or lies below it, in one at least below it. A figure is set aside where a row below has one in its column:
//
//     VN   2025   10    set aside, since 79 is below
//     79   2025    6    summed, as long as no commune of 79 has a figure for 2025
//
// The rows are gone through twice: note() learns those of parents, compare() finds what lies below them. What is kept
// is one entry for each combination of members that a row of a parent has, however many rows there are below.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <govkpi/panel/facts.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/quantity/detail/integer.hpp>

#include "code_tuples.hpp"
#include "codes_above.hpp"
#include "fact_store.hpp"
#include "row_block.hpp"

namespace govkpi::detail {

/// Of flows; stocks belong to units and periods, not to rows.
class parent_rows {
public:
    /// The base must outlive it. `with_sums`: keeps what the children of each parent come to.
    parent_rows(const table_base& base, bool with_sums);

    /// Takes in the members that the dictionaries have got since; whether any so far may have others below it.
    bool sees_parents();
    /// Takes the figures of a block's rows of parents. For each block, all members of which are taken in.
    void note(const row_block& block);
    /// The same block, with the figures of parents missing; good until the next call.
    const row_block& without_parents(const row_block& block);
    /// How many parents are kept, of one combination of members each.
    std::size_t size() const noexcept { return rows_.size(); }

    /// For each block once more, after all were noted. False where a block has members that were not there before.
    bool compare(const row_block& block);

    // Once all blocks were compared:

    /// Figures that are left and overlap without one lying in the other are problems: any sum would count twice what
    /// lies in both.
    void report_overlaps(problem_list& problems) const;
    /// The figures of parents that are left, as blocks of rows; rows of one combination of members are one.
    void hand_out(const std::function<void(const row_block&)>& take) const;
    /// Tells for each row of a parent in the block which of its columns are set aside, a bit each.
    void for_each_set_aside(const row_block& block,
                            const std::function<void(std::size_t row, std::uint64_t columns)>& f);
    /// Parents that differ from the sum of their nearest children in a tree, in no order.
    std::vector<sum_difference> differences() const;

private:
    void find_parents(const row_block& block);
    std::uint32_t find_or_add(const row_block& block, std::size_t row);
    void learn_trees();
    void read_rows(const row_block& block);
    std::uint64_t left(std::size_t parent) const noexcept { return figures_[parent] & ~below_[parent]; }
    std::vector<std::string> members_of(std::uint32_t parent) const;

    struct overlap {
        std::string row, other;
        std::size_t column;
        auto operator<=>(const overlap&) const = default;
    };
    void find_overlaps(const std::vector<std::uint32_t>& these, const std::vector<std::uint32_t>& those,
                       std::vector<overlap>& found) const;

    /// Puts what lies above a row in place of its codes, one after the other, and calls f(hash, raised) each time;
    /// `raised`: in which trees it is above, a bit each. In each tree alone, the nearest comes first.
    template <class F>
    void for_each_above(std::uint32_t* codes, std::uint64_t hash, const F& f, std::size_t tree = 0,
                        std::uint32_t raised = 0) const;

    const table_base& base_;
    bool with_sums_;
    std::size_t columns_;
    std::uint64_t flows_ = 0;                           ///< columns, a bit each
    std::vector<std::vector<std::uint8_t>> is_parent_;  ///< by dimension and code
    std::vector<std::uint8_t> has_parents_;             ///< by dimension
    bool knows_trees_ = false;
    std::vector<codes_above> trees_;  ///< those in which a code of the table lies below another

    // By parent.
    code_tuples rows_;
    std::vector<std::uint64_t> figures_;  ///< which columns it has
    std::vector<std::uint64_t> below_;    ///< which of all columns rows below it have
    std::vector<int128> stated_;          ///< a column each
    struct children {
        int128 sum{0};
        bool any = false;
    };
    std::vector<children> children_;  ///< a tree and column each

    // Of the rows of a block.
    std::vector<std::uint8_t> flags_;
    std::vector<std::uint32_t> found_;  ///< the rows of parents
    std::vector<std::uint32_t> codes_;  ///< row by row
    std::vector<std::uint64_t> hashes_;
    std::vector<std::uint64_t> columns_of_row_;

    std::vector<std::vector<std::int64_t>> values_;
    std::vector<std::vector<std::uint64_t>> missing_;
    std::vector<value_span> value_spans_;
    row_block without_;
};

template <class F>
void parent_rows::for_each_above(std::uint32_t* codes, std::uint64_t hash, const F& f, std::size_t tree,
                                 std::uint32_t raised) const {
    if (tree == trees_.size()) {
        if (raised != 0) f(hash, raised);
        return;
    }
    for_each_above(codes, hash, f, tree + 1, raised);
    const std::size_t d = trees_[tree].dimension();
    const std::uint32_t own = codes[d];
    const std::optional<std::size_t> periods = base_.table.period_dimension();
    for (const std::uint32_t above : trees_[tree].of(own, periods ? codes[*periods] : 0)) {
        codes[d] = above;
        for_each_above(codes, hash - code_tuples::hash_at(d, own) + code_tuples::hash_at(d, above), f, tree + 1,
                       raised | std::uint32_t{1} << tree);
    }
    codes[d] = own;
}

}  // namespace govkpi::detail
