// SPDX-License-Identifier: BSL-1.0
#include "selection.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/panel.hpp>

#include "axis.hpp"
#include "codes.hpp"

namespace govkpi::detail {

selection::selection(const table_base& base, const std::vector<row_filter>& filters) {
    for (const row_filter& asked : filters) {
        const std::optional<std::size_t> dimension = dimension_of(base, asked.dimension);
        if (!dimension)
            throw panel_error{fmt::format("there is nothing called {} to choose rows by; there are {}", asked.dimension,
                                          all_levels(base))};
        const dimension_definition& of = base.table.dimensions()[*dimension];
        filter made{*dimension, asked.members, {}, {}, {}, 1};
        if (of.kind == dimension_kind::period) {
            for (const std::string& text : asked.members) {
                const result<fiscal_period> read = parse_period(text, of.calendar);
                if (!read) throw panel_error{fmt::format("\"{}\" is no period of {}", text, of.name)};
                for (const fiscal_period& other : made.spans)
                    if (other.contains(*read) || read->contains(other))
                        throw panel_error{
                            fmt::format("{} and {} overlap: their sum would count rows twice", to_code(other), text)};
                made.spans.push_back(*read);
            }
        } else if (of.tree) {
            for (const std::string& code : asked.members) {
                const auto members = of.tree->find(code);
                if (members.empty()) throw panel_error{fmt::format("{} has no member {}", of.tree->name(), code)};
                made.in_tree.insert(made.in_tree.end(), members.begin(), members.end());
            }
            // Numbered depth first: of several that lie in each other, two are next to each other.
            std::sort(made.in_tree.begin(), made.in_tree.end());
            made.in_tree.erase(std::unique(made.in_tree.begin(), made.in_tree.end()), made.in_tree.end());
            const auto inside = std::adjacent_find(made.in_tree.begin(), made.in_tree.end(),
                                                   [&](auto a, auto b) { return of.tree->is_ancestor(a, b); });
            if (inside != made.in_tree.end())
                throw panel_error{fmt::format("{} and {} are one below the other: their sum would count rows twice",
                                              of.tree->code(inside[0]), of.tree->code(inside[1]))};
        }
        std::sort(made.members.begin(), made.members.end());
        filters_.push_back(std::move(made));
    }
}

bool selection::filter::holds(const hierarchy& tree, std::uint32_t member) const noexcept {
    // None of them lies in another, so that only the last one before it can be above it.
    const auto behind = std::upper_bound(in_tree.begin(), in_tree.end(), member);
    if (behind == in_tree.begin()) return false;
    const std::uint32_t before = *std::prev(behind);
    return before == member || tree.is_ancestor(before, member);
}

std::vector<std::size_t> selection::dimensions() const {
    std::vector<std::size_t> out;
    for (const filter& f : filters_)
        if (std::find(out.begin(), out.end(), f.dimension) == out.end()) out.push_back(f.dimension);
    return out;
}

std::vector<row_filter> selection::asked(const table_definition& table) const {
    std::vector<std::pair<std::size_t, std::vector<std::string>>> sorted;
    for (const filter& f : filters_) {
        std::vector<std::string>& members = sorted.emplace_back(f.dimension, f.members).second;
        members.erase(std::unique(members.begin(), members.end()), members.end());
    }
    std::sort(sorted.begin(), sorted.end());
    std::vector<row_filter> out;
    for (auto& [dimension, members] : sorted) out.push_back({table.dimensions()[dimension].name, std::move(members)});
    return out;
}

bool selection::keeps_reports(const table_base& base) const noexcept {
    return std::all_of(filters_.begin(), filters_.end(), [&](const filter& f) {
        return base.table.dimensions()[f.dimension].kind != dimension_kind::category;
    });
}

void selection::extend(const table_base& base) {
    for (filter& f : filters_) {
        const dimension_definition& of = base.table.dimensions()[f.dimension];
        const dictionary& names = base.members[f.dimension];
        const bool by_time = of.tree && of.tree->codes_are_reused() && base.table.period_dimension();
        const std::size_t periods = by_time ? std::max<std::size_t>(base.periods.size(), 1) : 1;
        if (f.chosen.size() == names.size() * periods && f.periods == periods) continue;
        f.periods = periods;
        f.chosen.assign(names.size() * periods, 0);
        for (std::size_t code = 0; code < names.size(); ++code)
            for (std::size_t p = 0; p < periods; ++p) {
                const std::string_view text = names.text(static_cast<std::uint32_t>(code));
                bool in = false;
                if (of.kind == dimension_kind::period) {
                    in = base.periods[code] && has_period(base, *base.periods[code]);
                } else if (of.tree) {
                    const auto all = of.tree->find(text);
                    std::optional<std::uint32_t> member;
                    if (!all.empty()) member = all.back();
                    if (by_time && base.periods[p]) member = of.tree->find(text, base.periods[p]->starts());
                    in = member && f.holds(*of.tree, *member);
                } else {
                    in = std::binary_search(f.members.begin(), f.members.end(), text);
                }
                f.chosen[code * periods + p] = in ? 1 : 0;
            }
    }
}

bool selection::has(std::size_t dimension, std::size_t code, std::size_t period) const noexcept {
    return std::all_of(filters_.begin(), filters_.end(), [&](const filter& f) {
        return f.dimension != dimension || f.chosen[code * f.periods + (f.periods > 1 ? period : 0)] != 0;
    });
}

bool selection::has_unit_of_tree(const table_base& base, std::uint32_t member) const noexcept {
    return std::all_of(filters_.begin(), filters_.end(), [&](const filter& f) {
        const dimension_definition& of = base.table.dimensions()[f.dimension];
        if (of.kind != dimension_kind::unit) return true;
        return f.holds(*of.tree, member);
    });
}

bool selection::has_period(const table_base& base, const fiscal_period& period) const noexcept {
    return std::all_of(filters_.begin(), filters_.end(), [&](const filter& f) {
        return base.table.dimensions()[f.dimension].kind != dimension_kind::period ||
               std::any_of(f.spans.begin(), f.spans.end(), [&](const fiscal_period& s) { return s.contains(period); });
    });
}

const row_block& selection::rows::of(const row_block& block, const table_base& base, const selection& selected) {
    if (selected.is_all()) return block;
    const std::optional<std::size_t> period_dimension = base.table.period_dimension();
    codes_.assign(block.codes.size(), {});
    values_.assign(block.values.size(), {});
    missing_.assign(block.values.size(), std::vector<std::uint64_t>(block_rows / 64, 0));
    lines_.clear();
    std::size_t count = 0;
    for (std::size_t i = 0; i < block.rows; ++i) {
        const std::size_t period = period_dimension ? code_at(block.codes[*period_dimension], i) : 0;
        const bool in = std::all_of(selected.filters_.begin(), selected.filters_.end(), [&](const filter& f) {
            return f.chosen[code_at(block.codes[f.dimension], i) * f.periods + (f.periods > 1 ? period : 0)] != 0;
        });
        if (!in) continue;
        for (std::size_t d = 0; d < block.codes.size(); ++d) codes_[d].push_back(code_at(block.codes[d], i));
        for (std::size_t c = 0; c < block.values.size(); ++c) {
            values_[c].push_back(block.values[c].data[i]);
            if (is_missing(block.values[c], i)) missing_[c][count / 64] |= std::uint64_t{1} << (count % 64);
        }
        if (block.lines != nullptr) lines_.push_back(block.lines[i]);
        ++count;
    }
    code_spans_.clear();
    value_spans_.clear();
    for (const std::vector<std::uint32_t>& codes : codes_) code_spans_.push_back({codes.data(), 4});
    for (std::size_t c = 0; c < values_.size(); ++c)
        value_spans_.push_back({values_[c].data(), block.values[c].missing != nullptr ? missing_[c].data() : nullptr,
                                block.values[c].bound});
    chosen_ = {count, code_spans_, value_spans_, lines_.empty() ? nullptr : lines_.data()};
    return chosen_;
}

}  // namespace govkpi::detail
