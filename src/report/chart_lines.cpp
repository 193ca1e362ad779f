// SPDX-License-Identifier: BSL-1.0
// Charts over periods: a line above, the periods and their figures in rows below it.
#include <algorithm>
#include <cstddef>

#include "canvas.hpp"
#include "chart_parts.hpp"

namespace govkpi::report {
namespace {

using lines = std::vector<std::string>;
using places = std::vector<std::pair<int, int>>;

constexpr int slot_gap = px(8);
constexpr int plot_height = px(180);
constexpr int key_room = px(22);
constexpr int widest_word = px(140);

/// wrapped_lines() breaks a word that is too wide for a line, so words are asked for one by one.
int widest_of_words(const std::string& text) {
    const std::string clean = one_line(text);
    int found = 0;
    for (std::size_t at = 0; at < clean.size();) {
        const std::size_t end = std::min(clean.find(' ', at), clean.size());
        found = std::max(found, text_width(std::string_view{clean}.substr(at, end - at), small_font.size));
        at = end + 1;
    }
    return std::min(found, widest_word);
}

bool has_targets(const line_chart& data) {
    return std::any_of(data.points.begin(), data.points.end(),
                       [](const period_point& p) { return is_there(p.target); });
}

struct line_layout {
    int names = 0;  ///< width of the names of rows
    int slot = 0;   ///< of a period, with its gap

    line_layout(const chart& of, const line_chart& data, int inner) {
        const int most = inner * 20 / 100;
        names = widest(wrapped_lines(value_name(of), small_font.size, most), small_font);
        if (has_targets(data))
            names = std::max(names, widest(wrapped_lines(other_name(of), small_font.size, most), small_font));
        for (const period_point& p : data.points) {
            for (const std::string* text : {&p.period, &p.value.text, &p.target.text})
                slot = std::max(slot, widest_of_words(*text) + slot_gap);
        }
        const int count = std::max(1, static_cast<int>(data.points.size()));
        slot = std::max(slot, (inner - names - key_room - slot_gap) / count);
    }
    int left() const { return canvas::margin + key_room + names + slot_gap; }
    int middle(std::size_t i) const { return left() + static_cast<int>(i) * slot + slot / 2; }
};

/// Lines through neighbours that have values; one that stands alone has its dot only.
void draw_through(canvas& on, const places& points, const std::vector<bool>& there) {
    places run;
    for (std::size_t i = 0; i <= points.size(); ++i) {
        if (i < points.size() && there[i]) {
            run.push_back(points[i]);
            continue;
        }
        if (run.size() > 1) on.polyline(run);
        run.clear();
    }
}

/// A row of texts under the line, one for each period; returns its height.
int write_row(canvas& on, const line_layout& layout, const std::vector<const std::string*>& texts) {
    std::size_t most = 1;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const lines text = wrapped_lines(*texts[i], small_font.size, layout.slot - slot_gap);
        on.text(layout.middle(i), on.top(), anchor::middle, small_font, text);
        most = std::max(most, text.size());
    }
    return static_cast<int>(most) * small_font.line();
}

}  // namespace

int line_width(const chart& of, const line_chart& data, int width) {
    const line_layout layout{of, data, width - 2 * canvas::margin};
    return std::max(width, layout.left() + static_cast<int>(data.points.size()) * layout.slot + canvas::margin);
}

void draw_line(canvas& on, const chart& of, const line_chart& data) {
    const line_layout layout{of, data, on.inner_width()};
    const std::size_t count = data.points.size();
    scale s;
    s.include(0);
    for (const period_point& p : data.points) {
        s.include(position(p.value));
        s.include(position(p.target));
    }
    const int top = on.top() + px(8);
    s.span_between(top + plot_height, top);
    const int right = layout.left() + static_cast<int>(count) * layout.slot;
    on.line(layout.left(), s.place(0), right, s.place(0), look::axis);
    places points;
    std::vector<bool> there;
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = position(data.points[i].value);
        there.push_back(value.has_value());
        points.emplace_back(layout.middle(i), value ? s.place(*value) : 0);
        if (const auto target = position(data.points[i].target))
            on.line(layout.middle(i) - layout.slot * 3 / 8, s.place(*target), layout.middle(i) + layout.slot * 3 / 8,
                    s.place(*target), look::ink);
    }
    draw_through(on, points, there);
    for (std::size_t i = 0; i < count; ++i) {
        if (there[i]) on.circle(points[i].first, points[i].second, px(4), look::mark);
    }
    on.move_down(plot_height + px(22));

    std::vector<const std::string*> periods;
    std::vector<const std::string*> values;
    std::vector<const std::string*> targets;
    for (const period_point& p : data.points) {
        periods.push_back(&p.period);
        values.push_back(&p.value.text);
        targets.push_back(&p.target.text);
    }
    on.move_down(write_row(on, layout, periods) + px(4));
    const auto figures = [&](const std::string& name, const std::vector<const std::string*>& texts, bool target) {
        on.line(canvas::margin, on.top() - px(2), right, on.top() - px(2), look::hint);
        const int key_middle = on.top() + small_font.line() / 2;
        if (target)
            on.line(canvas::margin, key_middle, canvas::margin + px(14), key_middle, look::ink);
        else
            on.circle(canvas::margin + px(7), key_middle, px(4), look::mark);
        const lines named = wrapped_lines(name, small_font.size, layout.names);
        on.text(canvas::margin + key_room, on.top(), anchor::start, small_font, named);
        const int high = static_cast<int>(named.size()) * small_font.line();
        on.move_down(std::max(high, write_row(on, layout, texts)) + px(4));
    };
    figures(value_name(of), values, false);
    if (has_targets(data)) figures(other_name(of), targets, true);
}

void draw_sparkline(canvas& on, const sparkline& data) {
    constexpr int wide = px(140);
    constexpr int high = px(26);
    constexpr int widest_text = px(200);
    constexpr int dot = px(3);
    scale s;
    for (const period_point& p : data.points) s.include(position(p.value));
    const lines text =
        data.points.empty() ? lines{} : wrapped_lines(data.points.back().value.text, text_font.size, widest_text);
    const int text_height = static_cast<int>(text.size()) * text_font.line();
    const int tall = std::max(high, text_height);
    const int middle = on.top() + tall / 2;
    s.span_between(middle + high / 2, middle - high / 2);
    places points;
    std::vector<bool> there;
    const int steps = std::max(1, static_cast<int>(data.points.size()) - 1);
    for (std::size_t i = 0; i < data.points.size(); ++i) {
        const auto value = position(data.points[i].value);
        there.push_back(value.has_value());
        points.emplace_back(canvas::margin + wide / steps * static_cast<int>(i), value ? s.place(*value) : 0);
    }
    draw_through(on, points, there);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool alone = (i == 0 || !there[i - 1]) && (i + 1 == points.size() || !there[i + 1]);
        if (there[i] && (alone || i + 1 == points.size()))
            on.circle(points[i].first, points[i].second, dot, look::mark);
    }
    on.text(canvas::margin + wide + px(10), middle - text_height / 2, anchor::start, text_font, text);
    on.set_width(canvas::margin + wide + px(10) + widest(text, text_font) + canvas::margin);
    on.move_down(tall);
}

}  // namespace govkpi::report
