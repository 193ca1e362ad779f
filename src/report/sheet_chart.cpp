// SPDX-License-Identifier: BSL-1.0
#include "sheet_chart.hpp"

#include <algorithm>
#include <cmath>

#include "sheet_drawing.hpp"
#include "sheet_text.hpp"

namespace govkpi::report {
namespace {

using drawn_figure = std::optional<double>;  // for drawing only

constexpr labels for_drawing{"For the drawing", "Để vẽ biểu đồ"};
constexpr labels base_word{"Base", "Bệ"};
constexpr labels above_word{"Above zero", "Trên 0"};
constexpr labels below_word{"Below zero", "Dưới 0"};

constexpr std::size_t longest_description = 1'000;

/// The parts of a format such as "+#,##0.0\" pp\";-#,##0.0\" pp\"": its numbers without the words, and the words.
struct axis_words {
    std::string format, unit;
};
axis_words axis_of(const std::string& format) {
    axis_words made;
    bool quoted = false;
    bool first = true;
    for (const char c : format) {
        if (c == '"')
            quoted = !quoted;
        else if (!quoted)
            made.format += c;
        else if (first)
            made.unit += c;
        first = first && (quoted || c != ';');
    }
    constexpr std::string_view no_break_space = "\u00a0";
    while (made.unit.starts_with(' ') || made.unit.starts_with(no_break_space))
        made.unit.erase(0, made.unit.starts_with(' ') ? 1 : no_break_space.size());
    return made;
}

class chart_sheet {
public:
    chart_sheet(sheet_page& page, const chart& of, const table& figures, const table_place& place)
        : page_{page}, of_{of}, figures_{figures}, place_{place}, next_column_{figures.columns.size()} {
        if (const auto* bullets = std::get_if<bullet_graph>(&of.data))
            rows_ = bullets->rows.size();  // the bands below them are no bars
        else
            rows_ = figures.rows.size();
        for (std::size_t r = 0; r < rows_; ++r)
            for (const auto& number : place.numbers[r])
                if (number && !like_) like_ = &*number;
    }

    void draw() {
        if (rows_ == 0 || like_ == nullptr) return;  // there is nothing to draw
        drawing_.sheet = page_.name();
        drawing_.heading_row = place_.heading_row;
        drawing_.first_row = place_.first_row;
        drawing_.last_row = place_.first_row + rows_ - 1;
        drawing_.title_row = place_.caption_row;
        drawing_.unit_row = place_.unit_row;
        axis_words axis = axis_of(like_->format);
        drawing_.axis_format = std::move(axis.format);
        drawing_.unit = std::move(axis.unit);
        drawing_.label_format = drawing_.axis_format;
        const std::string& description = of_.description.empty() ? of_.title : of_.description;
        drawing_.description = spreadsheet_text(description, longest_description).text;
        std::visit([this](const auto& data) { add(data); }, of_.data);
        page_.book().add_chart(place_.heading_row, next_column_ + 1, drawing_);
    }

private:
    using look = sheet_drawing::look;
    using tone = sheet_drawing::tone;

    void add(const bullet_graph&) {
        as_bars();
        add_columns(look::outline);
    }
    void add(const bar_chart& bars) {
        as_bars();
        add_columns(look::pale);
        const auto is_marked = [](const bar_chart::row& row) { return row.highlighted; };
        if (std::none_of(bars.rows.begin(), bars.rows.end(), is_marked)) return;
        for (std::size_t r = 0; r < rows_; ++r) {
            const std::vector<cell>& cells = figures_.rows[r].cells;  // in another order, and names may be alike
            const bool accent = std::any_of(bars.rows.begin(), bars.rows.end(), [&](const bar_chart::row& row) {
                return is_marked(row) && row.label == cells[0].text && row.value.text == cells[1].text;
            });
            drawing_.all.front().tones.push_back(accent ? tone::accent : tone::usual);
        }
    }
    void add(const line_chart&) {
        drawing_.as = sheet_drawing::form::lines;
        add_columns(look::outline);
        drawing_.all.front().labelled = false;
    }
    void add(const sparkline&) {
        drawing_.as = sheet_drawing::form::lines;
        drawing_.bare = true;
        drawing_.width = 240;
        drawing_.height = 100;
        drawing_.title_row.reset();
        add_columns(look::outline);
        drawing_.all.resize(1);
        drawing_.all.front().labelled = false;
        drawing_.legend = false;
    }

