// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/chart.hpp>

#include <fmt/format.h>

#include "canvas.hpp"
#include "chart_parts.hpp"
#include "markup.hpp"

namespace govkpi::report {
namespace {

void write_head(canvas& on, const chart& of) {
    const auto title = wrapped_lines(of.title, title_font.size, on.inner_width());
    on.text(canvas::margin, on.top(), anchor::start, title_font, title);
    on.move_down(static_cast<int>(title.size()) * title_font.line());
    const auto unit = wrapped_lines(of.unit_line, small_font.size, on.inner_width());
    on.text(on.width() - canvas::margin, on.top(), anchor::end, small_font, unit);
    on.move_down(static_cast<int>(unit.size()) * small_font.line() + px(6));
}

struct painter {
    canvas& on;
    const chart& of;

    template <class Rows>
    void operator()(const Rows& data) const {
        write_head(on, of);
        draw_rows(on, of, data);
    }
    void operator()(const line_chart& data) const {
        on.set_width(line_width(of, data, on.width()));
        write_head(on, of);
        draw_line(on, of, data);
    }
    void operator()(const sparkline& data) const { draw_sparkline(on, data); }
};

/// All figures in words: "Revenue: Actual 103.3%, Target 100.0%."
std::string described(const chart& of) {
    const table figures = to_table(of);
    std::string said = of.description;
    if (!figures.unit_line.empty()) said += (said.empty() ? "" : "\n") + figures.unit_line;
    for (const table::row& row : figures.rows) {
        said += said.empty() ? "" : "\n";
        said += row.cells[0].text + ": ";
        bool begun = false;
        for (std::size_t i = 1; i < row.cells.size(); ++i) {
            if (row.cells[i].text.empty()) continue;
            said += (begun ? ", " : "") + figures.columns[i].heading + ' ' + row.cells[i].text;
            begun = true;
        }
        said += '.';
    }
    return said;
}

// What a page says of its own text must not change the widths here.
constexpr std::string_view text_attributes =
    R"(font-family="'DejaVu Sans', 'Noto Sans', Arial, sans-serif" font-weight="400" font-style="normal" )"
    R"(letter-spacing="0" word-spacing="0" direction="ltr" fill="currentColor")";

}  // namespace

std::string to_svg(const chart& of, const svg_options& options) {
    check(of, options);
    canvas on{px(options.width)};
    std::visit(painter{on, of}, of.data);
    const std::string wide = coordinate(on.width());
    const std::string high = coordinate(on.top() + canvas::margin);
    const char* const lang = of.lang.code();
    std::string out = fmt::format(
        "<svg{} id=\"{}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\" lang=\"{}\" viewBox=\"0 0 {} {}\" "
        "width=\"{}\" height=\"{}\" style=\"{}max-width:100%;height:auto\">\n",
        options.standalone ? fmt::format(" xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{}\"", lang) : "",
        options.id, options.id, options.id, lang, wide, high, wide, high,
        options.standalone ? "color-scheme:light dark;color:CanvasText;" : "");
    out += fmt::format("<title id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n", options.id,
                       escaped(one_line(of.title)), options.id, escaped(described(of)));
    if (options.standalone) {
        out += fmt::format("<rect width=\"{}\" height=\"{}\" fill=\"#ffffff\" style=\"fill:Canvas\"/>\n", wide, high);
    }
    out += fmt::format("<g {}>\n", text_attributes);
    out += on.content();
    return out += "</g>\n</svg>\n";
}

}  // namespace govkpi::report
