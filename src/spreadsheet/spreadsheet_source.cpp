// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/spreadsheet.hpp>

#include <algorithm>
#include <optional>

#include <govkpi/panel/cumulative.hpp>

#include "../source/csv_spread.hpp"
#include "../source/layout_columns.hpp"
#include "../source/mapped_file.hpp"
#include "../source/row_stream.hpp"
#include "sheet_search.hpp"

namespace govkpi {
namespace {

using namespace detail;

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
        sheet_search search{columns, sheet_, problems, [&](const row_block& block) {
                                hand_on(block, std::min(book->bytes_read(), bytes.size()));
                            }};
        book->read(search);
        search.finish();
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
