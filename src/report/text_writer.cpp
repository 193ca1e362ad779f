// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/document.hpp>

#include <algorithm>
#include <numeric>
#include <string_view>

#include <utf8proc.h>

#include "characters.hpp"

namespace govkpi::report {
namespace {

using lines = std::vector<std::string>;

/// Terminal columns of a text; what is not UTF-8 or cannot be printed takes none.
int columns(std::string_view text) {
    int total = 0;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        if (length > 0) total += utf8proc_charwidth(character);
        text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
    }
    return total;
}

/// Control characters come from data and would reach the terminal: each becomes a space. Marks that turn the direction of
/// the text around them are left out, since they would turn the figures beside it.
std::string printable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        utf8proc_int32_t character = 0;
        const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &character);
        const auto size = length > 0 ? static_cast<std::size_t>(length) : 1;
        const bool control = length <= 0 || utf8proc_category(character) == UTF8PROC_CATEGORY_CC;
        if (control)
            out += ' ';
        else if (!turns_direction(character))
            out.append(text.substr(0, size));
        text.remove_prefix(size);
    }
    return out;
}

/// Broken at spaces to fit; a word longer than the width has a line of its own.
lines wrapped(std::string_view raw, int width) {
    const std::string safe = printable(raw);
    std::string_view text = safe;
    lines made;
    std::string line;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        if (word.empty()) continue;
        if (!line.empty() && columns(line) + 1 + columns(word) > width) {
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
    for (const std::string& word : wrapped(text, 1)) longest = std::max(longest, columns(word));
    return longest;
}

std::string repeated(std::string_view what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
}

void add_wrapped(std::string& out, std::string_view text, int width, std::string_view first, std::string_view next) {
    bool begun = false;
    for (const std::string& line : wrapped(text, width - columns(first))) {
        out.append(begun ? next : first).append(line) += '\n';
        begun = true;
    }
}

/// A table on lines of fixed width. Until it fits, the column gives way whose heading is longest beyond its cells, then the
/// widest of text, then the widest of figures, none below its longest word: a figure broken over two lines is hard to
/// read.
class table_layout {
public:
    table_layout(const table& t, int width) : table_{t} {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            headings_.push_back(heading_of(t.columns[i]));
            int natural = columns(headings_.back());
            int of_cells = 0;
            int least = longest_word(headings_.back());
            for (const table::row& row : t.rows) {
                of_cells = std::max(of_cells, indent_of(row, i) + columns(row.cells[i].text));
                least = std::max(least, indent_of(row, i) + longest_word(row.cells[i].text));
            }
            widths_.push_back(std::max(natural, of_cells));
            least_.push_back(least);
            cells_.push_back(std::max(of_cells, least));
        }
        for (int over = total() - width; over > 0; --over) {
            int column = longest_heading();
            if (column < 0) column = widest_that_can_give(alignment::text);
            if (column < 0) column = widest_that_can_give(alignment::number);
            if (column < 0) return;  // it cannot be narrower; the terminal will break the lines
            --widths_[static_cast<std::size_t>(column)];
        }
    }

    void write(std::string& out) const {
        const std::string rule = repeated("─", total()) + '\n';
        if (!table_.unit_line.empty()) out += printable(table_.unit_line) + '\n';
        out += rule;
        write_row(out, headings_, 0);
        out += rule;
        for (const table::row& row : table_.rows) {
            if (row.total && &row != &table_.rows.front()) out += rule;
            std::vector<std::string> texts;
            for (const cell& c : row.cells) texts.push_back(c.text);
            write_row(out, texts, row.level);
        }
        out += rule;
        for (const std::string& note : table_.notes) out += printable(note) + '\n';
    }

private:
    static constexpr int gap = 2;
    static constexpr int indent = 2;  ///< of each level

    static std::string heading_of(const table::column& column) {
        return column.group.empty() ? column.heading : column.group + ": " + column.heading;
    }
    int indent_of(const table::row& row, std::size_t column) const {
        return column == table_.name_column ? indent * row.level : 0;
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

    void write_row(std::string& out, const std::vector<std::string>& cells, int level) const {
        std::vector<lines> wrapped_cells;
        std::size_t height = 1;
        for (std::size_t i = 0; i < widths_.size(); ++i) {
            const int behind = i == table_.name_column ? indent * level : 0;
            wrapped_cells.push_back(wrapped(cells[i], widths_[i] - behind));
            for (std::string& line : wrapped_cells.back()) line.insert(0, static_cast<std::size_t>(behind), ' ');
            height = std::max(height, wrapped_cells.back().size());
        }
        for (std::size_t line = 0; line < height; ++line) {
            std::string written;
            for (std::size_t i = 0; i < widths_.size(); ++i) {
                const std::string text = line < wrapped_cells[i].size() ? wrapped_cells[i][line] : std::string{};
                const std::string padding = repeated(" ", widths_[i] - columns(text));
                if (i > 0) written += repeated(" ", gap);
                written += table_.columns[i].align == alignment::number ? padding + text : text + padding;
            }
            written.erase(written.find_last_not_of(' ') + 1);
            out += written + '\n';
        }
    }

    const table& table_;
    std::vector<std::string> headings_;
    std::vector<int> widths_;
    std::vector<int> least_;
    std::vector<int> cells_;  ///< what the cells need to stand on one line each
};

struct text_writer {
    std::string& out;
    int width;

    void operator()(const heading& h) const {
        out += '\n';
        add_wrapped(out, h.text, width, "", "");
    }
    void operator()(const paragraph& p) const { add_wrapped(out, p.text, width, "", ""); }
    void operator()(const notes& n) const {
        (*this)(heading{n.title});
        for (const std::string& item : n.items) add_wrapped(out, item, width, "- ", "  ");
    }
    void operator()(const table& t) const {
        (*this)(heading{t.caption});
        table_layout{t, width}.write(out);
    }
};

}  // namespace

std::string to_text(const document& doc, int width) {
    std::string out;
    add_wrapped(out, doc.title, width, "", "");
    if (!doc.subtitle.empty()) add_wrapped(out, doc.subtitle, width, "", "");
    for (const block& b : doc.blocks) std::visit(text_writer{out, width}, b);
    return out;
}

}  // namespace govkpi::report
