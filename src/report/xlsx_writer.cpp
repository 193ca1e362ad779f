// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/xlsx.hpp>

#include <stdexcept>
#include <string_view>

#include <fmt/format.h>

#include "sheet_chart.hpp"
#include "sheet_page.hpp"
#include "sheet_text.hpp"
#include "table_sheet.hpp"
#include "workbook.hpp"

namespace govkpi::report {
namespace {

constexpr std::size_t longest_title = 255;
constexpr int notes_width = 110;

constexpr labels notes_word{"Notes", "Ghi chú"};
constexpr labels table_word{"Table", "Bảng"};
constexpr labels chart_word{"Chart", "Biểu đồ"};
constexpr labels ratios_words{"What is divided by what", "Cách tính các tỷ lệ"};
constexpr labels remarks_words{"Remarks on single cells", "Lưu ý về từng ô"};

class xlsx_writer {
public:
    explicit xlsx_writer(const document& doc)
        : doc_{doc},
          book_{spreadsheet_text(doc.title, longest_title).text},
          notes_sheet_{names_.add(notes_word.in(doc.lang), notes_word.in(doc.lang))} {}

    std::string write() {
        for (const block& b : doc_.blocks) {
            if (const auto* t = std::get_if<table>(&b)) add_table(*t);
            if (const auto* c = std::get_if<chart>(&b)) add_chart(*c);
        }
        write_notes();
        return book_.finish();
    }

private:
    void add_table(const table& t) {
        sheet_page page{book_, names_.add(t.caption, table_word.in(doc_.lang)), doc_.lang};
        keep(page, write_table(page, t, doc_.title, doc_.lang));
    }

    void add_chart(const chart& c) {
        sheet_page page{book_, names_.add(c.title, chart_word.in(doc_.lang)), doc_.lang};
        const table figures = to_table(c);
        const table_place place = write_table(page, figures, doc_.title, doc_.lang);
        draw(page, c, figures, place);
        keep(page, place);
        if (!c.description.empty()) descriptions_.push_back(page.name() + ": " + c.description);
    }

    void keep(const sheet_page& page, const table_place& place) {
        for (const std::string& ratio : place.ratios) ratios_.push_back(fmt::format("{}: {}", page.name(), ratio));
        for (std::string& said : page.remarks()) remarks_.push_back(std::move(said));
    }

    /// What is no table, in the document's order, and then what was found of its tables.
    void write_notes() {
        sheet_page page{book_, notes_sheet_, doc_.lang};
        book_.column_width(0, notes_width);
        std::size_t row = 0;
        const auto line = [&](std::string_view text, const cell_look& look) {
            if (row >= workbook::most_rows) throw std::length_error{"the notes are longer than a sheet"};
            page.text_across(row++, 0, 0, notes_width, text, look);
        };
        const cell_look bold{.bold = true, .wrapped = true};
        const cell_look plain{.wrapped = true};
        const auto list = [&](const char* title, const std::vector<std::string>& items) {
            if (!items.empty()) line(title, bold);
            for (const std::string& item : items) line(item, plain);
        };
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
        for (const std::string& text : descriptions_) line(text, plain);
        list(ratios_words.in(doc_.lang), ratios_);
        for (std::string& said : page.remarks()) remarks_.push_back(std::move(said));
        list(remarks_words.in(doc_.lang), remarks_);
    }

    const document& doc_;
    workbook book_;
    sheet_names names_;
    std::string notes_sheet_;
    std::vector<std::string> descriptions_;  // of charts
    std::vector<std::string> ratios_;
    std::vector<std::string> remarks_;
};

}  // namespace

std::string to_xlsx(const document& doc) { return xlsx_writer{doc}.write(); }

}  // namespace govkpi::report
