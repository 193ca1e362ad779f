// SPDX-License-Identifier: BSL-1.0
// What stands beside the sheets of an .xlsx file: which there are, their texts, and which formats are dates.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "date_format.hpp"
#include "xml_part.hpp"

namespace govkpi::detail {

/// Many short texts in one piece of memory.
class text_list {
public:
    void add(std::string_view text) {
        all_ += text;
        ends_.push_back(all_.size());
    }
    std::size_t size() const noexcept { return ends_.size(); }
    std::string_view operator[](std::size_t i) const noexcept {
        const std::size_t from = i == 0 ? 0 : ends_[i - 1];
        return std::string_view{all_}.substr(from, ends_[i] - from);
    }

private:
    std::string all_;
    std::vector<std::size_t> ends_;
};

struct xlsx_sheet {
    std::string name;
    std::string part;
};

struct xlsx_parts {
    std::vector<xlsx_sheet> sheets;
    text_list texts;
    std::vector<date_format> formats;  ///< by the style of a cell
    bool counts_from_1904 = false;
};

/// Throws unreadable.
xlsx_parts read_xlsx_parts(zip_file& file);

/// Appends "a\nb" of "a_x000A_b": how XML that has no such character writes it.
void append_unescaped(std::string& text, std::string_view escaped);

}  // namespace govkpi::detail
