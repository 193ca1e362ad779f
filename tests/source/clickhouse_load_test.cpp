// SPDX-License-Identifier: BSL-1.0
// Loading into ClickHouse: whole batches or nothing, each once, whoever loads and whatever ends.
#include <csignal>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "clickhouse_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

constexpr int many = 20'000;

/// Runs in a process of its own, and returns the signal that ended it.
int signal_that_ends(const std::function<void()>& f) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            f();
        } catch (...) {
            _exit(99);
        }
        _exit(0);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

/// The progress of a load that is far enough for its first rows to be on the servers.
load_options ended_by_a_signal(const std::string& batch) {
    return {.batch = batch, .progress = [](std::size_t done, std::size_t all) {
                if (done > all / 2) std::raise(SIGKILL);
            }};
}

}  // namespace

TEST_CASE("a batch is loaded once, by its name or by what its rows are") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        const load_result first = kept.load(lines_of("a", "2025-01", 5, 100));
        CHECK(first.rows == 100);
        CHECK_FALSE(first.was_there);
        const load_result again = kept.load(lines_of("a", "2025-01", 5, 100));
        CHECK(again.rows == 100);
        CHECK(again.was_there);
        CHECK(again.batch == first.batch);
        CHECK(total_of(kept) == 500);

        CHECK_FALSE(kept.load(lines_of("b", "2025-01", 5, 100), {.batch = "it's b"}).was_there);
        // The name is the batch, whatever is in it.
        CHECK(kept.load(lines_of("c", "2025-01", 5, 3), {.batch = "it's b"}).rows == 100);
        CHECK(total_of(kept) == 1000);
        // Both shards have some of them.
        for (const int shard : {0, 1})
            CHECK(database.on(shard, "SELECT count() > 0 FROM " + database.name() + ".lines_local") == "1");
    }
}

TEST_CASE("rows that are wrong are refused before anything is sent") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.one_server(), kept_lines()};
        facts_builder rows{kept_lines()};
        rows.add({"a", "2025-13", "x"}, {1, 1});
        CHECK(holds(words_of<bad_input>([&] { kept.load(rows); }), "2025-13"));
        CHECK(database.on(0, "SHOW TABLES FROM " + database.name()).empty());
    }
}

TEST_CASE("a load that is killed leaves nothing that is seen, and is made up by the next one") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5));
        // Members of 10 kB, so that a part of the rows is sent before the end.
        facts_builder rows{kept_lines()};
        const std::string long_class(10'000, 'x');
        for (int i = 0; i < many; ++i) rows.add({std::to_string(i % 50), "2025-02", long_class}, {1, 100});
        CHECK(signal_that_ends([&] {
                  clickhouse_source into{database.two_shards(), kept_lines()};
                  into.load(rows, ended_by_a_signal("b"));
              }) == SIGKILL);
        const std::string count = "SELECT count() > 1 FROM " + database.name() + ".lines";
        REQUIRE(database.on(0, count) == "1");  // some did arrive
        CHECK(total_of(kept) == 5);
        CHECK(kept.rollup(query{}.by({"month"})).size() == 1);

        CHECK_FALSE(kept.load(rows, {.batch = "b"}).was_there);
        CHECK(total_of(kept) == 5 + many);
        CHECK(kept.load(rows, {.batch = "b"}).was_there);
        CHECK(total_of(kept) == 5 + many);

        // As docs/how-to/use-clickhouse.md deletes them, with and without the day of grace.
        const std::string name = database.name();
        const std::string broken_off = "govkpi_attempt NOT IN (SELECT attempt FROM " + name + ".lines_batches)";
        const std::string since_a_day = " AND govkpi_attempt < (toUInt64(toUnixTimestamp(now())) - 86400) * 4096000000";
        for (const int shard : {0, 1}) {
            const std::string found = "SELECT count() > 0 FROM " + name + ".lines_local WHERE " + broken_off;
            CHECK(database.on(shard, found) == "1");
            CHECK(database.on(shard, found + since_a_day) == "0");
            CHECK(database.on(
                      shard, found + " AND govkpi_attempt > (toUInt64(toUnixTimestamp(now())) - 86400) * 4096000000") ==
                  "1");
            CHECK(database.on(shard, "ALTER TABLE " + name + ".lines_local DELETE WHERE " + broken_off + since_a_day)
                      .empty());
            CHECK(database.on(shard, "ALTER TABLE " + name + ".lines_local DELETE WHERE " + broken_off).empty());
        }
        CHECK(becomes_true([&] {
            return database.on(0, "SELECT count() FROM " + database.name() + ".lines") == std::to_string(many + 1);
        }));
        CHECK(total_of(kept) == 5 + many);
    }
}

