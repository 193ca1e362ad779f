// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <vector>

#include <sqlite3.h>
#include <catch2/catch.hpp>

#include <govkpi/source/sqlite.hpp>

#include "conforms.hpp"
#include "sqlite_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

void check_file_conforms(bool in_two_batches) {
    check_conforms([=](const conformance::test_table& table) {
        auto file = std::make_shared<temporary_folder>();
        sqlite_source kept{file->path() / "kept.db", table.definition};
        conformance::test_table first{table.name, table.definition, {}}, second = first;
        for (std::size_t i = 0; i < table.rows.size(); ++i)
            (in_two_batches && i % 2 == 1 ? second : first).rows.push_back(table.rows[i]);
        kept.load(conformance::rows_of(first), {.batch = "first"});
        if (in_two_batches) kept.load(conformance::rows_of(second), {.batch = "second"});
        return [file, kept](const query& asked) { return kept.rollup(asked); };
    });
}

/// What another program sees: the first column of each row.
std::vector<std::string> asked_of(const std::filesystem::path& file, const char* sql) {
    std::vector<std::string> out;
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(file.string().c_str(), &opened) == SQLITE_OK);
    const auto take = [](void* to, int, char** texts, char**) {
        static_cast<std::vector<std::string>*>(to)->emplace_back(texts[0] != nullptr ? texts[0] : "NULL");
        return 0;
    };
    CHECK(sqlite3_exec(opened, sql, take, &out, nullptr) == SQLITE_OK);
    sqlite3_close(opened);
    return out;
}

}  // namespace

TEST_CASE("a table in an SQLite file answers as one in memory does") { check_file_conforms(false); }

TEST_CASE("a table that was loaded in batches answers as one in memory does") { check_file_conforms(true); }

TEST_CASE("a batch is taken once, whether it is known by its name or by its rows") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    CHECK_FALSE(kept.load(lines_of("a", "2025-01", 5), {.batch = "January"}).was_there);
    CHECK(kept.load(lines_of("a", "2025-01", 5), {.batch = "January"}).was_there);
    CHECK(total_of(kept) == 5);

    const load_result first = kept.load(lines_of("b", "2025-01", 7, 3));
    const load_result again = kept.load(lines_of("b", "2025-01", 7, 3));
    CHECK_FALSE(first.was_there);
    CHECK(again.was_there);
    CHECK(again.rows == 3);
    CHECK(again.batch == first.batch);
    CHECK(total_of(kept) == 26);

    facts_builder other_order{kept_lines()};
    for (const char* const cls : {"2", "0", "1"}) other_order.add({"b", "2025-01", cls}, {7, 100});
    CHECK(kept.load(other_order).was_there);
    CHECK_FALSE(kept.load(lines_of("b", "2025-01", 7, 4)).was_there);
}

TEST_CASE("rows of one sum and of many do not have the same fingerprint by chance of their sums") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    facts_builder one{kept_lines()}, other{kept_lines()};
    one.add({"a", "2025-01", "x"}, {1, 100});
    one.add({"a", "2025-01", "y"}, {2, 100});
    other.add({"a", "2025-01", "x"}, {2, 100});
    other.add({"a", "2025-01", "y"}, {1, 100});
    CHECK_FALSE(kept.load(one).was_there);
    CHECK_FALSE(kept.load(other).was_there);
    CHECK(total_of(kept) == 6);
}

TEST_CASE("what is read into memory again is what was loaded") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    kept.load(lines_of("a", "2025-01", 5, 20));
    const facts all = kept.read();
    CHECK(all.rows() == 20);
    CHECK(rollup(all, query{}).sum(0, "outturn.revenue") == 100);
}

TEST_CASE("bad rows change nothing, and a file is not made for them") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    CHECK_THROWS_AS(kept.load(lines_of("a", "2025-13", 5)), bad_input);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "kept.db"));
    kept.load(lines_of("a", "2025-01", 5));
    CHECK_THROWS_AS(kept.load(lines_of("a", "January", 5)), bad_input);
    CHECK(total_of(kept) == 5);
}

TEST_CASE("rows may not state a stock otherwise than the table does") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    kept.load(lines_of("a", "2025-01", 5, 1, 100));
    CHECK(words_of<bad_input>([&] { kept.load(lines_of("a", "2025-01", 6, 1, 101)); }) ==
          (folder.path() / "kept.db").string() +
              ", column population: \"101\": expected 100, as the table has it of a in 2025-01");
    CHECK(total_of(kept) == 5);
    kept.load(lines_of("a", "2025-01", 6, 1, 100));
    CHECK(total_of(kept) == 11);
}

