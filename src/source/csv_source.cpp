// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/csv.hpp>

#include <algorithm>
#include <deque>
#include <optional>

#include <govkpi/panel/cumulative.hpp>
#include <govkpi/problem.hpp>

#include "../panel/accumulation.hpp"
#include "../panel/parent_rows.hpp"
#include "csv_reader.hpp"
#include "csv_spread.hpp"
#include "member_check.hpp"

namespace govkpi {
namespace {

using detail::csv_column;

std::string header_of(const csv_layout& layout, const std::string& name) {
    const auto found = layout.headers.find(name);
    return found == layout.headers.end() ? name : found->second;
}

/// The unit of a column's figures: that of its measures, which agree.
const std::string& unit_of(const table_definition& table, std::size_t column) {
    const auto found = std::find_if(table.measures().begin(), table.measures().end(),
                                    [&](const measure_source& m) { return m.column == column; });
    return found->of.unit;
}

csv_column figures_of(const csv_layout& layout, std::size_t c, const std::string& header) {
    const std::string& name = layout.table.columns()[c];
    csv_column column;
    column.name = header;
    column.as = csv_column::role::number;
    const std::string& unit = unit_of(layout.table, c);
    const currency* const money = find_currency(unit.data(), unit.size());
    if (money != nullptr && money->minor_digits > 0) column.multiplier = detail::power_of_ten(money->minor_digits);
    auto printed = layout.figures.find(header);
    if (printed == layout.figures.end()) printed = layout.figures.find(name);
    if (printed != layout.figures.end()) {
        column.style = printed->second.style;
        column.multiplier = detail::checked_multiply(column.multiplier, printed->second.scale);
        column.missing = printed->second.missing;
    } else {
        column.style.group_mark = '\0';
    }
    return column;
}

std::vector<csv_column> columns_of(const csv_layout& layout, std::vector<dictionary>& members) {
    std::vector<csv_column> out;
    for (std::size_t d = 0; d < members.size(); ++d) {
        const dimension_definition& dimension = layout.table.dimensions()[d];
        if (layout.spread && layout.spread->dimension == dimension.name) continue;
        csv_column column;
        column.name = header_of(layout, dimension.name);
        column.as = csv_column::role::member;
        column.members = &members[d];
        column.check = [dimension](std::string_view text) { return detail::expected_member(dimension, text); };
        out.push_back(std::move(column));
    }
    const std::vector<std::string>& columns = layout.table.columns();
    if (layout.spread)
        for (const spread_column& of : layout.spread->columns)
            out.push_back(figures_of(
                layout,
                static_cast<std::size_t>(std::find(columns.begin(), columns.end(), of.column) - columns.begin()),
                of.header));
    for (std::size_t c = 0; c < columns.size() && !layout.spread; ++c)
        out.push_back(figures_of(layout, c, header_of(layout, columns[c])));
    return out;
}

/// The files of a table, opened once, so that what comes through a pipe can be read a second time as well.
class open_files {
public:
    /// A list of problems for each file.
    open_files(const std::vector<std::filesystem::path>& files, std::deque<problem_list>& problems) {
        for (const std::filesystem::path& file : files) {
            problems.emplace_back(file.string());
            if (auto bytes = detail::mapped_file::open(file, problems.back())) {
                size_ += bytes->bytes().size();
                opened_.push_back(std::move(*bytes));
            }
        }
        if (opened_.size() < files.size()) opened_.clear();
    }

    std::size_t size() const noexcept { return size_; }

    /// Hands on all blocks, with the problems of their files and the bytes read so far.
    template <class Take>
    void read(const csv_layout& layout, detail::table_base& base, std::deque<problem_list>& problems, Take take) {
        std::optional<detail::csv_spread> spread;
        if (layout.spread)
            spread.emplace(layout, base.members[layout.table.find_dimension(layout.spread->dimension).value_or(0)]);
        const std::vector<csv_column> columns = columns_of(layout, base.members);
        std::size_t done = 0;
        for (std::size_t f = 0; f < opened_.size(); ++f) {
            detail::csv_reader reader{std::move(opened_[f]), columns, problems[f], {layout.delimiter}};
            for (detail::row_block block; reader.next(block);) {
                const std::size_t passed = done + reader.bytes_read();
                if (spread)
                    spread->for_each_member(block, [&](const auto& rows) { take(rows, problems[f], passed); });
                else
                    take(block, problems[f], passed);
            }
            done += reader.bytes_in_all();
            opened_[f] = reader.take_file();
        }
    }

private:
    std::vector<detail::mapped_file> opened_;
    std::size_t size_ = 0;
};

/// Runs from nothing to all bytes, whether these are read once or twice, which shows only on the way.
class reading_progress {
public:
    reading_progress(const csv_source::progress& report, std::size_t size) : report_{report}, size_{size} {}

