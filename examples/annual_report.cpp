// SPDX-License-Identifier: BSL-1.0
// A ward's annual report: what was collected and spent against the budget first approved and as revised, and against the
// year before, as tables laid out for disclosure, sentences and charts. The figures are invented. Link govkpi::report. Run
// as `annual_report page.html data.json` it writes a page and its figures as JSON, and it prints:
//
//     Thu ngân sách phường đạt 54.615 triệu đồng, bằng 103,2% dự toán điều chỉnh và tăng 18,5% so với năm trước.
//     Chi ngân sách phường là 50.121 triệu đồng, bằng 94,7% dự toán điều chỉnh.
#include <string>
#include <vector>

#include <fmt/core.h>

#include <govkpi/budget.hpp>
#include <govkpi/report.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

constexpr text_style vi{.lang = language::vi, .form = amount_form::millions};

/// A line of the table, in millions of đồng: original budget, revised budget, outturn, outturn of the year before.
template <flow F>
execution_line<F, VND> line(std::string label, int level, line_kind kind, money<VND> original, money<VND> revised,
                            money<VND> executed, money<VND> year_before) {
    return {.label = std::move(label),
            .level = level,
            .kind = kind,
            .original = original_budget<F>(original),
            .revised = revised_budget<F>(revised),
            .executed = outturn<F>(executed),
            .year_before = outturn<F>(year_before)};
}

const std::vector<execution_line<revenue, VND>> revenues{
    line<revenue>("Tổng thu ngân sách phường", 0, line_kind::total, 48'200_trieu, 52'900_trieu, 54'615_trieu, 46'080_trieu),
    line<revenue>("Các khoản thu hưởng 100%", 1, line_kind::item, 6'300_trieu, 6'300_trieu, 7'018_trieu, 5'940_trieu),
    line<revenue>("Các khoản thu phân chia", 1, line_kind::item, 12'900_trieu, 13'600_trieu, 14'597_trieu, 12'240_trieu),
    line<revenue>("Thu bổ sung từ ngân sách cấp trên", 1, line_kind::item, 29'000_trieu, 33'000_trieu, 33'000_trieu,
                  27'900_trieu),
    line<revenue>("Bổ sung có mục tiêu", 2, line_kind::of_which, 4'000_trieu, 8'000_trieu, 8'000_trieu, 3'600_trieu),
};
const std::vector<execution_line<expenditure, VND>> expenditures{
    line<expenditure>("Tổng chi ngân sách phường", 0, line_kind::total, 48'200_trieu, 52'900_trieu, 50'121_trieu,
                      45'310_trieu),
    line<expenditure>("Chi đầu tư phát triển", 1, line_kind::item, 9'000_trieu, 12'500_trieu, 10'284_trieu, 8'115_trieu),
    line<expenditure>("Chi thường xuyên", 1, line_kind::item, 38'200_trieu, 39'400_trieu, 38'937_trieu, 36'295_trieu),
    line<expenditure>("Dự phòng ngân sách", 1, line_kind::item, 1'000_trieu, 1'000_trieu, 900_trieu, 900_trieu),
};

/// How each line reached its revised budget.
template <flow F>
chart completions(std::string title, const std::vector<execution_line<F, VND>>& lines) {
    bullet_graph graph;
    for (const auto& of : lines)
        if (of.kind != line_kind::of_which)
            graph.rows.push_back({of.label, show(plan_completion(*of.executed, *of.revised), vi), show(100_percent, vi)});
    return {.lang = language::vi, .title = std::move(title), .data = std::move(graph)};
}

/// What each line below the first added to the growth of the whole, in percentage points that add up to it.
chart contributions(const std::vector<execution_line<revenue, VND>>& lines) {
    text_style signs = vi;
    signs.signs = true;
    const auto& whole = lines.front();
    waterfall steps;
    for (const auto& of : lines) {
        if (of.level != 1) continue;
        const auto added = (*of.executed - *of.year_before) / *whole.year_before;
        steps.steps.push_back({of.label, show(added - 0_percent, signs)});
    }
    steps.steps.push_back({whole.label, show(growth(*whole.executed, *whole.year_before) - 0_percent, signs), true});
    return {.lang = language::vi, .title = "Đóng góp vào mức tăng thu so với năm trước", .data = std::move(steps)};
}

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const auto& got = revenues.front();
    const auto& spent = expenditures.front();
    const execution_layout layout{.period = fiscal_period::year(2025), .lang = language::vi};
    document doc{.lang = language::vi, .title = "Phường Mẫu: báo cáo ngân sách năm 2025", .subtitle = "Số liệu minh họa"};
    doc.blocks = {
        paragraph{"Thu ngân sách phường đạt ", show(*got.executed, vi), ", bằng ",
                  show(plan_completion(*got.executed, *got.revised), vi), " dự toán điều chỉnh và tăng ",
                  show(growth(*got.executed, *got.year_before), vi), " so với năm trước."},
        paragraph{"Chi ngân sách phường là ", show(*spent.executed, vi), ", bằng ",
                  show(plan_completion(*spent.executed, *spent.revised), vi), " dự toán điều chỉnh."},
        execution_table("Thực hiện thu ngân sách", revenues, layout),
        completions("Thu so với dự toán điều chỉnh", revenues),
        contributions(revenues),
        execution_table("Thực hiện chi ngân sách", expenditures, layout),
        completions("Chi so với dự toán điều chỉnh", expenditures),
        notes{"Ghi chú", {"Thu bổ sung có mục tiêu chỉ là một phần của thu bổ sung, nên không cộng thành tổng."}}};
    replace_file(argv[1], to_html(doc));
    replace_file(argv[2], to_json(doc));
    for (const block& b : doc.blocks)
        if (const auto* said = std::get_if<paragraph>(&b)) fmt::print("{}\n", said->text());
}
