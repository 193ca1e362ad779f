// SPDX-License-Identifier: BSL-1.0
// A chart of a document as one that a spreadsheet program draws from the table of its figures.
#pragma once

#include <govkpi/report/chart.hpp>

#include "sheet_page.hpp"
#include "table_sheet.hpp"

namespace govkpi::report {

/// Beside the table, to_table() of the chart, which stands on the page. Cells that cannot be drawn from as they are (a
/// figure without a value, figures of several scales, the steps of a waterfall) are drawn from columns of their own.
void draw(sheet_page& page, const chart& of, const table& figures, const table_place& place);

}  // namespace govkpi::report
