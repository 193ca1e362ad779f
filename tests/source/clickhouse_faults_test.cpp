// SPDX-License-Identifier: BSL-1.0
// What happens when servers of the cluster go away, refuse or are slow, and that all works again afterwards.
#include <fstream>
#include <string>
#include <thread>

#include <sys/resource.h>
#include <sys/types.h>

#include <catch2/catch.hpp>

#include <govkpi/panel/hierarchy.hpp>

#include "clickhouse_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

/// Revives what the test killed.
class without_shard {
public:
    explicit without_shard(int shard) : shard_{shard} { tell_cluster("kill", shard_); }
    without_shard(const without_shard&) = delete;
    without_shard& operator=(const without_shard&) = delete;
    ~without_shard() { tell_cluster("revive", shard_); }

private:
    int shard_;
};

/// No file of a shard may grow beyond so many bytes, as if its disk were full.
class full_disk {
public:
    full_disk(int shard, rlim_t bytes) {
        std::ifstream in{cluster_folder() + "/" + std::to_string(shard) + "/pid"};
        REQUIRE(in >> server_);
        REQUIRE(prlimit(server_, RLIMIT_FSIZE, nullptr, &before_) == 0);
        set({bytes, before_.rlim_max});
    }
    full_disk(const full_disk&) = delete;
    full_disk& operator=(const full_disk&) = delete;
    ~full_disk() { set(before_); }

private:
    void set(const rlimit& limit) const { prlimit(server_, RLIMIT_FSIZE, &limit, nullptr); }
    pid_t server_ = 0;
    rlimit before_{};
};

/// Rows without an end, on both shards: a query of them is never answered.
void make_endless_table(const test_database& database) {
    const std::string create =
        "CREATE VIEW " + database.name() +
        ".endless_local AS SELECT 'a' AS unit, '2025-01' AS month, toString(number % 3) AS class, "
        "toInt64(number) AS outturn, toInt64(1) AS population FROM system.numbers";
    for (const int shard : {0, 1}) REQUIRE(database.on(shard, create).empty());
    REQUIRE(database
                .on(0, "CREATE TABLE " + database.name() +
                           ".endless (unit String, month String, class String, outturn Int64, population Int64) "
                           "ENGINE = Distributed(govkpi, " +
                           database.name() + ", endless_local)")
                .empty());
}

/// How many queries of it a server runs.
int running(const test_database& database, int shard) {
    const std::string answer = database.on(
        shard, "SELECT count() FROM system.processes WHERE query LIKE '%endless%' AND query NOT LIKE '%processes%'");
    return answer.empty() ? -1 : std::stoi(answer);
}

bool runs_on_both(const test_database& database) { return running(database, 0) > 0 && running(database, 1) > 0; }
bool runs_nowhere(const test_database& database) { return running(database, 0) == 0 && running(database, 1) == 0; }

std::shared_ptr<const hierarchy> numbered_units(int count) {
    std::vector<hierarchy_row> rows{{.code = "all", .level = "country"}};
    for (int i = 0; i < count; ++i) rows.push_back({.code = "a" + std::to_string(i), .parent = "all", .level = "unit"});
    return std::make_shared<const hierarchy>(hierarchy::from_rows("units", std::move(rows)));
}

coverage covered(const panel& all) { return all.covered(to_formula(measure::outturn<revenue, VND>)).at(0); }

}  // namespace

TEST_CASE("a query that is stopped ends on all servers too") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        make_endless_table(database);
        std::stop_source stop;
        clickhouse_options options = database.one_server("endless");
        options.stop = stop.get_token();
        std::string words;
        std::thread asks{[&] {
            words = words_of<source_error>([&] { total_of(clickhouse_source{options, kept_lines()}); });
        }};
        const bool was_seen = becomes_true([&] { return runs_on_both(database); });
        stop.request_stop();
        asks.join();
        CHECK(was_seen);
        CHECK(holds(words, "stopped"));
        CHECK(becomes_true([&] { return runs_nowhere(database); }));
    }
}

