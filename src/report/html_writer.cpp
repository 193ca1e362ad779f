// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

#include <algorithm>
#include <iterator>
#include <string_view>

#include <fmt/format.h>

#include "explanations.hpp"
#include "markup.hpp"
#include "page_script.hpp"
#include "page_style.hpp"
#include "page_table.hpp"

namespace govkpi::report {
namespace {

constexpr labels search_words{"Search the table", "Tìm trong bảng"};
constexpr labels shown_words{"{some} of {all} rows", "{some} trên {all} dòng"};  // the page's script fills them in
constexpr labels figures_words{"Figures of the chart", "Số liệu của biểu đồ"};

constexpr int phone_width = 328;  ///< of a chart, in pixels: what a screen of 360 leaves

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t i) {
            return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
        };
        const unsigned three = byte(0) << 16U | byte(1) << 8U | byte(2);
        for (std::size_t i = 0; i < 4; ++i) out += at + i <= bytes.size() ? digits[three >> (18U - 6U * i) & 63U] : '=';
    }
    return out;
}

/// The whole drawing in an address; its figures stand in the table below it, so that the title says enough.
std::string image_of(const chart& c) {
    constexpr std::string_view size = "viewBox=\"0 0 ";
    const std::string drawing = to_svg(c);
    std::string_view box = drawing;
    box.remove_prefix(box.find(size) + size.size());
    const std::string_view width = box.substr(0, box.find(' '));
    const std::string_view height = box.substr(width.size() + 1, box.find('"') - width.size() - 1);
    return fmt::format("<img alt=\"{}\" width=\"{}\" height=\"{}\" src=\"data:image/svg+xml;base64,{}\">",
                       escaped(c.title), width.substr(0, width.find('.')), height.substr(0, height.find('.')),
                       base64(drawing));
}

class html_writer {
public:
    html_writer(std::string& out, language lang, const page_options& options)
        : out_{out}, lang_{lang}, options_{options}, said_{"text", lang} {}

    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
        out_ += '\n';
    }

    void operator()(const heading& h) {
        const int level = std::clamp(h.level, 1, 5) + 1;
        line("<h{0}>{1}</h{0}>", level, escaped(h.text));
    }
    void operator()(const paragraph& p) {
        out_ += "<p>";
        for (const cell& part : p.parts)
            out_ += options_.plain ? escaped(part.text)
                                   : said_.figure_of(part, part.text, true, [] { return std::string{}; });
        line("</p>");
        out_ += said_.taken();
    }
    void operator()(const notes& n) {
        if (!n.title.empty()) (*this)(heading{n.title});
        if (n.items.empty()) return;
        line("<ul class=\"notes\">");
        for (const std::string& item : n.items) line("<li>{}</li>", escaped(item));
        line("</ul>");
    }
    void operator()(const table& t) { write_page_table(out_, t, lang_, ++tables_, options_); }
    /// Drawn twice, since what is shrunk to a phone cannot be read. A sparkline alone has no title in its drawing.
    void operator()(const chart& c) {
        ++charts_;
        if (options_.plain) {
            line("<figure>\n{}\n</figure>", image_of(c));
            (*this)(to_table(c));
            return;
        }
        const std::string broad = to_svg(c, {.id = fmt::format("chart{}", charts_), .standalone = false});
        const std::string narrow =
            to_svg(c, {.id = fmt::format("chart{}-narrow", charts_), .width = phone_width, .standalone = false});
        line("<figure>");
        if (std::holds_alternative<sparkline>(c.data)) line("<figcaption>{}</figcaption>", escaped(c.title));
        line("<div class=\"broad\">\n{}</div>\n<div class=\"narrow\">\n{}</div>", broad, narrow);
        line("<details>\n<summary>{}</summary>", figures_words.in(lang_));
        (*this)(to_table(c));
        line("</details>\n</figure>");
    }

private:
    std::string& out_;
    language lang_;
    const page_options& options_;
    explanations said_;
    int tables_ = 0;
    int charts_ = 0;
};

}  // namespace

std::string to_html(const document& doc, const page_options& options) {
    std::string out;
    html_writer write{out, doc.lang, options};
    write.line("<!doctype html>\n<html lang=\"{}\">\n<head>", doc.lang.code());
    write.line("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    write.line(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
        "script-src 'sha256-{}'; {}base-uri 'none'; form-action 'none'\">",
        page_script_hash, options.plain ? "img-src data:; " : "");
    write.line("<title>{}</title>\n<style>{}</style>\n</head>\n<body>", escaped(doc.title), page_style);
    write.line("<main data-search=\"{}\" data-shown=\"{}\">", escaped(search_words.in(doc.lang)),
               escaped(shown_words.in(doc.lang)));
    write.line("<h1>{}</h1>", escaped(doc.title));
    if (!doc.subtitle.empty()) write.line("<p class=\"subtitle\">{}</p>", escaped(doc.subtitle));
    for (const block& b : doc.blocks) std::visit(write, b);
    write.line("</main>\n<script>{}</script>\n</body>\n</html>", page_script);
    return out;
}

}  // namespace govkpi::report
