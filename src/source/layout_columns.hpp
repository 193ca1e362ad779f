// SPDX-License-Identifier: BSL-1.0
// The columns of a file that a layout asks for.
#pragma once

#include <vector>

#include <govkpi/export.hpp>
#include <govkpi/panel/dictionary.hpp>
#include <govkpi/source/csv.hpp>

#include "csv_column.hpp"

namespace govkpi::detail {

/// The members first, one for each dimension that is not spread, then the figures. `members`: a dictionary for each
/// dimension of the table, which take the texts.
GOVKPI_EXPORT std::vector<csv_column> columns_of(const csv_layout& layout, std::vector<dictionary>& members);

}  // namespace govkpi::detail
