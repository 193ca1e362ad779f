// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/problem.hpp>

using namespace govkpi;

namespace {

using rows = std::vector<hierarchy_row>;

constexpr calendar_month june{2025, 6};
constexpr calendar_month july{2025, 7};

/// Part of Hồ Chí Minh City before and after 1 July 2025, when district 1 went and its code for Bến Nghé was given to
/// the new ward of Sài Gòn.
rows saigon() {
    return {
        {.code = "VN", .level = "country", .name = "Việt Nam"},
        {.code = "79", .parent = "VN", .level = "province", .name = "Hồ Chí Minh"},
        {.code = "760", .parent = "79", .level = "district", .name = "Quận 1", .valid = until(june)},
        {.code = "26740", .parent = "760", .level = "commune", .name = "Bến Nghé", .valid = until(june)},
        {.code = "26743", .parent = "760", .level = "commune", .name = "Bến Thành", .valid = until(june)},
        {.code = "26740", .parent = "79", .level = "commune", .name = "Sài Gòn", .valid = since(july)},
        {.code = "26743", .parent = "79", .level = "commune", .name = "Bến Thành", .valid = since(july)},
        {.code = "01", .parent = "VN", .level = "province", .name = "Hà Nội"},
    };
}

hierarchy tree_of(rows from) { return hierarchy::from_rows("units", std::move(from)); }

std::vector<std::string> names(const hierarchy& tree, std::span<const member> members) {
    std::vector<std::string> out;
    for (const member m : members) out.emplace_back(tree.name(m));
    return out;
}

/// Column and what is expected, of each problem, in order.
std::vector<std::string> problems_of(rows from) {
    try {
        tree_of(std::move(from));
    } catch (const bad_input& bad) {
        std::vector<std::string> found;
        for (const problem& p : bad.problems()) found.push_back(p.column + " " + p.text + ": " + p.expected);
        return found;
    }
    return {};
}

using texts = std::vector<std::string>;

/// A tree of any shape in which member i has code c<i>, or one of few codes and a month of its own.
rows any_tree() {
    const int size = *rc::gen::inRange(1, 40);
    const int codes = *rc::gen::inRange(1, 60);
    rows made;
    for (int i = 0; i < size; ++i) {
        hierarchy_row row{.code = "c" + std::to_string(i), .name = "n" + std::to_string(i)};
        if (i > 0 && *rc::gen::inRange(0, 8) > 0) row.parent = "c" + std::to_string(*rc::gen::inRange(0, i));
        made.push_back(row);
    }
    // Leaves may share a code, each in a month of its own.
    for (int i = 0; i < size; ++i) {
        const std::string code = made[static_cast<std::size_t>(i)].code;
        const bool leaf = std::none_of(made.begin(), made.end(), [&](const auto& r) { return r.parent == code; });
        if (!leaf) continue;
        hierarchy_row& row = made[static_cast<std::size_t>(i)];
        row.code = "leaf" + std::to_string(i % codes);
        row.valid = {calendar_month{2000 + i, 1}, calendar_month{2000 + i, 12}};
    }
    return made;
}

bool same(const hierarchy& a, const hierarchy& b) {
    if (a.size() != b.size() || a.levels() != b.levels()) return false;
    for (member m = 0; m < a.size(); ++m) {
        if (a.code(m) != b.code(m) || a.name(m) != b.name(m) || a.level(m) != b.level(m)) return false;
        if (!(a.valid(m) == b.valid(m)) || a.parent(m) != b.parent(m)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("validity holds its first and its last month, and an open end holds all") {
    constexpr validity year{calendar_month{2025, 1}, calendar_month{2025, 12}};
    STATIC_REQUIRE(year.contains(calendar_month{2025, 1}));
    STATIC_REQUIRE(year.contains(calendar_month{2025, 12}));
    STATIC_REQUIRE_FALSE(year.contains(calendar_month{2024, 12}));
    STATIC_REQUIRE_FALSE(year.contains(calendar_month{2026, 1}));
    STATIC_REQUIRE(validity{}.contains(calendar_month{1, 1}));
    STATIC_REQUIRE(since(july).contains(july));
    STATIC_REQUIRE_FALSE(since(july).contains(june));
    STATIC_REQUIRE_FALSE(until(june).contains(july));

    STATIC_REQUIRE(validity{}.contains(year));
    STATIC_REQUIRE_FALSE(year.contains(validity{}));
    STATIC_REQUIRE(since(june).contains(since(july)));
    STATIC_REQUIRE_FALSE(since(july).contains(since(june)));
    STATIC_REQUIRE_FALSE(year.contains(since(july)));
    STATIC_REQUIRE(until(july).contains(until(june)));

    STATIC_REQUIRE_FALSE(until(june).overlaps(since(july)));
    STATIC_REQUIRE_FALSE(since(july).overlaps(until(june)));
    STATIC_REQUIRE(until(july).overlaps(since(july)));
    STATIC_REQUIRE(year.overlaps(validity{}));
    STATIC_REQUIRE(until(june).overlaps(until(july)));
}

TEST_CASE("validity is told in months") {
    CHECK(to_string(validity{}) == "always");
    CHECK(to_string(since(july)) == "since 2025-07");
    CHECK(to_string(until(june)) == "until 2025-06");
    CHECK(to_string(validity{june, july}) == "from 2025-06 to 2025-07");
    CHECK(to_string(validity{june, june}) == "in 2025-06");
}

TEST_CASE("a code that a reform used again is found by its month") {
    const hierarchy units = tree_of(saigon());
    CHECK(units.codes_are_reused());
    CHECK(names(units, units.find("26740")) == texts{"Bến Nghé", "Sài Gòn"});
    CHECK(units.name(units.find("26740", june).value()) == "Bến Nghé");
    CHECK(units.name(units.find("26740", july).value()) == "Sài Gòn");
    CHECK(units.level(units.parent(*units.find("26740", june))) == "district");
    CHECK(units.level(units.parent(*units.find("26740", july))) == "province");
    CHECK_FALSE(units.find("760", july));
    CHECK_FALSE(units.find("99999", july));
    CHECK(units.find("99999").empty());
    CHECK_FALSE(tree_of({{.code = "a"}, {.code = "b"}}).codes_are_reused());
}

TEST_CASE("members are numbered depth first, siblings by code and then by validity") {
    const hierarchy units = tree_of(saigon());
    REQUIRE(units.size() == 8);
    texts order;
    for (member m = 0; m < units.size(); ++m) order.emplace_back(units.name(m));
    CHECK(order ==
          texts{"Việt Nam", "Hà Nội", "Hồ Chí Minh", "Sài Gòn", "Bến Thành", "Quận 1", "Bến Nghé", "Bến Thành"});
    CHECK(units.parent(0) == no_member);
    CHECK(names(units, units.roots()) == texts{"Việt Nam"});
    CHECK(names(units, units.children(0)) == texts{"Hà Nội", "Hồ Chí Minh"});
    CHECK(names(units, units.children(2)) == texts{"Sài Gòn", "Bến Thành", "Quận 1"});
    CHECK(units.children(1).empty());
    CHECK(units.depth(0) == 0);
    CHECK(units.depth(7) == 3);
    CHECK(units.name() == "units");
}

TEST_CASE("leaves are the members without children, and belong to all that stand above them") {
    const hierarchy units = tree_of(saigon());
    CHECK(names(units, units.leaves()) == texts{"Hà Nội", "Sài Gòn", "Bến Thành", "Bến Nghé", "Bến Thành"});
    CHECK(units.leaf_count(0) == 5);
    CHECK(units.leaf_count(2) == 4);
    CHECK(units.leaf_count(1) == 1);
    CHECK(names(units, units.leaves(5)) == texts{"Bến Nghé", "Bến Thành"});
    CHECK(names(units, units.leaves(1)) == texts{"Hà Nội"});
    CHECK(units.is_leaf(7));
    CHECK_FALSE(units.is_leaf(5));
    CHECK(units.is_ancestor(0, 7));
    CHECK(units.is_ancestor(5, 7));
    CHECK_FALSE(units.is_ancestor(7, 5));
    CHECK_FALSE(units.is_ancestor(5, 5));
    CHECK_FALSE(units.is_ancestor(1, 2));
}

TEST_CASE("a member belongs to one member of each level above it, and to its own") {
    const hierarchy units = tree_of(saigon());
    CHECK(units.levels() == texts{"country", "province", "district", "commune"});
    const member old_ward = units.find("26740", june).value();
    const member new_ward = units.find("26740", july).value();
    CHECK(units.ancestor_at(old_ward, "district") == units.find("760", june));
    CHECK(units.ancestor_at(old_ward, "commune") == old_ward);
    CHECK(units.ancestor_at(new_ward, "country") == 0);
    CHECK_FALSE(units.ancestor_at(new_ward, "district"));
    CHECK_FALSE(units.ancestor_at(0, "commune"));
    CHECK_FALSE(units.ancestor_at(new_ward, "region"));
    CHECK_FALSE(units.ancestor_at(new_ward, ""));
}

TEST_CASE("a tree may have several roots, members without a level, or nobody at all") {
    const hierarchy lines = tree_of({{.code = "II", .level = "part"},
                                     {.code = "I", .level = "part"},
                                     {.code = "1", .parent = "I"},
                                     {.code = "1.1", .parent = "1"},
                                     {.code = "1.1.1", .parent = "1.1", .level = "line"}});
    CHECK(lines.levels() == texts{"part", "line"});
    CHECK(lines.roots().size() == 2);
    CHECK(lines.code(0) == "I");
    CHECK(lines.level(1).empty());
    CHECK_FALSE(lines.ancestor_at(1, ""));
    CHECK(lines.depth(3) == 3);
    const hierarchy nobody = tree_of({});
    CHECK(nobody.size() == 0);
    CHECK(nobody.roots().empty());
    CHECK(nobody.leaves().empty());
    CHECK(nobody.levels().empty());
    CHECK(nobody.find("x").empty());
}

TEST_CASE("members without a code, or valid in months that do not exist, are refused") {
    CHECK(problems_of({{.name = "Sài Gòn"}, {.name = "Bến Thành"}}) ==
          texts{"code Bến Thành: a code", "code Sài Gòn: a code"});
    CHECK(problems_of({{.code = "a", .valid = {july, june}}}) ==
          texts{"valid from 2025-07 to 2025-06: a first and a last month, in order"});
    CHECK(problems_of({{.code = "a", .valid = since({2025, 13})}}).size() == 1);
    CHECK(problems_of({{.code = "a", .valid = until({2025, 0})}}).size() == 1);
    CHECK(problems_of({{.code = "a", .valid = since({0, 1})}}).size() == 1);
    // What hangs on such a member is no second problem.
    CHECK(problems_of({{.code = "a", .valid = {july, june}}, {.code = "b", .parent = "a"}}).size() == 1);
}

TEST_CASE("a member that comes twice, has two parents or is two at one time is refused") {
    CHECK(
        problems_of({{.code = "p"}, {.code = "a", .parent = "p", .row = 3}, {.code = "a", .parent = "p", .row = 5}}) ==
        texts{"code a: each member once: it is there already (row 3)"});
    CHECK(problems_of({{.code = "p"},
                       {.code = "q"},
                       {.code = "a", .parent = "q", .row = 4},
                       {.code = "a", .parent = "p", .row = 5}}) ==
          texts{"parent a: one parent: it stands under \"p\" (row 5) and under \"q\""});
    CHECK(problems_of({{.code = "a", .valid = until(july)}, {.code = "a", .valid = since(july)}}) ==
          texts{"valid a: one member of a code at a time: it is valid until 2025-07 and since 2025-07"});
    // A long validity overlaps all that start within it, not only the next.
    CHECK(problems_of({{.code = "a"},
                       {.code = "a", .valid = {calendar_month{2020, 1}, calendar_month{2020, 12}}},
                       {.code = "a", .valid = {calendar_month{2022, 1}, calendar_month{2022, 12}}}})
              .size() == 2);
    // Neither does an unreadable one hide those around it.
    CHECK(problems_of({{.code = "a", .valid = {calendar_month{2020, 1}, calendar_month{2024, 12}}},
                       {.code = "a", .valid = {calendar_month{2021, 1}, calendar_month{2030, 13}}},
                       {.code = "a", .valid = {calendar_month{2022, 1}, calendar_month{2022, 12}}}})
              .size() == 2);
}

TEST_CASE("an orphan is refused, with the code that it needs") {
    CHECK(problems_of({{.code = "a", .parent = "x"}}) ==
          texts{"parent x: a code that is there, since \"a\" stands under it"});
    CHECK(problems_of({{.code = "p", .valid = until(june)}, {.code = "a", .parent = "p", .valid = since(july)}}) ==
          texts{"parent p: a parent that is valid when \"a\" is, since 2025-07"});
    CHECK(problems_of({{.code = "p", .valid = since(july)}, {.code = "a", .parent = "p", .valid = until(june)}}) ==
          texts{"parent p: a parent that is valid when \"a\" is, until 2025-06"});
}

TEST_CASE("a parent that changes while the child is valid is refused, since which one is meant is not known") {
    const std::string expected =
        "parent p: one parent for all of the time that \"a\" is valid, always: this one is valid "
        "until 2025-06 (row 2); give each time a row of its own";
    rows changes{{.code = "p", .name = "old", .valid = until(june), .row = 2},
                 {.code = "p", .name = "new", .valid = since(july), .row = 3},
                 {.code = "a", .parent = "p", .row = 4}};
    CHECK(problems_of(changes) == texts{expected});
    changes[2].valid = {calendar_month{2025, 1}, calendar_month{2025, 12}};
    CHECK(problems_of(changes).size() == 1);
    // The parent starts later than the child.
    CHECK(problems_of({{.code = "p", .valid = since(july)}, {.code = "a", .parent = "p"}})
              .at(0)
              .find("this one is valid since 2025-07") != std::string::npos);

    // Of two parents only the later one is valid at any time that the child is.
    CHECK(problems_of({{.code = "p", .valid = {calendar_month{2020, 1}, calendar_month{2021, 12}}},
                       {.code = "p", .valid = since(july)},
                       {.code = "a", .parent = "p", .valid = since(june)}})
              .at(0)
              .find("this one is valid since 2025-07") != std::string::npos);

    changes[2].valid = until(june);
    changes.push_back({.code = "a", .parent = "p", .valid = since(july), .row = 5});
    const hierarchy units = tree_of(changes);
    CHECK(units.name(units.parent(units.find("a", june).value())) == "old");
    CHECK(units.name(units.parent(units.find("a", july).value())) == "new");
}

TEST_CASE("a cycle is refused and names its members, once") {
    CHECK(problems_of({{.code = "a", .parent = "a"}}) ==
          texts{"parent a: a tree, without the cycle \"a\" under \"a\""});
    CHECK(problems_of({{.code = "c", .parent = "b"},
                       {.code = "b", .parent = "a"},
                       {.code = "a", .parent = "c"},
                       {.code = "below", .parent = "c"},
                       {.code = "0", .parent = "below"},
                       {.code = "apart"}}) ==
          texts{"parent c: a tree, without the cycle \"a\" under \"c\" under \"b\" under \"a\""});
    rows two{{.code = "a", .parent = "b"},
             {.code = "b", .parent = "a"},
             {.code = "x", .parent = "y"},
             {.code = "y", .parent = "x"}};
    CHECK(problems_of(two).size() == 2);
    rows ring;
    for (int i = 0; i < 50; ++i) ring.push_back({.code = std::to_string(i), .parent = std::to_string((i + 1) % 50)});
    const texts found = problems_of(ring);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("and so on under \"0\"") != std::string::npos);
}

TEST_CASE("a code that stands above itself at another time is no cycle") {
    const hierarchy units = tree_of({{.code = "a", .valid = until(june)},
                                     {.code = "b", .parent = "a", .valid = until(june)},
                                     {.code = "b", .valid = since(july)},
                                     {.code = "a", .parent = "b", .valid = since(july)}});
    CHECK(units.roots().size() == 2);
    CHECK(units.parent(units.find("a", july).value()) == units.find("b", july));
}

TEST_CASE("a level does not stand above itself, near or far") {
    CHECK(problems_of({{.code = "a", .level = "commune"}, {.code = "b", .parent = "a", .level = "commune"}}) ==
          texts{"level commune: a level that is not above itself: here a commune stands under a commune"});
    CHECK(problems_of({{.code = "a", .level = "commune"},
                       {.code = "b", .parent = "a"},
                       {.code = "c", .parent = "b", .level = "commune"}})
              .size() == 1);
    // Far apart, and in two branches: commune over district over commune.
    const texts far = problems_of({{.code = "r", .level = "country"},
                                   {.code = "a", .parent = "r", .level = "commune"},
                                   {.code = "b", .parent = "a", .level = "district"},
                                   {.code = "c", .parent = "r", .level = "district"},
                                   {.code = "d", .parent = "c", .level = "commune"},
                                   {.code = "e", .parent = "d", .level = "street"}});
    CHECK(far == texts{"level district: a level that is not above itself: here a district stands under a commune, "
                       "elsewhere the other way round",
                       "level commune: a level that is not above itself: here a commune stands under a district, "
                       "elsewhere the other way round"});
}

TEST_CASE("children of one parent may be of several levels") {
    const hierarchy units = tree_of({{.code = "r", .level = "country"},
                                     {.code = "city", .parent = "r", .level = "city"},
                                     {.code = "prov", .parent = "r", .level = "province"},
                                     {.code = "ward", .parent = "city", .level = "ward"},
                                     {.code = "w2", .parent = "prov", .level = "ward"},
                                     {.code = "w3", .parent = "r", .level = "ward"}});
    CHECK(units.levels() == texts{"country", "city", "province", "ward"});
}

TEST_CASE("all problems of a tree are reported at once, by row") {
    rows bad{{.code = "", .name = "nameless", .row = 9},
             {.code = "a", .parent = "x", .row = 8},
             {.code = "b", .parent = "c", .row = 7},
             {.code = "c", .parent = "b", .row = 6},
             {.code = "d", .row = 5},
             {.code = "d", .row = 4},
             {.code = "e", .level = "commune", .row = 3},
             {.code = "f", .parent = "e", .level = "commune", .row = 2}};
    try {
        hierarchy::from_rows("units", bad, "units.csv");
        FAIL("a tree with six faults was taken");
    } catch (const bad_input& input) {
        std::vector<std::size_t> where;
        for (const problem& p : input.problems()) {
            where.push_back(p.row);
            CHECK(p.file == "units.csv");
        }
        CHECK(where == std::vector<std::size_t>{2, 5, 7, 8, 9});
    }
}

TEST_CASE("a tree does not depend on the order of its rows") {
    const hierarchy tree = tree_of(saigon());
    rows shuffled = saigon();
    const auto before = [](const hierarchy_row& a, const hierarchy_row& b) { return a.name < b.name; };
    std::sort(shuffled.begin(), shuffled.end(), before);
    CHECK(same(tree, tree_of(shuffled)));
    std::reverse(shuffled.begin(), shuffled.end());
    CHECK(same(tree, tree_of(shuffled)));
}

TEST_CASE("random trees keep what their rows say") {
    rc::prop("numbers, intervals, leaves and codes agree with the parents", [] {
        const rows from = any_tree();
        const hierarchy tree = tree_of(from);
        RC_ASSERT(tree.size() == from.size());
        for (member m = 0; m < tree.size(); ++m) {
            std::vector<member> above;
            for (member a = tree.parent(m); a != no_member; a = tree.parent(a)) above.push_back(a);
            RC_ASSERT(tree.depth(m) == above.size());
            for (member a = 0; a < tree.size(); ++a)
                RC_ASSERT(tree.is_ancestor(a, m) == (std::find(above.begin(), above.end(), a) != above.end()));
            std::vector<member> leaves, children;
            for (member d = 0; d < tree.size(); ++d) {
                if (tree.is_leaf(d) && (d == m || tree.is_ancestor(m, d))) leaves.push_back(d);
                if (tree.parent(d) == m) children.push_back(d);
            }
            RC_ASSERT(std::ranges::equal(tree.leaves(m), leaves));
            RC_ASSERT(std::ranges::equal(tree.children(m), children));
            RC_ASSERT(tree.is_leaf(m) == children.empty());
            const auto row =
                std::find_if(from.begin(), from.end(), [&](const auto& r) { return r.name == tree.name(m); });
            RC_ASSERT(row != from.end());
            RC_ASSERT(row->code == tree.code(m));
            RC_ASSERT(row->parent == (above.empty() ? "" : tree.code(above[0])));
            RC_ASSERT(tree.find(row->code, row->valid.first.value_or(june)) == m);
        }
    });
    rc::prop("the order of rows does not matter", [] {
        const rows from = any_tree();
        rows other = from;
        for (std::size_t i = other.size(); i-- > 1;)
            std::swap(other[i], other[*rc::gen::inRange<std::size_t>(0, i + 1)]);
        RC_ASSERT(same(tree_of(from), tree_of(other)));
    });
}
