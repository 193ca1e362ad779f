// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/clickhouse.hpp>

#include <chrono>
#include <random>
#include <stdexcept>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/problem.hpp>
#include <govkpi/source/grouped_table.hpp>

#include "../../panel/codes.hpp"
#include "../loading.hpp"
#include "clickhouse_rows.hpp"
#include "clickhouse_table.hpp"
#include "row_binary.hpp"
#include "sql_text.hpp"

namespace govkpi {
namespace {

std::string name_of(const clickhouse_options& options) { return fmt::format("{}.{}", options.database, options.table); }

/// Rises with time, so that the least of two is the one that began first; the last bits tell apart what began at once.
std::uint64_t new_attempt() {
    constexpr unsigned bits = 12;
    const auto now =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch());
    return static_cast<std::uint64_t>(now.count()) << bits | (std::random_device{}() & ((1U << bits) - 1));
}

/// Inserts rows of one attempt, some ten thousands at a time.
class row_inserter {
public:
    row_inserter(const detail::clickhouse_table& table, std::uint64_t attempt) : table_{table}, attempt_{attempt} {
        std::vector<std::string> columns;
        for (const dimension_definition& d : table.definition().dimensions())
            columns.push_back(detail::sql_name(d.name));
        for (const std::string& column : table.definition().columns()) columns.push_back(detail::sql_name(column));
        columns.emplace_back(detail::attempt_column);
        statement_ = fmt::format("INSERT INTO {} ({}) FORMAT RowBinary", table.rows(), fmt::join(columns, ", "));
    }

    void add(const detail::row_block& block, std::span<const dictionary> members) {
        for (std::size_t i = 0; i < block.rows; ++i) {
            for (std::size_t d = 0; d < members.size(); ++d)
                rows_.text(members[d].text(detail::code_at(block.codes[d], i)));
            for (const detail::value_span& column : block.values) {
                if (detail::is_missing(column, i))
                    rows_.missing();
                else
                    rows_.value(column.data[i]);
            }
            rows_.number(attempt_);
            if (rows_.bytes().size() >= enough) flush();
        }
    }
    void flush() {
        if (rows_.bytes().empty()) return;
        table_.on().insert(statement_, rows_.bytes());
        rows_.clear();
    }

private:
    static constexpr std::size_t enough = 16'000'000;  // bytes, some two hundred thousand rows: parts that merge well
    const detail::clickhouse_table& table_;
    std::uint64_t attempt_;
    std::string statement_;
    detail::binary_writer rows_;
};

/// The one step that makes all rows of an attempt seen.
void complete(const detail::clickhouse_table& table, std::string_view batch, std::uint64_t attempt,
              std::uint64_t rows) {
    detail::binary_writer line;
    line.text(batch);
    line.number(attempt);
    line.number(rows);
    try {
        table.on().insert(fmt::format("INSERT INTO {} (batch, attempt, rows) FORMAT RowBinary", table.batches()),
                          line.bytes());
    } catch (const source_error&) {
        // It may have been done all the same.
        const auto found = table.find_batch(batch);
        if (!found || found->attempt != attempt) throw;
    }
}

/// They are lines of a request's head.
bool is_one_line(std::string_view text) { return text.find_first_of(std::string_view{"\r\n\0", 3}) == text.npos; }

/// What `ask` makes of one reading of the table.
template <class Ask>
auto answered(const clickhouse_options& options, const table_definition& definition, Ask ask) {
    const detail::clickhouse_connection on{options};
    const detail::clickhouse_table table{on, definition};
    detail::clickhouse_rows rows{table};
    if (!options.partial_answers) return ask(rows);
    // Sums and who reported are several questions, which are to be of the same shards.
    const std::uint64_t before = rows.count();
    auto answer = ask(rows);
    if (rows.count() != before)
        throw source_error{
            fmt::format("ClickHouse: shards of {} came or went while they were asked", name_of(options))};
    return answer;
}

}  // namespace

clickhouse_source::clickhouse_source(clickhouse_options options, table_definition table)
    : options_{std::move(options)}, table_{std::move(table)} {
    if (!is_one_line(options_.user) || !is_one_line(options_.password))
        throw std::invalid_argument{"govkpi: the user or the password for ClickHouse has several lines"};
    const auto units = table_.unit_dimension();
    if (options_.partial_answers && (!units || !table_.dimensions()[*units].tree))
        throw std::invalid_argument{
            "govkpi: partial answers need a tree of units, or nothing would say what is missing in them"};
}

panel clickhouse_source::rollup(const query& asked) const {
    return answered(options_, table_,
                    [&](auto& rows) { return govkpi::rollup(rows, table_, asked, name_of(options_)); });
}

facts clickhouse_source::read() const {
    return answered(options_, table_, [&](auto& rows) { return read_grouped(rows, table_, name_of(options_)); });
}

load_result clickhouse_source::load(detail::row_stream& rows, const table_definition& of_rows,
                                    const load_options& options) {
    detail::check_loadable(of_rows, table_);
    // What is wrong with the rows shows before anything is sent.
    const detail::loaded_rows found = detail::check_rows(rows, table_, name_of(options_));
    const std::string id = options.batch.empty() ? found.fingerprint : options.batch;

    // A load needs every shard, whatever questions may do without.
    clickhouse_options all = options_;
    all.partial_answers = false;
    const detail::clickhouse_connection on{all};
    const detail::clickhouse_table table{on, table_};
    // Over shards it is made wherever it is not: the last time may have been broken off.
    const auto known = table.find();
    if (known && !all.cluster.empty()) table.check_spread();
    if (!known || (known->has_attempts && !all.cluster.empty())) table.make();
    if (!table.get().has_attempts)
        throw source_error{
            fmt::format("ClickHouse: the table {} was not made by govkpi, and is only read", name_of(options_))};
    if (const auto there = table.find_batch(id)) return {id, there->rows, true};

    const std::uint64_t attempt = new_attempt();
    row_inserter into{table, attempt};
    detail::load_rows(rows, table_, found, options, [&](const auto& block, auto members) { into.add(block, members); });
    into.flush();
    if (const std::uint64_t arrived = table.rows_of(attempt); arrived != found.rows)
        throw source_error{
            fmt::format("ClickHouse: {} of {} rows arrived; nothing of the batch is seen", arrived, found.rows)};
    problem_list problems{name_of(options_)};
    detail::clickhouse_rows with_rows{table, attempt};
    detail::check_periods(with_rows, table_, problems);
    if (problems.empty()) detail::check_stocks(with_rows, found, problems);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    if (const auto there = table.find_batch(id)) return {id, there->rows, true};  // by another, meanwhile
    complete(table, id, attempt, found.rows);
    const auto counts = table.find_batch(id);
    return {id, counts ? counts->rows : found.rows, counts && counts->attempt != attempt};
}

}  // namespace govkpi
