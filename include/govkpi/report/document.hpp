// SPDX-License-Identifier: BSL-1.0
// A report before it has a form: built once, written as terminal text, Markdown, a page, CSV or JSON. Figures are in it as
// text already, so that the same figure is the same string wherever it appears: it was rounded once.
//
//     document doc{.lang = language::en, .title = "Budget execution", .blocks = {heading{"Revenue"}}};
//     doc.blocks.push_back(paragraph{"Collected: ", show(collected), "."});
//     replace_file("execution.html", to_html(doc));
#pragma once

#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/report/cell.hpp>
#include <govkpi/report/chart.hpp>
#include <govkpi/report/table.hpp>

namespace govkpi::report {

struct heading {
    std::string text;
    int level = 1;  ///< 2: below one of level 1, and so on
};
/// Text with figures in it: paragraph{"Revenue came to ", show(collected), "."}
struct paragraph {
    std::vector<cell> parts;

    paragraph(std::initializer_list<cell> words_and_figures) : parts{words_and_figures} {}
    GOVKPI_REPORT_EXPORT std::string text() const;
};
/// What a careful reader needs to know, one thing each.
struct notes {
    std::string title = {};
    std::vector<std::string> items;
};

using block = std::variant<heading, paragraph, notes, table, chart>;

struct document {
    language lang = language::en;
    std::string title = {};
    std::string subtitle = {};
    std::vector<block> blocks = {};
};

/// Several in one, such as the reports of several units: each under its title, which stands before the captions of its
/// tables and charts too.
GOVKPI_REPORT_EXPORT document in_one(std::string title, const std::vector<document>& parts);

struct text_layout {
    int width = 100;      ///< columns of the terminal
    bool colour = false;  ///< with its control sequences: headings bold, negative figures red
};
/// For a terminal: tables are laid out to fit, long cells wrapped at spaces. Widths are those of the characters (combining
/// marks take none, East Asian ones two). A chart is the table of its figures. Ends with a newline.
GOVKPI_REPORT_EXPORT std::string to_text(const document& doc, const text_layout& layout = {});

struct page_options {
    bool plain = false;  ///< for programs that convert pages, such as LibreOffice: charts are images, nothing is pressed
};
/// One self-contained page, readable on a phone and on paper, light and dark, without its script. With it, tables are
/// sorted by the exact values and searched. A figure with an explanation, and a quotient, is a button that shows how it came
/// about (quotients in tables of up to 100 rows). Everything that comes from the document is escaped.
GOVKPI_REPORT_EXPORT std::string to_html(const document& doc, const page_options& options = {});

}  // namespace govkpi::report
