// SPDX-License-Identifier: BSL-1.0
// A report before it has a form: built once, written as terminal text, Markdown, a page, CSV or JSON. Figures are in it as
// text already, so that the same figure is the same string wherever it appears: it was rounded once.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/report/cell.hpp>

namespace govkpi::report {

struct heading {
    std::string text;
};
struct paragraph {
    std::string text;
};
/// What a careful reader needs to know, one thing each.
struct notes {
    std::string title;
    std::vector<std::string> items;
};

enum class alignment : std::uint8_t { text, number };

struct table {
    struct column {
        std::string heading;
        alignment align = alignment::text;
        std::string group{};  ///< a heading over neighbours that have the same one: "So sánh (%)"; empty: none
    };
    struct row {
        std::vector<cell> cells;  ///< as many as there are columns
        bool total = false;
        int level = 0;  ///< how deep the row stands below the first ones
    };
    std::string caption;
    std::string unit_line;  ///< "Đơn vị tính: ..."; empty where each cell has its unit
    std::vector<column> columns;
    std::vector<row> rows;
    std::vector<std::string> notes{};  ///< below the table: what its signs mean, that rounded parts need not add up
    std::size_t name_column = 0;       ///< whose cells name their rows
};

using block = std::variant<heading, paragraph, notes, table>;

struct document {
    language lang = language::en;
    std::string title;
    std::string subtitle;
    std::vector<block> blocks;
};

/// For a terminal of so many columns: tables are laid out to fit, long cells wrapped at spaces. Widths are those of the
/// characters (combining marks take none, East Asian ones two). Ends with a newline.
GOVKPI_REPORT_EXPORT std::string to_text(const document& doc, int width = 100);

/// One self-contained page: no script, no other file; readable on a phone and on paper, light and dark. Everything that
/// comes from the document is escaped.
GOVKPI_REPORT_EXPORT std::string to_html(const document& doc);

}  // namespace govkpi::report
