// SPDX-License-Identifier: BSL-1.0
// A table of a report: cells under headings, rows below one another.
//
//     table made{.caption = "Revenue", .columns = {{"Source"}, {"Outturn", alignment::number}}};
//     made.rows.push_back({{"Land-use fees", show(land_use)}});
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <govkpi/report/cell.hpp>

namespace govkpi::report {

enum class alignment : std::uint8_t { text, number };

struct table {
    struct column {
        std::string heading;
        alignment align = alignment::text;
        std::string group = {};  ///< a heading over neighbours that have the same one: "So sánh (%)"; empty: none
    };
    struct row {
        std::vector<cell> cells;  ///< as many as there are columns
        bool total = false;
        int level = 0;  ///< how deep the row stands below the first ones
    };
    std::string caption = {};
    std::string unit_line = {};  ///< "Đơn vị tính: ..."; empty where each cell has its unit
    std::vector<column> columns = {};
    std::vector<row> rows = {};
    std::vector<std::string> notes = {};  ///< below the table: what its signs mean, that rounded parts need not add up
    std::size_t name_column = 0;       ///< whose cells name their rows
};

/// Throws invalid_argument where a row has more or fewer cells than there are columns, or where there is no column
/// name_column. Every writer does so first.
GOVKPI_REPORT_EXPORT void check_shape(const table& t);

}  // namespace govkpi::report
