// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "markup.hpp"

namespace govkpi::report {
namespace {

constexpr std::string_view style_sheet = R"(
:root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #c9d1d9; --band: #f2f5f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --soft: #9da7b3; --paper: #0d1117; --line: #3d444d; --band: #161b22; }
}
body { margin: 0 auto; max-width: 68rem; padding: 1.5rem 1rem 3rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h2, caption { font-size: 1.15rem; font-weight: 600; text-align: left; margin: 2rem 0 .5rem; }
caption { padding: 2rem 0 .5rem; margin: 0; }
.subtitle, .unit { color: var(--soft); margin: .25rem 0 0; }
.unit { text-align: right; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .45rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { background: var(--band); border-top: 2px solid var(--ink); border-bottom: 1px solid var(--ink); }
tbody th { font-weight: 500; }
td.number { white-space: nowrap; }
tr.total th, tr.total td { font-weight: 700; border-top: 1px solid var(--ink); border-bottom: 2px solid var(--ink); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
thead th.group { text-align: center; border-bottom: 1px solid var(--line); }
tbody th.level1 { padding-left: 1.4rem; font-weight: 400; }
tbody th.level2 { padding-left: 2.4rem; font-weight: 400; }
tbody th.level3 { padding-left: 3.4rem; font-weight: 400; }
.note { color: var(--soft); font-size: .9rem; margin: .35rem 0 0; }
.notes { color: var(--soft); padding-left: 1.2rem; }
.notes li { margin: .35rem 0; }
@media (max-width: 42rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  table, caption, tbody, tr, th, td { display: block; }
  tr { border-bottom: 1px solid var(--ink); padding: .4rem 0; }
  th, td, td.number { border: 0; text-align: left; white-space: normal; padding: .15rem 0; }
  tr.total th, tr.total td { border: 0; }
  tr.total { border-top: 1px solid var(--ink); border-bottom: 2px solid var(--ink); }
  td:empty { display: none; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--soft); }
}
@media print {
  @page { size: A4; margin: 18mm 15mm; }
  :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999; --band: #eee; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  thead { display: table-header-group; }
  tr, li { break-inside: avoid; }
}
)";

struct html_writer {
    std::string& out;
    int& charts;  ///< written so far

    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) const {
        fmt::format_to(std::back_inserter(out), format, std::forward<Args>(args)...);
        out += '\n';
    }

    void operator()(const heading& h) const {
        const int level = std::clamp(h.level, 1, 5) + 1;
        line("<h{0}>{1}</h{0}>", level, escaped(h.text));
    }
    void operator()(const paragraph& p) const { line("<p>{}</p>", escaped(p.text())); }
    void operator()(const notes& n) const {
        (*this)(heading{n.title});
        line("<ul class=\"notes\">");
        for (const std::string& item : n.items) line("<li>{}</li>", escaped(item));
        line("</ul>");
    }
    void operator()(const table& t) const {
        if (!t.unit_line.empty()) line("<p class=\"unit\">{}</p>", escaped(t.unit_line));
        line("<table>\n<caption>{}</caption>\n<thead>\n<tr>", escaped(t.caption));
        write_head(t);
        line("</tr>\n</thead>\n<tbody>");
        for (std::size_t i = 0; i < t.rows.size(); ++i) write_row(t, i);
        line("</tbody>\n</table>");
        for (const std::string& note : t.notes) line("<p class=\"note\">{}</p>", escaped(note));
    }

    void operator()(const chart& c) const {
        line("<figure>\n{}\n</figure>", to_svg(c, {.id = fmt::format("chart{}", ++charts), .standalone = false}));
        (*this)(to_table(c));
    }

private:
    static constexpr int deepest_level = 3;  ///< that the style sheet indents

    static std::string_view class_of(const table::column& column) {
        return column.align == alignment::number ? " class=\"number\"" : "";
    }

    static std::string label_of(const table::column& column) {
        return column.group.empty() ? escaped(column.heading) : escaped(column.group) + ": " + escaped(column.heading);
    }

    /// The cells of the head: one row, or two where headings stand under a common one.
    void write_head(const table& t) const {
        const auto grouped = [](const table::column& c) { return !c.group.empty(); };
        const bool two_rows = std::any_of(t.columns.begin(), t.columns.end(), grouped);
        for (std::size_t i = 0; i < t.columns.size();) {
            const table::column& column = t.columns[i];
            std::size_t next = i + 1;
            while (!column.group.empty() && next < t.columns.size() && t.columns[next].group == column.group) ++next;
            if (!column.group.empty())
                line("<th scope=\"colgroup\" class=\"group\" colspan=\"{}\">{}</th>", next - i, escaped(column.group));
            else
                line("<th scope=\"col\"{}{}>{}</th>", class_of(column), two_rows ? " rowspan=\"2\"" : "",
                     escaped(column.heading));
            i = next;
        }
        if (!two_rows) return;
        line("</tr>\n<tr>");
        for (const table::column& column : t.columns)
            if (grouped(column)) line("<th scope=\"col\"{}>{}</th>", class_of(column), escaped(column.heading));
    }

    void write_row(const table& t, std::size_t index) const {
        const table::row& row = t.rows[index];
        line("{}", row.total ? "<tr class=\"total\">" : "<tr>");
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            if (i == t.name_column) {
                write_row_name(t, index);
                continue;
            }
            line("<td{} data-label=\"{}\">{}</td>", class_of(t.columns[i]), label_of(t.columns[i]),
                 escaped(row.cells[i].text));
        }
        line("</tr>");
    }

    /// The first cell names its row and those below that leave theirs empty.
    void write_row_name(const table& t, std::size_t index) const {
        const auto name_of = [&](std::size_t row) -> const std::string& {
            return t.rows[row].cells[t.name_column].text;
        };
        const std::string& name = name_of(index);
        if (name.empty() && index > 0) return;
        std::size_t rows = 1;
        while (index + rows < t.rows.size() && name_of(index + rows).empty()) ++rows;
        const int level = std::min(t.rows[index].level, deepest_level);
        const std::string level_class = level > 0 ? fmt::format(" class=\"level{}\"", level) : std::string{};
        if (rows == 1)
            line("<th scope=\"row\"{}>{}</th>", level_class, escaped(name));
        else
            line("<th scope=\"rowgroup\" rowspan=\"{}\">{}</th>", rows, escaped(name));
    }
};

}  // namespace

std::string to_html(const document& doc) {
    std::string out;
    int charts = 0;
    const html_writer write{out, charts};
    write.line("<!doctype html>\n<html lang=\"{}\">\n<head>", doc.lang.code());
    write.line("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    write.line("<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>", escaped(doc.title), style_sheet);
    write.line("<h1>{}</h1>", escaped(doc.title));
    if (!doc.subtitle.empty()) write.line("<p class=\"subtitle\">{}</p>", escaped(doc.subtitle));
    for (const block& b : doc.blocks) std::visit(write, b);
    write.line("</main>\n</body>\n</html>");
    return out;
}

}  // namespace govkpi::report
