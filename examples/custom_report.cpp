// SPDX-License-Identifier: BSL-1.0
// A report of one's own from typed figures: a sentence, the table of budget execution as it is disclosed, and a chart, as
// text here and as a page in the file that is named. The figures are invented. Link govkpi::report. Run as
// `custom_report page.html` it prints:
//
//     Phường Mẫu: thu ngân sách 9 tháng năm 2025
//     Thu 9 tháng đạt 28.410 triệu đồng, bằng 80,1% dự toán năm; so với cùng kỳ: không xác định (gốc bằng
//     0), vì phường mới thành lập.
//
//     Thực hiện thu ngân sách
//     Đơn vị tính: triệu đồng
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//     STT  Nội dung                              Dự toán năm: đầu    Thực hiện 9 tháng    So sánh (%): với
//                                                             năm             năm 2025     dự toán đầu năm
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//     A    Tổng thu                                        35.461               28.410               80,1%
//     I      Thu phí, lệ phí                                9.461                8.010               84,7%
//     II     Thu bổ sung                                   26.000               20.400               78,5%
//     -        Trong đó: Bổ sung có mục tiêu                    …                1.150                   …
//     ────────────────────────────────────────────────────────────────────────────────────────────────────
//     … chưa có số liệu
//
//     Mức hoàn thành dự toán năm
//     ─────────────────────────────
//     Nội dung  Thực hiện  Chỉ tiêu
//     ─────────────────────────────
//     Tổng thu      80,1%    100,0%
//     ─────────────────────────────
#include <fmt/core.h>

#include <govkpi/budget.hpp>
#include <govkpi/report.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    constexpr text_style vi{.lang = language::vi, .form = amount_form::millions};
    const auto collected = outturn<revenue>(28'410_trieu);
    const auto planned = original_budget<revenue>(35'461_trieu);
    const auto a_year_before = outturn<revenue>(0_VND);
    const cell done = show(plan_completion(collected, planned), vi);
    const cell grown = show(growth(collected, a_year_before), vi);

    document doc{.lang = language::vi, .title = "Phường Mẫu: thu ngân sách 9 tháng năm 2025"};
    doc.blocks.push_back(paragraph{"Thu 9 tháng đạt ", show(collected, vi), ", bằng ", done, " dự toán năm; ",
                                   "so với cùng kỳ: ", grown, ", vì phường mới thành lập."});
    const auto plan = [](money<VND> amount) { return original_budget<revenue>(amount); };
    const auto got = [](money<VND> amount) { return outturn<revenue>(amount); };
    doc.blocks.push_back(execution_table<revenue, VND>(
        "Thực hiện thu ngân sách",
        {{.label = "Tổng thu", .kind = line_kind::total, .original = planned, .executed = collected},
         {.label = "Thu phí, lệ phí", .level = 1, .original = plan(9'461_trieu), .executed = got(8'010_trieu)},
         {.label = "Thu bổ sung", .level = 1, .original = plan(26'000_trieu), .executed = got(20'400_trieu)},
         {.label = "Bổ sung có mục tiêu", .level = 2, .kind = line_kind::of_which, .executed = got(1'150_trieu)}},
        {.period = fiscal_period::cumulative(2025, 9), .lang = language::vi}));
    doc.blocks.push_back(chart{.lang = language::vi,
                               .title = "Mức hoàn thành dự toán năm",
                               .data = bullet_graph{.rows = {{"Tổng thu", done, show(100_percent, vi)}}}});
    fmt::print("{}", to_text(doc));
    replace_file(argv[1], to_html(doc));
}
