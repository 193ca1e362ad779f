// SPDX-License-Identifier: BSL-1.0
// Files that hold parents beside their children: read twice, they give what memory gives, and what the rule says.
#include <catch2/catch.hpp>
#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <govkpi/panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/csv.hpp>

#include "temporary_file.hpp"

using namespace govkpi;

namespace {

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;

struct row {
    std::string unit;
    int month;  ///< of 2025
    std::string cls, flow;
    std::optional<std::int64_t> planned, collected, people;
};

calendar_month month_of(const row& r) { return {2025, r.month}; }

/// A country, provinces and communes, and what a reform of July makes of them: "a" is one of P's, then one of Q's; "Q" is
/// a commune until then, and a province after.
std::shared_ptr<const hierarchy> units() {
    static const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "VN"},
                                       {.code = "P", .parent = "VN"},
                                       {.code = "a", .parent = "P", .valid = until({2025, 6})},
                                       {.code = "b", .parent = "P"},
                                       {.code = "Q", .parent = "P", .valid = until({2025, 6})},
                                       {.code = "Q", .parent = "VN", .valid = since({2025, 7})},
                                       {.code = "a", .parent = "Q", .valid = since({2025, 7})},
                                       {.code = "a1", .parent = "a", .valid = since({2025, 7})}}));
    return tree;
}

/// Three levels, of which one branch has two.
std::shared_ptr<const hierarchy> classes() {
    static const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows("classes", {{.code = "all"},
                                                                                                {.code = "x", .parent = "all"},
                                                                                                {.code = "x1", .parent = "x"},
                                                                                                {.code = "x2", .parent = "x"},
                                                                                                {.code = "y", .parent = "all"}}));
    return tree;
}

csv_layout layout() {
    csv_layout out;
    out.table.unit("unit", units()).period("month").category("class", classes()).category("flow");
    out.table.measure(planned, "planned").measure(collected, "collected", {{"flow", "in"}});
    out.table.measure(measure::population, "people");
    return out;
}

std::string csv_of(const std::vector<row>& rows) {
    std::string text = "unit,month,class,flow,planned,collected,people\n";
    const auto cell = [](const std::optional<std::int64_t>& value) { return value ? std::to_string(*value) : std::string{}; };
    for (const row& r : rows)
        text += r.unit + ",2025-0" + std::to_string(r.month) + "," + r.cls + "," + r.flow + "," + cell(r.planned) + "," +
                cell(r.collected) + "," + cell(r.people) + "\n";
    return text;
}

std::vector<row> random_rows() {
    const std::vector<std::string> all_units{"VN", "P", "a", "b", "Q", "a1"};
    const std::vector<std::string> all_classes{"all", "x", "x1", "x2", "y"};
    const auto pick = [](std::size_t below) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, below)); };
    // Few classes overlap seldom, many nearly always.
    const std::size_t classes_used = 1 + pick(all_classes.size());
    std::map<std::pair<std::string, int>, std::int64_t> people;
    std::vector<row> rows(pick(20));
    for (row& r : rows) {
        r.month = static_cast<int>(6 + pick(2));
        do r.unit = all_units[pick(all_units.size())];
        while (!units()->find(r.unit, month_of(r)));
        r.cls = all_classes[all_classes.size() - 1 - pick(classes_used)];
        r.flow = pick(2) == 0 ? "in" : "out";
        const auto figure = [&]() -> std::optional<std::int64_t> {
            if (pick(4) == 0) return std::nullopt;
            return *rc::gen::inRange<std::int64_t>(-50, 50);
        };
        r.planned = figure();
        r.collected = figure();
        const auto [known, is_new] = people.try_emplace({r.unit, r.month}, 0);
        if (is_new) known->second = static_cast<std::int64_t>(pick(1000));
        if (pick(2) == 0) r.people = known->second;
    }
    return rows;
}

// The rule, row against row.

struct column {
    std::optional<std::int64_t> row::*of;
    const char* name;
};
constexpr column columns[]{{&row::planned, "planned"}, {&row::collected, "collected"}};

/// -1: a is below, 1: above, 0: the same; nothing where neither holds the other.
std::optional<int> compare(const hierarchy& tree, member a, member b) {
    if (a == b) return 0;
    if (tree.is_ancestor(b, a)) return -1;
    if (tree.is_ancestor(a, b)) return 1;
    return std::nullopt;
}

struct relation {
    std::optional<int> unit, cls;

