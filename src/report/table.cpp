// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/table.hpp>

#include <algorithm>

#include <govkpi/quantity/error.hpp>

namespace govkpi::report {

void check_shape(const table& t) {
    const auto is_whole = [&](const table::row& row) { return row.cells.size() == t.columns.size(); };
    if (!std::all_of(t.rows.begin(), t.rows.end(), is_whole))
        detail::throw_invalid_argument("govkpi: a row of a table has as many cells as there are columns");
    if (!t.rows.empty() && t.name_column >= t.columns.size())
        detail::throw_invalid_argument("govkpi: the column that names a table's rows is one of its columns");
}

}  // namespace govkpi::report
