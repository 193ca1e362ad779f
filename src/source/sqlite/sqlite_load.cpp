// SPDX-License-Identifier: BSL-1.0
#include "sqlite_load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "../../panel/codes.hpp"
#include "../../panel/fact_store.hpp"

namespace govkpi::detail {
namespace {

std::string parameters(std::size_t count) {
    const std::vector<std::string_view> marks(count, "?");
    return fmt::format("{}", fmt::join(marks, ","));
}

}  // namespace

sqlite_load::sqlite_load(const database& into, const sqlite_table& table)
    : into_{into},
      table_{table},
      batch_{into.integer(fmt::format("SELECT coalesce(max(number), 0) + 1 FROM {}", table.batches()))},
      codes_(table.definition().dimensions().size()),
      add_row_{into,
               [&] {
                   for (std::size_t c = 0; c < table.definition().columns().size(); ++c)
                       if (!table.definition().is_stock(c)) flows_.push_back(c);
                   return fmt::format("INSERT INTO {} VALUES ({})", table.rows(),
                                      parameters(codes_.size() + flows_.size() + 1));
               }()},
      find_member_{into, fmt::format("SELECT code FROM {} WHERE dimension = ? AND text = ?", table.members())},
      add_member_{into, fmt::format("INSERT INTO {} VALUES (?, ?, ?)", table.members())} {
    for (std::size_t d = 0; d < codes_.size(); ++d)
        codes_[d].next = into.integer(
            fmt::format("SELECT coalesce(max(code) + 1, 0) FROM {} WHERE dimension = {}", table.members(), d));
}

std::optional<std::uint64_t> sqlite_load::find_batch(std::string_view id) const {
    statement asked{into_, fmt::format("SELECT rows FROM {} WHERE id = ?", table_.batches())};
    asked.bind(1, id);
    return asked.step() ? std::optional{static_cast<std::uint64_t>(asked.integer(0))} : std::nullopt;
}

void sqlite_load::learn(std::span<const dictionary> members) {
    for (std::size_t d = 0; d < codes_.size(); ++d)
        for (std::size_t code = codes_[d].of.size(); code < members[d].size(); ++code) {
            const std::string_view text = members[d].text(static_cast<std::uint32_t>(code));
            find_member_.bind(1, static_cast<std::int64_t>(d));
            find_member_.bind(2, text);
            if (find_member_.step()) {
                codes_[d].of.push_back(find_member_.integer(0));
                find_member_.reset();
                continue;
            }
            add_member_.bind(1, static_cast<std::int64_t>(d));
            add_member_.bind(2, codes_[d].next);
            add_member_.bind(3, text);
            add_member_.run();
            codes_[d].of.push_back(codes_[d].next++);
        }
}

void sqlite_load::add(const row_block& block, std::span<const dictionary> members) {
    learn(members);
    for (std::size_t i = 0; i < block.rows; ++i) {
        int parameter = 0;
        for (std::size_t d = 0; d < codes_.size(); ++d)
            add_row_.bind(++parameter, codes_[d].of[code_at(block.codes[d], i)]);
        for (const std::size_t c : flows_) {
            if (is_missing(block.values[c], i))
                add_row_.bind_nothing(++parameter);
            else
                add_row_.bind(++parameter, block.values[c].data[i]);
        }
        add_row_.bind(++parameter, batch_);
        add_row_.run();
    }
}

std::vector<std::int64_t> sqlite_load::codes_in_file(std::optional<std::size_t> dimension, const table_base& rows) {
    if (!dimension) return {0};
    std::vector<std::int64_t> out;
    for (std::uint32_t code = 0; code < rows.members[*dimension].size(); ++code) {
        find_member_.bind(1, static_cast<std::int64_t>(*dimension));
        find_member_.bind(2, rows.members[*dimension].text(code));
        find_member_.step();  // it came with its rows
        out.push_back(find_member_.integer(0));
        find_member_.reset();
    }
    return out;
}

void sqlite_load::put_stocks(const table_base& rows, problem_list& problems) {
    const table_definition& table = table_.definition();
    const auto unit_dimension = table.unit_dimension(), period_dimension = table.period_dimension();
    std::vector<std::size_t> measures;
    std::vector<std::string> columns;
    for (std::size_t m = 0; m < table.measures().size(); ++m) {
        if (!table.is_stock(table.measures()[m].column)) continue;
        measures.push_back(m);
        columns.push_back(sqlite_table::column(table.measures()[m].column));
    }
    if (measures.empty()) return;
    const std::string names = fmt::format("{}", fmt::join(columns, ","));
    statement find{into_, fmt::format("SELECT {} FROM {} WHERE unit = ? AND period = ?", names, table_.stocks())};
    statement put{into_, fmt::format("INSERT OR REPLACE INTO {} (unit, period, {}) VALUES (?, ?, {})", table_.stocks(),
                                     names, parameters(columns.size()))};

    const std::vector<std::int64_t> units = codes_in_file(unit_dimension, rows);
    const std::vector<std::int64_t> periods = codes_in_file(period_dimension, rows);
    const auto text = [&](std::optional<std::size_t> dimension, std::size_t code) {
        return dimension ? rows.members[*dimension].text(static_cast<std::uint32_t>(code)) : "the table";
    };
    for (std::size_t u = 0; u < units.size(); ++u)
        for (std::size_t p = 0; p < periods.size(); ++p) {
            if ((rows.reports.measures_of(u, p) & rows.reports.stock_measures()) == 0) continue;
            find.bind(1, units[u]);
            find.bind(2, periods[p]);
            const bool is_there = find.step();
            put.bind(1, units[u]);
            put.bind(2, periods[p]);
            for (std::size_t s = 0; s < measures.size(); ++s) {
                std::optional<std::int64_t> value;
                if (rows.reports.has(u, p, measures[s])) value = rows.reports.stock(u, p, measures[s]);
                if (const int column = static_cast<int>(s); is_there && !find.is_missing(column)) {
                    const std::int64_t held = find.integer(column);
                    if (value && *value != held)
                        problems.add(0, table.columns()[table.measures()[measures[s]].column],
                                     fmt::format("{}", *value),
                                     fmt::format("{}, as the table has it of {} in {}", held, text(unit_dimension, u),
                                                 text(period_dimension, p)));
                    value = held;
                }
                const int parameter = static_cast<int>(s) + 3;
                if (value)
                    put.bind(parameter, *value);
                else
                    put.bind_nothing(parameter);
            }
            if (is_there) find.reset();
            put.run();
        }
}

void sqlite_load::finish(std::string_view id, const loaded_rows& rows, problem_list& problems) {
    put_stocks(*rows.base, problems);
    statement noted{into_, fmt::format("INSERT INTO {} VALUES (?, ?, ?)", table_.batches())};
    noted.bind(1, batch_);
    noted.bind(2, id);
    noted.bind(3, static_cast<std::int64_t>(rows.rows));
    noted.run();
}

}  // namespace govkpi::detail
