// SPDX-License-Identifier: BSL-1.0
// Charts whose figures stand in rows: a column of labels, one of marks, and one or two of figures, so that texts never
// meet marks, however long they are.
#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "canvas.hpp"
#include "chart_parts.hpp"

namespace govkpi::report {
namespace {

using lines = std::vector<std::string>;

constexpr int column_gap = px(14);
constexpr int row_gap = px(8);
constexpr int least_row = px(26);
constexpr int key_room = px(18);

struct row_texts {
    std::string label;
    const cell* figures[2];
};

enum class key : std::uint8_t { bar, hollow_bar, upright, none };

void draw_key(canvas& on, key kind, int x, int middle) {
    if (kind == key::bar) on.rectangle(x, middle - px(4), px(12), px(8), look::mark);
    if (kind == key::hollow_bar) on.rectangle(x, middle - px(4), px(12), px(8), look::hollow);
    if (kind == key::upright) on.line(x + px(6), middle - px(6), x + px(6), middle + px(6), look::ink);
}

class row_layout {
public:
    row_layout(canvas& on, const chart& of, const std::vector<row_texts>& rows, std::pair<key, key> keys)
        : on_{on}, rows_{rows} {
        const int inner = on.inner_width();
        const bool two =
            std::any_of(rows.begin(), rows.end(), [](const row_texts& r) { return is_there(*r.figures[1]); });
        columns_ = two ? 2 : 1;
        const int widest_figure = inner * (two ? 20 : 28) / 100;
        const std::string names[] = {value_name(of), other_name(of)};
        int right = on.width() - canvas::margin;
        for (std::size_t column = columns_; column-- > 0;) {
            heads_[column] = wrapped_lines(names[column], small_font.size, widest_figure - key_room);
            int wide = widest(heads_[column], small_font) + key_room;
            for (const row_texts& r : rows) {
                wide = std::max(
                    wide, widest(wrapped_lines(r.figures[column]->text, text_font.size, widest_figure), text_font));
            }
            rights_[column] = right;
            widths_[column] = wide;
            right -= wide + column_gap;
        }
        for (const row_texts& r : rows)
            label_width_ =
                std::max(label_width_, widest(wrapped_lines(r.label, text_font.size, inner * 34 / 100), text_font));
        plot_left_ = canvas::margin + label_width_ + column_gap;
        plot_right_ = right;
        write_heads(keys);
    }

    int left() const noexcept { return plot_left_; }
    int right() const noexcept { return plot_right_; }

    /// Calls draw(row's number, middle) for the marks of each row, then writes the row's texts.
    void write(const std::function<void(std::size_t, int)>& draw) {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            const lines label = wrapped_lines(rows_[i].label, text_font.size, label_width_);
            lines figures[2];
            std::size_t most = label.size();
            for (std::size_t column = 0; column < columns_; ++column) {
                figures[column] = wrapped_lines(rows_[i].figures[column]->text, text_font.size, widths_[column]);
                most = std::max(most, figures[column].size());
            }
            const int high = std::max(least_row, height_of(most));
            const int middle = on_.top() + high / 2;
            draw(i, middle);
            const auto beside = [&](const lines& l) { return middle - height_of(l.size()) / 2; };
            on_.text(canvas::margin, beside(label), anchor::start, text_font, label);
            for (std::size_t column = 0; column < columns_; ++column)
                on_.text(rights_[column], beside(figures[column]), anchor::end, text_font, figures[column]);
            on_.move_down(high + row_gap);
        }
    }

private:
    static int height_of(std::size_t count) { return static_cast<int>(count) * text_font.line(); }

    void write_heads(std::pair<key, key> keys) {
        std::size_t most = 0;
        for (std::size_t column = 0; column < columns_; ++column) {
            const lines& head = heads_[column];
            on_.text(rights_[column], on_.top(), anchor::end, small_font, head);
            const int first = head.empty() ? 0 : text_width(head.front(), small_font.size);
            draw_key(on_, column == 0 ? keys.first : keys.second, rights_[column] - first - key_room,
                     on_.top() + small_font.line() / 2);
            most = std::max(most, head.size());
        }
        on_.move_down(static_cast<int>(most) * small_font.line() + row_gap / 2);
    }

