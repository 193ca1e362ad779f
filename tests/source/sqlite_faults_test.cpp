// SPDX-License-Identifier: BSL-1.0
// What happens to a table in an SQLite file when things go wrong, and that it works again afterwards.
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <govkpi/source/sqlite.hpp>

#include "sqlite_fixture.hpp"

using namespace govkpi;
using namespace govkpi::testing;

namespace {

/// Runs in a process of its own, and returns how that ended: its exit status, or the signal below zero.
int in_another_process(const std::function<int()>& f) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        int status = 1;
        try {
            status = f();
        } catch (...) {
            status = 99;
        }
        _exit(status);
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

void run_sql(const std::filesystem::path& file, const std::string& sql) {
    sqlite3* opened = nullptr;
    REQUIRE(sqlite3_open(file.string().c_str(), &opened) == SQLITE_OK);
    REQUIRE(sqlite3_exec(opened, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(opened);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

constexpr int many = 50'000;

}  // namespace

TEST_CASE("a load that is killed leaves what was there before") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    const facts_builder second = lines_of("b", "2025-02", 1, many);
    const auto killed_half_way = [&] {
        sqlite_source into{file, kept_lines()};
        into.load(second, {.batch = "b", .progress = [](std::size_t done, std::size_t all) {
                               if (done > all / 2) std::raise(SIGKILL);
                           }});
        return 0;
    };
    SECTION("where there was a table") {
        sqlite_source{file, kept_lines()}.load(lines_of("a", "2025-01", 5));
        REQUIRE(in_another_process(killed_half_way) == -SIGKILL);
        sqlite_source kept{file, kept_lines()};
        CHECK(total_of(kept) == 5);
        CHECK_FALSE(kept.load(second, {.batch = "b"}).was_there);
        CHECK(total_of(kept) == 5 + many);
        CHECK(kept.load(second, {.batch = "b"}).was_there);
    }
    SECTION("where there was none") {
        REQUIRE(in_another_process(killed_half_way) == -SIGKILL);
        sqlite_source kept{file, kept_lines()};
        CHECK_THROWS_AS(total_of(kept), source_error);
        kept.load(second, {.batch = "b"});
        CHECK(total_of(kept) == many);
    }
}

TEST_CASE("a disk that is full during a load is an error, and nothing of it is kept") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    kept.load(lines_of("a", "2025-01", 5));
    const facts_builder second = lines_of("b", "2025-02", 1, many);
    const int status = in_another_process([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{1 << 19, 1 << 19};  // no file may grow beyond 512 KiB
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0) return 1;
        sqlite_source into{file, kept_lines()};
        const std::string words = words_of<source_error>([&] { into.load(second); });
        return words.find(file.string() + ": SQLite: ") == 0 ? 42 : 2;
    });
    CHECK(status == 42);
    CHECK(total_of(kept) == 5);
    CHECK_FALSE(kept.load(second).was_there);
    CHECK(total_of(kept) == 5 + many);
}

TEST_CASE("what is no file is refused at once") {
    const temporary_folder folder;
    const auto pipe = folder.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    for (const auto& file : {folder.path(), pipe}) {
        sqlite_source kept{file, kept_lines()};
        const std::string expected = file.string() + ": SQLite: this is a folder or a device, and no file";
        CHECK(words_of<source_error>([&] { total_of(kept); }) == expected);
        CHECK(words_of<source_error>([&] { kept.load(lines_of("a", "2025-01", 5)); }) == expected);
    }
}

TEST_CASE("of two writers at once the second waits, and gives up in words when its patience ends") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    kept.load(lines_of("a", "2025-01", 5));
    sqlite_source impatient{file, kept_lines(), {.patience = std::chrono::milliseconds{1}}};
    std::string refused;
    bool read_meanwhile = false;
    kept.load(lines_of("b", "2025-02", 1, many),
              {.progress = [&](std::size_t, std::size_t) {
                  if (read_meanwhile) return;
                  read_meanwhile = true;
                  // Readers see the table as it was.
                  CHECK(total_of(impatient) == 5);
                  refused = words_of<source_error>([&] { impatient.load(lines_of("c", "2025-03", 9)); });
              }});
    CHECK(read_meanwhile);
    CHECK(refused == file.string() + ": SQLite: database is locked");
    CHECK(impatient.load(lines_of("c", "2025-03", 9)).rows == 1);
    CHECK(total_of(kept) == 5 + many + 9);
}