    /// Each step as a base that is not seen and what stands on it: the part above zero, the part below.
    void add(const waterfall& falls) {
        drawing_.as = sheet_drawing::form::stacked_columns;
        std::vector<drawn_figure> base(rows_), above(rows_), below(rows_);
        std::vector<tone> tones(rows_);
        drawn_figure reached = 0;
        for (std::size_t r = 0; r < rows_; ++r) {
            const drawn_figure step = drawn(r, 1);
            const drawn_figure from = falls.steps[r].total ? drawn_figure{0} : reached;
            reached = from && step ? drawn_figure{*from + *step} : std::nullopt;
            tones[r] = falls.steps[r].total ? tone::dark : step && *step < 0 ? tone::accent : tone::usual;
            if (!reached) continue;
            const double least = std::min(*from, *reached);
            const double most = std::max(*from, *reached);
            base[r] = std::max(least, 0.0) + std::min(most, 0.0);
            above[r] = std::max(most, 0.0) - std::max(least, 0.0);
            below[r] = std::min(least, 0.0) - std::min(most, 0.0);
        }
        add_column(base, base_word.in(of_.lang), {.named_column = next_column_, .as = look::hidden});
        add_column(above, above_word.in(of_.lang), {.named_column = next_column_, .tones = tones});
        add_column(below, below_word.in(of_.lang), {.named_column = next_column_, .tones = tones});
    }

    void as_bars() {
        constexpr int of_row = 26;
        constexpr int around = 130;
        constexpr std::size_t most_rows = 100;  // more are drawn smaller
        drawing_.height =
            around + of_row * static_cast<int>(std::min(rows_, most_rows) * (figures_.columns.size() - 1));
    }

    void add_columns(look second) {
        for (std::size_t c = 1; c < figures_.columns.size(); ++c) {
            sheet_drawing::series made{
                .column = c, .named_column = c, .as = c == 1 ? look::filled : second, .labelled = c == 1};
            if (can_be_drawn_from(c)) {
                drawing_.all.push_back(std::move(made));
                continue;
            }
            std::vector<drawn_figure> numbers;
            for (std::size_t r = 0; r < rows_; ++r) numbers.push_back(drawn(r, c));
            add_column(numbers, figures_.columns[c].heading, std::move(made));
        }
        drawing_.legend = drawing_.all.size() > 1;
    }

    /// A word would be drawn as zero.
    bool can_be_drawn_from(std::size_t column) const {
        for (std::size_t r = 0; r < rows_; ++r) {
            const auto& number = place_.numbers[r][column];
            if (number ? number->scale != like_->scale : !figures_.rows[r].cells[column].text.empty()) return false;
        }
        return true;
    }

    /// In the scale of the first figure.
    drawn_figure drawn(std::size_t row, std::size_t column) const {
        const auto& number = place_.numbers[row][column];
        if (!number) return std::nullopt;
        return number->value * std::pow(10.0, number->scale - like_->scale);
    }

    void add_column(const std::vector<drawn_figure>& numbers, const std::string& name, sheet_drawing::series made) {
        constexpr int width = 12;
        made.column = next_column_++;
        page_.book().column_width(made.column, width);
        if (made.column == figures_.columns.size() && place_.heading_row > 0)
            page_.text(place_.heading_row - 1, made.column, for_drawing.in(of_.lang), {.italic = true});
        const cell_look head{.italic = true, .right = true, .wrapped = true, .ruled_above = true, .ruled_below = true};
        page_.text(place_.heading_row, made.column, name, head);
        for (std::size_t r = 0; r < rows_; ++r)
            if (numbers[r])
                page_.book().write_number(place_.first_row + r, made.column, *numbers[r],
                                          {.number_format = drawing_.axis_format, .italic = true});
        drawing_.all.push_back(std::move(made));
    }

    sheet_page& page_;
    const chart& of_;
    const table& figures_;
    const table_place& place_;
    std::size_t next_column_;
    std::size_t rows_ = 0;
    const sheet_number* like_ = nullptr;  ///< the first figure: all are drawn in its scale
    sheet_drawing drawing_;
};

}  // namespace

void draw(sheet_page& page, const chart& of, const table& figures, const table_place& place) {
    chart_sheet{page, of, figures, place}.draw();
}

}  // namespace govkpi::report
