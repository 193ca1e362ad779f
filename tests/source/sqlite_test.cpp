// SPDX-License-Identifier: BSL-1.0
#include <memory>

#include <catch2/catch.hpp>

#include <govkpi/source/conformance.hpp>
#include <govkpi/source/sqlite.hpp>

#include "temporary_file.hpp"

using namespace govkpi;

TEST_CASE("a table in an SQLite file answers as one in memory does") {
    const auto failures = conformance::check([](const conformance::test_table& table) {
        auto file = std::make_shared<temporary_folder>();
        sqlite_source kept{file->path() / "kept.db", table.definition};
        kept.load(conformance::rows_of(table));
        return [file, kept](const query& asked) { return kept.rollup(asked); };
    });
    for (const conformance::failure& f : failures) UNSCOPED_INFO(to_string(f));
    CHECK(failures.empty());
}