TEST_CASE("of two who load one batch at the same time one wins") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5));

        SECTION("the other sees it before the end") {
            bool is_first = true;
            load_result inner;
            const load_result outer = kept.load(lines_of("b", "2025-01", 1, 300),
                                                {.batch = "b", .progress = [&](std::size_t, std::size_t) {
                                                     if (!std::exchange(is_first, false)) return;
                                                     clickhouse_source other{database.two_shards(), kept_lines()};
                                                     inner =
                                                         other.load(lines_of("c", "2025-01", 7, 10), {.batch = "b"});
                                                 }});
            CHECK_FALSE(inner.was_there);
            CHECK(outer.was_there);
            CHECK(outer.rows == 10);
            CHECK(total_of(kept) == 5 + 70);
        }
        SECTION("where both come to the end, the one that began first counts") {
            kept.load(lines_of("b", "2025-01", 1, 300), {.batch = "b"});
            const std::string name = database.name();
            database.on(0, "INSERT INTO " + name +
                               ".lines (unit, month, class, outturn, population, govkpi_attempt) "
                               "VALUES ('x', '2025-01', 'x', 1000000, 1, 17)");
            REQUIRE(becomes_true([&] { return database.on(0, "SELECT count() FROM " + name + ".lines") == "302"; }));
            CHECK(total_of(kept) == 5 + 300);
            database.on(0, "INSERT INTO " + name + ".lines_batches VALUES ('b', 17, 1)", "insert_distributed_sync=1");
            CHECK(total_of(kept) == 5 + 1'000'000);
            CHECK(kept.load(lines_of("b", "2025-01", 1, 300), {.batch = "b"}).rows == 1);
        }
        SECTION("many at once, of the same and of other batches") {
            std::vector<std::thread> writers;
            std::atomic<int> failed{0};
            for (int i = 0; i < 8; ++i)
                writers.emplace_back([&, i] {
                    try {
                        clickhouse_source into{database.two_shards(), kept_lines()};
                        into.load(lines_of("b", "2025-01", 1, 300), {.batch = "same"});
                        into.load(lines_of("c", "2025-01", 1, 10), {.batch = std::to_string(i)});
                    } catch (const std::exception&) {
                        ++failed;
                    }
                });
            for (std::thread& writer : writers) writer.join();
            CHECK(failed == 0);
            CHECK(total_of(kept) == 5 + 300 + 80);
        }
    }
}

TEST_CASE("what contradicts the table is refused before it is seen") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        for (const auto& options : {database.one_server("one"), database.two_shards("two")}) {
            clickhouse_source kept{options, kept_lines()};
            kept.load(lines_of("a", "2025-01", 5));
            CHECK(holds(words_of<bad_input>([&] { kept.load(lines_of("a", "2025-Q2", 6)); }), "2025-Q2"));
            facts_builder more_people{kept_lines()};
            more_people.add({"a0", "2025-01", "7"}, {6, 101});
            const std::string words = words_of<bad_input>([&] { kept.load(more_people); });
            CHECK(holds(words, "population"));
            CHECK(holds(words, "101"));
            CHECK(total_of(kept) == 5);
            kept.load(lines_of("b", "2025-02", 6));
            CHECK(total_of(kept) == 11);
        }
    }
}

TEST_CASE("a table of one server is not spread by loading more of it") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source{database.one_server(), kept_lines()}.load(lines_of("a", "2025-01", 5));
        clickhouse_source spread{database.two_shards(), kept_lines()};
        CHECK(holds(words_of<source_error>([&] { spread.load(lines_of("b", "2025-02", 6)); }),
                    "is kept by this server alone (MergeTree)"));
        CHECK(total_of(clickhouse_source{database.one_server(), kept_lines()}) == 5);
    }
}

TEST_CASE("a reader sees whole batches while they are loaded") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 1, 1000));
        std::jthread writer{[&](const std::stop_token& stop) {
            clickhouse_source into{database.two_shards(), kept_lines()};
            for (int i = 0; i < 200 && !stop.stop_requested(); ++i)
                into.load(lines_of("a", "2025-01", 1, 1000), {.batch = std::to_string(i)});
        }};
        for (int i = 0; i < 15; ++i) {
            const panel by_unit = kept.rollup(query{}.by({"unit"}));
            std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = 0;
            for (std::size_t cell = 0; cell < by_unit.size(); ++cell) {
                least = std::min(least, by_unit.sum(cell, "outturn.revenue").value_or(0));
                most = std::max(most, by_unit.sum(cell, "outturn.revenue").value_or(0));
            }
            CHECK(by_unit.size() == 50);
            CHECK(least == most);
        }
    }
}

TEST_CASE("where a cluster's shards answer is told, or in the servers' configuration") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_options options = database.one_server();
        options.cluster = "govkpi_one";
        clickhouse_source kept{options, kept_lines()};
        kept.load(lines_of("a", "2025-01", 5));
        CHECK(total_of(kept) == 5);

        options.table = "other";
        options.cluster = "govkpi";
        CHECK(holds(words_of<source_error>([&] {
                        clickhouse_source{options, kept_lines()}.load(lines_of("a", "2025-01", 5));
                    }),
                    "on one host: name where each of them answers, shards=host:port,host:port"));
        options.cluster = "nowhere";
        CHECK(holds(words_of<source_error>([&] {
                        clickhouse_source{options, kept_lines()}.load(lines_of("a", "2025-01", 5));
                    }),
                    "the servers know no cluster nowhere"));
        options.shards = {"127.0.0.1"};
        CHECK_THROWS_AS(clickhouse_source(options, kept_lines()).load(lines_of("a", "2025-01", 5)),
                        std::invalid_argument);
    }
}

TEST_CASE("a table that was made on one shard only is made on the others by the next load") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        for (const char* const table : {"lines", "lines_local", "lines_batches", "lines_batches_local"})
            database.on(1, "DROP TABLE " + database.name() + "." + table);
        CHECK_THROWS_AS(total_of(kept), source_error);
        kept.load(lines_of("b", "2025-01", 5, 100));
        CHECK(total_of(kept) >= 500);
    }
}
