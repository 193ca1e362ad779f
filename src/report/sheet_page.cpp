// SPDX-License-Identifier: BSL-1.0
#include "sheet_page.hpp"

#include <fmt/format.h>

#include "sheet_text.hpp"

namespace govkpi::report {
namespace {

constexpr labels was_cut{"cut at 32,767 characters", "bị cắt ở 32.767 ký tự"};

}  // namespace

sheet_page::sheet_page(workbook& book, std::string name, language lang)
    : book_{book}, name_{std::move(name)}, lang_{lang} {
    book_.add_sheet(name_);
}

void sheet_page::text(std::size_t row, std::size_t column, std::string_view raw, const cell_look& look) {
    const sheet_text made = cell_text(raw);
    if (made.was_cut) remark(row, column, was_cut.in(lang_));
    if (!made.text.empty()) book_.write_text(row, column, made.text, look);
}

void sheet_page::text_across(std::size_t row, std::size_t column, std::size_t last_column, int width,
                             std::string_view raw, cell_look look) {
    const int lines = lines_of(raw, look.large ? width * 3 / 4 : width);
    if (lines > 1) look.wrapped = true;
    if (lines > 1 && last_column > column) book_.merge(row, column, row, last_column, look);
    text(row, column, raw, look);
    if (lines > 1 || look.large) book_.row_height(row, lines, look.large);
}

void sheet_page::remark(std::size_t row, std::size_t column, const std::string& words) {
    std::vector<std::size_t>& rows = remarks_[{column, words}];
    if (rows.empty() || rows.back() != row) rows.push_back(row);
}

std::vector<std::string> sheet_page::remarks() const {
    std::vector<std::string> said;
    for (const auto& [of, rows] : remarks_) {
        std::string cells;
        for (std::size_t from = 0; from < rows.size();) {
            std::size_t to = from;
            while (to + 1 < rows.size() && rows[to + 1] == rows[to] + 1) ++to;
            if (!cells.empty()) cells += ", ";
            cells += address(rows[from], of.first);
            if (to > from) cells += ":" + address(rows[to], of.first);
            from = to + 1;
        }
        said.push_back(fmt::format("{} {}: {}", name_, cells, of.second));
    }
    return said;
}

}  // namespace govkpi::report
