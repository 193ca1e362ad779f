// SPDX-License-Identifier: BSL-1.0
#include <memory>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/source/clickhouse.hpp>
#include <govkpi/source/conformance.hpp>

using namespace govkpi;

namespace {

constexpr const char* one_server = "clickhouse://127.0.0.1:18123/";
constexpr const char* two_shards = "?cluster=govkpi&shards=127.0.0.1:18123,127.0.0.1:18124";

void check_conforms(const std::string& parameters) {
    static int made = 0;
    const auto failures = conformance::check(
        [&](const conformance::test_table& table) {
            clickhouse_source kept{clickhouse_options_of(one_server + std::string{"conformance/t"} + std::to_string(++made) + parameters),
                                   table.definition};
            kept.load(conformance::rows_of(table));
            return [kept](const query& asked) { return kept.rollup(asked); };
        },
        {.random_tables = 4, .every = 7});
    for (const conformance::failure& f : failures) UNSCOPED_INFO(to_string(f));
    CHECK(failures.empty());
}

}  // namespace

TEST_CASE("a table on one server answers as one in memory does") { check_conforms(""); }

TEST_CASE("a table over two shards answers as one in memory does") { check_conforms(two_shards); }
