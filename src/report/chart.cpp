// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/chart.hpp>

#include <algorithm>
#include <cstddef>
#include <utility>

#include <govkpi/problem.hpp>

#include "chart_parts.hpp"

namespace govkpi::report {
namespace {

constexpr labels item_word{"Item", "Nội dung"};
constexpr labels period_word{"Period", "Kỳ"};
constexpr labels actual_word{"Actual", "Thực hiện"};
constexpr labels value_word{"Value", "Giá trị"};
constexpr labels target_word{"Target", "Chỉ tiêu"};
constexpr labels compared_word{"Compared with", "So với"};
constexpr labels up_to_word{"up to", "đến"};

/// A row of the table under a chart: what it is, and one or two figures.
struct named_figures {
    const std::string* label;
    const cell* value;
    const cell* other;
    bool total = false;
};

std::vector<named_figures> rows_of(const std::vector<period_point>& points) {
    std::vector<named_figures> rows;
    for (const period_point& p : points) rows.push_back({&p.period, &p.value, &p.target});
    return rows;
}

const std::vector<period_point>* points_of(const chart& of) {
    if (const auto* line = std::get_if<line_chart>(&of.data)) return &line->points;
    if (const auto* small = std::get_if<sparkline>(&of.data)) return &small->points;
    return nullptr;
}

/// In the order that they were given.
std::vector<named_figures> rows_of(const chart& of) {
    if (const auto* points = points_of(of)) return rows_of(*points);
    std::vector<named_figures> rows;
    if (const auto* bullets = std::get_if<bullet_graph>(&of.data)) {
        for (const auto& r : bullets->rows) rows.push_back({&r.label, &r.actual, &r.target});
    } else if (const auto* bars = std::get_if<bar_chart>(&of.data)) {
        for (const auto& r : bars->rows) rows.push_back({&r.label, &r.value, &r.compared});
    } else if (const auto* falls = std::get_if<waterfall>(&of.data)) {
        for (const auto& s : falls->steps) rows.push_back({&s.label, &s.value, nullptr, s.total});
    }
    return rows;
}

/// Figures that may share a scale: percentages and points do, each else with its like only.
std::string dimension_of(const exact_value& v) {
    if (v.kind == value_kind::percentage || v.kind == value_kind::points) return "%";
    std::string unit = v.unit.empty() ? "1" : v.unit;
    if (v.kind == value_kind::quotient) unit += " / " + (v.per_unit.empty() ? "1" : v.per_unit);
    return unit;
}

struct checker {
    problem_list& found;
    std::string dimension = {};

    void figure(std::size_t row, std::string_view column, const cell& c) {
        if (!has_value(c)) return;
        if (c.value->denominator <= 0) found.add(row, column, c.text, "a fraction with a positive denominator");
        const std::string own = dimension_of(*c.value);
        if (dimension.empty()) dimension = own;
        if (own != dimension)
            found.add(row, column, c.text, "a figure in " + dimension + ", as the first one, on the same scale");
    }
    void bands(const bullet_graph& bullets) {
        const exact_value* below = nullptr;
        for (std::size_t i = 0; i < bullets.bands.size(); ++i) {
            const bullet_graph::band& band = bullets.bands[i];
            figure(i + 1, "band", band.upto);
            const bool placed = has_value(band.upto) && band.upto.value->denominator > 0;
            const bool rises =
                placed && (below ? compare(*below, *band.upto.value) < 0 : band.upto.value->numerator > 0);
            if (!rises) found.add(i + 1, "band", band.upto.text, "an end above that of the band before, or above zero");
            if (placed) below = &*band.upto.value;
        }
    }
};

bool is_id(std::string_view id) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto part = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; };
    return !id.empty() && letter(id.front()) && std::all_of(id.begin(), id.end(), part);
}

}  // namespace

int compare(const exact_value& a, const exact_value& b) {
    const detail::int128 left = detail::wide_product(a.numerator, b.denominator);
    const detail::int128 right = detail::wide_product(b.numerator, a.denominator);
    return left < right ? -1 : right < left ? 1 : 0;
}

void check(const chart& of, const svg_options& options) {
    constexpr int narrowest = 320;
    constexpr int widest = 4000;
    problem_list found{"chart " + of.title};
    if (!is_id(options.id)) found.add(0, "id", options.id, "a letter, then letters, digits, - and _");
    if (options.width < narrowest || options.width > widest)
        found.add(0, "width", std::to_string(options.width), "from 320 to 4000");
    checker checks{found};
    const std::vector<named_figures> rows = rows_of(of);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        checks.figure(i + 1, "value", *rows[i].value);
        if (rows[i].other) checks.figure(i + 1, "target", *rows[i].other);
    }
    if (const auto* bullets = std::get_if<bullet_graph>(&of.data)) checks.bands(*bullets);
    if (!found.empty()) throw bad_input{std::move(found)};
}

std::vector<bar_chart::row> ordered(const bar_chart& bars) {
    std::vector<bar_chart::row> rows = bars.rows;
    if (bars.order == bar_order::as_given) return rows;
    const auto before = [&](const bar_chart::row& a, const bar_chart::row& b) {
        if (has_value(a.value) != has_value(b.value)) return has_value(a.value);
        const int order = has_value(a.value) ? compare(*a.value.value, *b.value.value) : 0;
        if (order != 0) return bars.order == bar_order::largest_first ? order > 0 : order < 0;
        return a.label < b.label;
    };
    std::stable_sort(rows.begin(), rows.end(), before);
    return rows;
}

std::string value_name(const chart& of) {
    if (!of.value_name.empty()) return of.value_name;
    const bool plain = std::holds_alternative<bar_chart>(of.data) || std::holds_alternative<waterfall>(of.data);
    return (plain ? value_word : actual_word).in(of.lang);
}

std::string other_name(const chart& of) {
    if (!of.other_name.empty()) return of.other_name;
    return (std::holds_alternative<bar_chart>(of.data) ? compared_word : target_word).in(of.lang);
}

table to_table(const chart& of) {
    check(of, {});
    chart sorted = of;
    if (auto* bars = std::get_if<bar_chart>(&sorted.data)) bars->rows = ordered(*bars);
    const std::vector<named_figures> rows = rows_of(sorted);
    const bool two = std::any_of(rows.begin(), rows.end(), [](const auto& r) { return r.other && is_there(*r.other); });
    table made;
    made.caption = of.title;
    made.unit_line = of.unit_line;
    made.columns = {{points_of(of) ? period_word.in(of.lang) : item_word.in(of.lang)},
                    {value_name(of), alignment::number}};
    if (two) made.columns.push_back({other_name(of), alignment::number});
    for (const named_figures& r : rows) {
        table::row row{{*r.label, *r.value}, r.total};
        if (two) row.cells.push_back(*r.other);
        made.rows.push_back(std::move(row));
    }
    if (const auto* bullets = std::get_if<bullet_graph>(&of.data)) {
        for (const auto& band : bullets->bands) {
            table::row row{{band.label + " (" + up_to_word.in(of.lang) + ")", band.upto}};
            if (two) row.cells.emplace_back();
            made.rows.push_back(std::move(row));
        }
    }
    return made;
}

}  // namespace govkpi::report
