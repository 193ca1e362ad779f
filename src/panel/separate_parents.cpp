// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <numeric>

#include <govkpi/panel/hierarchy.hpp>

#include "fact_store.hpp"

namespace govkpi::detail {
namespace {

/// One dimension with a tree: finds the rows that differ in it alone, and among them parents beside their descendants.
class separator {
public:
    separator(fact_store& store, std::size_t dimension)
        : store_{store}, base_{*store.base}, dimension_{dimension}, tree_{*base_.table.dimensions()[dimension].tree} {}

    void run() {
        if (!has_parents()) return;
        std::vector<std::size_t> rows(store_.rows);
        std::iota(rows.begin(), rows.end(), std::size_t{0});
        std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) { return in_order(a, b); });
        for (std::size_t first = 0; first < rows.size();) {
            std::size_t last = first + 1;
            while (last < rows.size() && same_context(rows[first], rows[last])) ++last;
            for (std::size_t c = 0; c < store_.columns.size(); ++c)
                if (!base_.table.is_stock(c)) separate({rows.data() + first, last - first}, c);
            first = last;
        }
    }

private:
    /// A member with its rows in one context, for nothing keeps a table from having several.
    struct node {
        std::uint32_t member;
        std::size_t first, last;  ///< in the rows of the context
        int128 stated{0};
        int128 children{0};
        bool has_children = false;
    };

    std::optional<std::uint32_t> member_of(std::size_t row) const {
        const std::string_view code = base_.members[dimension_].text(store_.wide_codes[dimension_][row]);
        const std::optional<std::size_t> time = base_.table.period_dimension();
        if (tree_.codes_are_reused() && time) {
            const std::optional<fiscal_period>& period = base_.periods[store_.wide_codes[*time][row]];
            return period ? tree_.find(code, period->starts()) : std::nullopt;
        }
        const auto all = tree_.find(code);
        if (all.empty()) return std::nullopt;
        return all.back();
    }

    bool has_parents() {
        members_.resize(store_.rows);
        bool found = false;
        for (std::size_t row = 0; row < store_.rows; ++row) {
            members_[row] = member_of(row);
            found = found || (members_[row] && !tree_.is_leaf(*members_[row]));
        }
        return found;
    }

    int compare_contexts(std::size_t a, std::size_t b) const {
        for (std::size_t d = 0; d < store_.wide_codes.size(); ++d) {
            if (d == dimension_) continue;
            const std::uint32_t x = store_.wide_codes[d][a], y = store_.wide_codes[d][b];
            if (x != y) return x < y ? -1 : 1;
        }
        return 0;
    }
    bool same_context(std::size_t a, std::size_t b) const { return compare_contexts(a, b) == 0; }
    bool in_order(std::size_t a, std::size_t b) const {
        const int contexts = compare_contexts(a, b);
        if (contexts != 0) return contexts < 0;
        if (members_[a] != members_[b]) return members_[a] < members_[b];
        return a < b;
    }

    /// The rows come in the order of the tree, parents before children, so a stack of open ancestors finds them all.
    void separate(std::span<const std::size_t> rows, std::size_t c) {
        fact_column& column = store_.columns[c];
        std::vector<node> nodes;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!members_[rows[i]] || column.is_missing(rows[i])) continue;
            if (nodes.empty() || nodes.back().member != *members_[rows[i]]) nodes.push_back({*members_[rows[i]], i, i});
            nodes.back().last = i;
            nodes.back().stated = nodes.back().stated + int128{column.values[rows[i]]};
        }
        std::vector<std::size_t> open;
        for (std::size_t n = 0; n < nodes.size(); ++n) {
            while (!open.empty() && !tree_.is_ancestor(nodes[open.back()].member, nodes[n].member)) open.pop_back();
            if (!open.empty()) {
                node& parent = nodes[open.back()];
                parent.children = parent.children + nodes[n].stated;
                parent.has_children = true;
            }
            open.push_back(n);
        }
        for (const node& n : nodes) {
            if (!n.has_children) continue;
            if (n.stated != n.children) note(rows[n.first], c, n);
            for (std::size_t i = n.first; i <= n.last; ++i) {
                if (members_[rows[i]] != n.member || column.is_missing(rows[i])) continue;
                column.set_missing(rows[i]);
                ++store_.parent_figures;
            }
        }
    }

    void note(std::size_t row, std::size_t c, const node& n) {
        sum_difference difference;
        for (std::size_t d = 0; d < store_.wide_codes.size(); ++d)
            difference.members.emplace_back(base_.members[d].text(store_.wide_codes[d][row]));
        difference.column = base_.table.columns()[c];
        difference.stated = checked_narrow(n.stated);
        difference.children = checked_narrow(n.children);
        store_.differences.push_back(std::move(difference));
    }

    fact_store& store_;
    const table_base& base_;
    std::size_t dimension_;
    const hierarchy& tree_;
    std::vector<std::optional<std::uint32_t>> members_;  ///< by row
};

}  // namespace

void separate_parents(fact_store& store) {
    const std::vector<dimension_definition>& dimensions = store.base->table.dimensions();
    for (std::size_t d = 0; d < dimensions.size(); ++d)
        if (dimensions[d].tree) separator{store, d}.run();
    // By their members, so that the list does not depend on the order of rows.
    std::sort(store.differences.begin(), store.differences.end(), [](const sum_difference& a, const sum_difference& b) {
        return a.members != b.members ? a.members < b.members : a.column < b.column;
    });
}

}  // namespace govkpi::detail
