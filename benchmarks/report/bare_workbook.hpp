// SPDX-License-Identifier: BSL-1.0
// The peer: the same cells of one table by libxlsxwriter alone, as a program would write them that has doubles and
// knows which columns are formulas.
#pragma once

#include <string>
#include <vector>

#include <govkpi/report/table.hpp>

namespace govkpi::benchmarks {

/// The numbers of a table, so that turning exact figures into them is not measured.
struct bare_table {
    struct cell {
        std::string text;
        double number = 0;
        bool is_number = false;
        bool is_share = false;
    };
    std::vector<std::string> headings;
    std::vector<std::vector<cell>> rows;
};
bare_table bare(const report::table& t);

/// Writes the file and reads its bytes.
std::string write_bare_workbook(const bare_table& t, const std::string& file);

}  // namespace govkpi::benchmarks
