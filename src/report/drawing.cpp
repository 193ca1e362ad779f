// SPDX-License-Identifier: BSL-1.0
#include "drawing.hpp"

#include <stdexcept>

namespace govkpi::report {
namespace {

// The colours of the charts on pages.
constexpr lxw_color_t mark_colour = 0x3b7dbf;
constexpr lxw_color_t accent_colour = 0xc0641c;
constexpr lxw_color_t dark_colour = 0x44546a;
constexpr lxw_color_t pale_colour = 0xb8c4d0;
constexpr lxw_color_t rule_colour = 0xd9d9d9;

// Of the writer, for which a scale of 1 is that size.
constexpr double usual_width = 480;
constexpr double usual_height = 288;

lxw_row_t row_index(std::size_t row) { return static_cast<lxw_row_t>(row); }
lxw_col_t column_index(std::size_t column) { return static_cast<lxw_col_t>(column); }

std::uint8_t type_of(sheet_drawing::form form) {
    switch (form) {
        case sheet_drawing::form::lines:
            return LXW_CHART_LINE;
        case sheet_drawing::form::stacked_columns:
            return LXW_CHART_COLUMN_STACKED;
        case sheet_drawing::form::bars:
            break;
    }
    return LXW_CHART_BAR;
}

lxw_color_t colour_of(sheet_drawing::tone tone) {
    switch (tone) {
        case sheet_drawing::tone::accent:
            return accent_colour;
        case sheet_drawing::tone::dark:
            return dark_colour;
        case sheet_drawing::tone::usual:
            break;
    }
    return mark_colour;
}

class drawer {
public:
    drawer(lxw_chart* chart, const sheet_drawing& drawing) : chart_{chart}, drawing_{drawing} {}

    void draw() {
        for (const sheet_drawing::series& s : drawing_.all) add(s);
        titles();
        axes();
        if (!drawing_.legend) chart_legend_set_position(chart_, LXW_CHART_LEGEND_NONE);
        if (drawing_.legend) chart_legend_set_position(chart_, LXW_CHART_LEGEND_BOTTOM);
        chart_show_blanks_as(chart_, LXW_CHART_BLANKS_AS_GAP);  // what is missing is no zero
    }

private:
    bool is(sheet_drawing::form form) const { return drawing_.as == form; }

    void add(const sheet_drawing::series& s) {
        lxw_chart_series* const made = chart_add_series(chart_, nullptr, nullptr);
        if (made == nullptr) throw std::runtime_error{"the spreadsheet cannot be made: no memory"};
        const char* const sheet = drawing_.sheet.c_str();
        const lxw_row_t first = row_index(drawing_.first_row);
        const lxw_row_t last = row_index(drawing_.last_row);
        const lxw_col_t labels = column_index(drawing_.label_column);
        const lxw_col_t figures = column_index(s.column);
        chart_series_set_categories(made, sheet, first, labels, last, labels);
        chart_series_set_values(made, sheet, first, figures, last, figures);
        chart_series_set_name_range(made, sheet, row_index(drawing_.heading_row), column_index(s.named_column));
        if (is(sheet_drawing::form::lines))
            as_line(made, s);
        else
            as_bars(made, s);
        if (!s.labelled) return;
        chart_series_set_labels(made);
        chart_series_set_labels_num_format(made, drawing_.label_format.c_str());
    }

    static void as_line(lxw_chart_series* made, const sheet_drawing::series& s) {
        const bool target = s.as == sheet_drawing::look::outline;
        lxw_chart_line line{};
        line.color = target ? accent_colour : mark_colour;
        line.width = target ? 1.5F : 2.25F;
        line.dash_type = target ? LXW_CHART_LINE_DASH_DASH : LXW_CHART_LINE_DASH_SOLID;
        chart_series_set_line(made, &line);
        if (target) {
            chart_series_set_marker_type(made, LXW_CHART_MARKER_NONE);
            return;
        }
        lxw_chart_fill fill{};
        fill.color = mark_colour;
        chart_series_set_marker_type(made, LXW_CHART_MARKER_CIRCLE);  // or a point between two gaps would not be seen
        chart_series_set_marker_size(made, 6);
        chart_series_set_marker_fill(made, &fill);
        chart_series_set_marker_line(made, &line);
    }

