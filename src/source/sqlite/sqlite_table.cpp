// SPDX-License-Identifier: BSL-1.0
#include "sqlite_table.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>

#include "../loading.hpp"

namespace govkpi::detail {
namespace {

/// Tells our files from others: "gkpi".
constexpr std::int64_t application = 0x676B7069;
constexpr std::int64_t version = 1;

}  // namespace

std::string sqlite_table::dimension(std::size_t d) { return fmt::format("d{}", d); }
std::string sqlite_table::column(std::size_t c) { return fmt::format("c{}", c); }

bool sqlite_table::is_empty(const database& in) { return in.integer("SELECT count(*) FROM sqlite_schema") == 0; }

void sqlite_table::check_file(const database& in) {
    const std::int64_t found = in.integer("PRAGMA application_id"), its_version = in.integer("PRAGMA user_version");
    if (found != application) in.fail("this is a database of another program");
    if (its_version > version)
        in.fail(
            fmt::format("the file is of version {}, and this program knows versions up to {}", its_version, version));
}

void sqlite_table::check(const database& in) const {
    if (is_empty(in)) in.fail("the file has no tables");
    check_file(in);
    const std::vector<std::string> made_with = parts_in(in);
    if (!made_with.empty()) return check_parts(in, made_with);
    std::vector<std::string> names;
    for (statement all{in, "SELECT DISTINCT name FROM govkpi_tables ORDER BY name"}; all.step();)
        names.emplace_back(all.text(0));
    in.fail(fmt::format("there is no table {}; the file has {}", name_, fmt::join(names, ", ")));
}

void sqlite_table::check_or_make(const database& in) const {
    if (is_empty(in)) {
        in.run(fmt::format("PRAGMA application_id = {}", application));
        in.run(fmt::format("PRAGMA user_version = {}", version));
        in.run(
            "CREATE TABLE govkpi_tables (name TEXT, number INTEGER, part TEXT, PRIMARY KEY (name, number)) WITHOUT "
            "ROWID");
    }
    check_file(in);
    const std::vector<std::string> made_with = parts_in(in);
    if (!made_with.empty()) return check_parts(in, made_with);
    make(in);
}

std::vector<std::string> sqlite_table::parts_in(const database& in) const {
    std::vector<std::string> out;
    statement all{in, "SELECT part FROM govkpi_tables WHERE name = ? ORDER BY number"};
    all.bind(1, name_);
    while (all.step()) out.emplace_back(all.text(0));
    return out;
}

void sqlite_table::check_parts(const database& in, const std::vector<std::string>& made_with) const {
    const std::vector<std::string> parts = parts_of(definition_);
    if (parts == made_with) return;
    problem_list problems{in.file()};
    problems.add(0, "", fmt::format("{}", fmt::join(parts, "; ")),
                 fmt::format("what the table {} was made with: {}", name_, fmt::join(made_with, "; ")));
    throw bad_input{std::move(problems)};
}

void sqlite_table::make(const database& in) const {
    std::string columns, stocks;
    for (std::size_t d = 0; d < definition_.dimensions().size(); ++d)
        columns += fmt::format("{} INTEGER NOT NULL, ", dimension(d));
    for (std::size_t c = 0; c < definition_.columns().size(); ++c)
        (definition_.is_stock(c) ? stocks : columns) += fmt::format("{} INTEGER, ", column(c));
    in.run(fmt::format("CREATE TABLE {} ({}batch INTEGER NOT NULL)", rows(), columns));
    in.run(fmt::format(
        "CREATE TABLE {} (dimension INTEGER, code INTEGER, text TEXT NOT NULL, PRIMARY KEY (dimension, code), "
        "UNIQUE (dimension, text)) WITHOUT ROWID",
        members()));
    in.run(fmt::format("CREATE TABLE {} (unit INTEGER, period INTEGER, {}PRIMARY KEY (unit, period)) WITHOUT ROWID",
                       this->stocks(), stocks));
    in.run(fmt::format("CREATE TABLE {} (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rows INTEGER NOT NULL)",
                       batches()));
    make_readable(in);
    statement noted{in, "INSERT INTO govkpi_tables VALUES (?, ?, ?)"};
    const std::vector<std::string> parts = parts_of(definition_);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        noted.bind(1, name_);
        noted.bind(2, static_cast<std::int64_t>(i));
        noted.bind(3, parts[i]);
        noted.run();
    }
}

void sqlite_table::make_index(const database& in) const {
    if (const auto units = definition_.unit_dimension())
        in.run(fmt::format("CREATE INDEX IF NOT EXISTS {} ON {} ({})", quoted_name(name_ + "_by_unit"), rows(),
                           dimension(*units)));
}

/// The rows as people write them, for those who open the file with other tools.
void sqlite_table::make_readable(const database& in) const {
    std::vector<std::string> columns;
    for (std::size_t d = 0; d < definition_.dimensions().size(); ++d)
        columns.push_back(fmt::format("(SELECT text FROM {} WHERE dimension = {} AND code = {}) AS {}", members(), d,
                                      dimension(d), quoted_name(definition_.dimensions()[d].name)));
    const auto units = definition_.unit_dimension(), periods = definition_.period_dimension();
    for (std::size_t c = 0; c < definition_.columns().size(); ++c) {
        const std::string name = quoted_name(definition_.columns()[c]);
        if (definition_.is_stock(c))
            columns.push_back(fmt::format("(SELECT {} FROM {} AS s WHERE s.unit = {} AND s.period = {}) AS {}",
                                          column(c), stocks(), units ? dimension(*units) : "0",
                                          periods ? dimension(*periods) : "0", name));
        else
            columns.push_back(fmt::format("{} AS {}", column(c), name));
    }
    in.run(fmt::format("CREATE VIEW {} AS SELECT {} FROM {}", readable(), fmt::join(columns, ", "), rows()));
}

}  // namespace govkpi::detail
