// SPDX-License-Identifier: BSL-1.0
#include "bare_workbook.hpp"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <xlsxwriter.h>

namespace govkpi::benchmarks {
namespace {

/// Of the report of communes: a column, what it is divided by what, and by what times.
struct quotient {
    std::size_t column;
    char above, below;
    const char* scale;
};
constexpr std::array<quotient, 5> quotients{
    {{3, 'C', 'B', ""}, {7, 'G', 'F', ""}, {9, 'I', 'C', ""}, {11, 'C', 'K', "*1000000"}, {12, 'G', 'K', "*1000000"}}};

}  // namespace

bare_table bare(const report::table& t) {
    bare_table made;
    for (const auto& c : t.columns) made.headings.push_back(c.heading);
    for (const report::table::row& r : t.rows) {
        auto& row = made.rows.emplace_back();
        for (const report::cell& c : r.cells) {
            bare_table::cell plain{c.text};
            if (c.value && c.value->is_defined()) {
                const double scale = c.value->kind == report::value_kind::amount ? 1e6 : 1;
                plain.number =
                    static_cast<double>(c.value->numerator) / static_cast<double>(c.value->denominator) / scale;
                plain.is_number = true;
                plain.is_share = c.value->kind == report::value_kind::percentage;
            }
            row.push_back(std::move(plain));
        }
    }
    return made;
}

std::string write_bare_workbook(const bare_table& t, const std::string& file) {
    lxw_workbook* const book = workbook_new(file.c_str());
    lxw_worksheet* const sheet = workbook_add_worksheet(book, nullptr);
    lxw_format* const number = workbook_add_format(book);
    format_set_num_format(number, "#,##0");
    lxw_format* const share = workbook_add_format(book);
    format_set_num_format(share, "#,##0.0%");
    lxw_row_t row = 0;
    for (lxw_col_t c = 0; c < t.headings.size(); ++c)
        worksheet_write_string(sheet, row, c, t.headings[c].c_str(), nullptr);
    for (const auto& cells : t.rows) {
        ++row;
        const bool total = row == t.rows.size();
        for (std::size_t c = 0, next = 0; c < cells.size(); ++c) {
            const auto column = static_cast<lxw_col_t>(c);
            lxw_format* const format = cells[c].is_share ? share : number;
            char formula[64];
            if (next < quotients.size() && quotients[next].column == c) {
                const quotient& q = quotients[next++];
                std::snprintf(formula, sizeof formula, "=%c%u/%c%u%s", q.above, row + 1, q.below, row + 1, q.scale);
                worksheet_write_formula_num(sheet, row, column, formula, format, cells[c].number);
            } else if (!cells[c].is_number) {
                worksheet_write_string(sheet, row, column, cells[c].text.c_str(), nullptr);
            } else if (total && !cells[c].is_share) {
                std::snprintf(formula, sizeof formula, "=SUM(%c2:%c%u)", static_cast<char>('A' + column),
                              static_cast<char>('A' + column), row);
                worksheet_write_formula_num(sheet, row, column, formula, format, cells[c].number);
            } else {
                worksheet_write_number(sheet, row, column, cells[c].number, format);
            }
        }
    }
    if (workbook_close(book) != LXW_NO_ERROR) throw std::runtime_error{"the bare workbook cannot be written"};
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace govkpi::benchmarks