    void as_bars(lxw_chart_series* made, const sheet_drawing::series& s) {
        lxw_chart_fill fill{};
        lxw_chart_line line{};
        fill.color = s.as == sheet_drawing::look::pale ? pale_colour : mark_colour;
        fill.none = s.as == sheet_drawing::look::outline || s.as == sheet_drawing::look::hidden;
        line.none = s.as != sheet_drawing::look::outline;
        line.color = accent_colour;
        line.width = 1.75F;
        chart_series_set_fill(made, &fill);
        chart_series_set_line(made, &line);
        if (s.as == sheet_drawing::look::outline) chart_set_series_overlap(chart_, 100);
        if (s.tones.empty()) return;
        std::vector<lxw_chart_fill> fills(s.tones.size());
        std::vector<lxw_chart_point> points(s.tones.size());
        std::vector<lxw_chart_point*> ended;
        for (std::size_t i = 0; i < s.tones.size(); ++i) {
            fills[i].color = colour_of(s.tones[i]);
            points[i].fill = &fills[i];
            ended.push_back(&points[i]);
        }
        ended.push_back(nullptr);
        if (chart_series_set_points(made, ended.data()) != LXW_NO_ERROR)
            throw std::runtime_error{"the spreadsheet cannot be made: a chart is not accepted"};
    }

    void titles() {
        // From cells: a text given here would be a formula where it begins with "=".
        if (!drawing_.title_row) {
            chart_title_off(chart_);
            return;
        }
        chart_title_set_name_range(chart_, drawing_.sheet.c_str(), row_index(*drawing_.title_row), 0);
        lxw_chart_font font{};
        font.size = 13;
        font.bold = 1;
        chart_title_set_name_font(chart_, &font);
    }

    void axes() {
        const bool lying = is(sheet_drawing::form::bars);
        lxw_chart_axis* const labels = lying ? chart_->y_axis : chart_->x_axis;
        lxw_chart_axis* const figures = lying ? chart_->x_axis : chart_->y_axis;
        if (drawing_.bare) {
            chart_axis_off(labels);
            chart_axis_off(figures);
            chart_axis_major_gridlines_set_visible(figures, 0);
            return;
        }
        lxw_chart_line rule{};
        rule.color = rule_colour;
        rule.width = 0.75F;
        chart_axis_major_gridlines_set_line(figures, &rule);
        chart_axis_set_num_format(figures, drawing_.axis_format.c_str());
        chart_axis_set_label_position(labels, LXW_CHART_AXIS_LABEL_POSITION_LOW);  // clear of negative figures
        lxw_chart_font plain{};
        plain.size = 9;
        if (drawing_.unit_row)
            chart_axis_set_name_range(figures, drawing_.sheet.c_str(), row_index(*drawing_.unit_row), 0);
        else if (!drawing_.unit.empty() && drawing_.unit.front() != '=')
            chart_axis_set_name(figures, drawing_.unit.c_str());
        chart_axis_set_name_font(figures, &plain);
        if (!lying) return;
        chart_axis_set_reverse(labels);  // the first row on top, the axis of figures still at the foot
        chart_axis_set_crossing_max(labels);
        chart_set_series_gap(chart_, 60);
    }

    lxw_chart* chart_;
    const sheet_drawing& drawing_;
};

}  // namespace

void insert_drawing(lxw_workbook* book, lxw_worksheet* sheet, std::size_t row, std::size_t column,
                    const sheet_drawing& drawing) {
    lxw_chart* const chart = workbook_add_chart(book, type_of(drawing.as));
    if (chart == nullptr) throw std::runtime_error{"the spreadsheet cannot be made: no memory"};
    drawer{chart, drawing}.draw();
    std::string description = drawing.description;
    lxw_chart_options options{};
    options.x_scale = drawing.width / usual_width;
    options.y_scale = drawing.height / usual_height;
    options.description = description.data();
    if (worksheet_insert_chart_opt(sheet, row_index(row), column_index(column), chart, &options) != LXW_NO_ERROR)
        throw std::runtime_error{"the spreadsheet cannot be made: a chart is not accepted"};
}

}  // namespace govkpi::report
