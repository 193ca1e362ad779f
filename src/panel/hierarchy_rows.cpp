// SPDX-License-Identifier: BSL-1.0
#include "hierarchy_rows.hpp"

#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include <govkpi/problem.hpp>

namespace govkpi::detail {
namespace {

/// " (row 4)", where the row is known.
std::string in_row(const hierarchy_row& row) {
    return row.row == 0 ? std::string{} : fmt::format(" (row {})", row.row);
}

bool makes_sense(const validity& valid) {
    const auto exists = [](const std::optional<calendar_month>& m) {
        return !m || (m->month >= 1 && m->month <= 12 && m->year >= 1 && m->year <= 9999);
    };
    return exists(valid.first) && exists(valid.last) && (!valid.first || !valid.last || *valid.first <= *valid.last);
}

/// Validity that ends later than the other one.
bool ends_after(const validity& a, const validity& b) { return b.last && (!a.last || *b.last < *a.last); }

bool comes_before(const hierarchy_row& a, const hierarchy_row& b) {
    const auto key = [](const hierarchy_row& r) {
        return std::tie(r.code, r.valid.first, r.valid.last, r.parent, r.level, r.name, r.row);
    };
    return key(a) < key(b);
}

/// A level that stands right under another one, and a row that shows it.
struct step {
    std::size_t above, below;
    row_number row;
    friend auto operator<=>(const step&, const step&) = default;
};

/// Levels in order: each once all that stand above it are there, of several the least number first. Levels that stand
/// above themselves, and those below them, are left out.
std::vector<std::size_t> from_the_top(std::size_t levels, const std::vector<step>& sorted_steps) {
    std::vector<std::size_t> waits_for(levels, 0);
    for (const step& s : sorted_steps) ++waits_for[s.below];
    std::set<std::size_t> ready;
    for (std::size_t level = 0; level < levels; ++level)
        if (waits_for[level] == 0) ready.insert(level);
    std::vector<std::size_t> ordered;
    while (!ready.empty()) {
        ordered.push_back(ready.extract(ready.begin()).value());
        for (const step& s : those_with(sorted_steps, ordered.back(), &step::above))
            if (--waits_for[s.below] == 0) ready.insert(s.below);
    }
    return ordered;
}

/// Rows in the making of a tree. Each step reports what it finds, and none reports what only follows from that.
class draft {
public:
    draft(std::vector<hierarchy_row> rows, std::string file) : rows_{std::move(rows)}, problems_{std::move(file)} {
        std::sort(rows_.begin(), rows_.end(), comes_before);
        faulty_.assign(rows_.size(), false);
        parents_.assign(rows_.size(), no_member);
        check_rows();
        check_codes();
        for (row_number i = 0; i < rows_.size(); ++i)
            if (!rows_[i].parent.empty()) parents_[i] = parent_of(rows_[i]);
        put_in_order();
        find_cycles();
        put_levels_in_order();
        auto& all = problems_.all();
        std::stable_sort(all.begin(), all.end(), [](const problem& a, const problem& b) { return a.row < b.row; });
        if (!problems_.empty()) throw bad_input{std::move(problems_)};
    }

    checked_rows take() { return {std::move(rows_), std::move(parents_), std::move(order_), std::move(levels_)}; }

private:
    void check_rows() {
        for (row_number i = 0; i < rows_.size(); ++i) {
            const hierarchy_row& r = rows_[i];
            if (r.code.empty()) report(r, "code", r.name, "a code");
            const bool sensible = makes_sense(r.valid);
            if (!sensible) report(r, "valid", to_string(r.valid), "a first and a last month, in order");
            faulty_[i] = r.code.empty() || !sensible;
        }
    }

    /// Of members with one code, only one at a time.
    void check_codes() {
        for (row_number first = 0, end = 0; first < rows_.size(); first = end) {
            row_number latest = first;
            bool faulty = faulty_[first];
            for (end = first + 1; end < rows_.size() && rows_[end].code == rows_[first].code; ++end) {
                if (!faulty_[latest] && !faulty_[end] && rows_[latest].valid.overlaps(rows_[end].valid)) {
                    report_both(rows_[latest], rows_[end]);
                    faulty = true;
                }
                faulty = faulty || faulty_[end];
                const bool later = ends_after(rows_[end].valid, rows_[latest].valid);
                if (faulty_[latest] || (!faulty_[end] && later)) latest = end;
            }
            if (faulty) std::fill(faulty_.begin() + first, faulty_.begin() + end, true);
        }
    }

    void report_both(const hierarchy_row& a, const hierarchy_row& b) {
        if (!(a.valid == b.valid))
            report(b, "valid", b.code,
                   fmt::format("one member of a code at a time: it is valid {}{} and {}", to_string(a.valid), in_row(a),
                               to_string(b.valid)));
        else if (a.parent != b.parent)
            report(b, "parent", b.code,
                   fmt::format("one parent: it stands under \"{}\"{} and under \"{}\"", a.parent, in_row(a), b.parent));
        else
            report(b, "code", b.code, fmt::format("each member once: it is there already{}", in_row(a)));
    }

    row_number parent_of(const hierarchy_row& child) {
        const std::span<const hierarchy_row> found = those_with(rows_, child.parent, &hierarchy_row::code);
        if (found.empty()) {
            report(child, "parent", child.parent,
                   fmt::format("a code that is there, since \"{}\" stands under it", child.code));
            return no_member;
        }
        const auto first = static_cast<row_number>(found.data() - rows_.data());
        if (faulty_[first] || !makes_sense(child.valid)) return no_member;
        // One at a time, so only the last that starts no later can cover the child.
        const auto start = [](const hierarchy_row& r) { return r.valid.first; };
        const auto after = std::ranges::upper_bound(found, child.valid.first, {}, start);
        auto at = static_cast<row_number>(after - found.begin());
        if (at > 0) --at;
        if (found[at].valid.contains(child.valid)) return first + at;
        if (!found[at].valid.overlaps(child.valid) && at + 1 < found.size()) ++at;
        report_uncovered(child, found[at]);
        return no_member;
    }

