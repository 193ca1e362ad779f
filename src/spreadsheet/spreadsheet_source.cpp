// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/spreadsheet.hpp>

#include <algorithm>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include <govkpi/panel/cumulative.hpp>

#include "../quantity/shown_text.hpp"
#include "../source/csv_spread.hpp"
#include "../source/layout_columns.hpp"
#include "../source/mapped_file.hpp"
#include "../source/row_stream.hpp"
#include "sheet_table.hpp"

namespace govkpi {
namespace {

using namespace detail;

std::string list_of(const std::vector<std::string>& sheets) {
    constexpr std::size_t most_named = 20;
    std::string out;
    for (std::size_t i = 0; i < std::min(sheets.size(), most_named); ++i)
        out += (i == 0 ? "" : ", ") + shown_text(sheets[i]);
    return sheets.size() > most_named ? out + ", ..." : out;
}

/// The sheets that may hold the table. Throws unreadable where the one that was asked for is not there.
std::vector<std::size_t> candidates(const std::vector<std::string>& sheets, const sheet_choice& asked) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const bool is_asked = !asked.name.empty() ? sheets[i] == asked.name
                              : asked.number != 0 ? i + 1 == asked.number
                                                  : true;
        if (is_asked) out.push_back(i);
    }
    if (!out.empty()) return out;
    const std::string what = asked.name.empty() ? fmt::format("{} sheets at least", asked.number)
                                                : fmt::format("a sheet {}", shown_text(asked.name));
    throw unreadable{fmt::format("{}; there is {}", what, list_of(sheets))};
}

/// The files of a table, opened once, so that what comes through a pipe can be read a second time as well.
class rows_of_sheets final : public row_stream {
public:
    rows_of_sheets(const std::vector<std::filesystem::path>& files, const csv_layout& layout, const sheet_choice& sheet)
        : layout_{layout}, sheet_{sheet} {
        for (const std::filesystem::path& file : files) {
            problems_.emplace_back(file.string());
            opened_.push_back(mapped_file::open(file, problems_.back()));
            if (opened_.back()) size_ += opened_.back()->bytes().size();
        }
    }

    std::size_t size() const noexcept override { return size_; }

    void read(table_base& base, const receiver& take) override {
        if (std::any_of(opened_.begin(), opened_.end(), [](const auto& file) { return !file; })) return;
        std::optional<csv_spread> spread;
        if (layout_.spread)
            spread.emplace(layout_, base.members[layout_.table.find_dimension(layout_.spread->dimension).value_or(0)]);
        const std::vector<csv_column> columns = columns_of(layout_, base.members);
        std::size_t done = 0;
        for (std::size_t f = 0; f < opened_.size(); ++f) {
            const std::string_view bytes = opened_[f]->bytes();
            const auto hand_on = [&](const row_block& block, std::size_t passed) {
                const auto one = [&](const row_block& rows) { take(rows, problems_[f], done + passed); };
                if (spread)
                    spread->for_each_member(block, one);
                else
                    one(block);
            };
            try {
                read_file(bytes, columns, problems_[f], hand_on);
            } catch (const unreadable& why) {
                problems_[f].add(0, "", "", why.expected);
            }
            done += bytes.size();
        }
    }

private:
    template <class HandOn>
    void read_file(std::string_view bytes, const std::vector<csv_column>& columns, problem_list& problems,
                   const HandOn& hand_on) const {
        const auto book = open_book(bytes, sheet_.most_bytes);
        struct {
            std::size_t sheet = 0;
            sheet_header::nearest row{};
        } nearest;
        for (const std::size_t sheet : candidates(book->sheets(), sheet_)) {
            const std::string& name = book->sheets()[sheet];
            sheet_table table{columns, sheet_.header_row, name, problems, [&](const row_block& block) {
                                  hand_on(block, std::min(book->bytes_read(), bytes.size()));
                                  say_sheet(problems, name);
                              }};
            book->read(sheet, table);
            if (table.has_header()) {
                table.finish();
                return;
            }
            if (table.header().nearest_row().names > nearest.row.names) nearest = {sheet, table.header().nearest_row()};
        }
        refuse_header(*book, columns, nearest.sheet, nearest.row, problems);
    }

    /// What others found in the rows, they said of the row alone.
    static void say_sheet(problem_list& problems, const std::string& name) {
        for (auto p = problems.all().rbegin(); p != problems.all().rend() && p->place.empty(); ++p)
            if (p->row != 0) p->place = fmt::format("sheet {}, row {}", shown_text(name), p->row);
    }

    void refuse_header(const sheet_book& book, const std::vector<csv_column>& columns, std::size_t sheet,
                       const sheet_header::nearest& row, problem_list& problems) const {
        if (row.row != 0)
            return problems.add(row.row, "", "", row.expected,
                                fmt::format("sheet {}, row {}", shown_text(book.sheets()[sheet]), row.row));
        std::string names;
        for (const csv_column& column : columns) names += (names.empty() ? "" : ", ") + shown_text(column.name);
        const std::string where = sheet_.header_row != 0
                                      ? fmt::format("in row {}", sheet_.header_row)
                                      : fmt::format("in the first {} rows", sheet_header::most_rows_searched);
        problems.add(
            0, "", "",
            fmt::format("a header with the names {} {} of a sheet; there is {}", names, where, list_of(book.sheets())));
    }

    const csv_layout& layout_;
    const sheet_choice& sheet_;
    std::vector<std::optional<mapped_file>> opened_;
    std::size_t size_ = 0;
};

std::string name_of(const std::vector<std::filesystem::path>& files) {
    return files.empty() ? std::string{} : files.front().string();
}

}  // namespace

std::shared_ptr<detail::row_stream> rows_of(const spreadsheet_source& table) {
    return std::make_shared<rows_of_sheets>(table.files_, table.layout_, table.sheet_);
}

spreadsheet_source::spreadsheet_source(std::vector<std::filesystem::path> files, csv_layout layout, sheet_choice sheet)
    : files_{std::move(files)}, layout_{std::move(layout)}, sheet_{std::move(sheet)} {}

panel spreadsheet_source::rollup(const query& asked) const {
    if (layout_.table.is_cumulative()) return rollup_cumulative(read(), asked);
    rows_of_sheets rows{files_, layout_, sheet_};
    return rolled_up_stream(rows, layout_.table, asked, name_of(files_), progress_);
}

facts spreadsheet_source::read() const {
    rows_of_sheets rows{files_, layout_, sheet_};
    return stream_in_memory(rows, layout_.table, name_of(files_), progress_);
}

}  // namespace govkpi
