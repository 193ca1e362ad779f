// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <catch2/catch.hpp>

#include <govkpi/report/xlsx.hpp>

#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

document execution() {
    document doc = document_of(
        {{"STT"},
         {"Nội dung"},
         {"Đầu năm", alignment::number, "Dự toán"},
         {"Điều chỉnh", alignment::number, "Dự toán"},
         {"Thực hiện", alignment::number},
         {"Dự toán đầu năm", alignment::number, "So sánh (%)"}},
        {{{"1", "Thuế", planned(40), planned(50), collected(45), completion(45, 40)}},
         {{"", "Trong đó: phường hưởng", planned(20), planned(25), collected(24), completion(24, 20)}, false, 2}});
    doc.lang = language::vi;
    auto& t = std::get<table>(doc.blocks[0]);
    t.name_column = 1;
    t.notes = {"Do làm tròn, tổng các số thành phần có thể không bằng số tổng, và số này là số ước tính của phường."};
    return doc;
}

}  // namespace

TEST_CASE("a heading over neighbouring columns is one cell above theirs, and a heading without one fills both",
          "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(execution())};
    CHECK(book.at(1, "C2").value == "Dự toán");
    CHECK(book.at(1, "C3").value == "Đầu năm");
    CHECK(book.at(1, "D3").value == "Điều chỉnh");
    CHECK(book.at(1, "E2").value == "Thực hiện");
    CHECK(book.at(1, "F2").value == "So sánh (%)");
    const std::string sheet = book.sheet(1);
    CHECK(has(sheet, "<mergeCell ref=\"C2:D2\"/>"));
    CHECK(has(sheet, "<mergeCell ref=\"E2:E3\"/>"));
    CHECK(has(sheet, "<mergeCell ref=\"A2:A3\"/>"));
    CHECK_FALSE(has(sheet, "<mergeCell ref=\"F2"));
    CHECK(has(sheet, "<pane xSplit=\"2\" ySplit=\"3\" topLeftCell=\"C4\""));
}

TEST_CASE("a spreadsheet prints on landscape A4, one page wide, with its head on every page", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(execution())};
    const std::string sheet = book.sheet(1);
    CHECK(has(sheet, "paperSize=\"9\""));
    CHECK(has(sheet, "orientation=\"landscape\""));
    CHECK(has(sheet, "fitToHeight=\"0\""));
    CHECK(has(book.part("xl/workbook.xml"), "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">Thu!$2:$3<"));
}

TEST_CASE("a row below another one is indented, and the notes of a table stand below its rows", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(execution())};
    CHECK(book.at(1, "B5").value == "Trong đó: phường hưởng");
    CHECK(has(book.part("xl/styles.xml"), "indent=\"2\""));
    CHECK(has(book.at(1, "A6").value, "Do làm tròn"));
    CHECK(has(book.sheet(1), "<mergeCell ref=\"A6:F6\"/>"));  // it is wider than the table
}

TEST_CASE("the notes say what is divided by what, of each column that its formulas divide", "[xlsx]") {
    if (there_is_no_python()) return;
    const unzipped book{to_xlsx(execution())};
    CHECK(book.has_string("Cách tính các tỷ lệ"));
    CHECK(book.has_string("Thu: So sánh (%): Dự toán đầu năm = Thực hiện / Dự toán: Đầu năm"));
    CHECK_FALSE(unzipped{to_xlsx(document_of({{"a"}}, {{{"x"}}}))}.has_string("What is divided by what"));
}

TEST_CASE("a text of several lines has a row that is as high", "[xlsx]") {
    if (there_is_no_python()) return;
    std::string words = "Các";
    for (int i = 0; i < 30; ++i) words += " khoản";
    const std::string sheet = unzipped{to_xlsx(document_of({{"a"}}, {{{"x"}}, {{words}}}))}.sheet(1);
    CHECK(has(sheet, "<row r=\"4\" spans=\"1:1\" ht=\"60\" customHeight=\"1\""));  // 183 columns of 62
    CHECK_FALSE(has(sheet, "<row r=\"3\" spans=\"1:1\" ht"));
}

TEST_CASE("each subtotal of a long table is a sum of its own rows", "[xlsx]") {
    if (there_is_no_python()) return;
    std::vector<table::row> rows;
    std::int64_t everything = 0;
    for (int province = 0; province < 34; ++province) {
        std::int64_t all = 0;
        for (int commune = 1; commune <= 20; ++commune) {
            rows.push_back({{"xã", collected(commune * 3 + province)}});
            all += commune * 3 + province;
        }
        rows.push_back({{"tỉnh", collected(all)}, true});
        everything += all;
    }
    rows.push_back({{"cả nước", collected(everything)}, true});
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, rows))};
    CHECK(book.at(1, "B23").formula == "SUM(B3:B22)");
    CHECK(book.at(1, "B716").formula == "SUM(B696:B715)");
    CHECK(book.at(1, "B717").formula.starts_with("SUM(B3:B22,B24:B43,"));
    CHECK(book.at(1, "B717").formula.ends_with(",B696:B715)"));
}
