// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include <govkpi/budget.hpp>
#include <govkpi/report/execution_table.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

namespace {

using line = execution_line<revenue, VND>;

auto planned(money<VND> m) { return original_budget<revenue>(m); }
auto revised(money<VND> m) { return revised_budget<revenue>(m); }
auto collected(money<VND> m) { return outturn<revenue>(m); }

/// Invented figures of a commune.
std::vector<line> lines() {
    return {{.label = "Tổng thu ngân sách", .kind = line_kind::total, .original = planned(35'461_trieu),
             .revised = revised(36'780_trieu), .executed = collected(36'631_trieu), .year_before = collected(31'310_trieu)},
            {.label = "Thu nội địa", .level = 1, .original = planned(30'000_trieu), .revised = revised(31'000_trieu),
             .executed = collected(31'200_trieu), .year_before = collected(27'000_trieu)},
            {.label = "Thu tiền sử dụng đất", .level = 2, .kind = line_kind::of_which, .executed = collected(12'500_trieu)},
            {.label = "Phí, lệ phí", .level = 2, .kind = line_kind::of_which, .executed = collected(900_trieu)},
            {.label = "Thu bổ sung", .level = 1, .original = planned(5'461_trieu), .revised = revised(5'780_trieu),
             .executed = collected(5'431_trieu), .year_before = collected(4'310_trieu)}};
}

std::vector<std::string> texts(const table::row& row) {
    std::vector<std::string> out;
    for (const cell& c : row.cells) out.push_back(c.text);
    return out;
}
using row = std::vector<std::string>;

}  // namespace

TEST_CASE("budget execution is laid out as it is disclosed in Viet Nam", "[execution_table]") {
    const table made = execution_table("Thu ngân sách", lines(), {.period = fiscal_period::cumulative(2025, 9)});
    CHECK(made.unit_line == "Đơn vị tính: triệu đồng");
    row headings;
    for (const table::column& c : made.columns) headings.push_back(c.group + "|" + c.heading);
    CHECK(headings == row{"|STT", "|Nội dung", "Dự toán năm|đầu năm", "Dự toán năm|điều chỉnh", "|Thực hiện 9 tháng năm 2025",
                          "|Cùng kỳ năm trước", "So sánh (%)|với dự toán đầu năm", "So sánh (%)|với dự toán điều chỉnh",
                          "So sánh (%)|với cùng kỳ năm trước"});
    CHECK(texts(made.rows[0]) == row{"A", "Tổng thu ngân sách", "35.461", "36.780", "36.631", "31.310", "103,3%", "99,6%", "117,0%"});
    CHECK(made.rows[0].total);
    CHECK(texts(made.rows[1])[0] == "I");
    CHECK(texts(made.rows[2]) == row{"-", "Trong đó: Thu tiền sử dụng đất", "…", "…", "12.500", "…", "…", "…", "…"});
    CHECK(texts(made.rows[3])[1] == "Phí, lệ phí");
    CHECK(texts(made.rows[4])[0] == "II");
    CHECK(made.rows[2].level == 2);
    CHECK(made.notes == row{"… chưa có số liệu"});
    // What is printed rounded is kept exactly.
    CHECK(made.rows[0].cells[6].value->numerator == 36'631'000'000);
    CHECK(made.rows[0].cells[6].value->denominator == 35'461'000'000);
    CHECK(made.rows[2].cells[2].value->why == undefined::missing);
}

TEST_CASE("columns without a figure are left out, and estimates are called so", "[execution_table]") {
    const std::vector<line> bare{{.label = "Total revenue", .kind = line_kind::total, .original = planned(10_ty), .executed = collected(0_ty)}};
    const table made = execution_table("Revenue", bare, {.period = fiscal_period::quarter(2025, 1), .estimated = true, .lang = language::en});
    REQUIRE(made.columns.size() == 5);
    CHECK(made.columns[3].heading == "Estimated for Q1 of 2025");
    CHECK(texts(made.rows[0]) == row{"A", "Total revenue", "10,000", "0", "0.0%"});
    CHECK(made.rows[0].cells[3].remarks == std::vector<remark>{remark::estimate});
    CHECK(made.notes.empty());
    CHECK(made.unit_line == "Unit: million VND");
}

TEST_CASE("printed parts that do not add up to their total are explained in a note", "[execution_table]") {
    std::vector<line> thirds{{.label = "Tổng", .kind = line_kind::total, .executed = collected(1_trieu)}};
    for (const auto part : {333'333_VND, 333'333_VND, 333'334_VND})
        thirds.push_back({.label = "Phần", .level = 1, .executed = collected(part)});
    const execution_layout layout{.period = fiscal_period::year(2025)};
    CHECK(execution_table("", thirds, layout).notes == row{"Do làm tròn số, các thành phần có thể không khớp với tổng số."});
    execution_layout fitted = layout;
    fitted.parts_add_up = true;
    const table adds_up = execution_table("", thirds, fitted);
    CHECK(adds_up.notes.empty());
    CHECK(texts(adds_up.rows[0])[2] == "1");
    CHECK(texts(adds_up.rows[1])[2] == "0");
    CHECK(texts(adds_up.rows[3])[2] == "1");  // the largest fraction
    CHECK(adds_up.rows[3].cells[2].value->numerator == 333'334);
    thirds.back().executed = collected(333'333_VND);  // not exact either: that is another matter
    CHECK(execution_table("", thirds, layout).notes.empty());
}

TEST_CASE("lines are numbered by their level, each branch anew", "[execution_table]") {
    std::vector<line> deep;
    for (const int level : {0, 1, 1, 2, 2, 1, 2, 0, 1, 3}) deep.push_back({.label = "x", .level = level, .executed = collected(1_ty)});
    row numbers;
    for (const table::row& r : execution_table("", deep, {.period = fiscal_period::year(2025)}).rows) numbers.push_back(r.cells[0].text);
    CHECK(numbers == row{"A", "I", "II", "1", "2", "III", "1", "B", "I", "-"});
}

TEST_CASE("the heading names the period, of twelve months the year", "[execution_table]") {
    const auto heading = [](const fiscal_period& period, language lang) {
        const std::vector<line> one{{.label = "x", .executed = collected(1_ty)}};
        return execution_table("", one, {.period = period, .lang = lang}).columns.at(2).heading;
    };
    CHECK(heading(fiscal_period::year(2025), language::vi) == "Thực hiện năm 2025");
    CHECK(heading(fiscal_period::cumulative(2025, 12), language::vi) == "Thực hiện năm 2025");
    CHECK(heading(fiscal_period::cumulative(2025, 9), language::vi) == "Thực hiện 9 tháng năm 2025");
    CHECK(heading(fiscal_period::cumulative(2025, 9), language::en) == "Executed in 9 months of 2025");
}

TEST_CASE("a month stands beside the year so far, and budgets are compared with the year so far", "[execution_table]") {
    const std::vector<line> lines{{.label = "Tổng thu",
                                   .original = original_budget<revenue>(100_ty),
                                   .executed = collected(8_ty),
                                   .cumulative = collected(75_ty),
                                   .year_before = collected(4_ty)},
                                  {.label = "Thu phí", .level = 1, .original = original_budget<revenue>(10_ty), .executed = collected(1_ty)}};
    const table made = execution_table("", lines, {.period = fiscal_period::month(2025, 9), .lang = language::vi});
    row headings;
    for (const table::column& c : made.columns) headings.push_back(c.heading);
    CHECK(headings == row{"STT", "Nội dung", "đầu năm", "Thực hiện tháng 9 năm 2025", "Lũy kế từ đầu năm", "Cùng kỳ năm trước",
                          "với dự toán đầu năm", "với cùng kỳ năm trước"});
    CHECK(made.rows.at(0).cells.at(4).text == "75.000");
    CHECK(made.rows.at(0).cells.at(6).text == "75,0%");
    CHECK(made.rows.at(0).cells.at(7).text == "200,0%");
    CHECK(made.rows.at(1).cells.at(4).text == "…");
    CHECK(made.rows.at(1).cells.at(6).text == "…");
}