TEST_CASE("periods of another length than those of the table are refused, and it answers as before") {
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    kept.load(lines_of("a", "2025-01", 5));
    CHECK(words_of<bad_input>([&] { kept.load(lines_of("a", "2025-Q2", 6)); }).find("2025-Q2") != std::string::npos);
    CHECK(total_of(kept) == 5);
}

TEST_CASE("rows of parents that overlap are refused before they are in the table") {
    const auto tree = std::make_shared<const hierarchy>(
        hierarchy::from_rows("units", {{.code = "P", .level = "province"}, {.code = "a", .parent = "P", .level = "ward"}}));
    const auto classes = std::make_shared<const hierarchy>(
        hierarchy::from_rows("classes", {{.code = "01", .level = "group"}, {.code = "0110", .parent = "01", .level = "class"}}));
    table_definition table;
    table.unit("unit", tree).category("class", classes).measure(measure::outturn<revenue, VND>, "outturn");
    facts_builder rows{table};
    rows.add({"P", "0110"}, {5});
    rows.add({"a", "01"}, {5});
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", table};
    CHECK(words_of<bad_input>([&] { kept.load(rows); }).find("overlap") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(folder.path() / "kept.db"));
}

TEST_CASE("rows of another unit, and estimates, are not loaded as if they were plain figures") {
    table_definition dollars;
    dollars.unit("unit").period("month").category("class");
    dollars.measure(measure::outturn<revenue, USD>, "outturn").measure(measure::population, "population");
    facts_builder rows{dollars};
    rows.add({"a", "2025-01", "x"}, {100, 1});
    const temporary_folder folder;
    sqlite_source kept{folder.path() / "kept.db", kept_lines()};
    CHECK(words_of<std::invalid_argument>([&] { kept.load(rows); }).find("outturn in USD") != std::string::npos);
}

TEST_CASE("a file holds several tables, which do not know of each other") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source one{file, kept_lines(), {.table = "one\"; DROP TABLE one; --"}},
        other{file, kept_lines(), {.table = "other"}};
    one.load(lines_of("a", "2025-01", 5));
    other.load(lines_of("a", "2025-01", 7));
    CHECK(total_of(one) == 5);
    CHECK(total_of(other) == 7);
    sqlite_source third{file, kept_lines(), {.table = "third"}};
    CHECK(words_of<source_error>([&] { total_of(third); }) ==
          file.string() + ": SQLite: there is no table third; the file has one\"; DROP TABLE one; --, other");
}

TEST_CASE("a table is opened with the columns that it was made with, whatever measures they hold") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source{file, kept_lines()}.load(lines_of("a", "2025-01", 5));

    table_definition as_spending;
    as_spending.unit("unit").period("month").category("class");
    as_spending.measure(measure::outturn<expenditure, VND>, "outturn").measure(measure::population, "population");
    CHECK(sqlite_source{file, as_spending}.rollup(query{}).sum(0, "outturn.expenditure") == 5);

    table_definition other;
    other.unit("unit").period("month", {.first_month = 4}).category("class");
    other.measure(measure::outturn<revenue, VND>, "outturn").measure(measure::population, "population");
    CHECK(words_of<bad_input>([&] { sqlite_source(file, other).rollup(query{}); })
              .find("expected what the table facts was made with: unit unit; period month (fiscal years from month 1); "
                    "category class; flow outturn; stock population") != std::string::npos);
    CHECK_THROWS_AS(sqlite_source(file, other).load(lines_of("a", "2025-01", 5)), std::invalid_argument);
}

TEST_CASE("other programs find the rows as people write them") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    kept.load(lines_of("phường", "2025-01", 5, 2));
    CHECK(asked_of(file, R"(SELECT unit || ' ' || month || ' ' || class || ' ' || outturn || ' ' || population
                            FROM facts_readable ORDER BY 1)") ==
          std::vector<std::string>{"phường 2025-01 0 5 100", "phường 2025-01 1 5 100"});
    CHECK(asked_of(file, "PRAGMA journal_mode") == std::vector<std::string>{"wal"});
}

TEST_CASE("few units are found without going through all rows") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    facts_builder rows{kept_lines()};
    for (int unit = 0; unit < 100; ++unit) rows.add({std::to_string(unit), "2025-01", "x"}, {unit, 1});
    kept.load(rows);
    CHECK(kept.rollup(query{}.where("unit", {"7", "8"})).sum(0, "outturn.revenue") == 15);
    CHECK(asked_of(file, "SELECT name FROM sqlite_schema WHERE name = 'facts_by_unit'").size() == 1);
}
