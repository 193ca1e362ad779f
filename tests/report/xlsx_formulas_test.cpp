// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/unit_report.hpp>
#include <govkpi/report/xlsx.hpp>

#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

TEST_CASE("a completion is a formula of its row and a total a sum of its column, with their values", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(three_wards())};
    CHECK(book.sheet_names() == std::vector<std::string>{"Thu ngân sách", "Ghi chú"});
    CHECK(book.at(1, "A1").value == "Ngân sách");
    CHECK(book.at(1, "A2").value == "Thu ngân sách");
    CHECK(book.at(1, "A3").value == "Đơn vị tính: triệu đồng");
    CHECK(book.at(1, "C4").value == "Thực hiện");
    CHECK(book.at(1, "B5").value == "35461");
    CHECK(book.at(1, "B5").formula == "");
    CHECK(book.at(1, "B5").format == "#,##0\" triệu đồng\"");
    CHECK(book.at(1, "D5").formula == "C5/B5");
    CHECK(book.at(1, "D5").value == "1.032993993401201");
    CHECK(book.at(1, "D5").format == "#,##0.0%");
    CHECK(book.at(1, "D6").formula == "C6/B6");
    CHECK(book.at(1, "D7").formula == "C7/B7");  // either cell is 40, and the other rows say which is which
    CHECK(book.at(1, "B8").formula == "SUM(B5:B7)");
    CHECK(book.at(1, "B8").value == "36501");
    CHECK(book.at(1, "C8").formula == "SUM(C5:C7)");
    CHECK(book.at(1, "D8").formula == "C8/B8");
    CHECK(book.sheet(1).find("<pane xSplit=\"1\" ySplit=\"4\" topLeftCell=\"B5\"") != std::string::npos);
    CHECK(book.has_string("Nguồn: báo cáo"));
}

TEST_CASE("a quotient of what does not stand in its row is a number", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}, {"%", alignment::number}},
                                            {{{"elsewhere", collected(36'631), completion(36'631, 35'461)}},
                                             {{"not of money", show(people{35'461}), completion(1, 35'461)}}}))};
    CHECK(book.at(1, "C3").formula == "");
    CHECK(book.at(1, "C3").value == "1.032993993401201");
    CHECK(book.at(1, "C4").formula == "");
}

TEST_CASE("where two cells could be the budget, and no other row tells them apart, there is no formula", "[xlsx]") {
    if (there_is_no_python()) return;
    const std::vector<table::column> columns{
        {"a"}, {"o", alignment::number}, {"r", alignment::number}, {"d", alignment::number}, {"%", alignment::number}};
    const table::row same{{"same", planned(100), planned(100), collected(90), completion(90, 100)}};
    const table::row revised{{"revised", planned(80), planned(100), collected(90), completion(90, 100)}};
    CHECK(unzipped{to_xlsx(document_of(columns, {same}))}.at(1, "E3").formula == "");
    const unzipped told{to_xlsx(document_of(columns, {same, revised}))};
    CHECK(told.at(1, "E3").formula == "D3/C3");
    CHECK(told.at(1, "E4").formula == "D4/C4");
}

TEST_CASE("a total that its rows do not add up to is the number that was published", "[xlsx]") {
    if (there_is_no_python()) return;
    const std::vector<table::column> columns{{"a"}, {"n", alignment::number}};
    const unzipped book{to_xlsx(document_of(columns, {{{"a", collected(9'877)}},
                                                      {{"b", collected(8'097)}},
                                                      {{"c", collected(4'081)}},
                                                      {{"all", collected(22'056)}, true}}))};
    CHECK(book.at(1, "B6").formula == "");
    CHECK(book.at(1, "B6").value == "22056");
    const unzipped parts{to_xlsx(document_of(columns, {{{"a", collected(1)}},
                                                       {{"did not report", "n/a"}},
                                                       {{"one", collected(1)}, true},
                                                       {{"b", collected(2)}},
                                                       {{"two", collected(2)}, true},
                                                       {{"three", collected(3)}, true},
                                                       {{"mixed", show(people{3})}, true}}))};
    CHECK(parts.at(1, "B5").formula == "SUM(B3:B4)");
    CHECK(parts.at(1, "B7").formula == "SUM(B6:B6)");
    CHECK(parts.at(1, "B8").formula == "SUM(B3:B4,B6:B6)");
    CHECK(parts.at(1, "B9").formula == "");
}

TEST_CASE("money for each person is a formula across scales", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(
        document_of({{"a"}, {"m", alignment::number}, {"p", alignment::number}, {"each", alignment::number}},
                    {{{"x", show(190_trieu, trieu), show(people{2}), show(per_capita<VND>{190_trieu, people{2}})}}}))};
    CHECK(book.at(1, "B3").value == "190");
    CHECK(book.at(1, "D3").formula == "B3/C3*1000000");
    CHECK(book.at(1, "D3").value == "95000000");
    CHECK(book.at(1, "D3").format == "#,##0\" VND/person\"");
}

TEST_CASE("a ward's published figures are numbers of its spreadsheet, and its awards add up by formulas", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(unit_report(read_figures(thanh_liet), language::vi))};
    const auto revenue = book.at(1, "C4");
    CHECK(revenue.value == "36631");
    CHECK(revenue.format == "#,##0\" triệu đồng\"");
    const auto income = book.at(1, "C7");
    CHECK(income.value == "95");
    CHECK(income.format == "#,##0\" triệu đồng/người/năm\"");
    CHECK(book.at(3, "C12").formula == "SUM(C4:C11)");
    CHECK(book.at(3, "C12").value != "0");
}
