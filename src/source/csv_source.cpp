// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/csv.hpp>

#include <algorithm>
#include <deque>

#include <fmt/format.h>

#include <govkpi/panel/cumulative.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/rollup.hpp>
#include <govkpi/problem.hpp>

#include "../panel/accumulation.hpp"
#include "csv_reader.hpp"

namespace govkpi {
namespace {

using detail::csv_column;

std::string header_of(const csv_layout& layout, const std::string& name) {
    const auto found = layout.headers.find(name);
    return found == layout.headers.end() ? name : found->second;
}

/// What a text of the dimension should be instead, where that can be told from the text alone.
std::function<std::optional<std::string>(std::string_view)> check_of(const dimension_definition& dimension) {
    if (dimension.kind == dimension_kind::period)
        return [calendar = dimension.calendar](std::string_view text) -> std::optional<std::string> {
            const result<fiscal_period> read = parse_period(text, calendar);
            if (read) return std::nullopt;
            return read.error().expected();
        };
    if (dimension.tree)
        return [tree = dimension.tree](std::string_view text) -> std::optional<std::string> {
            if (!tree->find(text).empty()) return std::nullopt;
            return fmt::format("a code of {}", tree->name());
        };
    return [](std::string_view text) -> std::optional<std::string> {
        if (!text.empty()) return std::nullopt;
        return "a name or code";
    };
}

/// The unit of a column's figures: that of its measures, which agree.
const std::string& unit_of(const table_definition& table, std::size_t column) {
    const auto found = std::find_if(table.measures().begin(), table.measures().end(),
                                    [&](const measure_source& m) { return m.column == column; });
    return found->of.unit;
}

std::vector<csv_column> columns_of(const csv_layout& layout, std::vector<dictionary>& members) {
    std::vector<csv_column> out;
    for (std::size_t d = 0; d < members.size(); ++d) {
        const dimension_definition& dimension = layout.table.dimensions()[d];
        csv_column column;
        column.name = header_of(layout, dimension.name);
        column.as = csv_column::role::member;
        column.members = &members[d];
        column.check = check_of(dimension);
        out.push_back(std::move(column));
    }
    for (std::size_t c = 0; c < layout.table.columns().size(); ++c) {
        const std::string& name = layout.table.columns()[c];
        csv_column column;
        column.name = header_of(layout, name);
        column.as = csv_column::role::number;
        const std::string& unit = unit_of(layout.table, c);
        const currency* const money = find_currency(unit.data(), unit.size());
        if (money != nullptr && money->minor_digits > 0) column.multiplier = detail::power_of_ten(money->minor_digits);
        const auto printed = layout.figures.find(name);
        if (printed != layout.figures.end()) {
            column.style = printed->second.style;
            column.multiplier = detail::checked_multiply(column.multiplier, printed->second.scale);
            column.missing = printed->second.missing;
        } else {
            column.style.group_mark = '\0';
        }
        out.push_back(std::move(column));
    }
    return out;
}

/// Reads all files and hands on their blocks; problems are collected by file.
template <class Take>
void read_files(const std::vector<std::filesystem::path>& files, const csv_layout& layout, detail::table_base& base,
                std::deque<problem_list>& problems, const csv_source::progress& progress, Take take) {
    std::vector<detail::mapped_file> opened;
    std::size_t all = 0;
    for (const std::filesystem::path& file : files) {
        problems.emplace_back(file.string());
        if (auto bytes = detail::mapped_file::open(file, problems.back())) {
            all += bytes->bytes().size();
            opened.push_back(std::move(*bytes));
        }
    }
    if (opened.size() < files.size()) return;
    const std::vector<csv_column> columns = columns_of(layout, base.members);
    std::size_t done = 0;
    for (std::size_t f = 0; f < opened.size(); ++f) {
        const std::size_t size = opened[f].bytes().size();
        detail::csv_reader reader{std::move(opened[f]), columns, problems[f], {layout.delimiter}};
        for (detail::row_block block; reader.next(block);) {
            if (!take(block, problems[f])) return;
            if (progress) progress(done + reader.bytes_read(), all);
        }
        done += size;
    }
}

void throw_if_any(std::deque<problem_list>& problems) {
    std::vector<problem> all;
    std::size_t more = 0;
    for (problem_list& of_file : problems) {
        std::move(of_file.all().begin(), of_file.all().end(), std::back_inserter(all));
        more += of_file.more();
    }
    if (!all.empty()) throw bad_input{std::move(all), more};
}

std::string name_of(const std::vector<std::filesystem::path>& files) {
    return files.empty() ? std::string{} : files.front().string();
}

/// Tells whether the members seen so far include one that has others below it.
class parent_watch {
public:
    explicit parent_watch(const detail::table_base& base) : base_{base}, known_(base.members.size(), 0) {}
    bool sees_parents() {
        for (std::size_t d = 0; d < known_.size(); ++d) {
            const auto& tree = base_.table.dimensions()[d].tree;
            for (; known_[d] < base_.members[d].size(); ++known_[d]) {
                if (!tree) continue;
                const auto members = tree->find(base_.members[d].text(static_cast<std::uint32_t>(known_[d])));
                if (std::any_of(members.begin(), members.end(), [&](member m) { return !tree->is_leaf(m); }))
                    return true;
            }
        }
        return false;
    }

private:
    const detail::table_base& base_;
    std::vector<std::size_t> known_;
};

}  // namespace

csv_source::csv_source(std::vector<std::filesystem::path> files, csv_layout layout)
    : files_{std::move(files)}, layout_{std::move(layout)} {}

panel csv_source::rollup(const query& asked) const {
    if (layout_.table.is_cumulative()) return rollup_cumulative(read(), asked);
    auto base = std::make_shared<detail::table_base>(layout_.table);
    detail::accumulation sums{base, asked};
    parent_watch watch{*base};
    const bool keeps_reports = sums.selected().keeps_reports(*base);
    detail::reporting chosen_reports{base->table};
    std::deque<problem_list> problems;
    bool parents = false;
    std::size_t rows = 0;
    read_files(files_, layout_, *base, problems, progress_, [&](const detail::row_block& block, problem_list& found) {
        parents = watch.sees_parents();
        if (parents) return false;
        base->read_periods(found);
        base->reports.add(block, base->members, rows, found);
        // After the first problem the rest is read for its problems alone.
        if (found.empty()) {
            sums.add(block);
            if (!keeps_reports && sums.chosen().rows > 0) chosen_reports.add(sums.chosen(), base->members, rows, found);
        }
        rows += block.rows;
        return true;
    });
    if (parents) return govkpi::rollup(read(), asked);
    problems.emplace_back(name_of(files_));
    base->check_units(problems.back());
    throw_if_any(problems);
    if (!keeps_reports) {
        chosen_reports.take_stocks(base->reports);
        base->reports = std::move(chosen_reports);
    }
    return sums.finish();
}

facts csv_source::read() const {
    facts_builder builder{layout_.table, name_of(files_)};
    std::deque<problem_list> problems;
    read_files(files_, layout_, builder.base(), problems, progress_,
               [&](const detail::row_block& block, problem_list&) {
                   builder.add(block);
                   return true;
               });
    throw_if_any(problems);
    return std::move(builder).finish();
}

}  // namespace govkpi
