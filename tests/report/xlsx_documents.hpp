// SPDX-License-Identifier: BSL-1.0
// Documents of a table for the tests of spreadsheets.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/budget.hpp>
#include <govkpi/report/document.hpp>

namespace report_test {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

inline document document_of(std::vector<table::column> columns, std::vector<table::row> rows, std::string caption = "Thu") {
    document doc;
    doc.blocks = {table{std::move(caption), "", std::move(columns), std::move(rows)}};
    return doc;
}

inline constexpr text_style trieu{.lang = language::vi, .form = amount_form::millions};

inline cell collected(std::int64_t millions) {
    return show(outturn<revenue>(money<VND>::from_minor_units(millions * 1'000'000)), trieu);
}
inline cell planned(std::int64_t millions) {
    return show(original_budget<revenue>(money<VND>::from_minor_units(millions * 1'000'000)), trieu);
}
inline cell completion(std::int64_t done, std::int64_t plan) {
    return show(plan_completion(outturn<revenue>(money<VND>::from_minor_units(done * 1'000'000)),
                                original_budget<revenue>(money<VND>::from_minor_units(plan * 1'000'000))),
                {.lang = language::vi});
}

inline table::row budget_row(const char* name, std::int64_t plan, std::int64_t done, bool total = false) {
    return {{name, planned(plan), collected(done), completion(done, plan)}, total};
}

inline document three_wards() {
    document doc;
    doc.lang = language::vi;
    doc.title = "Ngân sách";
    doc.blocks = {table{"Thu ngân sách",
                        "Đơn vị tính: triệu đồng",
                        {{"Phường"},
                         {"Dự toán", alignment::number},
                         {"Thực hiện", alignment::number},
                         {"So sánh", alignment::number}},
                        {budget_row("Thanh Liệt", 35'461, 36'631), budget_row("Hoa Mai", 1'000, 500),
                         budget_row("Đông", 40, 40), budget_row("Tổng", 36'501, 37'171, true)}},
                  notes{"Ghi chú", {"Nguồn: báo cáo"}}};
    return doc;
}

}  // namespace report_test
