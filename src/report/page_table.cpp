// SPDX-License-Identifier: BSL-1.0
#include "page_table.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "explanations.hpp"
#include "footnotes.hpp"
#include "markup.hpp"

namespace govkpi::report {
namespace {

constexpr labels table_word{"Table", "Bảng"};

constexpr std::size_t fewest_rows_to_search = 13;
constexpr std::size_t most_rows_at_full_height = 40;
constexpr std::size_t most_rows_of_cards = 12;  ///< one below another; more are scrolled sideways
constexpr std::size_t most_rows_with_quotients =
    100;  ///< what each is made of would make a longer page several times as big

// Of a table on paper, in characters. The style sheet makes its letters as small as it takes.
constexpr std::size_t cell_padding = 2;
constexpr std::size_t shortest_line = 16;  ///< of words that are wrapped
constexpr std::size_t shortest_heading_line = 10;
constexpr std::size_t longest_word_kept = 40;         ///< a longer one is broken, lest it takes the room of all others
constexpr std::size_t most_characters_of_a_sign = 6;  ///< "XXVIII": a column of no more is as narrow as it can be
constexpr std::size_t phone_characters = 45;
constexpr std::size_t portrait_characters = 105;  ///< more do not stand on upright A4 in letters of 7 points

std::size_t characters_in(std::string_view text) {
    constexpr auto begins_one = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_one));
}

