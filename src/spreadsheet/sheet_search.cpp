// SPDX-License-Identifier: BSL-1.0
#include "sheet_search.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

std::string list_of(const std::vector<std::string>& sheets) {
    constexpr std::size_t most_named = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(sheets.size(), most_named); ++i)
        out += (i == 0 ? "" : ", ") + shown_text(sheets[i]);
    return sheets.size() > most_named ? out + ", ..." : out;
}

}  // namespace

sheet_search::sheet_search(std::span<const csv_column> columns, const sheet_choice& asked, problem_list& problems,
                           sheet_table::receiver take)
    : columns_{columns}, asked_{asked}, problems_{problems}, take_{std::move(take)} {}

void sheet_search::begin_sheet(std::string_view name) {
    if (found_) return;
    sheets_.emplace_back(name);
    const bool is_asked = !asked_.name.empty() ? name == asked_.name
                          : asked_.number != 0 ? sheets_.size() == asked_.number
                                               : true;
    if (!is_asked) return;
    was_there_ = true;
    table_.emplace(columns_, asked_.header_row, name, problems_, [this](const row_block& block) {
        take_(block);
        say_sheet();
    });
}

void sheet_search::end_sheet() {
    if (!table_) return;
    found_ = table_->has_header();
    const sheet_header::nearest& row = table_->header().nearest_row();
    if (found_)
        table_->finish();
    else if (row.names > nearest_.row.names)
        nearest_ = {sheets_.back(), row};
    table_.reset();
}

/// What others found in the rows, they said of the row alone.
void sheet_search::say_sheet() {
    for (auto p = problems_.all().rbegin(); p != problems_.all().rend() && p->place.empty(); ++p)
        if (p->row != 0) p->place = fmt::format("sheet {}, row {}", shown_text(sheets_.back()), p->row);
}

void sheet_search::finish() {
    if (found_) return;
    if (sheets_.empty()) throw unreadable{"a spreadsheet with at least one sheet of cells"};
    if (!was_there_) {
        const std::string what = asked_.name.empty() ? fmt::format("{} sheets at least", asked_.number)
                                                     : fmt::format("a sheet {}", shown_text(asked_.name));
        throw unreadable{fmt::format("{}; there is {}", what, list_of(sheets_))};
    }
    if (nearest_.row.row != 0)
        return problems_.add(nearest_.row.row, "", "", nearest_.row.expected,
                             fmt::format("sheet {}, row {}", shown_text(nearest_.sheet), nearest_.row.row));
    std::string names;
    for (const csv_column& column : columns_) names += (names.empty() ? "" : ", ") + shown_text(column.name);
    const std::string where = asked_.header_row != 0
                                  ? fmt::format("in row {}", asked_.header_row)
                                  : fmt::format("in the first {} rows", sheet_header::most_rows_searched);
    throw unreadable{
        fmt::format("a header with the names {} {} of a sheet; there is {}", names, where, list_of(sheets_))};
}

}  // namespace govkpi::detail
