// SPDX-License-Identifier: BSL-1.0
// Whether a source answers as the library's own do: tables that are hard to keep and to sum, many questions about each, and
// for every one the same panel as of the same rows in memory, or the same kind of error. With any test framework, or none:
//
//     const auto failures = conformance::check([](const conformance::test_table& table) {
//         auto store = std::make_shared<my_source>(table.definition);
//         for (const conformance::test_row& row : table.rows) store->add(row.members, row.figures);
//         return [store](const query& asked) { return store->rollup(asked); };
//     });
//     for (const conformance::failure& f : failures) std::puts(to_string(f).c_str());
//
// It is in the component govkpi::conformance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/facts.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/query.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi::conformance {

struct test_row {
    std::vector<std::string> members;                  ///< one a dimension
    std::vector<std::optional<std::int64_t>> figures;  ///< one a column, in smallest units; nothing where it is missing
};

/// Rows as a source may be given them, good or bad.
struct test_table {
    std::string name;
    table_definition definition;
    std::vector<test_row> rows;
};

/// How a source answers.
using answers = std::function<panel(const query&)>;
/// Keeps the rows where the source keeps them, and opens it. It may throw bad_input already where the rows are bad.
using maker = std::function<answers(const test_table&)>;

struct failure {
    std::string table;
    std::string question;
    std::string what;
};
GOVKPI_CONFORMANCE_EXPORT std::string to_string(const failure& of);

struct check_options {
    std::uint32_t seed = 1;          ///< of the random tables
    std::size_t random_tables = 10;  ///< besides those that are always there
    /// Of a table's questions each so-manieth alone, and of each table others: for sources that take long to answer.
    std::size_t every = 1;
};

/// All tables, some ten rows to some thousand each: missing and negative figures, sums past 2^63 that come back, sums that do
/// not, members and column names with quotes, backslashes, zero bytes and emoji, members of 64 KB, trees with parents beside
/// children, codes given to another unit, cumulative figures, tables without units or without rows.
GOVKPI_CONFORMANCE_EXPORT std::vector<failure> check(const maker& make, const check_options& options = {});

/// The tables themselves, for tests of loaders.
GOVKPI_CONFORMANCE_EXPORT std::vector<test_table> tables(const check_options& options = {});
/// The questions that are asked of a table.
GOVKPI_CONFORMANCE_EXPORT std::vector<query> questions(const table_definition& table);
/// The rows, not checked: for stores that load them.
GOVKPI_CONFORMANCE_EXPORT facts_builder rows_of(const test_table& table);
/// The same in memory: what answers are compared with. Throws bad_input where the rows are bad.
GOVKPI_CONFORMANCE_EXPORT facts in_memory(const test_table& table);
/// What differs, in words; nothing where the panels are the same.
GOVKPI_CONFORMANCE_EXPORT std::optional<std::string> difference(const panel& answered, const panel& expected,
                                                    const table_definition& table);

}  // namespace govkpi::conformance
