// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/csv.hpp>

#include <algorithm>
#include <memory>
#include <optional>

#include <govkpi/panel/cumulative.hpp>
#include <govkpi/source/load.hpp>

#include "csv_reader.hpp"
#include "csv_spread.hpp"
#include "encoded_file.hpp"
#include "layout_columns.hpp"
#include "row_stream.hpp"

namespace govkpi {
namespace {

/// The files of a table, opened once, so that what comes through a pipe can be read a second time as well.
class rows_of_files final : public detail::row_stream {
public:
    rows_of_files(const std::vector<std::filesystem::path>& files, const csv_layout& layout) : layout_{layout} {
        for (const std::filesystem::path& file : files) {
            problems_.emplace_back(file.string());
            if (auto bytes = detail::open_text(file, layout.encoding, problems_.back())) {
                size_ += bytes->bytes().size();
                opened_.push_back(std::move(*bytes));
            }
        }
        if (opened_.size() < files.size()) opened_.clear();
    }

    std::size_t size() const noexcept override { return size_; }

    void read(detail::table_base& base, const receiver& take) override {
        std::optional<detail::csv_spread> spread;
        if (layout_.spread)
            spread.emplace(layout_, base.members[layout_.table.find_dimension(layout_.spread->dimension).value_or(0)]);
        const std::vector<detail::csv_column> columns = detail::columns_of(layout_, base.members);
        std::size_t done = 0;
        for (std::size_t f = 0; f < opened_.size(); ++f) {
            detail::csv_reader reader{std::move(opened_[f]), columns, problems_[f], {layout_.delimiter}};
            for (detail::row_block block; reader.next(block);) {
                const std::size_t passed = done + reader.bytes_read();
                if (spread)
                    spread->for_each_member(block, [&](const auto& rows) { take(rows, problems_[f], passed); });
                else
                    take(block, problems_[f], passed);
            }
            done += reader.bytes_in_all();
            opened_[f] = reader.take_file();
        }
    }

private:
    const csv_layout& layout_;
    std::vector<detail::mapped_file> opened_;
    std::size_t size_ = 0;
};

std::string name_of(const std::vector<std::filesystem::path>& files) {
    return files.empty() ? std::string{} : files.front().string();
}

}  // namespace

std::shared_ptr<detail::row_stream> rows_of(const csv_source& table) {
    return std::make_shared<rows_of_files>(table.files_, table.layout_);
}

csv_source::csv_source(std::vector<std::filesystem::path> files, csv_layout layout)
    : files_{std::move(files)}, layout_{std::move(layout)} {}

panel csv_source::rollup(const query& asked) const {
    if (layout_.table.is_cumulative()) return rollup_cumulative(read(), asked);
    rows_of_files rows{files_, layout_};
    return detail::rolled_up_stream(rows, layout_.table, asked, name_of(files_), progress_);
}

facts csv_source::read() const {
    rows_of_files rows{files_, layout_};
    return detail::stream_in_memory(rows, layout_.table, name_of(files_), progress_);
}

}  // namespace govkpi
