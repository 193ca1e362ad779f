// SPDX-License-Identifier: BSL-1.0
// A panel with its indicators as the command prints it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <govkpi/kpi/indicator.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/panel/ranking.hpp>
#include <govkpi/quantity/percent_points.hpp>
#include <govkpi/panel/table.hpp>

namespace govkpi::tool {

/// In the language, or its name where it has none.
std::string label_of(const indicator_definition& indicator, language lang);
/// The levels of the tree that a dimension has.
std::vector<std::string> levels_of(const table_definition& table, std::size_t dimension);

class panel_table {
public:
    /// With ranks, the cells have places among those of the same members on all axes but the first, or of one member of the
    /// level `within` that is not empty; only by indicators that say which way is better.
    panel_table(const panel& cells, const std::vector<indicator_definition>& indicators, bool ranked,
                const std::string& within);

    std::string to_text(language lang, int width) const;
    /// RFC 4180; for each indicator its printed value, its exact numerator and denominator, or why it has none.
    std::string to_csv() const;
    /// Exact integers are strings, for many readers keep only 53 bits.
    std::string to_json() const;

private:
    struct column {
        const indicator_definition* of;
        std::vector<figure> values;
        std::vector<percent_points> points;  ///< of a contribution to growth
        std::vector<ranked> ranks;  ///< empty where nothing is ranked
        std::vector<coverage> covered;
    };

    std::string text_of(const column& of, std::size_t cell, const text_style& style) const;

    const panel& cells_;
    std::vector<column> columns_;
};

}  // namespace govkpi::tool
