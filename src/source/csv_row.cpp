// SPDX-License-Identifier: BSL-1.0
#include "csv_row.hpp"

#include "../quantity/shown_text.hpp"
#include "encoded_file.hpp"

#include <algorithm>
#include <utility>

namespace govkpi::detail {
namespace {

constexpr const char* doubled_quotes = "a text that holds quotation marks to stand in quotation marks, its own doubled";
constexpr const char* nothing_behind = "nothing between a closing quotation mark and the next column";
constexpr const char* closing_quote = "a closing quotation mark before the end of the file";
constexpr const char* shorter_field = "at most 1 MiB in a field (a closing quotation mark may be missing)";

const char* what_is_wrong(std::string_view field, std::size_t quoted, bool is_closed) {
    if (!is_closed) return closing_quote;
    if (field.size() > longest_field) return shorter_field;
    if (quoted > 0 && field.size() > quoted) return nothing_behind;
    if (quoted == 0 && field.find('"') != std::string_view::npos) return doubled_quotes;
    return field.find('\0') == std::string_view::npos ? nullptr : clean_text;
}

}  // namespace

void csv_row_reader::take(std::size_t at, std::size_t wanted, csv_row& row) const {
    std::vector<std::string_view> fields = std::move(row.fields);
    fields.clear();
    row = {};
    row.fields = std::move(fields);
    bool more = true;
    while (more) {
        const bool is_quoted = at < text_.size() && text_[at] == '"';
        const std::size_t behind = is_quoted ? behind_quotes(at + 1, row) : at;
        const bool is_closed = behind != std::string_view::npos;
        const std::size_t end = is_closed ? end_of_plain(behind) : text_.size();
        more = end < text_.size() && text_[end] == delimiter_;
        std::string_view field = text_.substr(at, end - at);
        if (!more && field.ends_with('\r')) field.remove_suffix(1);
        const char* const wrong = what_is_wrong(field, is_quoted ? behind - at : 0, is_closed);
        if (wrong != nullptr && row.expected == nullptr) {
            row.bad_field = row.width;
            row.expected = wrong;
            row.bad_text = beginning_of(field);
        }
        if (row.width < wanted)
            row.fields.push_back(field);
        else
            pass(end);
        ++row.width;
        row.is_cut_off = end == text_.size();
        at = std::min(end + 1, text_.size());
    }
    ++row.line_breaks;
    row.end = at;
}

/// Behind the quotation mark that closes the field; npos where there is none.
std::size_t csv_row_reader::behind_quotes(std::size_t at, csv_row& row) const {
    const std::size_t from = at;
    while (at < text_.size()) {
        // By pieces, so that a mark that is missing does not bring the rest of the file into memory.
        const std::string_view piece = text_.substr(at, longest_field);
        const std::size_t quote = piece.find('"');
        const std::string_view passed = piece.substr(0, quote);
        row.line_breaks += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
        at += passed.size();
        if (at - from > longest_field) pass(at);
        if (quote == std::string_view::npos) continue;
        ++at;
        if (at == text_.size() || text_[at] != '"') return at;
        ++at;
    }
    return std::string_view::npos;
}

std::size_t csv_row_reader::end_of_plain(std::size_t at) const {
    for (std::size_t length = 0; at < text_.size() && text_[at] != delimiter_ && text_[at] != '\n'; ++at) {
        if (++length % longest_field == 0) pass(at);
    }
    return at;
}

void csv_row_reader::pass(std::size_t at) const {
    if (file_ != nullptr) file_->passed(at);
}

}  // namespace govkpi::detail
