// SPDX-License-Identifier: BSL-1.0
// Charts in the words of libxlsxwriter.
#pragma once

#include <cstddef>

#include <xlsxwriter.h>

#include "sheet_drawing.hpp"

namespace govkpi::report {

/// Its upper left corner in the cell. Throws std::runtime_error where the writer refuses it.
void insert_drawing(lxw_workbook* book, lxw_worksheet* sheet, std::size_t row, std::size_t column,
                    const sheet_drawing& drawing);

}  // namespace govkpi::report
