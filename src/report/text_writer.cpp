// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>

#include "characters.hpp"
#include "footnotes.hpp"

namespace govkpi::report {
namespace {

using lines = std::vector<std::string>;

/// Broken at spaces to fit; a word longer than the width has a line of its own.
lines wrapped(std::string_view raw, int width) {
    const std::string safe = on_one_line(raw);
    std::string_view text = safe;
    lines made;
    std::string line;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        if (!line.empty() && columns_of(line) + 1 + columns_of(word) > width) {
            made.push_back(std::move(line));
            line.clear();
        }
        if (!line.empty()) line += ' ';
        line += word;
    }
    if (!line.empty() || made.empty()) made.push_back(std::move(line));
    return made;
}

int longest_word(std::string_view text) {
    int longest = 0;
    for (const std::string& word : wrapped(text, 1)) longest = std::max(longest, columns_of(word));
    return longest;
}

std::string repeated(std::string_view what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
}

void add_wrapped(std::string& out, std::string_view text, int width, std::string_view first, std::string_view next) {
    bool begun = false;
    for (const std::string& line : wrapped(text, width - columns_of(first))) {
        out.append(begun ? next : first).append(line) += '\n';
        begun = true;
    }
}

// Select Graphic Rendition of ECMA-48. What they tell is in the words and signs too.
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view faint = "\x1b[2m";
constexpr std::string_view red = "\x1b[31m";
constexpr std::string_view as_before = "\x1b[0m";

std::string in_look(std::string_view look, std::string text) {
    if (look.empty()) return text;
    return std::string{look}.append(text).append(as_before);
}

/// A table on lines of fixed width. Until it fits, the column gives way whose heading is longest beyond its cells, then the
/// widest of text, then the widest of figures, none below its longest word: a figure broken over two lines is hard to
/// read.
class table_layout {
public:
    table_layout(const table& t, language lang, const text_layout& layout)
        : table_{t}, below_{t, lang}, width_{layout.width}, colour_{layout.colour} {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            headings_.push_back(heading_of(t.columns[i]) + below_.marks_of_heading(i));
            int natural = columns_of(headings_.back());
            int of_cells = 0;
            int least = longest_word(headings_.back());
            for (const table::row& row : t.rows) {
                const std::string text = text_of(row, i);
                of_cells = std::max(of_cells, indent_of(row, i) + columns_of(text));
                least = std::max(least, indent_of(row, i) + longest_word(text));
            }
            widths_.push_back(std::max(natural, of_cells));
            least_.push_back(least);
            cells_.push_back(std::max(of_cells, least));
        }
        for (int over = total() - width_; over > 0; --over) {
            int column = longest_heading();
            if (column < 0) column = widest_that_can_give(alignment::text);
            if (column < 0) column = widest_that_can_give(alignment::number);
            if (column < 0) return;  // it cannot be narrower; the terminal will break the lines
            --widths_[static_cast<std::size_t>(column)];
        }
    }

    void write(std::string& out) const {
        const std::string rule = repeated("─", total()) + '\n';
        if (!table_.unit_line.empty()) out += on_one_line(table_.unit_line) + '\n';
        out += rule;
        write_row(out, headings_, nullptr);
        out += rule;
        for (const table::row& row : table_.rows) {
            if (row.total && &row != &table_.rows.front()) out += rule;
            std::vector<std::string> texts;
            for (std::size_t i = 0; i < row.cells.size(); ++i) texts.push_back(text_of(row, i));
            write_row(out, texts, &row);
        }
        out += rule;
        for (const std::string& note : table_.notes) write_note(out, note);
        for (const std::string& note : below_.notes()) write_note(out, note);
    }

private:
    static constexpr int gap = 2;
    static constexpr int indent = 2;  ///< of each level
    static constexpr int deepest_level = 10;

    static std::string heading_of(const table::column& column) {
        return column.group.empty() ? column.heading : column.group + ": " + column.heading;
    }
    int indent_of(const table::row& row, std::size_t column) const {
        return column == table_.name_column ? indent * std::clamp(row.level, 0, deepest_level) : 0;
    }

