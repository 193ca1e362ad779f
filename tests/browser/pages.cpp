// SPDX-License-Identifier: BSL-1.0
// Writes the pages and drawings that are checked in a browser: every kind of chart, texts that try to be markup, figures
// with footnotes and explanations, and all 3,321 communes in one table.
//
//     govkpi_browser_pages FOLDER
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

#include "../report/charts.hpp"
#include "../report/hostile.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::report;

document charts_page(language lang) {
    const sample::writer of{lang};
    document doc{.lang = lang, .title = of.say("Charts", "Biểu đồ")};
    for (auto& [name, made] : of.all()) doc.blocks.push_back(std::move(made));
    return doc;
}

/// Names that are long, or that would be markup, wherever a chart has words.
document hostile_charts() {
    document doc{.title = "Charts with hostile labels"};
    const sample::writer of{language::en};
    for (const std::string& label : report_test::hostile_labels) {
        bar_chart data;
        data.rows = {{label.substr(0, 400), of.millions(12)}, {"harmless", of.millions(-3)}};
        chart made;
        made.title = label.substr(0, 400);
        made.data = data;
        doc.blocks.push_back(made);
    }
    return doc;
}

document hostile_texts() {
    document doc;
    for (const std::string& label : report_test::hostile_labels) {
        document part = report_test::document_of(label);
        table explained{.caption = label,
                        .columns = {{label}, {label, alignment::number, label}, {label, alignment::text, label}}};
        explained.rows = {{{label, cell{label}.explained(label), label}}, {{"other", label, label}}};
        part.blocks.push_back(std::move(explained));
        doc.blocks.insert(doc.blocks.end(), part.blocks.begin(), part.blocks.end());
    }
    doc.title = "Hostile texts " + report_test::hostile_labels.front();
    return doc;
}

/// Rows of which none adds up others: sorted and searched. The figures differ past the digits that are shown.
document units_page(language lang, std::int64_t units) {
    const sample::writer of{lang};
    const std::vector<std::string> names = {"Thanh Liệt", "Đại Mỗ", "Bến Nghé", "Ô Chợ Dừa", "Phú Xuân", "An Đông"};
    table made{.caption = of.say("Budget execution of communes", "Thực hiện dự toán của các xã"),
               .unit_line = of.say("Unit: million VND", "Đơn vị tính: triệu đồng"),
               .columns = {{of.say("Commune", "Xã")}}};
    for (int i = 0; i < 12; ++i) {
        const std::string year = std::to_string(2020 + i / 2);
        made.columns.push_back(i % 2 == 0
                                   ? table::column{of.say("Outturn ", "Thực hiện ") + year, alignment::number}
                                   : table::column{of.say("Completion ", "So với dự toán ") + year, alignment::number});
    }
    for (std::int64_t unit = 0; unit < units; ++unit) {
        table::row row{{names[static_cast<std::size_t>(unit) % names.size()] + " " + std::to_string(unit + 1)}};
        for (std::int64_t i = 0; i < 12; ++i) {
            const std::int64_t outturn = 36'631 + (unit * 7919 + i * 104'729) % 900'000;
            const std::int64_t plan = unit % 50 == 7 && i == 1 ? 0 : 400'000'000'000 + unit % 7;
            cell figure = i % 2 == 0 ? of.millions(outturn) : of.percent(400'000'000'000 - unit % 11, plan);
            if (unit % 20 == 3 && i == 4) figure = std::move(figure).with(remark::partial_coverage);
            row.cells.push_back(std::move(figure));
        }
        made.rows.push_back(std::move(row));
    }
    return {.lang = lang, .title = made.caption, .blocks = {made}};
}

/// Parents with their children, a total, headings under a common one, rows that share a name, notes of every kind.
document execution_page(language lang) {
    const sample::writer of{lang};
    document doc{.lang = lang,
                 .title = of.say("Budget execution, 9 months of 2025", "Thực hiện dự toán 9 tháng năm 2025"),
                 .subtitle = of.say("Thanh Liet ward", "Phường Thanh Liệt")};
    doc.blocks = {heading{of.say("Revenue", "Thu ngân sách")},
                  paragraph{of.say("Revenue came to ", "Thu ngân sách đạt "), of.percent(1033, 1000),
                            of.say(" of the budget.", " dự toán.")}};
    table made{
        .caption = of.say("Execution by item", "Thực hiện theo khoản"),
        .unit_line = of.say("Unit: million VND", "Đơn vị tính: triệu đồng"),
        .columns = {{of.say("Item", "Nội dung")},
                    {of.say("Budget", "Dự toán năm"), alignment::number},
                    {of.say("Outturn", "Thực hiện"), alignment::number},
                    {of.say("budget", "dự toán"), alignment::number, of.say("Compared (%)", "So sánh (%)")},
                    {of.say("a year before", "cùng kỳ"), alignment::number, of.say("Compared (%)", "So sánh (%)")},
                    {of.say("Remarks", "Ghi chú")}}};
    for (int i = 0; i < 18; ++i) {
        const bool total = i == 17;
        cell outturn = of.millions(2'000 + i * 311);
        if (i == 2)
            outturn = std::move(outturn).explained(
                of.say("Sum of 3 wards:\n700 + 800 + 1,122", "Tổng của 3 phường:\n700 + 800 + 1.122"));
        if (i == 5) outturn = std::move(outturn).with(remark::estimate).with(remark::rebased);
        made.rows.push_back(
            {{total ? of.say("Total", "TỔNG THU") : of.say("Item ", "Khoản thu ") + std::to_string(i + 1),
              of.millions(2'100 + i * 290), std::move(outturn),
              of.percent(2'000 + i * 311, i == 4 ? 0 : 2'100 + i * 290),
              of.percent(2'000 + i * 311, i == 6 ? -1 : 1'900),
              i == 3 ? of.say("Collected late, since the list of land plots was approved in August",
                              "Thu chậm do tháng 8 mới phê duyệt danh mục khu đất")
                     : ""},
             total,
             total ? 0 : i % 4});
    }
    made.notes = {of.say("Parts need not add up, since they are rounded.",
                         "Các phần có thể không cộng đúng bằng tổng do làm tròn.")};
    doc.blocks.push_back(std::move(made));
    doc.blocks.push_back(notes{of.say("Notes", "Ghi chú"), {of.say("Published figures.", "Số liệu đã công bố.")}});
    return doc;
}

}  // namespace

int main(int arguments, char** argument) {
    if (arguments != 2) {
        std::cerr << "usage: govkpi_browser_pages FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argument[1];
    std::filesystem::create_directories(folder);
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream out{folder / name, std::ios::binary};
        out << text;
        return out.flush().good();
    };
    bool written =
        write("hostile.html", to_html(hostile_texts())) && write("hostile_charts.html", to_html(hostile_charts()));
    for (const language lang : {language::en, language::vi}) {
        const std::string end = lang == language::vi ? ".vi" : ".en";
        written = written && write("charts" + end + ".html", to_html(charts_page(lang))) &&
                  write("execution" + end + ".html", to_html(execution_page(lang))) &&
                  write("units" + end + ".html", to_html(units_page(lang, 30)));
        for (const auto& [name, made] : sample::writer{lang}.all())
            written = written && write(name + end + ".svg", to_svg(made));
    }
    written = written && write("communes.vi.html", to_html(units_page(language::vi, 3'321)));
    if (!written) std::cerr << "cannot write to " << folder << '\n';
    return written ? 0 : 1;
}
