// SPDX-License-Identifier: BSL-1.0
#include "table_sheet.hpp"

#include <algorithm>
#include <cstdint>
#include <stdexcept>

#include <fmt/format.h>

#include "footnotes.hpp"
#include "sheet_text.hpp"

namespace govkpi::report {
namespace {

constexpr int narrowest = 8;
constexpr int widest = 60;
constexpr int room = 2;  // beside a text, since fonts are not all alike
constexpr int indent_width = 2;
constexpr int deepest_indent = 15;  // what a spreadsheet keeps
constexpr int lines_of_heading = 3;

constexpr labels not_a_number{"written as text, since a spreadsheet cannot hold this figure exactly",
                              "ghi dưới dạng chữ vì bảng tính không giữ được chính xác số này"};

int indent_of(const table& t, const table::row& row, std::size_t column) {
    return column == t.name_column ? std::clamp(row.level, 0, deepest_indent) : 0;
}

/// As its cells need; a heading may take three lines.
int width_of_column(const table& t, std::size_t column) {
    const std::string& heading = t.columns[column].heading;
    int width = std::max(narrowest, (width_of(heading) + lines_of_heading - 1) / lines_of_heading);
    while (width < widest && lines_of(heading, width) > lines_of_heading) ++width;
    for (const table::row& r : t.rows)
        width = std::max(width, width_of(r.cells[column].text) + indent_width * indent_of(t, r, column));
    return std::min(width, widest);
}

class writer {
public:
    writer(sheet_page& page, const table& t, language lang) : page_{page}, book_{page.book()}, table_{t}, lang_{lang} {
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            widths_.push_back(width_of_column(t, c));
            book_.column_width(c, widths_.back() + room);
        }
    }

    table_place write(const std::string& title) {
        table_place place;
        if (!title.empty()) line(title, {.italic = true});
        if (!table_.caption.empty()) place.caption_row = line(table_.caption, {.bold = true, .large = true});
        if (!table_.unit_line.empty()) place.unit_row = line(table_.unit_line, {.italic = true});
        const std::size_t head = row_;
        write_head();
        place.heading_row = row_ - 1;
        book_.repeat_rows(head, row_ - 1);
        book_.freeze(row_, std::min(table_.name_column + 1, table_.columns.size()));
        place.first_row = row_;
        write_rows(place);
        for (const std::string& note : table_.notes) line(note, {.italic = true});
        return place;
    }

private:
    std::size_t last_column() const { return std::max<std::size_t>(table_.columns.size(), 1) - 1; }
    int width_between(std::size_t first, std::size_t last) const {
        int width = 0;
        for (std::size_t c = first; c <= last && c < widths_.size(); ++c) width += widths_[c] + room;
        return width - room;
    }

    /// The row where it stands.
    std::size_t line(const std::string& text, const cell_look& look) {
        page_.text_across(row_, 0, last_column(), width_between(0, last_column()), text, look);
        return row_++;
    }

    /// In two rows where columns have groups; a heading without one stands over both.
    void write_head() {
        const auto& columns = table_.columns;
        const bool grouped =
            std::any_of(columns.begin(), columns.end(), [](const auto& c) { return !c.group.empty(); });
        const std::size_t heading_row = grouped ? row_ + 1 : row_;
        int group_lines = 1;
        int heading_lines = 1;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            cell_look look{.bold = true,
                           .right = columns[c].align == alignment::number,
                           .wrapped = true,
                           .ruled_above = true,
                           .ruled_below = true};
            const bool over_both = grouped && columns[c].group.empty();
            heading_lines =
                std::max(heading_lines, lines_of(columns[c].heading, widths_[c] + room) - (over_both ? 1 : 0));
            if (over_both) {
                book_.merge(row_, c, heading_row, c, look);
                page_.text(row_, c, columns[c].heading, look);
                continue;
            }
            page_.text(heading_row, c, columns[c].heading, look);
        }
        for (std::size_t c = 0; c < columns.size();) {
            std::size_t last = c;
            while (last + 1 < columns.size() && columns[last + 1].group == columns[c].group) ++last;
            if (!columns[c].group.empty()) {
                const cell_look look{.bold = true, .centred = true, .wrapped = true, .ruled_above = true};
                group_lines = std::max(group_lines, lines_of(columns[c].group, width_between(c, last)));
                if (last > c) book_.merge(row_, c, row_, last, look);
                page_.text(row_, c, columns[c].group, look);
            }
            c = last + 1;
        }
        if (group_lines > 1) book_.row_height(row_, group_lines, false);
        if (heading_lines > 1) book_.row_height(heading_row, heading_lines, false);
        row_ = heading_row + 1;
    }

    void write_rows(table_place& place) {
        place.numbers.reserve(table_.rows.size());
        for (const table::row& r : table_.rows) {
            auto& of_row = place.numbers.emplace_back();
            of_row.reserve(r.cells.size());
            for (const cell& c : r.cells) of_row.push_back(number_of(c));
        }
        sheet_formulas formulas{table_, place.numbers, row_};
        for (std::size_t r = 0; r < table_.rows.size(); ++r, ++row_) {
            const std::vector<std::string> of_row = formulas.next_row();
            int lines = 1;
            for (std::size_t c = 0; c < table_.columns.size(); ++c) {
                write_cell(table_.rows[r], c, place.numbers[r][c], of_row[c]);
                if (place.numbers[r][c]) continue;
                const int indent = indent_width * indent_of(table_, table_.rows[r], c);
                lines = std::max(lines, lines_of(table_.rows[r].cells[c].text, widths_[c] - indent + room));
            }
            if (lines > 1) book_.row_height(row_, lines, false);
        }
        place.ratios = formulas.ratios();
    }

    void write_cell(const table::row& row, std::size_t column, const std::optional<sheet_number>& number,
                    const std::string& formula) {
        const cell& shown = row.cells[column];
        cell_look look{.bold = row.total, .italic = !shown.remarks.empty(), .ruled_above = row.total};
        if (number) {
            look.number_format = number->format;
            if (formula.empty())
                book_.write_number(row_, column, number->value, look);
            else
                book_.write_formula(row_, column, formula, number->value, look);
            if (!number->says_all) page_.remark(row_, column, shown.text);
        } else {
            look.right = table_.columns[column].align == alignment::number;
            look.wrapped = true;
            look.indent = indent_of(table_, row, column);
            page_.text(row_, column, shown.text, look);
            if (shown.value && shown.value->is_defined()) page_.remark(row_, column, not_a_number.in(lang_));
        }
        for (const remark r : shown.remarks) page_.remark(row_, column, words_of(r).in(lang_));
        if (!shown.explanation.empty()) page_.remark(row_, column, shown.explanation);
    }

    sheet_page& page_;
    workbook& book_;
    const table& table_;
    language lang_;
    std::vector<int> widths_;
    std::size_t row_ = 0;
};

}  // namespace

table_place write_table(sheet_page& page, const table& t, const std::string& title, language lang) {
    check_shape(t);
    constexpr std::size_t most_above = 5;
    if (t.rows.size() + t.notes.size() + most_above > workbook::most_rows || t.columns.size() > workbook::most_columns)
        throw std::length_error{fmt::format("the table \"{}\" is larger than a sheet: {} rows, {} columns", t.caption,
                                            t.rows.size(), t.columns.size())};
    return writer{page, t, lang}.write(title);
}

}  // namespace govkpi::report