TEST_CASE("a query that takes longer than it may ends on all servers too") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        make_endless_table(database);
        clickhouse_options options = database.one_server("endless");
        options.query_limit = std::chrono::milliseconds{300};
        CHECK(holds(words_of<source_error>([&] {
                        total_of(clickhouse_source{options, kept_lines()});
                    }),
                    "no answer within the time limit"));
        CHECK(becomes_true([&] { return runs_nowhere(database); }));
    }
}

TEST_CASE("a server that is killed during a query is an error, and answers when it is back") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        make_endless_table(database);
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        clickhouse_options options = database.one_server("endless");
        options.tries = 1;
        std::string words;
        {
            std::thread asks{[&] {
                words = words_of<source_error>([&] { total_of(clickhouse_source{options, kept_lines()}); });
            }};
            const bool was_seen = becomes_true([&] { return runs_on_both(database); });
            const without_shard killed{1};
            asks.join();
            CHECK(was_seen);
            CHECK(words.starts_with("ClickHouse at 127.0.0.1:"));
            // One that is not there at all.
            CHECK(holds(words_of<source_error>([&] {
                            total_of(clickhouse_source{options, kept_lines()});
                        }),
                        "Connection refused"));
        }
        // What the other shard was asked to sum goes on there, until its time limit.
        database.on(1, "KILL QUERY WHERE query LIKE '%endless%' AND query NOT LIKE '%processes%' ASYNC");
        CHECK(becomes_true([&] { return runs_nowhere(database); }));
        CHECK(total_of(kept) == 500);
    }
}

TEST_CASE("a server that comes back soon is waited for") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_options options = database.two_shards();
        options.tries = 10;
        clickhouse_source kept{options, kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        for (const int shard : {1, 2}) {
            tell_cluster("kill", shard);
            std::thread revives{[&] { tell_cluster("revive", shard); }};
            std::int64_t total = 0;
            const std::string words = words_of<std::exception>([&] { total = total_of(kept); });
            revives.join();
            CHECK(words.empty());
            CHECK(total == 500);
        }
    }
}

TEST_CASE("without one of the shards there is no answer") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_options options = database.two_shards();
        options.tries = 1;
        clickhouse_source kept{options, kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        {
            const without_shard killed{2};
            CHECK(holds(words_of<source_error>([&] { total_of(kept); }), "Code: 279"));
            // Nor is anything loaded, and nothing of it remains to be seen.
            CHECK_FALSE(words_of<source_error>([&] { kept.load(lines_of("b", "2025-01", 5, 100)); }).empty());
        }
        CHECK(total_of(kept) == 500);
        CHECK_FALSE(kept.load(lines_of("b", "2025-01", 5, 100)).was_there);
        CHECK(total_of(kept) == 1000);
    }
}

TEST_CASE("a partial answer is given where it is asked for, and coverage says what is missing") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        const table_definition table = kept_lines(numbered_units(50));
        clickhouse_options options = database.two_shards();
        clickhouse_source{options, table}.load(lines_of("a", "2025-01", 1, 500));
        const int on_first =
            std::stoi(database.on(0, "SELECT uniqExact(unit) FROM " + database.name() + ".lines_local"));
        REQUIRE(on_first > 0);
        REQUIRE(on_first < 50);

        options.partial_answers = true;
        options.tries = 1;
        CHECK_THROWS_AS(clickhouse_source(options, kept_lines()), std::invalid_argument);
        const clickhouse_source kept{options, table};
        const panel whole = kept.rollup(query{});
        const std::size_t cell = 0;
        CHECK(whole.sum(cell, "outturn.revenue") == 500);
        CHECK(covered(whole).reported == 50);
        {
            const without_shard killed{2};
            const panel partial = kept.rollup(query{});
            CHECK(partial.sum(cell, "outturn.revenue") == on_first * 10);
            CHECK(covered(partial).reported == static_cast<std::size_t>(on_first));
            CHECK(covered(partial).expected == 50);
        }
        {
            // The shard that knows which batches are complete.
            const without_shard killed{1};
            clickhouse_options other = options;
            ++other.port;
            CHECK_FALSE(words_of<source_error>([&] { clickhouse_source(other, table).rollup(query{}); }).empty());
        }
        CHECK(kept.rollup(query{}).sum(cell, "outturn.revenue") == 500);
    }
}

