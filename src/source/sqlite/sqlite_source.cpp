// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/sqlite.hpp>

#include <govkpi/problem.hpp>
#include <govkpi/source/grouped_table.hpp>

#include "../loading.hpp"
#include "database.hpp"
#include "sqlite_load.hpp"
#include "sqlite_rows.hpp"
#include "sqlite_table.hpp"

namespace govkpi {
namespace {

/// Calls f with the rows as they are now.
template <class F>
auto with_rows(const std::filesystem::path& file, const table_definition& definition, const sqlite_options& options,
               F f) {
    const detail::database from{file, detail::database::access::read, options.patience};
    detail::transaction reading{from, "BEGIN"};
    const detail::sqlite_table table{definition, options.table};
    table.check(from);
    detail::sqlite_rows rows{from, table};
    return f(rows);
}

}  // namespace

sqlite_source::sqlite_source(std::filesystem::path file, table_definition table, sqlite_options options)
    : file_{std::move(file)}, table_{std::move(table)}, options_{std::move(options)} {}

panel sqlite_source::rollup(const query& asked) const {
    return with_rows(file_, table_, options_,
                     [&](grouped_table& rows) { return govkpi::rollup(rows, table_, asked, file_.string()); });
}

facts sqlite_source::read() const {
    return with_rows(file_, table_, options_,
                     [&](grouped_table& rows) { return read_grouped(rows, table_, file_.string()); });
}

load_result sqlite_source::load(detail::row_stream& rows, const table_definition& of_rows,
                                const load_options& options) {
    detail::check_loadable(of_rows, table_);
    // What is wrong with the rows shows before anything is written.
    const detail::loaded_rows found = detail::check_rows(rows, table_, file_.string());
    const std::string id = options.batch.empty() ? found.fingerprint : options.batch;

    const detail::database into{file_, detail::database::access::write, options_.patience};
    if (!detail::sqlite_table::is_empty(into)) detail::sqlite_table::check_file(into);
    into.run("PRAGMA cache_size = -262144");  // KiB; rows in random order touch the whole index
    into.write_ahead(options_.patience);
    detail::transaction writing{into, "BEGIN IMMEDIATE"};
    const detail::sqlite_table table{table_, options_.table};
    table.check_or_make(into);
    detail::sqlite_load load{into, table};
    if (const auto there = load.find_batch(id)) return {id, *there, true};
    detail::load_rows(rows, table_, found, options, [&](const auto& block, auto members) { load.add(block, members); });
    table.make_index(into);
    problem_list problems{file_.string()};
    detail::sqlite_rows with_rows{into, table};
    detail::check_periods(with_rows, table_, problems);
    load.finish(id, found, problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    writing.commit();
    return {id, found.rows, false};
}

}  // namespace govkpi
