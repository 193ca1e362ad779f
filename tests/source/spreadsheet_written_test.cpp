// SPDX-License-Identifier: BSL-1.0
// Spreadsheets that a library for them wrote.
#include <catch2/catch.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <xlsxwriter.h>

#include "../panel/same_panel.hpp"
#include "spreadsheet_fixture.hpp"

using namespace sheet_test;

namespace {

csv_layout random_lines() {
    csv_layout out;
    out.table = govkpi::testing::table_of_lines();
    out.figures["outturn"] = {.scale = 1'000};
    return out;
}

/// The same random table as a sheet and as a CSV file.
void write(std::size_t rows, const std::string& xlsx_file, const std::string& csv_file) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_FALSE;
    lxw_workbook* const book = workbook_new_opt(xlsx_file.c_str(), &options);
    worksheet_write_string(workbook_add_worksheet(book, "Bìa"), 0, 0, "Báo cáo", nullptr);
    lxw_worksheet* const sheet = workbook_add_worksheet(book, "Dòng");
    lxw_format* const money = workbook_add_format(book);
    format_set_num_format(money, "#,##0.000;[Red]-#,##0.000");
    lxw_format* const month_format = workbook_add_format(book);
    format_set_num_format(month_format, "mm/yyyy");
    std::ofstream csv{csv_file};
    csv << "population,unit,month,class,flow,outturn\n";
    lxw_row_t r = 3;
    lxw_col_t c = 1;
    for (const char* const name : {"population", "unit", "month", "class", "flow", "outturn"})
        worksheet_write_string(sheet, r, c++, name, nullptr);
    std::mt19937_64 random{3};
    for (std::size_t i = 0; i < rows; ++i) {
        ++r;
        const auto unit = static_cast<int>(random() % 300);
        const auto month = static_cast<int>(1 + random() % 12);
        const std::string cls = std::to_string(random() % 9);
        const char* const flow = random() % 2 == 0 ? "revenue" : "expenditure";
        const auto dong = static_cast<std::int64_t>(random() % 1'000'000'000'000'000) - 400'000'000'000'000;
        const bool is_missing = random() % 8 == 0;
        worksheet_write_number(sheet, r, 1, 1000 + unit, nullptr);
        worksheet_write_string(sheet, r, 2, std::to_string(unit).c_str(), nullptr);
        lxw_datetime date{2025, month, 1 + static_cast<int>(random() % 28), 0, 0, 0};
        worksheet_write_datetime(sheet, r, 3, &date, month_format);
        worksheet_write_number(sheet, r, 4, std::stod(cls), nullptr);
        worksheet_write_string(sheet, r, 5, flow, nullptr);
        if (is_missing)
            worksheet_write_blank(sheet, r, 6, money);
        else if (random() % 3 == 0)
            worksheet_write_formula_num(sheet, r, 6, "=1", money, static_cast<double>(dong) / 1e3);
        else
            worksheet_write_number(sheet, r, 6, static_cast<double>(dong) / 1e3, money);
        csv << 1000 + unit << ',' << unit << ",2025-" << (month < 10 ? "0" : "") << month << ',' << cls << ',' << flow
            << ',';
        if (!is_missing) {
            const std::string digits = std::to_string(dong < 0 ? -dong : dong);
            const std::string padded = std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
            csv << (dong < 0 ? "-" : "") << padded.substr(0, padded.size() - 3) << '.'
                << padded.substr(padded.size() - 3);
        }
        csv << '\n';
    }
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

}  // namespace

TEST_CASE("a sheet of many rows that a library wrote is the same panel as its CSV file", "[spreadsheet]") {
    const temporary_file sheet{""}, csv{""};
    write(20'000, sheet.path().string(), csv.path().string());
    const auto asked = query{}.by({"unit", "quarter", "class"});
    const csv_layout layout = random_lines();
    const panel expected = rollup(csv_source{{csv.path()}, layout}, asked);
    const panel made = rollup(spreadsheet_source{{sheet.path()}, layout}, asked);
    REQUIRE(made.size() > 1000);
    govkpi::testing::check_same(made, expected);
}
