// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/xlsx.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "sheet_formulas.hpp"
#include "sheet_number.hpp"
#include "sheet_text.hpp"
#include "workbook.hpp"

namespace govkpi::report {
namespace {

constexpr std::size_t longest_title = 255;
constexpr int narrowest = 8;
constexpr int widest = 60;
constexpr int notes_width = 110;

struct sheet_words {
    const char* notes;
    const char* table;
    const char* remarks;
    const char* estimate;
    const char* partial_coverage;
    const char* rebased;
    const char* not_a_number;
    const char* was_cut;
};
constexpr sheet_words words_vi{
    .notes = "Ghi chú",
    .table = "Bảng",
    .remarks = "Lưu ý về từng ô",
    .estimate = "Ước tính, chưa phải số cuối cùng",
    .partial_coverage = "Chưa đủ đơn vị báo cáo",
    .rebased = "Quy đổi về địa giới mới, phần của đơn vị bị chia tách là ước tính",
    .not_a_number = "Ghi dưới dạng chữ vì bảng tính không giữ được chính xác số này",
    .was_cut = "Bị cắt ở 32.767 ký tự",
};
constexpr sheet_words words_en{
    .notes = "Notes",
    .table = "Table",
    .remarks = "Remarks on single cells",
    .estimate = "An estimate, not yet final",
    .partial_coverage = "Not everybody reported",
    .rebased = "Moved onto new boundaries; the shares of split units are estimates",
    .not_a_number = "Written as text, since a spreadsheet cannot hold this figure exactly",
    .was_cut = "Cut at 32,767 characters",
};

class xlsx_writer {
public:
    explicit xlsx_writer(const document& doc)
        : doc_{doc},
          words_{doc.lang == language::vi ? words_vi : words_en},
          book_{spreadsheet_text(doc.title, longest_title).text},
          notes_sheet_{names_.add(words_.notes, words_.notes)} {}

    std::string write() {
        for (const block& b : doc_.blocks)
            if (const auto* t = std::get_if<table>(&b))
                write_table(*t);
            else if (const auto* c = std::get_if<chart>(&b))
                write_table(to_table(*c));
        write_notes();
        return book_.finish();
    }

private:
    /// What is said of cells, and of which: of one column of one sheet a line, its rows in runs.
    using remark_key = std::pair<std::size_t, std::string>;  // column, words

    void write_text(std::size_t row, std::size_t column, std::string_view raw, const cell_look& look) {
        sheet_text made = cell_text(raw);
        if (made.was_cut) remark_on(row, column, words_.was_cut);
        if (!made.text.empty()) book_.write_text(row, column, made.text, look);
    }

    void remark_on(std::size_t row, std::size_t column, const std::string& words) {
        remarks_[{column, words}].push_back(row);
    }

    void finish_remarks() {
        for (const auto& [key, rows] : remarks_) {
            std::string cells;
            for (std::size_t from = 0; from < rows.size();) {
                std::size_t to = from;
                while (to + 1 < rows.size() && rows[to + 1] == rows[to] + 1) ++to;
                if (!cells.empty()) cells += ", ";
                cells += address(rows[from], key.first);
                if (to > from) cells += ":" + address(rows[to], key.first);
                from = to + 1;
            }
            said_.push_back(fmt::format("{} {}: {}", sheet_, cells, key.second));
        }
        remarks_.clear();
    }

    const char* words_of(remark r) const {
        switch (r) {
            case remark::estimate:
                return words_.estimate;
            case remark::partial_coverage:
                return words_.partial_coverage;
            case remark::rebased:
                break;
        }
        return words_.rebased;
    }

    void write_table(const table& t) {
        if (t.rows.size() + 4 > workbook::most_rows || t.columns.size() > workbook::most_columns)
            throw std::length_error{fmt::format("the table \"{}\" is larger than a sheet: {} rows, {} columns",
                                                t.caption, t.rows.size(), t.columns.size())};
        sheet_ = names_.add(t.caption, words_.table);
        book_.add_sheet(sheet_);
        std::size_t row = 0;
        const auto line = [&](const std::string& text, const cell_look& look) {
            if (!text.empty()) write_text(row++, 0, text, look);
        };
        line(doc_.title, {.italic = true});
        line(t.caption, {.bold = true, .large = true});
        line(t.unit_line, {.italic = true});
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            const bool right = t.columns[c].align == alignment::number;
            write_text(row, c, t.columns[c].heading,
                       {.bold = true, .right = right, .wrapped = true, .ruled_above = true, .ruled_below = true});
        }
        ++row;
        book_.freeze(row, 1);
        write_rows(t, row);
        set_widths(t);
        finish_remarks();
    }

