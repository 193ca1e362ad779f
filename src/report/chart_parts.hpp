// SPDX-License-Identifier: BSL-1.0
// What the parts of the chart writer share: the figures of a chart in order, and their places on a scale.
#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <govkpi/report/chart.hpp>

namespace govkpi::report {

class canvas;

inline bool is_there(const cell& c) { return !c.text.empty() || c.value.has_value(); }
inline bool has_value(const cell& c) { return c.value && c.value->is_defined(); }

/// Where a figure stands; for drawing only.
inline std::optional<double> position(const cell& c) {
    if (!has_value(c)) return std::nullopt;
    return static_cast<double>(c.value->numerator) / static_cast<double>(c.value->denominator);
}

/// Below, equal or above, exactly; both have values.
int compare(const exact_value& a, const exact_value& b);

/// Throws bad_input with all that to_svg() refuses.
void check(const chart& of, const svg_options& options);

/// The rows in the order that the chart asks for.
std::vector<bar_chart::row> ordered(const bar_chart& bars);

/// The names of the first and of the other figures.
std::string value_name(const chart& of);
std::string other_name(const chart& of);

void draw_rows(canvas& on, const chart& of, const bullet_graph& data);
void draw_rows(canvas& on, const chart& of, const bar_chart& data);
void draw_rows(canvas& on, const chart& of, const waterfall& data);
/// As wide as asked for, or as its figures need.
int line_width(const chart& of, const line_chart& data, int width);
void draw_line(canvas& on, const chart& of, const line_chart& data);
void draw_sparkline(canvas& on, const sparkline& data);

/// From figures to places between two others.
class scale {
public:
    void include(std::optional<double> figure) {
        if (!figure) return;
        least_ = empty_ ? *figure : std::min(least_, *figure);
        most_ = empty_ ? *figure : std::max(most_, *figure);
        empty_ = false;
    }
    void span_between(int from, int to) {
        from_ = from;
        to_ = to;
    }
    int place(double figure) const {
        const double range = most_ - least_;
        const double part = range > 0 ? (figure - least_) / range : 0.5;
        return from_ + static_cast<int>(std::lround(part * static_cast<double>(to_ - from_)));
    }

private:
    bool empty_ = true;
    double least_ = 0;
    double most_ = 0;
    int from_ = 0;
    int to_ = 0;
};

}  // namespace govkpi::report