std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, characters_in(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

/// As an attribute, with what one more class means for a text that has a word of extreme length.
std::string class_of(std::string_view name, std::string_view text) {
    const bool broken = text.size() > longest_word_kept && longest_word(text) > longest_word_kept;
    if (name.empty() && !broken) return {};
    return fmt::format(" class=\"{}{}{}\"", name, name.empty() || !broken ? "" : " ", broken ? "broken" : "");
}

/// What a reader may do with the table.
struct uses {
    bool sorted_rows = true;  ///< none stands below another or adds others up
    bool single_rows = true;  ///< none shares the cell that names it
};

uses uses_of(const table& t) {
    uses of;
    for (const table::row& row : t.rows) {
        if (row.cells[t.name_column].text.empty()) of.single_rows = false;
        if (row.total || row.level > 0) of.sorted_rows = false;
    }
    of.sorted_rows = of.sorted_rows && of.single_rows && t.rows.size() > 1;
    return of;
}

/// Figures can be put in order where they are of one kind and unit.
bool has_order(const table& t, std::size_t column) {
    const exact_value* first = nullptr;
    for (const table::row& row : t.rows) {
        const auto& value = row.cells[column].value;
        if (!value || !value->is_defined()) continue;
        if (first == nullptr) first = &*value;
        if (value->kind != first->kind || value->unit != first->unit || value->per_unit != first->per_unit)
            return false;
    }
    return true;
}

class page_table {
public:
    page_table(std::string& out, const table& t, language lang, int number, bool plain)
        : out_{out},
          t_{t},
          lang_{lang},
          plain_{plain},
          id_{fmt::format("table{}", number)},
          uses_{uses_of(t)},
          below_{t, lang},
          said_{id_, lang} {
        for (std::size_t i = 0; i < t.columns.size(); ++i) {
            has_words_.push_back(std::any_of(t.rows.begin(), t.rows.end(), [&](const table::row& row) {
                return characters_in(row.cells[i].text) > most_characters_of_a_sign;
            }));
            sortable_.push_back(uses_.sorted_rows && !t.columns[i].heading.empty() && has_order(t, i));
        }
    }

    void write() {
        const std::size_t wide = characters_wide();
        cards_ = wide > phone_characters && t_.rows.size() <= most_rows_of_cards;
        line("<div class=\"region{}{}\" role=\"region\" tabindex=\"0\" {}>",
             t_.rows.size() > most_rows_at_full_height ? " long" : "", wide > portrait_characters ? " landscape" : "",
             t_.caption.empty() ? fmt::format("aria-label=\"{} {}\"", table_word.in(lang_), id_.substr(5))
                                : fmt::format("aria-labelledby=\"{}-title\"", id_));
        // What converts a page knows attributes where it does not know the style sheet.
        line("<table{}{} style=\"--characters:{}\"{}>",
             plain_ ? " border=\"1\" cellspacing=\"0\" cellpadding=\"3\"" : "", cards_ ? " class=\"cards\"" : "", wide,
             uses_.single_rows && t_.rows.size() >= fewest_rows_to_search ? " data-search" : "");
        write_caption();
        write_head();
        line("<tbody>");
        for (std::size_t i = 0; i < t_.rows.size(); ++i) write_row(i);
        line("</tbody>\n</table>\n</div>");
        out_ += said_.taken();
        for (const std::string& note : t_.notes) line("<p class=\"note\">{}</p>", escaped(note));
        for (std::size_t i = 0; i < below_.notes().size(); ++i)
            line("<p class=\"note\" id=\"{}-note{}\">{}</p>", id_, i + 1, escaped(below_.notes()[i]));
    }

private:
    template <class... Args>
    void line(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
        out_ += '\n';
    }

    std::size_t characters_wide() const {
        const auto of = [](std::string_view text, std::size_t shortest) {
            const std::size_t on_one_line = std::min(characters_in(text), shortest);
            return std::min(std::max(longest_word(text), on_one_line), longest_word_kept);
        };
        std::size_t all = 0;
        for (std::size_t i = 0; i < t_.columns.size(); ++i) {
            std::size_t widest = of(t_.columns[i].heading, shortest_heading_line);
            for (const table::row& row : t_.rows) widest = std::max(widest, of(row.cells[i].text, shortest_line));
            all += widest + cell_padding;
        }
        return all;
    }

    void write_caption() {
        if (t_.caption.empty() && t_.unit_line.empty()) return;
        out_ += "<caption>";
        if (!t_.caption.empty())
            out_ += fmt::format("<span class=\"title\" id=\"{}-title\">{}</span>", id_, escaped(t_.caption));
        if (!t_.unit_line.empty()) out_ += fmt::format("<span class=\"unit\">{}</span>", escaped(t_.unit_line));
        line("</caption>");
    }

    /// One row, or two where headings stand under a common one.
    void write_head() {
        const auto grouped = [](const table::column& c) { return !c.group.empty(); };
        const bool two_rows = std::any_of(t_.columns.begin(), t_.columns.end(), grouped);
        std::string groups;
        std::string first;
        std::string second;
        for (std::size_t i = 0; i < t_.columns.size();) {
            const std::string& group = t_.columns[i].group;
            std::size_t next = i + 1;
            while (!group.empty() && next < t_.columns.size() && t_.columns[next].group == group) ++next;
            groups += fmt::format("<colgroup span=\"{}\"></colgroup>\n", next - i);
            if (group.empty()) {
                first += heading_of(i, two_rows ? " rowspan=\"2\"" : "");
            } else {
                first += fmt::format("<th scope=\"colgroup\"{} colspan=\"{}\">{}</th>\n", class_of("group", group),
                                     next - i, escaped(group));
                for (std::size_t j = i; j < next; ++j) second += heading_of(j, "");
            }
            i = next;
        }
        line("{}<thead>\n<tr>\n{}</tr>", two_rows ? groups : std::string{}, first);
        if (two_rows) line("<tr>\n{}</tr>", second);
        line("</thead>");
    }

    std::string heading_of(std::size_t column, std::string_view rows) const {
        const table::column& of = t_.columns[column];
        const bool number = of.align == alignment::number && column != t_.name_column;
        return fmt::format("<th scope=\"col\"{}{}{}>{}{}</th>\n", class_of(number ? "number" : "", of.heading), rows,
                           sortable_[column] ? fmt::format(" data-sort=\"{}\"", column) : std::string{},
                           escaped(of.heading), marks(below_.numbers_of_heading(column)));
    }

    std::string marks(const std::vector<int>& numbers) const {
        std::string made;
        for (const int n : numbers) made += fmt::format("<sup><a href=\"#{}-note{}\">({})</a></sup>", id_, n, n);
        return made;
    }

    void write_row(std::size_t index) {
        const table::row& row = t_.rows[index];
        out_ += row.total ? "<tr class=\"total\">\n" : "<tr>\n";
        for (std::size_t i = 0; i < t_.columns.size(); ++i)
            if (i == t_.name_column)
                write_row_name(index);
            else
                write_cell(row.cells[i], i, index);
        out_ += "</tr>\n";
    }

    /// The cell that names its row names those below too that leave theirs empty.
    void write_row_name(std::size_t index) {
        const cell& name = t_.rows[index].cells[t_.name_column];
        if (name.text.empty() && index > 0) return;
        std::size_t next = index + 1;
        while (next < t_.rows.size() && t_.rows[next].cells[t_.name_column].text.empty()) ++next;
        out_ += "<th scope=\"row\"" + class_of({}, name.text);
        if (plain_) out_ += " align=\"left\"";
        if (next - index > 1) out_ += fmt::format(" rowspan=\"{}\"", next - index);
        if (const int level = t_.rows[index].level; level > 0) out_ += fmt::format(" data-level=\"{}\"", level);
        write_content(name, t_.name_column, index);
        out_ += "</th>\n";
    }

    void write_cell(const cell& c, std::size_t column, std::size_t row) {
        const bool number = t_.columns[column].align == alignment::number;
        out_ += "<td" + class_of(number ? "" : has_words_[column] ? "text words" : "text", c.text);
        if (plain_) out_ += number ? " align=\"right\"" : " align=\"left\"";
        if (cards_) out_ += fmt::format(" data-label=\"{}\"", escaped(label_of(t_.columns[column])));
        write_content(c, column, row);
        out_ += "</td>\n";
    }

    void write_content(const cell& c, std::size_t column, std::size_t row) {
        if (sortable_[column] && c.value && c.value->is_defined()) {
            fmt::format_to(std::back_inserter(out_), " data-value=\"{}", c.value->numerator);
            if (c.value->denominator != 1) fmt::format_to(std::back_inserter(out_), "/{}", c.value->denominator);
            out_ += '"';
        }
        out_ += '>';
        if (plain_)
            out_ += escaped(below_.text_of(c));
        else
            out_ += said_.figure_of(c, below_.text_of(c), t_.rows.size() <= most_rows_with_quotients,
                                    [&] { return name_of(column, row); });
        out_ += marks(below_.numbers_of(c, column));
    }

    std::string name_of(std::size_t column, std::size_t row) const {
        while (row > 0 && t_.rows[row].cells[t_.name_column].text.empty()) --row;
        return fmt::format("{} · {}", t_.rows[row].cells[t_.name_column].text, label_of(t_.columns[column]));
    }
    static std::string label_of(const table::column& of) {
        return of.group.empty() ? of.heading : of.group + ": " + of.heading;
    }

    std::string& out_;
    const table& t_;
    language lang_;
    bool plain_;
    std::string id_;
    uses uses_;
    footnotes below_;
    explanations said_;
    std::vector<bool> has_words_;  ///< not only numbers of rows and signs
    std::vector<bool> sortable_;
    bool cards_ = false;  ///< on a phone
};

}  // namespace

void write_page_table(std::string& out, const table& t, language lang, int number, const page_options& options) {
    check_shape(t);
    page_table{out, t, lang, number, options.plain}.write();
}

}  // namespace govkpi::report