TEST_CASE("a reader sees the table as it was when it began") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    kept.load(lines_of("a", "2025-01", 5, 3));
    for (int batch = 0; batch < 8; ++batch) {
        kept.load(lines_of("a", "2025-01", 1, 3), {.batch = std::to_string(batch)});
        const panel by_class = kept.rollup(query{}.by({"class"}));
        REQUIRE(by_class.size() == 3);
        for (std::size_t cell = 0; cell < 3; ++cell) CHECK(by_class.sum(cell, "outturn.revenue") == 6 + batch);
    }
}

TEST_CASE("files that are no tables of ours are refused, and left as they are") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    const auto refused = [&] { return words_of<source_error>([&] { total_of(kept); }); };
    const auto refused_to_write = [&] {
        return words_of<source_error>([&] { kept.load(lines_of("a", "2025-01", 5)); });
    };
    SECTION("no file") { CHECK(refused() == file.string() + ": SQLite: there is no such file"); }
    SECTION("a folder") {
        std::filesystem::create_directory(file);
        CHECK(refused().find(file.string() + ": SQLite: ") == 0);
        CHECK_FALSE(refused_to_write().empty());
    }
    SECTION("no database") {
        std::ofstream{file} << "unit,month,class,outturn,population\na,2025-01,x,5,100\n";
        const std::string before = bytes_of(file);
        CHECK(refused() == file.string() + ": SQLite: file is not a database");
        CHECK(refused_to_write() == file.string() + ": SQLite: file is not a database");
        CHECK(bytes_of(file) == before);
    }
    SECTION("an empty file") {
        std::ofstream{file}.flush();
        CHECK(refused() == file.string() + ": SQLite: the file has no tables");
        kept.load(lines_of("a", "2025-01", 5));
        CHECK(total_of(kept) == 5);
    }
    SECTION("a database of another program") {
        run_sql(file, "CREATE TABLE facts (x)");
        const std::string before = bytes_of(file);
        CHECK(refused() == file.string() + ": SQLite: this is a database of another program");
        CHECK(refused_to_write() == file.string() + ": SQLite: this is a database of another program");
        CHECK(bytes_of(file) == before);
    }
    SECTION("a file of a later version") {
        kept.load(lines_of("a", "2025-01", 5));
        run_sql(file, "PRAGMA user_version = 2");
        CHECK(refused() == file.string() + ": SQLite: the file is of version 2, and this program knows versions up to 1");
        CHECK_FALSE(refused_to_write().empty());
        run_sql(file, "PRAGMA user_version = 1");
        CHECK(total_of(kept) == 5);
    }
    SECTION("rows that were tampered with") {
        kept.load(lines_of("a", "2025-01", 5));
        run_sql(file, "UPDATE facts SET d2 = 77");
        CHECK(words_of<source_error>([&] { kept.rollup(query{}.by({"class"})); }) ==
              file.string() + ": SQLite: the file is damaged: a row has a member that there is not");
    }
}

TEST_CASE("a damaged file gives an error or an answer, and never more") {
    const temporary_folder folder;
    const auto file = folder.path() / "kept.db";
    sqlite_source kept{file, kept_lines()};
    kept.load(lines_of("a", "2025-01", 5, 200));
    run_sql(file, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
    const std::string good = bytes_of(file);
    int refused = 0;
    for (std::size_t at = 0; at < good.size(); at += 97) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x55);
        std::ofstream{file, std::ios::binary | std::ios::trunc} << bad;
        try {
            static_cast<void>(kept.rollup(query{}.by({"unit", "class"})));
        } catch (const std::runtime_error&) {
            ++refused;
        }
    }
    CHECK(refused > 0);
    std::ofstream{file, std::ios::binary | std::ios::trunc} << good;
    CHECK(total_of(kept) == 1000);
}
