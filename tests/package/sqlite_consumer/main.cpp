// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <filesystem>

#include <govkpi/source/conformance.hpp>
#include <govkpi/source/sqlite.hpp>

int main() {
    using namespace govkpi;
    const auto failures = conformance::check(
        [](const conformance::test_table& table) {
            std::filesystem::remove("kept.db");
            sqlite_source kept{"kept.db", table.definition};
            kept.load(conformance::rows_of(table));
            return [kept](const query& asked) { return kept.rollup(asked); };
        },
        {.random_tables = 2});
    for (const conformance::failure& f : failures) std::puts(to_string(f).c_str());
    return failures.empty() ? 0 : 1;
}