    void write_rows(const table& t, std::size_t first_row) {
        sheet_numbers numbers;
        for (const table::row& r : t.rows) {
            auto& of_row = numbers.emplace_back();
            for (const cell& c : r.cells) of_row.push_back(number_of(c));
        }
        const sheet_formulas formulas{t, numbers, first_row};
        for (std::size_t r = 0; r < t.rows.size(); ++r) {
            for (std::size_t c = 0; c < t.columns.size(); ++c) {
                const cell& shown = t.rows[r].cells[c];
                cell_look look{
                    .bold = t.rows[r].total, .italic = !shown.remarks.empty(), .ruled_above = t.rows[r].total};
                write_cell(shown, numbers[r][c], formulas.of(r, c), first_row + r, c, look,
                           t.columns[c].align == alignment::number);
            }
        }
    }

    void write_cell(const cell& shown, const std::optional<sheet_number>& number, const std::string& formula,
                    std::size_t row, std::size_t column, cell_look look, bool right) {
        if (number) {
            look.number_format = number->format;
            if (formula.empty())
                book_.write_number(row, column, number->value, look);
            else
                book_.write_formula(row, column, formula, number->value, look);
            if (!number->says_all) remark_on(row, column, shown.text);
        } else {
            look.right = right;
            look.wrapped = true;
            write_text(row, column, shown.text, look);
            if (shown.value && shown.value->is_defined()) remark_on(row, column, words_.not_a_number);
        }
        for (const remark r : shown.remarks) remark_on(row, column, words_of(r));
        if (!shown.explanation.empty()) remark_on(row, column, shown.explanation);
    }

    void set_widths(const table& t) {
        for (std::size_t c = 0; c < t.columns.size(); ++c) {
            int width = std::max(narrowest, width_of(t.columns[c].heading));
            for (const table::row& r : t.rows) width = std::max(width, width_of(r.cells[c].text));
            book_.column_width(c, std::min(width, widest) + 2);
        }
    }

    /// What is no table, in the document's order, and then what was said of cells.
    void write_notes() {
        sheet_ = notes_sheet_;
        book_.add_sheet(sheet_);
        book_.column_width(0, notes_width);
        std::size_t row = 0;
        const auto line = [&](std::string_view text, const cell_look& look) {
            if (row >= workbook::most_rows) throw std::length_error{"the notes are longer than a sheet"};
            write_text(row++, 0, text, look);
        };
        const cell_look bold{.bold = true, .wrapped = true};
        const cell_look plain{.wrapped = true};
        line(doc_.title, {.bold = true, .large = true});
        if (!doc_.subtitle.empty()) line(doc_.subtitle, plain);
        for (const block& b : doc_.blocks) {
            if (const auto* h = std::get_if<heading>(&b)) line(h->text, bold);
            if (const auto* p = std::get_if<paragraph>(&b)) line(p->text(), plain);
            if (const auto* n = std::get_if<notes>(&b)) {
                line(n->title, bold);
                for (const std::string& item : n->items) line(item, plain);
            }
        }
        finish_remarks();
        if (!said_.empty()) line(words_.remarks, bold);
        for (const std::string& said : said_) line(said, plain);
    }

    const document& doc_;
    const sheet_words& words_;
    workbook book_;
    sheet_names names_;
    std::string notes_sheet_;
    std::string sheet_;
    std::map<remark_key, std::vector<std::size_t>> remarks_;  // of the present sheet: rows in order
    std::vector<std::string> said_;
};

}  // namespace

std::string to_xlsx(const document& doc) { return xlsx_writer{doc}.write(); }

}  // namespace govkpi::report