    relation(const row& a, const row& b) {
        if (a.month != b.month || a.flow != b.flow) return;
        unit = compare(*units(), *units()->find(a.unit, month_of(a)), *units()->find(b.unit, month_of(b)));
        cls = compare(*classes(), classes()->find(a.cls)[0], classes()->find(b.cls)[0]);
    }
    bool is_below() const { return unit && cls && *unit <= 0 && *cls <= 0 && *unit + *cls < 0; }
    bool is_overlap() const { return unit && cls && *unit * *cls < 0; }
};

std::vector<row> left_of(const std::vector<row>& rows) {
    std::vector<row> left = rows;
    for (const column& c : columns)
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (std::any_of(rows.begin(), rows.end(), [&](const row& r) { return r.*c.of && relation{r, rows[i]}.is_below(); }))
                left[i].*c.of = std::nullopt;
    return left;
}

std::string name_of(const row& r) { return r.unit + ", 2025-0" + std::to_string(r.month) + ", " + r.cls + ", " + r.flow; }

/// The columns and rows of figures that overlap.
std::set<std::pair<std::string, std::string>> overlaps_of(const std::vector<row>& left) {
    std::set<std::pair<std::string, std::string>> out;
    for (const column& c : columns)
        for (const row& a : left)
            for (const row& b : left)
                if (a.*c.of && b.*c.of && relation{a, b}.is_overlap()) out.emplace(c.name, name_of(a));
    return out;
}

/// The people of a month: of units below which nobody was counted.
std::optional<std::int64_t> people_in(int month, const std::vector<row>& rows) {
    std::map<std::string, std::int64_t> counted;
    const auto has = [&](const row& r) { return r.month == month && r.people; };
    for (const row& r : rows) {
        const bool counted_below = std::any_of(rows.begin(), rows.end(), [&](const row& other) {
            return has(other) && has(r) &&
                   units()->is_ancestor(*units()->find(r.unit, month_of(r)), *units()->find(other.unit, month_of(r)));
        });
        if (has(r) && !counted_below) counted[r.unit] = *r.people;
    }
    if (counted.empty()) return std::nullopt;
    std::int64_t sum = 0;
    for (const auto& [unit, people] : counted) sum += people;
    return sum;
}

using difference = std::tuple<std::vector<std::string>, std::string, std::string, std::int64_t, std::int64_t>;

std::set<difference> differences_of(const std::vector<row>& rows) {
    std::set<difference> out;
    const auto stands_below = [](const row& a, const row& b, bool in_units) {
        const relation r{a, b};
        return r.unit && r.cls && (in_units ? *r.unit < 0 && *r.cls == 0 : *r.cls < 0 && *r.unit == 0);
    };
    for (const column& c : columns)
        for (const bool in_units : {true, false})
            for (const row& parent : rows) {
                if (!(parent.*c.of)) continue;
                std::int64_t stated = 0, children = 0;
                bool any = false;
                for (const row& r : rows) {
                    if (!(r.*c.of)) continue;
                    if (name_of(r) == name_of(parent)) stated += *(r.*c.of);
                    const bool is_nearest =
                        stands_below(r, parent, in_units) && std::none_of(rows.begin(), rows.end(), [&](const row& between) {
                            return between.*c.of && stands_below(r, between, in_units) && stands_below(between, parent, in_units);
                        });
                    if (is_nearest) any = true, children += *(r.*c.of);
                }
                if (any && stated != children)
                    out.emplace(std::vector{parent.unit, "2025-0" + std::to_string(parent.month), parent.cls, parent.flow},
                                in_units ? "unit" : "class", c.name, stated, children);
            }
    return out;
}

std::optional<std::vector<std::string>> problems_of(const auto& f) {
    try {
        static_cast<void>(f());
    } catch (const bad_input& bad) {
        std::vector<std::string> out;
        for (const problem& p : bad.problems()) out.push_back(to_string(p));
        return out;
    }
    return std::nullopt;
}

