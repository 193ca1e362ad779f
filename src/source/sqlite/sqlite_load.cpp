// SPDX-License-Identifier: BSL-1.0
#include "sqlite_load.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "../../panel/codes.hpp"

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
                       (table.definition().is_stock(c) ? stocks_ : flows_).push_back(c);
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
        if (!stocks_.empty()) note_stocks(block, i);
    }
}

void sqlite_load::note_stocks(const row_block& block, std::size_t row) {
    const table_definition& table = table_.definition();
    const auto code = [&](std::optional<std::size_t> dimension) {
        return dimension ? codes_[*dimension].of[code_at(block.codes[*dimension], row)] : 0;
    };
    std::vector<std::optional<std::int64_t>>* stated = nullptr;
    for (std::size_t s = 0; s < stocks_.size(); ++s) {
        const value_span& column = block.values[stocks_[s]];
        if (is_missing(column, row)) continue;
        if (stated == nullptr) {
            stated = &stated_[{code(table.unit_dimension()), code(table.period_dimension())}];
            stated->resize(stocks_.size());
        }
        (*stated)[s] = column.data[row];
    }
}

std::string sqlite_load::member(std::optional<std::size_t> dimension, std::int64_t code) const {
    if (!dimension) return "the table";
    statement asked{into_, fmt::format("SELECT text FROM {} WHERE dimension = {} AND code = {}", table_.members(),
                                       *dimension, code)};
    return asked.step() ? std::string{asked.text(0)} : std::string{};
}

void sqlite_load::finish(std::string_view id, std::uint64_t rows, problem_list& problems) {
    std::vector<std::string> columns;
    for (const std::size_t c : stocks_) columns.push_back(sqlite_table::column(c));
    const std::string names = fmt::format("{}", fmt::join(columns, ","));
    const table_definition& table = table_.definition();
    if (!stated_.empty()) {
        statement find{into_, fmt::format("SELECT {} FROM {} WHERE unit = ? AND period = ?", names, table_.stocks())};
        statement put{into_, fmt::format("INSERT OR REPLACE INTO {} (unit, period, {}) VALUES (?, ?, {})",
                                         table_.stocks(), names, parameters(stocks_.size()))};
        for (auto& [of, values] : stated_) {
            find.bind(1, of.unit);
            find.bind(2, of.period);
            if (find.step()) {
                for (std::size_t s = 0; s < stocks_.size(); ++s) {
                    if (find.is_missing(static_cast<int>(s))) continue;
                    const std::int64_t held = find.integer(static_cast<int>(s));
                    if (values[s] && *values[s] != held)
                        problems.add(0, table.columns()[stocks_[s]], fmt::format("{}", *values[s]),
                                     fmt::format("{}, as the table has it of {} in {}", held,
                                                 member(table.unit_dimension(), of.unit),
                                                 member(table.period_dimension(), of.period)));
                    values[s] = held;
                }
                find.reset();
            }
            put.bind(1, of.unit);
            put.bind(2, of.period);
            for (std::size_t s = 0; s < stocks_.size(); ++s) {
                const int parameter = static_cast<int>(s) + 3;
                if (values[s])
                    put.bind(parameter, *values[s]);
                else
                    put.bind_nothing(parameter);
            }
            put.run();
        }
    }
    statement noted{into_, fmt::format("INSERT INTO {} VALUES (?, ?, ?)", table_.batches())};
    noted.bind(1, batch_);
    noted.bind(2, id);
    noted.bind(3, static_cast<std::int64_t>(rows));
    noted.run();
}

}  // namespace govkpi::detail
