// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/panel/hierarchy.hpp>

#include "clickhouse_fixture.hpp"
#include "conforms.hpp"

using namespace govkpi;
using namespace govkpi::testing;

static_assert(source<clickhouse_source>);

namespace {

void check_tables_conform(const std::function<clickhouse_options(const std::string& table)>& options_of) {
    int made = 0;
    check_conforms(
        [&](const conformance::test_table& table) {
            clickhouse_source kept{options_of("t" + std::to_string(++made)), table.definition};
            kept.load(conformance::rows_of(table));
            return [kept](const query& asked) { return kept.rollup(asked); };
        },
        {.random_tables = 4, .every = 7});
}

/// The table of kept_lines() in the types of somebody else.
std::string of_others(const test_database& database, const std::string& types) {
    return database.on(0,
                       "CREATE TABLE " + database.name() + ".lines (" + types + ") ENGINE = MergeTree ORDER BY tuple()",
                       "allow_experimental_low_cardinality_type=1");
}

}  // namespace

TEST_CASE("a table on one server answers as one in memory does") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        check_tables_conform([&](const std::string& table) { return database.one_server(table); });
    }
}

TEST_CASE("a table over two shards answers as one in memory does, through either of them") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        int made = 0;
        check_tables_conform([&](const std::string& table) {
            clickhouse_options options = database.two_shards(table);
            options.port = static_cast<std::uint16_t>(options.port + ++made % 2);
            return options;
        });
    }
}

TEST_CASE("a table that others made is read, with what else it has") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        REQUIRE(of_others(database,
                          "note Nullable(String), unit LowCardinality(String), month FixedString(7), class UInt16, "
                          "outturn Int32, population Nullable(UInt32)")
                    .empty());
        database.on(0, "INSERT INTO " + database.name() +
                           ".lines VALUES ('x', 'a', '2025-01', 110, -5, 100), (NULL, 'a', '2025-02', 120, 7, NULL)");
        const clickhouse_source kept{database.one_server(), kept_lines()};
        const panel by_class = kept.rollup(query{}.by({"class"}));
        REQUIRE(by_class.size() == 2);
        CHECK(by_class.sum(0, "outturn.revenue") == -5);
        CHECK(by_class.sum(1, "outturn.revenue") == 7);
        CHECK(total_of(kept) == 2);
        CHECK(kept.read().rows() > 0);
        CHECK(kept.rollup(query{}.where("class", {"120"})).sum(0, "outturn.revenue") == 7);
    }
}

TEST_CASE("a table whose columns are others is refused with every difference") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        REQUIRE(of_others(database, "unit Nullable(String), class String, outturn UInt64, population Float64").empty());
        const clickhouse_source kept{database.one_server(), kept_lines()};
        const std::string words = words_of<bad_input>([&] { total_of(kept); });
        CHECK(holds(words, "column unit: \"Nullable(String)\": expected a type that cannot be null"));
        CHECK(holds(words, "column month"));
        CHECK(holds(words, "column outturn: \"UInt64\": expected a column of integers"));
        CHECK(holds(words, "column population: \"Float64\""));
        // It is not written to either, nor changed.
        clickhouse_source into{database.one_server(), kept_lines()};
        CHECK_THROWS_AS(into.load(lines_of("a", "2025-01", 5)), bad_input);
    }
}

TEST_CASE("a table that is not there, and one that load() did not make") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.one_server(), kept_lines()};
        CHECK(words_of<source_error>([&] { total_of(kept); }) ==
              "ClickHouse at 127.0.0.1:" + std::to_string(*port) + ": there is no table " + database.name() + ".lines");
        REQUIRE(
            of_others(database, "unit String, month String, class String, outturn Int64, population Int64").empty());
        CHECK(holds(words_of<source_error>([&] { kept.load(lines_of("a", "2025-01", 5)); }),
                    ".lines was not made by govkpi, and is only read"));
        CHECK(total_of(kept) == 0);
    }
}

TEST_CASE("a question may be about sixty thousand units") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        std::vector<hierarchy_row> units{{.code = "P", .level = "province"}, {.code = "Q", .level = "province"}};
        facts_builder rows{kept_lines()};
        constexpr int of_p = 60'000;
        for (int i = 0; i <= of_p; ++i) {
            const std::string unit = "unit number " + std::to_string(i);
            units.push_back({.code = unit, .parent = i < of_p ? "P" : "Q", .level = "commune"});
            rows.add({unit, "2025-01", "x"}, {1, 1});
        }
        const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows("units", std::move(units)));
        clickhouse_source kept{database.two_shards(), kept_lines(tree)};
        kept.load(rows);
        CHECK(kept.rollup(query{}.where("province", {"P"})).sum(0, "outturn.revenue") == of_p);
    }
}

TEST_CASE("sums are exact past 64 bits, and those that do not fit are errors") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", largest, 100));
        CHECK_THROWS_AS(total_of(kept), sum_overflow);
        kept.load(lines_of("b", "2025-01", -largest, 99));
        CHECK(total_of(kept) == largest);
    }
}

TEST_CASE("who may only read can roll up, and not load") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source{database.two_shards(), kept_lines()}.load(lines_of("a", "2025-01", 5));
        clickhouse_options options = database.two_shards();
        options.user = "reader";
        clickhouse_source kept{options, kept_lines()};
        CHECK(total_of(kept) == 5);
        CHECK(holds(words_of<source_error>([&] { kept.load(lines_of("b", "2025-01", 5)); }), "readonly"));
        // A limit of time is a setting too.
        options.user = "bound";
        CHECK(holds(words_of<source_error>([&] {
                        total_of(clickhouse_source{options, kept_lines()});
                    }),
                    "in readonly mode"));
    }
}