TEST_CASE("a partial answer is of the same shards throughout") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        // As many rows as the server was asked queries.
        REQUIRE(
            database
                .on(0, "CREATE VIEW " + database.name() +
                           ".growing AS SELECT 'a0' AS unit, '2025-01' AS month, 'x' AS class, toInt64(1) AS outturn, "
                           "toInt64(1) AS population FROM (SELECT value FROM system.events WHERE event = 'Query') "
                           "ARRAY JOIN range(value) AS n")
                .empty());
        clickhouse_options options = database.one_server("growing");
        const table_definition table = kept_lines(numbered_units(1));
        CHECK(total_of(clickhouse_source{options, table}) > 0);
        options.partial_answers = true;
        CHECK(words_of<source_error>([&] {
                  total_of(clickhouse_source{options, table});
              }) == "ClickHouse: shards of " + database.name() + ".growing came or went while they were asked");
    }
}

TEST_CASE("a shard that is killed during a load leaves what was there before") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        const facts_builder second = lines_of("b", "2025-02", 1, 20'000);
        bool is_killed = false;
        CHECK_FALSE(words_of<source_error>([&] {
                        kept.load(second, {.batch = "b", .progress = [&](std::size_t done, std::size_t all) {
                                               if (done <= all / 2 || std::exchange(is_killed, true)) return;
                                               tell_cluster("kill", 2);
                                           }});
                    }).empty());
        REQUIRE(is_killed);
        tell_cluster("revive", 2);
        CHECK(total_of(kept) == 500);
        CHECK_FALSE(kept.load(second, {.batch = "b"}).was_there);
        CHECK(total_of(kept) == 20'500);
    }
}

TEST_CASE("a disk that is full during a load is an error, and what was there before stays") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source kept{database.two_shards(), kept_lines()};
        kept.load(lines_of("a", "2025-01", 5, 100));
        const facts_builder second = lines_of("b", "2025-02", 1, 100'000);
        {
            const full_disk full{2, 1 << 15};
            const std::string words = words_of<source_error>([&] { kept.load(second, {.batch = "b"}); });
            CHECK(holds(words, "File too large"));
            CHECK(total_of(kept) == 500);
        }
        CHECK_FALSE(kept.load(second, {.batch = "b"}).was_there);
        CHECK(total_of(kept) == 100'500);
    }
}

TEST_CASE("a wrong password is refused in the server's words, which do not have it") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source{database.one_server(), kept_lines()}.load(lines_of("a", "2025-01", 5));
        clickhouse_options options = database.one_server();
        options.user = "budget";
        options.password = "s3cret";
        const std::string words = words_of<source_error>([&] { total_of(clickhouse_source{options, kept_lines()}); });
        CHECK(holds(words, "Wrong password for user budget"));
        CHECK_FALSE(holds(words, "s3cret"));
        options.password = "secret";
        CHECK(total_of(clickhouse_source{options, kept_lines()}) == 5);
    }
}

TEST_CASE("a server is spoken to over TLS where its certificate is trusted, and is for its name") {
    if (const auto port = cluster_port()) {
        const test_database database{*port};
        clickhouse_source{database.one_server(), kept_lines()}.load(lines_of("a", "2025-01", 5));
        clickhouse_options options = database.one_server();
        options.tls = true;
        options.port = static_cast<std::uint16_t>(*port + 4);
        options.host = "localhost";
        options.authorities = cluster_folder() + "/certificate.pem";
        CHECK(total_of(clickhouse_source{options, kept_lines()}) == 5);

        clickhouse_options other_name = options;
        other_name.host = "127.0.0.1";
        CHECK(holds(words_of<source_error>([&] {
                        total_of(clickhouse_source{other_name, kept_lines()});
                    }),
                    "certificate verify failed"));
        clickhouse_options nobody_trusted = options;
        nobody_trusted.authorities.clear();
        CHECK(holds(words_of<source_error>([&] {
                        total_of(clickhouse_source{nobody_trusted, kept_lines()});
                    }),
                    "certificate verify failed"));
    }
}