    void write_note(std::string& out, std::string_view note) const {
        for (const std::string& line : wrapped(note, width_)) out += in_look(look(faint), line) + '\n';
    }

    std::string text_of(const table::row& row, std::size_t column) const {
        const cell& c = row.cells[column];
        return std::string{below_.text_of(c)} + below_.marks_of(c, column);
    }
    std::string_view look(std::string_view wanted) const { return colour_ ? wanted : std::string_view{}; }
    std::string_view look_of(const table::row* row, std::size_t column) const {
        if (row == nullptr) return look(bold);
        const std::optional<exact_value>& value = row->cells[column].value;
        if (value && value->is_defined() && value->numerator < 0) return look(red);
        return row->total ? look(bold) : std::string_view{};
    }

    // Each gives a column's index, or -1.

    int longest_heading() const {
        int longest = -1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const auto beyond = [&](std::size_t column) { return widths_[column] - cells_[column]; };
            if (beyond(i) > (longest < 0 ? 0 : beyond(static_cast<std::size_t>(longest))))
                longest = static_cast<int>(i);
        }
        return longest;
    }
    int widest_that_can_give(alignment align) const {
        int widest = -1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            if (table_.columns[i].align != align || widths_[i] <= least_[i]) continue;
            if (widest < 0 || widths_[i] > widths_[static_cast<std::size_t>(widest)]) widest = static_cast<int>(i);
        }
        return widest;
    }

    int total() const {
        return std::accumulate(widths_.begin(), widths_.end(), 0) + gap * (static_cast<int>(widths_.size()) - 1);
    }

    /// Of the head, where there is no row.
    void write_row(std::string& out, const std::vector<std::string>& cells, const table::row* row) const {
        std::vector<lines> wrapped_cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const int behind = row == nullptr ? 0 : indent_of(*row, i);
            wrapped_cells.push_back(wrapped(cells[i], widths_[i] - behind));
            for (std::string& line : wrapped_cells.back()) line.insert(0, static_cast<std::size_t>(behind), ' ');
            height = std::max(height, wrapped_cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string written;
            std::string padding;  // before the next text: none stands at the end of a line
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                const std::string text = line < wrapped_cells[i].size() ? wrapped_cells[i][line] : std::string{};
                const std::string room = repeated(" ", widths_[i] - columns_of(text));
                if (i > 0) padding += repeated(" ", gap);
                const bool right = table_.columns[i].align == alignment::number;
                if (right) padding += room;
                if (!text.empty()) {
                    written += padding + in_look(look_of(row, i), text);
                    padding.clear();
                }
                if (!right) padding += room;
            }
            out += written + '\n';
        }
    }

    const table& table_;
    footnotes below_;
    int width_;
    bool colour_;
    std::vector<std::string> headings_;
    std::vector<int> widths_;
    std::vector<int> least_;
    std::vector<int> cells_;  ///< what the cells need to stand on one line each
};

struct text_writer {
    std::string& out;
    language lang;
    const text_layout& layout;

    void title(std::string_view text) const {
        const std::size_t from = out.size();
        add_wrapped(out, text, layout.width, "", "");
        if (!layout.colour) return;
        out.insert(from, bold);
        out.insert(out.size() - 1, as_before);
    }
    void operator()(const heading& h) const {
        out += '\n';
        title(h.text);
    }
    void operator()(const paragraph& p) const { add_wrapped(out, p.text(), layout.width, "", ""); }
    void operator()(const notes& n) const {
        (*this)(heading{n.title});
        for (const std::string& item : n.items) add_wrapped(out, item, layout.width, "- ", "  ");
    }
    void operator()(const table& t) const {
        check_shape(t);
        (*this)(heading{t.caption});
        table_layout{t, lang, layout}.write(out);
    }
    void operator()(const chart& c) const { (*this)(to_table(c)); }
};

}  // namespace

std::string to_text(const document& doc, const text_layout& layout) {
    std::string out;
    const text_writer write{out, doc.lang, layout};
    write.title(doc.title);
    if (!doc.subtitle.empty()) add_wrapped(out, doc.subtitle, layout.width, "", "");
    for (const block& b : doc.blocks) std::visit(write, b);
    return out;
}

}  // namespace govkpi::report
