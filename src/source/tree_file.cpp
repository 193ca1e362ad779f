// SPDX-License-Identifier: BSL-1.0
#include "tree_file.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <govkpi/panel/period.hpp>
#include <govkpi/source/data_package.hpp>

#include "../kpi/near_name.hpp"
#include "../quantity/shown_text.hpp"
#include "csv_header.hpp"
#include "csv_member.hpp"
#include "csv_row.hpp"
#include "encoded_file.hpp"
#include "mapped_file.hpp"

namespace govkpi {
namespace {

using namespace detail;

constexpr std::size_t most_columns = 1u << 12;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

enum tree_column : std::size_t { code, parent, level, name, valid_from, valid_to };
constexpr std::array<std::string_view, 6> column_names{"code", "parent", "level", "name", "valid_from", "valid_to"};

template <class Names>
bool is_in(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class tree_file {
public:
    tree_file(std::string_view bytes, char delimiter, problem_list& problems) : bytes_{bytes}, problems_{problems} {
        if (bytes_.starts_with(byte_order_mark)) bytes_.remove_prefix(byte_order_mark.size());
        pass_empty_lines();
        delimiter_ = delimiter != '\0' ? delimiter : delimiter_of(bytes_.substr(at_));
    }

    std::vector<hierarchy_row> rows() {
        std::vector<hierarchy_row> out;
        if (!read_header()) return out;
        for (pass_empty_lines(); at_ < bytes_.size(); pass_empty_lines()) {
            const std::size_t line = line_;
            const std::size_t begin = at_;
            take_row();
            if (has_good_shape(begin, line)) out.push_back(row_of(line));
        }
        return out;
    }

private:
    void pass_empty_lines() {
        for (;; ++line_) {
            const std::string_view rest = bytes_.substr(at_);
            if (!rest.starts_with('\n') && !rest.starts_with("\r\n")) return;
            at_ += rest.front() == '\n' ? 1 : 2;
        }
    }

    void take_row() {
        csv_row_reader{bytes_, delimiter_, nullptr}.take(at_, header_.empty() ? most_columns : header_.size(), row_);
        at_ = row_.end;
        line_ += row_.line_breaks;
    }

    bool read_header() {
        if (at_ == bytes_.size()) {
            problems_.add(0, "", "", "a header with the names of the columns");
            return false;
        }
        const std::size_t line = line_;
        take_row();
        auto names = header_names(row_, line, problems_);
        if (!names) return false;
        header_ = std::move(*names);
        std::vector<csv_column> wanted;
        std::vector<std::size_t> numbers;
        for (std::size_t c = 0; c < column_names.size(); ++c) {
            if (c > parent && !is_in(header_, column_names[c])) continue;
            wanted.emplace_back().name = column_names[c];
            numbers.push_back(c);
        }
        bool good = true;
        for (const std::string& column : header_) {
            // A validity that is passed over because of a slip of the pen would be a silent error.
            const std::string_view meant = near_name(column, std::span{column_names}.subspan(valid_from));
            if (meant.empty() || is_in(column_names, column)) continue;
            problems_.add(line, column, "", fmt::format("{}, or a name that is less like it", meant));
            good = false;
        }
        const auto places = places_of(wanted, header_, line, problems_);
        if (!places || !good) return false;
        for (std::size_t i = 0; i < numbers.size(); ++i) places_[numbers[i]] = (*places)[i];
        return true;
    }

    bool has_good_shape(std::size_t begin, std::size_t line) {
        if (row_.expected != nullptr) {
            const bool is_named = row_.bad_field < header_.size();
            problems_.add(line, is_named ? header_[row_.bad_field] : "", row_.bad_text, row_.expected);
            return false;
        }
        if (row_.width == header_.size()) return true;
        std::string_view text = bytes_.substr(begin, row_.end - begin);
        text = text.substr(0, text.find_last_not_of("\r\n") + 1);
        problems_.add(line, "", beginning_of(text),
                      fmt::format("{} fields, as in the header, and not {}", header_.size(), row_.width));
        return false;
    }

    hierarchy_row row_of(std::size_t line) {
        hierarchy_row out;
        out.code = text_of(code, line);
        out.parent = text_of(parent, line);
        out.level = text_of(level, line);
        out.name = text_of(name, line);
        out.valid = {month_of(valid_from, line), month_of(valid_to, line)};
        out.row = line;
        return out;
    }

    /// Empty where the file has no such column.
    std::string text_of(tree_column column, std::size_t line) {
        if (!places_[column]) return {};
        const std::string_view text = unquoted(row_.fields[*places_[column]], buffer_);
        if (is_clean_text(text)) return std::string{text};
        problems_.add(line, column_names[column], beginning_of(text), clean_text);
        return {};
    }

    std::optional<calendar_month> month_of(tree_column column, std::size_t line) {
        const std::string text = text_of(column, line);
        if (text.empty()) return std::nullopt;
        const auto read = parse_period(text);
        if (read && read->kind() == fiscal_period::span::month) return read->starts();
        problems_.add(line, column_names[column], beginning_of(text), "a month, as in 2025-07");
        return std::nullopt;
    }

    std::string_view bytes_;
    problem_list& problems_;
    char delimiter_ = ',';
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    csv_row row_;
    std::string buffer_;
    std::vector<std::string> header_;
    std::array<std::optional<std::size_t>, column_names.size()> places_{};
};

}  // namespace

hierarchy detail::read_tree(const std::filesystem::path& csv, std::string name, char delimiter,
                            text_encoding encoding) {
    problem_list problems{csv.string()};
    std::vector<hierarchy_row> rows;
    if (const auto file = open_text(csv, encoding, problems))
        rows = tree_file{file->bytes(), delimiter, problems}.rows();
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return hierarchy::from_rows(std::move(name), std::move(rows), csv.string());
}

hierarchy read_hierarchy(const std::filesystem::path& csv) { return detail::read_tree(csv, csv.stem().string()); }

}  // namespace govkpi