    canvas& on_;
    const std::vector<row_texts>& rows_;
    std::size_t columns_ = 1;
    lines heads_[2];
    int rights_[2] = {};
    int widths_[2] = {};
    int label_width_ = 0;
    int plot_left_ = 0;
    int plot_right_ = 0;
};

/// A line at zero from `from` down to the last row.
void draw_zero(canvas& on, const scale& s, int from) {
    on.line(s.place(0), from, s.place(0), on.top() - row_gap / 2, look::axis);
}

void draw_bar(canvas& on, const scale& s, double from, double to, int top, int high, look as) {
    const int a = s.place(from);
    const int b = s.place(to);
    on.rectangle(std::min(a, b), top, std::abs(b - a), high, as);
}

/// A bar that points to where it ends, so that a fall does not look like a rise.
void draw_arrow(canvas& on, int from, int to, int middle) {
    constexpr int half = px(8);
    const int head = std::min(px(6), std::abs(to - from));
    const int neck = to > from ? to - head : to + head;
    on.polygon(
        {{from, middle - half}, {neck, middle - half}, {to, middle}, {neck, middle + half}, {from, middle + half}},
        look::mark);
}

/// What the bands are, each with its look.
void write_bands(canvas& on, const std::vector<bullet_graph::band>& bands) {
    constexpr int swatch = px(26);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const auto text = wrapped_lines(bands[i].label + ": \u2264 " + bands[i].upto.text, small_font.size,
                                        on.inner_width() - swatch);
        const int high = px(14) - std::min(static_cast<int>(i), 4) * px(2);
        on.band(canvas::margin, on.top() + small_font.line() / 2 - high / 2, px(18), high, static_cast<int>(i));
        on.text(canvas::margin + swatch, on.top(), anchor::start, small_font, text);
        on.move_down(static_cast<int>(text.size()) * small_font.line());
    }
}

}  // namespace

void draw_rows(canvas& on, const chart& of, const bullet_graph& data) {
    std::vector<row_texts> texts;
    scale s;
    s.include(0);
    for (const auto& r : data.rows) {
        texts.push_back({r.label, {&r.actual, &r.target}});
        s.include(position(r.actual));
        s.include(position(r.target));
    }
    for (const auto& band : data.bands) s.include(position(band.upto));
    row_layout layout{on, of, texts, {key::bar, key::upright}};
    s.span_between(layout.left(), layout.right());
    const int from = on.top();
    layout.write([&](std::size_t i, int middle) {
        double below = 0;
        for (std::size_t b = 0; b < data.bands.size(); ++b) {
            const double end = *position(data.bands[b].upto);
            const int high = px(24) - std::min(static_cast<int>(b), 4) * px(2);
            on.band(s.place(below), middle - high / 2, s.place(end) - s.place(below), high, static_cast<int>(b));
            below = end;
        }
        if (const auto actual = position(data.rows[i].actual))
            draw_bar(on, s, 0, *actual, middle - px(5), px(10), look::mark);
        if (const auto target = position(data.rows[i].target))
            on.line(s.place(*target), middle - px(11), s.place(*target), middle + px(11), look::ink);
    });
    draw_zero(on, s, from);
    write_bands(on, data.bands);
}

void draw_rows(canvas& on, const chart& of, const bar_chart& data) {
    const std::vector<bar_chart::row> rows = ordered(data);
    std::vector<row_texts> texts;
    scale s;
    s.include(0);
    for (const auto& r : rows) {
        texts.push_back({r.label, {&r.value, &r.compared}});
        s.include(position(r.value));
        s.include(position(r.compared));
    }
    const bool two = std::any_of(rows.begin(), rows.end(), [](const auto& r) { return is_there(r.compared); });
    row_layout layout{on, of, texts, {two ? key::bar : key::none, key::hollow_bar}};
    s.span_between(layout.left(), layout.right());
    const int from = on.top();
    layout.write([&](std::size_t i, int middle) {
        const look as = rows[i].highlighted ? look::accent : look::mark;
        if (const auto value = position(rows[i].value))
            draw_bar(on, s, 0, *value, two ? middle - px(10) : middle - px(7), two ? px(11) : px(14), as);
        if (const auto other = position(rows[i].compared))
            draw_bar(on, s, 0, *other, middle + px(2), px(8), look::hollow);
    });
    draw_zero(on, s, from);
}

void draw_rows(canvas& on, const chart& of, const waterfall& data) {
    static const cell nothing;
    struct span {
        std::optional<double> from;
        std::optional<double> to;
    };
    std::vector<row_texts> texts;
    std::vector<span> spans;
    scale s;
    s.include(0);
    std::optional<double> level = 0;
    for (const auto& step : data.steps) {
        texts.push_back({step.label, {&step.value, &nothing}});
        const auto value = position(step.value);
        span at{step.total ? std::optional<double>{0} : level, {}};
        if (at.from && value) at.to = *at.from + *value;
        level = at.to;
        s.include(at.to);
        spans.push_back(at);
    }
    row_layout layout{on, of, texts, {key::none, key::none}};
    s.span_between(layout.left(), layout.right());
    const int from = on.top();
    int middle_before = from;
    layout.write([&](std::size_t i, int middle) {
        if (i > 0 && spans[i - 1].to) {
            const int x = s.place(*spans[i - 1].to);
            on.line(x, middle_before + px(8), x, middle - px(8), look::hint);
        }
        middle_before = middle;
        if (!spans[i].to) return;
        if (data.steps[i].total)
            draw_bar(on, s, 0, *spans[i].to, middle - px(8), px(16), look::accent);
        else
            draw_arrow(on, s.place(*spans[i].from), s.place(*spans[i].to), middle);
    });
    draw_zero(on, s, from);
}

}  // namespace govkpi::report
