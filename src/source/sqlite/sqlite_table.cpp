// SPDX-License-Identifier: BSL-1.0
#include "sqlite_table.hpp"

#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>

namespace govkpi::detail {
namespace {

/// Tells our files from others: "gkpi".
constexpr std::int64_t application = 0x676B7069;
constexpr std::int64_t version = 1;

/// What must be the same for everyone who uses the table, a line each.
std::vector<std::string> parts_of(const table_definition& table) {
    std::vector<std::string> out;
    for (const dimension_definition& d : table.dimensions()) {
        if (d.kind == dimension_kind::category) out.push_back(fmt::format("category {}", d.name));
        if (d.kind == dimension_kind::unit) out.push_back(fmt::format("unit {}", d.name));
        if (d.kind == dimension_kind::period)
            out.push_back(fmt::format("period {}, of fiscal years from month {}{}", d.name, d.calendar.first_month,
                                      d.calendar.named_after_its_last_year ? ", named after their last" : ""));
    }
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        out.push_back(fmt::format("{} {}", table.is_stock(c) ? "stock" : "flow", table.columns()[c]));
    if (table.is_cumulative()) out.emplace_back("cumulative");
    return out;
}

/// With lines apart, whatever is in the names.
std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += fmt::format("{}:{}\n", part.size(), part);
    return text;
}

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
    statement made{in, "SELECT parts FROM govkpi_tables WHERE name = ?"};
    made.bind(1, name_);
    if (made.step()) return check_columns(in, made.text(0));
    std::vector<std::string> names;
    for (statement all{in, "SELECT name FROM govkpi_tables ORDER BY name"}; all.step();)
        names.emplace_back(all.text(0));
    in.fail(fmt::format("there is no table {}; the file has {}", name_, fmt::join(names, ", ")));
}

void sqlite_table::check_or_make(const database& in) const {
    if (is_empty(in)) {
        in.run(fmt::format("PRAGMA application_id = {}", application));
        in.run(fmt::format("PRAGMA user_version = {}", version));
        in.run("CREATE TABLE govkpi_tables (name TEXT PRIMARY KEY, parts TEXT NOT NULL) WITHOUT ROWID");
    }
    check_file(in);
    statement made{in, "SELECT parts FROM govkpi_tables WHERE name = ?"};
    made.bind(1, name_);
    if (made.step()) return check_columns(in, made.text(0));
    make(in);
}

void sqlite_table::check_columns(const database& in, std::string_view made_with) const {
    const std::vector<std::string> parts = parts_of(definition_);
    if (joined(parts) == made_with) return;
    problem_list problems{in.file()};
    problems.add(0, "", fmt::format("{}", fmt::join(parts, "; ")),
                 fmt::format("the dimensions and columns that the table {} was made with: {}", name_, made_with));
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
    statement noted{in, "INSERT INTO govkpi_tables VALUES (?, ?)"};
    noted.bind(1, name_);
    const std::string parts = joined(parts_of(definition_));
    noted.bind(2, parts);
    noted.run();
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