    /// All have to be read once more.
    void read_twice() {
        if (!twice_) before_ = read_;
        twice_ = true;
    }
    void begin_again() { passed_ = size_; }
    void show(std::size_t read) {
        read_ = read;
        if (report_) report_(done(), size_);
    }

private:
    std::size_t done() const {
        if (!twice_) return read_;
        // What was read before counts as it did; the rest is shared out over what is still to be read.
        const auto wide = [](std::size_t bytes) { return detail::int128{static_cast<std::int64_t>(bytes)}; };
        const detail::int128 rest = wide(size_ - before_) * wide(passed_ + read_ - before_) / wide(2 * size_ - before_);
        return before_ + static_cast<std::size_t>(static_cast<std::int64_t>(rest));
    }

    const csv_source::progress& report_;
    std::size_t size_;
    std::size_t read_ = 0;    ///< in this reading
    std::size_t before_ = 0;  ///< read before it was known that all have to be read twice
    std::size_t passed_ = 0;  ///< in the first reading, once the second has begun
    bool twice_ = false;
};

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

}  // namespace

csv_source::csv_source(std::vector<std::filesystem::path> files, csv_layout layout)
    : files_{std::move(files)}, layout_{std::move(layout)} {}

panel csv_source::rollup(const query& asked) const {
    if (layout_.table.is_cumulative()) return rollup_cumulative(read(), asked);
    auto base = std::make_shared<detail::table_base>(layout_.table);
    detail::accumulation sums{base, asked};
    const bool keeps_reports = sums.selected().keeps_reports(*base);
    detail::reporting chosen_reports{base->table};
    std::size_t rows = 0;
    const auto sum = [&](const detail::row_block& block, problem_list& found) {
        base->reports.add(block, base->members, rows, found);
        // After the first problem the rest is read for its problems alone.
        if (!found.empty()) return;
        sums.add(block);
        if (!keeps_reports && sums.chosen().rows > 0) chosen_reports.add(sums.chosen(), base->members, rows, found);
    };

    std::deque<problem_list> problems;
    open_files files{files_, problems};
    reading_progress shown{progress_, files.size()};
    detail::parent_rows parents{*base, false};
    files.read(layout_, *base, problems, [&](const detail::row_block& block, problem_list& found, std::size_t read) {
        base->read_periods(found);
        if (parents.sees_parents()) {
            shown.read_twice();
            parents.note(block);
            sum(parents.without_parents(block), found);
        } else {
            sum(block, found);
        }
        rows += block.rows;
        shown.show(read);
    });
    const bool readable = std::all_of(problems.begin(), problems.end(), [](const auto& of) { return of.empty(); });
    problems.emplace_back(name_of(files_));
    if (readable && parents.size() > 0) {
        // Which figures of parents stand beside some below them is known only once all rows were seen again.
        shown.begin_again();
        bool unchanged = true;
        files.read(layout_, *base, problems, [&](const detail::row_block& block, problem_list&, std::size_t read) {
            unchanged = unchanged && parents.compare(block);
            shown.show(read);
        });
        if (!unchanged) problems.back().add(0, "", "", "a file that stays as it is while it is read");
        parents.report_overlaps(problems.back());
        parents.hand_out([&](const detail::row_block& block) { sum(block, problems.back()); });
    }
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
    open_files files{files_, problems};
    reading_progress shown{progress_, files.size()};
    files.read(layout_, builder.base(), problems, [&](const detail::row_block& block, problem_list&, std::size_t read) {
        builder.add(block);
        shown.show(read);
    });
    throw_if_any(problems);
    return std::move(builder).finish();
}

}  // namespace govkpi