/// Everything that a panel says.
std::string text_of(const panel& p) {
    std::string text;
    for (std::size_t cell = 0; cell < p.size(); ++cell) {
        for (std::size_t a = 0; a < p.axes(); ++a) text += std::string{p.code(cell, a)} + " " + std::string{p.name(cell, a)} + " ";
        for (const char* measure : {"original_budget.revenue", "outturn.revenue", "population"}) {
            const auto sum = p.sum(cell, measure);
            text += (sum ? std::to_string(*sum) : "missing") + " ";
        }
        for (const formula& of : {to_formula(planned), to_formula(collected), to_formula(measure::population)})
            text += std::to_string(p.covered(of)[cell].reported) + "/" + std::to_string(p.covered(of)[cell].expected) + " ";
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("figures beside parts of theirs are set aside as the rule says, in files and in memory alike", "[csv][property]") {
    rc::prop("of two trees whose codes are re-used, in any order of rows", [] {
        std::vector<row> rows = random_rows();
        const temporary_file file{csv_of(rows)};
        const csv_source source{{file.path()}, layout()};
        const std::vector<row> left = left_of(rows);
        const auto overlaps = overlaps_of(left);

        const auto in_memory = problems_of([&] { return source.read(); });
        RC_ASSERT(in_memory.has_value() == !overlaps.empty());
        RC_ASSERT(problems_of([&] { return source.rollup(query{}); }) == in_memory);
        if (in_memory) {
            RC_TAG("overlaps");
            std::string all;
            for (const std::string& line : *in_memory) all += line + "\n";
            for (const auto& [column, name] : overlaps) {
                RC_ASSERT(all.find("\"" + name + "\"") != std::string::npos);
                RC_ASSERT(all.find("column " + column) != std::string::npos);
            }
            return;
        }
        RC_TAG("sums");

        const facts table = source.read();
        std::set<difference> differences;
        for (const sum_difference& d : table.check_sums())
            if (d.column != "people") differences.emplace(d.members, d.dimension, d.column, d.stated, d.children);
        RC_ASSERT(differences == differences_of(rows));

        std::map<int, std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>> expected;
        for (const row& r : left) {
            auto& [a, b] = expected[r.month];
            if (r.planned) a = a.value_or(0) + *r.planned;
            if (r.collected && r.flow == "in") b = b.value_or(0) + *r.collected;
        }
        const panel by_month = rollup(table, query{}.by({"month"}));
        RC_ASSERT(by_month.size() == expected.size());
        std::size_t cell = 0;
        for (const auto& [month, sums] : expected) {
            RC_ASSERT(by_month.sum(cell, "original_budget.revenue") == sums.first);
            RC_ASSERT(by_month.sum(cell, "outturn.revenue") == sums.second);
            RC_ASSERT(by_month.sum(cell, "population") == people_in(month, rows));
            ++cell;
        }

        std::vector<row> shuffled = rows;
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
        const temporary_file other{csv_of(shuffled)};
        for (const query& asked : {query{}, query{}.by({"unit", "class", "month"}), query{}.by({"fiscal_year", "flow"}),
                                   query{}.by({"month"}).where("class", {"x"}), query{}.by({"unit"}).where("flow", {"in"}),
                                   query{}.by({"class"}).where("unit", {"P"})}) {
            const std::string said = text_of(rollup(table, asked));
            RC_ASSERT(text_of(source.rollup(asked)) == said);
            RC_ASSERT(text_of(csv_source{{other.path()}, layout()}.rollup(asked)) == said);
        }
    });
}

TEST_CASE("the progress of a file that must be read twice runs from the beginning to the end once", "[csv]") {
    const auto last_row = GENERATE("VN", "b", "first");
    std::string text = csv_of({{"P", 5, "y", "in", 1, 1, {}}});
    if (last_row != std::string{"first"}) text = csv_of({});
    for (int i = 0; i < 100'000; ++i) text += "b,2025-0" + std::to_string(i % 9 + 1) + ",y,in,1,1,\n";
    if (last_row != std::string{"first"}) text += std::string{last_row} + ",2025-05,y,in,1,1,\n";
    const temporary_file file{text};
    csv_source source{{file.path()}, layout()};
    std::vector<std::size_t> done;
    source.on_progress([&](std::size_t read, std::size_t all) {
        CHECK(all == text.size());
        done.push_back(read);
    });
    static_cast<void>(source.rollup(query{}));
    REQUIRE(done.size() >= 100'000 / 4096);
    CHECK(std::is_sorted(done.begin(), done.end()));
    CHECK(done.front() <= text.size() / 10);
    CHECK(done.back() == text.size());
    // At each half of a file with a parent in its first row, it was read once.
    if (last_row == std::string{"first"}) CHECK(done[done.size() / 2] / (text.size() / 10) == 5);
}

TEST_CASE("problems of a file with parents come all at once, and once", "[csv]") {
    const temporary_file file{csv_of({{"P", 5, "y", "in", 1, 1, 10}, {"P", 5, "y", "in", 1, 1, 11}, {"Q", 8, "y", "in", 1, 1, 1}}) +
                              "b,2025-13,y,in,1,1,\n"};
    const auto problems = problems_of([&] { return csv_source{{file.path()}, layout()}.rollup(query{}); });
    REQUIRE(problems);
    REQUIRE(problems->size() == 2);
    CHECK((*problems)[0].find("row 5, column month: \"2025-13\"") != std::string::npos);
    CHECK((*problems)[1].find("row 3, column people: \"11\"") != std::string::npos);
}
