// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/markdown.hpp>

#include <algorithm>
#include <string_view>

#include "characters.hpp"
#include "footnotes.hpp"

namespace govkpi::report {
namespace {

/// Text that is no markup anywhere in a line: every sign that could begin some has a backslash before it. Without spaces
/// around it, beside which "**" would not be markup.
std::string escaped_inline(std::string_view text) {
    std::string plain = on_one_line(text);
    plain.erase(plain.find_last_not_of(' ') + 1);
    plain.erase(0, plain.find_first_not_of(' '));
    std::string out;
    for (const char c : plain) {
        if (std::string_view{"\\`*_[]<>|~&$"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

/// The same at the beginning of a line, where # and - and "1." mean more.
std::string escaped_line(std::string_view text) {
    std::string out = escaped_inline(text);
    const std::size_t sign = std::min(out.find_first_not_of("0123456789"), out.size());
    const bool numbered = sign > 0 && sign < out.size() && (out[sign] == '.' || out[sign] == ')');
    const bool marked = !out.empty() && std::string_view{"#+-="}.find(out.front()) != std::string_view::npos;
    if (numbered) out.insert(sign, 1, '\\');
    if (marked) out.insert(0, 1, '\\');
    return out;
}

struct markdown_writer {
    std::string& out;
    language lang;

    void operator()(const heading& h) const {
        title(std::string(static_cast<std::size_t>(std::clamp(h.level, 1, 5)) + 1, '#'), h.text);
    }
    void operator()(const paragraph& p) const { out.append(escaped_line(p.text())) += "\n\n"; }
    void operator()(const notes& n) const {
        (*this)(heading{n.title});
        list(n.items);
    }
    void operator()(const table& t) const {
        check_shape(t);
        if (!t.caption.empty()) title("###", t.caption);
        if (!t.unit_line.empty()) out.append(escaped_line(t.unit_line)) += "\n\n";
        const footnotes below{t, lang};
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            const table::column& column = t.columns[i];
            const std::string before = column.group.empty() ? std::string{} : column.group + ": ";
            out += "| " + escaped_inline(before + column.heading) + below.marks_of_heading(i) + ' ';
        }
        out += "|\n";
        for (const table::column& column : t.columns) out += column.align == alignment::number ? "| ---: " : "| --- ";
        out += "|\n";
        for (const table::row& row : t.rows) write_row(t, row, below);
        out += '\n';
        list(t.notes);
        list(below.notes());
    }
    void operator()(const chart& c) const { (*this)(to_table(c)); }

    void title(std::string_view mark, std::string_view text) const {
        out.append(mark).append(" ").append(escaped_inline(text)) += "\n\n";
    }

private:
    static constexpr int deepest_level = 10;

    void list(const std::vector<std::string>& items) const {
        for (const std::string& item : items) out.append("- ").append(escaped_line(item)) += '\n';
        if (!items.empty()) out += '\n';
    }

    void write_row(const table& t, const table::row& row, const footnotes& below) const {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            const std::string text = escaped_inline(below.text_of(row.cells[i])) + below.marks_of(row.cells[i], i);
            out += "| ";
            if (i == t.name_column)
                for (int level = 0; level < std::min(row.level, deepest_level); ++level) out += "&emsp;";
            out += row.total && !text.empty() ? "**" + text + "**" : text;
            out += ' ';
        }
        out += "|\n";
    }
};

}  // namespace

std::string to_markdown(const document& doc) {
    std::string out;
    const markdown_writer write{out, doc.lang};
    write.title("#", doc.title);
    if (!doc.subtitle.empty()) out.append(escaped_line(doc.subtitle)) += "\n\n";
    for (const block& b : doc.blocks) std::visit(write, b);
    while (out.ends_with("\n\n")) out.pop_back();
    return out;
}

}  // namespace govkpi::report
