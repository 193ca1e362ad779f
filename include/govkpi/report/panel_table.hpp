// SPDX-License-Identifier: BSL-1.0
// A panel with its indicators as a table: a row a cell, a column an indicator, places where they are ranked, and how many
// reported.
//
//     const std::vector<indicator_definition> kpis = read_indicators("kpis.json", measures);
//     doc.blocks.push_back(panel_table(cells, kpis, {.caption = "Execution by province", .ranked = true}));
#pragma once

#include <string>
#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/kpi/indicator.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/ranking.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/quantity/text.hpp>
#include <govkpi/report/table.hpp>

namespace govkpi::report {

/// An indicator on every cell of a panel. Contributions to growth are in points, which are rounded together.
struct indicator_figures {
    const indicator_definition* of;
    std::vector<figure> values;
    std::vector<percent_points> points;  ///< of a contribution to growth; else empty
    std::vector<ranked> ranks;           ///< empty where it is not ranked
    std::vector<coverage> covered;
};

enum class ranking : std::uint8_t {
    none,
    all,          ///< among the cells of the same members on all axes but the first
    within_level  ///< among those in one member of a level
};

/// Evaluates indicators, and ranks by those that say which way is better. Throws panel_error, with the indicator's name,
/// where the panel lacks what it needs, and where there is nothing to rank by.
GOVKPI_REPORT_EXPORT std::vector<indicator_figures> figures_of(const panel& cells,
                                                               const std::vector<indicator_definition>& indicators,
                                                               ranking ranked = ranking::none,
                                                               const std::string& within = {});

struct panel_layout {
    std::string caption = {};
    text_style style = {};       ///< of every figure: language, scale of amounts, decimals
    ranking ranked = ranking::none;
    std::string within = {};     ///< the level that they are ranked within
};

/// Figures of cells where not everybody reported, or that hold estimated shares of split units, say so in remarks; below
/// the table each indicator's formula. Throws as figures_of() does.
GOVKPI_REPORT_EXPORT table panel_table(const panel& cells, const std::vector<indicator_definition>& indicators,
                                       const panel_layout& layout = {});

/// In the language, or its name where it has none.
GOVKPI_REPORT_EXPORT std::string label_of(const indicator_definition& indicator, language lang);

}  // namespace govkpi::report
