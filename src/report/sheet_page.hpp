// SPDX-License-Identifier: BSL-1.0
// One sheet of a workbook: its texts, and what is said of its cells, which a sheet of notes lists by their addresses.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <govkpi/quantity/language.hpp>

#include "workbook.hpp"

namespace govkpi::report {

class sheet_page {
public:
    /// Adds the sheet; its name is one of sheet_names.
    sheet_page(workbook& book, std::string name, language lang);

    workbook& book() noexcept { return book_; }
    const std::string& name() const noexcept { return name_; }

    /// Rows and columns count from 0. A text that is too long for a cell is cut, with a remark.
    void text(std::size_t row, std::size_t column, std::string_view raw, const cell_look& look);
    /// Over several cells, the last included; broken into lines where it is wider than so many characters.
    void text_across(std::size_t row, std::size_t column, std::size_t last_column, int width, std::string_view raw,
                     cell_look look);
    void remark(std::size_t row, std::size_t column, const std::string& words);

    /// "Thu C5:C9: an estimate, not yet final": of one column a line, its rows in runs.
    std::vector<std::string> remarks() const;

private:
    using place = std::pair<std::size_t, std::string>;  // column, words

    workbook& book_;
    std::string name_;
    language lang_;
    std::map<place, std::vector<std::size_t>> remarks_;  // rows in order
};

}  // namespace govkpi::report
