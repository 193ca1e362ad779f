// SPDX-License-Identifier: BSL-1.0
#include "row_stream.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "../panel/accumulation.hpp"
#include "../panel/parent_rows.hpp"

namespace govkpi::detail {
namespace {

/// Runs from nothing to all bytes, whether these are read once or twice, which shows only on the way.
class reading_progress {
public:
    reading_progress(const stream_progress& report, std::size_t size) : report_{report}, size_{size} {}

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
        const auto wide = [](std::size_t bytes) { return int128{static_cast<std::int64_t>(bytes)}; };
        const int128 rest = wide(size_ - before_) * wide(passed_ + read_ - before_) / wide(2 * size_ - before_);
        return before_ + static_cast<std::size_t>(static_cast<std::int64_t>(rest));
    }

    const stream_progress& report_;
    std::size_t size_;
    std::size_t read_ = 0;    ///< in this reading
    std::size_t before_ = 0;  ///< read before it was known that all have to be read twice
    std::size_t passed_ = 0;  ///< in the first reading, once the second has begun
    bool twice_ = false;
};

}  // namespace

void throw_if_any(std::deque<problem_list>& problems) {
    std::vector<problem> all;
    std::size_t more = 0;
    for (problem_list& of_input : problems) {
        std::move(of_input.all().begin(), of_input.all().end(), std::back_inserter(all));
        more += of_input.more();
    }
    if (!all.empty()) throw bad_input{std::move(all), more};
}

panel rolled_up_stream(row_stream& rows, const table_definition& table, const query& asked, const std::string& name,
                       const stream_progress& report) {
    auto base = std::make_shared<table_base>(table);
    accumulation sums{base, asked};
    const bool keeps_reports = sums.selected().keeps_reports(*base);
    reporting chosen_reports{base->table};
    std::size_t rows_before = 0;
    const auto sum = [&](const row_block& block, problem_list& found) {
        base->reports.add(block, base->members, rows_before + 1, found);
        // After the first problem the rest is read for its problems alone.
        if (!found.empty()) return;
        sums.add(block);
        if (!keeps_reports && sums.chosen().rows > 0)
            chosen_reports.add(sums.chosen(), base->members, rows_before + 1, found);
    };

    reading_progress shown{report, rows.size()};
    parent_rows parents{*base, false};
    rows.read(*base, [&](const row_block& block, problem_list& found, std::size_t passed) {
        base->read_periods(found);
        if (parents.sees_parents()) {
            shown.read_twice();
            parents.note(block);
            sum(parents.without_parents(block), found);
        } else {
            sum(block, found);
        }
        rows_before += block.rows;
        shown.show(passed);
    });
    std::deque<problem_list>& problems = rows.problems();
    const bool readable = std::all_of(problems.begin(), problems.end(), [](const auto& of) { return of.empty(); });
    problems.emplace_back(name);
    if (readable && parents.size() > 0) {
        // Which figures of parents stand beside some below them is known only once all rows were seen again.
        shown.begin_again();
        bool unchanged = true;
        rows.read(*base, [&](const row_block& block, problem_list&, std::size_t passed) {
            unchanged = unchanged && parents.compare(block);
            shown.show(passed);
        });
        if (!unchanged) problems.back().add(0, "", "", "a file that stays as it is while it is read");
        parents.report_overlaps(problems.back());
        parents.hand_out([&](const row_block& block) { sum(block, problems.back()); });
    }
    base->check_units(problems.back());
    throw_if_any(problems);
    if (!keeps_reports) {
        chosen_reports.take_stocks(base->reports);
        base->reports = std::move(chosen_reports);
    }
    return sums.finish();
}

facts stream_in_memory(row_stream& rows, const table_definition& table, const std::string& name,
                       const stream_progress& report) {
    facts_builder builder{table, name};
    reading_progress shown{report, rows.size()};
    rows.read(builder.base(), [&](const row_block& block, problem_list&, std::size_t passed) {
        builder.add(block);
        shown.show(passed);
    });
    throw_if_any(rows.problems());
    return std::move(builder).finish();
}

}  // namespace govkpi::detail
