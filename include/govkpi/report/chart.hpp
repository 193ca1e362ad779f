// SPDX-License-Identifier: BSL-1.0
// Charts of a report's figures, drawn as SVG without any other program. A figure beside a mark is the text of its cell, so
// it reads as it does in tables and sentences; where the mark stands comes from the cell's exact value.
//
//     chart done{.title = "Budget completion", .data = bullet_graph{}};
//     std::get<bullet_graph>(done.data).rows = {{"Revenue", show(plan_completion(collected, planned)), show(whole)}};
//     const std::string svg = to_svg(done);
//
// A cell without a value is its text and no mark: a missing month is a gap, not a zero. The scale of bars and lines begins
// at zero and goes as far as the figures do; a completion of 681 % is not cut off.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/quantity/language.hpp>
#include <govkpi/report/cell.hpp>
#include <govkpi/report/table.hpp>

namespace govkpi::report {

/// How far figures are against what was aimed at: a bar for the actual figure, an upright line for its target, and bands
/// behind them for what is poor, fair, good. Bands begin where the one before ends, the first at zero.
struct bullet_graph {
    struct row {
        std::string label;
        cell actual;
        cell target = {};  ///< no text and no value: none
    };
    struct band {
        std::string label;
        cell upto;
    };
    std::vector<row> rows = {};
    std::vector<band> bands = {};
};

enum class bar_order : std::uint8_t { as_given, largest_first, smallest_first };

/// Figures of one kind side by side, a second one (of a year before, of the province) under each where there is one.
/// Ranked by the exact first figures, equals by their labels, rows without a value last.
struct bar_chart {
    struct row {
        std::string label;
        cell value;
        cell compared = {};
        bool highlighted = false;  ///< the unit that the report is about
    };
    std::vector<row> rows = {};
    bar_order order = bar_order::as_given;
};

struct period_point {
    std::string period;
    cell value;
    cell target = {};
};

/// A figure over periods. The figures stand in rows below the line; where they need more room than there is, the chart
/// becomes wider.
struct line_chart {
    std::vector<period_point> points = {};
};

/// The same as small as a word: the line between its least and its largest figure, and the text of the last one.
struct sparkline {
    std::vector<period_point> points = {};
};

/// What parts add up to, such as contributions in points to a growth in per cent. Each step begins where the one before
/// ends; a total begins at zero. After a step without a value nothing is known until the next total: no marks.
struct waterfall {
    struct step {
        std::string label;
        cell value;
        bool total = false;
    };
    std::vector<step> steps = {};
};

struct chart {
    language lang = language::en;
    std::string title;
    std::string description = {};  ///< for who cannot see it, before the figures; empty: the figures alone
    std::string unit_line = {};    ///< "Đơn vị tính: ..."; empty where each cell has its unit
    std::string value_name = {};   ///< of the first figures; empty: "Actual" or "Value" in the chart's language
    std::string other_name = {};   ///< of targets and of compared figures; empty: "Target" or "Compared with"
    std::variant<bullet_graph, bar_chart, line_chart, sparkline, waterfall> data;
};

struct svg_options {
    std::string id = "chart";  ///< begins every id, so that several charts may stand on one page: a letter, then letters,
                               ///< digits, - and _
    int width = 720;           ///< in pixels, from 320 to 4000
    bool standalone = true;    ///< with a background of its own; false: for a page, in the page's colours
};

/// The drawing, an svg element with its title and, for screen readers, all of its figures. Colours of a page may be set
/// with the custom properties --chart-mark and --chart-accent.
/// Throws bad_input where figures of different kinds or units share the scale, where bands do not rise, where a fraction
/// has no denominator, and for options that are out of range.
GOVKPI_REPORT_EXPORT std::string to_svg(const chart& of, const svg_options& options = {});

/// The same figures in the same order as a table. Throws as to_svg() does.
GOVKPI_REPORT_EXPORT table to_table(const chart& of);

}  // namespace govkpi::report