    /// `parent` overlaps the child if any of its code does.
    void report_uncovered(const hierarchy_row& child, const hierarchy_row& parent) {
        const std::string when = to_string(child.valid);
        const std::string words =
            parent.valid.overlaps(child.valid)
                ? fmt::format(
                      "one parent for all of the time that \"{}\" is valid, {}: this one is valid {}{}; give "
                      "each time a row of its own",
                      child.code, when, to_string(parent.valid), in_row(parent))
                : fmt::format("a parent that is valid when \"{}\" is, {}", child.code, when);
        report(child, "parent", child.parent, words);
    }

    /// Parents before children. What hangs in a cycle is not reached.
    void put_in_order() {
        const child_lists children{parents_};
        std::vector<row_number> open;
        const auto push = [&](std::size_t parent) {
            for (row_number c = children.starts[parent + 1]; c > children.starts[parent]; --c)
                open.push_back(children.all[c - 1]);
        };
        push(rows_.size());
        while (!open.empty()) {
            order_.push_back(open.back());
            open.pop_back();
            push(order_.back());
        }
    }

    void find_cycles() {
        constexpr row_number unseen = 0, reached = 1;  // then a number for each walk
        std::vector<row_number> seen(rows_.size(), unseen);
        for (const row_number i : order_) seen[i] = reached;
        for (row_number start = 0, walk = reached + 1; start < rows_.size(); ++start, ++walk) {
            row_number at = start;
            for (; seen[at] == unseen; at = parents_[at]) seen[at] = walk;
            if (seen[at] == walk) report_cycle(at);
        }
    }

    void report_cycle(row_number on_it) {
        row_number least = on_it;  // where the cycle is entered depends on what hangs below it
        for (row_number at = parents_[on_it]; at != on_it; at = parents_[at]) least = std::min(least, at);
        constexpr int most_named = 20;
        std::string names = fmt::format("\"{}\"", rows_[least].code);
        row_number at = parents_[least];
        for (int i = 1; i < most_named && at != least; ++i, at = parents_[at])
            fmt::format_to(std::back_inserter(names), " under \"{}\"", rows_[at].code);
        if (at != least) names += " and so on";
        fmt::format_to(std::back_inserter(names), " under \"{}\"", rows_[least].code);
        report(rows_[least], "parent", rows_[least].parent, fmt::format("a tree, without the cycle {}", names));
    }

    /// Names the levels as they are met from the top; returns which stands right under which, an example each.
    std::vector<step> read_levels() {
        std::map<std::string_view, std::size_t> numbers;
        std::vector<step> steps;
        const std::size_t none = rows_.size();
        std::vector<std::size_t> nearest(rows_.size(), none);  // its level, or that of the nearest above that has one
        for (const row_number i : order_) {
            const std::size_t above = parents_[i] == no_member ? none : nearest[parents_[i]];
            nearest[i] = above;
            if (rows_[i].level.empty()) continue;
            nearest[i] = numbers.emplace(rows_[i].level, numbers.size()).first->second;
            if (nearest[i] == levels_.size()) levels_.push_back(rows_[i].level);
            if (above != none) steps.push_back({above, nearest[i], i});
        }
        std::sort(steps.begin(), steps.end());
        const auto alike = [](const step& a, const step& b) { return a.above == b.above && a.below == b.below; };
        steps.erase(std::unique(steps.begin(), steps.end(), alike), steps.end());
        return steps;
    }

    void put_levels_in_order() {
        const std::vector<step> steps = read_levels();
        const std::vector<std::size_t> order = from_the_top(levels_.size(), steps);
        if (order.size() < levels_.size()) report_levels(steps, order);
        std::vector<std::string> ordered;
        for (const std::size_t level : order) ordered.push_back(levels_[level]);
        levels_ = std::move(ordered);
    }

    void report_levels(const std::vector<step>& steps, const std::vector<std::size_t>& order) {
        std::vector<bool> in_order(levels_.size(), false);
        for (const std::size_t level : order) in_order[level] = true;
        // Those that merely lie below levels in a cycle are found from the bottom.
        std::vector<step> upward = steps;
        for (step& s : upward) std::swap(s.above, s.below);
        std::sort(upward.begin(), upward.end());
        for (const std::size_t level : from_the_top(levels_.size(), upward)) in_order[level] = true;
        for (const step& s : steps) {
            if (in_order[s.above] || in_order[s.below]) continue;
            report(rows_[s.row], "level", levels_[s.below],
                   fmt::format("a level that is not above itself: here a {} stands under a {}{}", levels_[s.below],
                               levels_[s.above], s.above == s.below ? "" : ", elsewhere the other way round"));
        }
    }

    void report(const hierarchy_row& row, const char* column, const std::string& text, const std::string& expected) {
        problems_.add(row.row, column, text, expected);
    }

    std::vector<hierarchy_row> rows_;
    problem_list problems_;
    std::vector<bool> faulty_;  // cannot be told apart from others of its code
    std::vector<row_number> parents_;
    std::vector<row_number> order_;
    std::vector<std::string> levels_;
};

}  // namespace

checked_rows check_rows(std::vector<hierarchy_row> rows, std::string file) {
    return draft{std::move(rows), std::move(file)}.take();
}

}  // namespace govkpi::detail
