// SPDX-License-Identifier: BSL-1.0
#include "sheet_header.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "../quantity/shown_text.hpp"

namespace govkpi::detail {
namespace {

constexpr std::size_t most_named = 20;

void append(std::string& list, std::string_view name) {
    list += list.empty() ? "" : ", ";
    list += shown_text(name);
}

}  // namespace

std::string plain_name(std::string_view name) {
    constexpr std::string_view no_break_space = "\u00a0";
    std::string out;
    bool space = false;
    while (!name.empty()) {
        const bool is_wide = name.starts_with(no_break_space);
        const std::size_t size = is_wide ? no_break_space.size() : 1;
        if (is_wide || std::string_view{" \t\r\n"}.find(name.front()) != std::string_view::npos) {
            space = true;
        } else {
            if (space && !out.empty()) out += ' ';
            space = false;
            out += name.front();
        }
        name.remove_prefix(size);
    }
    return out;
}

bool sheet_header::is(std::size_t row, std::span<const sheet_cell> cells) {
    if (wanted_row_ != 0 && row != wanted_row_) return false;
    std::vector<std::vector<std::size_t>> found(names_.size());
    std::size_t there = 0;
    for (const sheet_cell& cell : cells) {
        const std::string name = plain_name(cell.text);
        for (std::size_t i = 0; i < names_.size(); ++i) {
            if (names_[i] != name) continue;
            there += found[i].empty() ? 1 : 0;
            found[i].push_back(cell.first);
            if (cell.last > cell.first) found[i].push_back(cell.last);
        }
    }
    const bool each_once =
        std::all_of(found.begin(), found.end(), [](const auto& columns) { return columns.size() == 1; });
    if (each_once) {
        columns_.clear();
        for (const auto& columns : found) columns_.push_back(columns.front());
        return true;
    }
    if (there > nearest_.names) nearest_ = {row, there, what_lacks(row, found, cells)};
    return false;
}

std::string sheet_header::what_lacks(std::size_t row, const std::vector<std::vector<std::size_t>>& found,
                                     std::span<const sheet_cell> cells) const {
    std::string lacking, twice, there;
    for (std::size_t i = 0; i < names_.size(); ++i) {
        if (found[i].empty()) append(lacking, names_[i]);
        if (found[i].size() > 1)
            append(twice, fmt::format("{} ({}{} and {}{})", names_[i], column_letters(found[i][0]), row,
                                      column_letters(found[i][1]), row));
    }
    for (const sheet_cell& cell : cells.first(std::min(cells.size(), most_named))) append(there, plain_name(cell.text));
    std::string out = "a row that names each column once; this one comes nearest";
    if (!lacking.empty()) out += ", and lacks " + lacking;
    if (!twice.empty()) out += (lacking.empty() ? ", and has twice " : "; it has twice ") + twice;
    return out + "; it has " + there + (cells.size() > most_named ? ", ..." : "");
}

}  // namespace govkpi::detail
