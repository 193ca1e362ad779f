// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <cstdio>
#include <memory>
#include <random>
#include <string>

#include <govkpi/panel/hierarchy.hpp>

#include "spreadsheet_fixture.hpp"

using namespace sheet_test;
using namespace std::string_literals;

namespace {

/// Formats of cells: 0 plain, 1 a date, 2 a month, 3 years alone, 4 a time, 5 thousands in red.
const std::string formats = R"(<numFmts><numFmt numFmtId="164" formatCode="mm/yyyy"/><numFmt numFmtId="165"
  formatCode="yyyy"/><numFmt numFmtId="166" formatCode="[Red]#,##0&quot;d&quot;;[Blue]d"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/>
  <xf numFmtId="165"/><xf numFmtId="21"/><xf numFmtId="166"/></cellXfs>)";

std::string styled(int style, std::string_view value) {
    return "<c s=\"" + std::to_string(style) + "\"><v>" + std::string{value} + "</v></c>";
}
answer read_month(const std::string& cell, const std::string& workbook = {}) {
    return read(xlsx{.rows = header + row({text("a"), cell, number("1")}), .formats = formats, .workbook = workbook});
}

}  // namespace

TEST_CASE("a number in a cell is exact, whatever style its column's texts are printed in", "[spreadsheet]") {
    CHECK(read_figure(number("36631.204")) == answer{"a 2025-01 36631204000"});
    CHECK(read_figure(number("36631.203999999998")) == answer{"a 2025-01 36631204000"});
    CHECK(read_figure(number("1.5E+3")) == answer{"a 2025-01 1500000000"});
    CHECK(read_figure(number("9.9999999999999995E-7")) == answer{"a 2025-01 1"});
    CHECK(read_figure(number("-0.1")) == answer{"a 2025-01 -100000"});
    CHECK(read_figure(number("-0")) == answer{"a 2025-01 0"});
    CHECK(read_figure(text("36.631,204")) == answer{"a 2025-01 36631204000"});
    CHECK(read_figure(text("36631.204"))[0].find("f, sheet Lines, cell C2 (outturn): \"36631.204\": expected") == 0);
}

TEST_CASE("a decimal of 15 digits is kept through every program that stores doubles, and a longer one is refused",
          "[spreadsheet]") {
    std::mt19937_64 random{5};
    for (int i = 0; i < 200; ++i) {
        const auto dong = static_cast<std::int64_t>(random() % 1'000'000'000'000'000);
        char stored[40];
        std::snprintf(stored, sizeof stored, "%.17g", static_cast<double>(dong) / 1e6);
        CHECK(read_figure(number(stored)) == answer{"a 2025-01 " + std::to_string(dong)});
    }
    // These two are one number to a cell.
    REQUIRE(8774564529.947095 == 8774564529.947096);
    CHECK(read_figure(number("8774564529.947095")).at(0).find("expected a number of at most 15 digits") !=
          std::string::npos);
    CHECK(read_figure(number("300.29999999999995")).at(0).find("=ROUND()") != std::string::npos);
}

TEST_CASE("whole numbers that a cell cannot tell apart are a problem, and good as text", "[spreadsheet]") {
    csv_layout plain = lines();
    plain.figures.clear();
    const auto of = [&](const std::string& cell) {
        return read(xlsx{header + row({text("a"), text("2025-01"), cell})}, plain);
    };
    CHECK(of(number("9007199254740991")) == answer{"a 2025-01 9007199254740991"});
    CHECK(of(number("9007199254740992")) ==
          answer{"f, sheet Lines, cell C2 (outturn): \"9007199254740992\": expected a number of at most 15 digits, "
                 "since a cell "
                 "cannot tell longer ones apart: round it, as with =ROUND(), or store it as text"});
    CHECK(of(number("1E+300")).size() == 1);
    CHECK(of(text("9007199254740993")) == answer{"a 2025-01 9007199254740993"});
}

TEST_CASE("more decimals than there are smallest units are a problem that speaks of rounding", "[spreadsheet]") {
    const answer found = read_figure(number("0.1234567"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("\"0.1234567\": expected") != std::string::npos);
    CHECK(found[0].find("=ROUND()") != std::string::npos);
}

TEST_CASE("an empty cell is a missing figure, and errors, truth values and dates are problems", "[spreadsheet]") {
    const answer missing{"a 2025-01 missing"};
    CHECK(read_figure(nothing) == missing);
    CHECK(read_figure("") == missing);
    CHECK(read_figure("<c t=\"str\"><f>IF(1,\"\")</f><v></v></c>") == missing);
    CHECK(read_figure(text("-")) == missing);
    const auto expected = [](const std::string& text, const std::string& what) {
        return answer{"f, sheet Lines, cell C2 (outturn): " + text + "expected " + what};
    };
    CHECK(read_figure("<c t=\"e\"><v>#N/A</v></c>") == expected("\"#N/A\": ", "a value, and not an error"));
    CHECK(read_figure("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>") ==
          expected("\"#DIV/0!\": ", "a value, and not an error"));
    CHECK(read_figure("<c t=\"b\"><v>1</v></c>") == expected("\"1\": ", "a number, and not a truth value"));
    CHECK(read_figure("<c t=\"d\"><v>2025-07-01</v></c>") ==
          expected("\"2025-07\": ", "a number, and not a date or time"));
    CHECK(read_figure("<c><v>abc</v></c>").size() == 1);
    CHECK(read_figure("<c><v>nan</v></c>").size() == 1);
    CHECK(read_figure("<c><v>1 2</v></c>").size() == 1);
}

TEST_CASE("a formula is the result that is stored with it, and a problem without one", "[spreadsheet]") {
    CHECK(read_figure("<c><f>1+1</f><v>2</v></c>") == answer{"a 2025-01 2000000"});
    CHECK(read_figure("<c t=\"str\"><f>A1</f><v>1,5</v></c>") == answer{"a 2025-01 1500000"});
    const answer none{
        "f, sheet Lines, cell C2 (outturn): expected the result of the formula: open the file in a "
        "spreadsheet program, which computes it, and save it"};
    CHECK(read_figure("<c><f>1+1</f></c>") == none);
    CHECK(read_figure("<c><f>1+1</f><v></v></c>") == none);
    CHECK(read_figure("<c t=\"e\"><v></v></c>") == none);
}

TEST_CASE("texts in several fonts are one text, and how it is pronounced is none of it", "[spreadsheet]") {
    const xlsx book{.rows = header + row({"<c t=\"s\"><v>0</v></c>", text("2025-01"), number("1")}) +
                            row({"<c t=\"s\"><v>1</v></c>", text("2025-01"), number("2")}),
                    .texts =
                        "<si><r><rPr><b/></rPr><t>Thanh</t></r><r><t xml:space=\"preserve\"> Liệt</t></r><rPh sb=\"0\" "
                        "eb=\"1\"><t>x</t></rPh></si><si><t>a &amp; b_x0041_ _x41_</t><phoneticPr fontId=\"1\"/></si>"};
    CHECK(read(book) == answer{"Thanh Liệt 2025-01 1000000", "a & bA _x41_ 2025-01 2000000"});
    CHECK(read(xlsx{.rows = header + row({"<c t=\"s\"><v>2</v></c>"}), .texts = "<si><t>a</t></si>"}) ==
          answer{"f: expected the texts of all cells in the file: save it again"});
}

TEST_CASE("a date is its month", "[spreadsheet]") {
    const answer july{"a 2025-07 1000000"};
    CHECK(read_month(styled(1, "45839")) == july);
    CHECK(read_month(styled(2, "45869.75")) == july);
    CHECK(read_month("<c t=\"d\"><v>2025-07-31T00:00:00Z</v></c>") == july);
    CHECK(read_month(styled(1, "44377"), "<workbookPr date1904=\"1\"/>") == july);
    CHECK(read_month(text("2025-07")) == july);
    // Without a date's format it is a number, which is no period.
    CHECK(read_month(styled(0, "45839")).at(0).find("cell B2 (month): \"45839\": expected") != std::string::npos);
    CHECK(read_month(styled(0, "2025")) == answer{"a 2025 1000000"});
    CHECK(read_month(styled(5, "2025")) == answer{"a 2025 1000000"});
    for (const std::string& cell : {styled(3, "45839"), styled(4, "0.5"), styled(1, "60"), styled(1, "3000000"),
                                    std::string{"<c t=\"b\"><v>1</v></c>"}})
        CHECK(read_month(cell).at(0).find("and not a time, a truth value or a year of dates") != std::string::npos);
}

TEST_CASE("a code that was stored as a number lost its zeros, and the message shows them", "[spreadsheet]") {
    csv_layout layout;
    layout.table.unit(
        "unit", std::make_shared<hierarchy>(hierarchy::from_rows("communes", {{.code = "00079"}, {.code = "26740"}})));
    layout.table.period("month").measure(measure::outturn<revenue, VND>, "outturn");
    const auto of = [&](const std::string& unit) {
        return read(xlsx{header + row({unit, text("2025-01"), number("1")})}, layout);
    };
    CHECK(of(number("26740")) == answer{"26740 2025-01 1"});
    CHECK(of(text("00079")) == answer{"00079 2025-01 1"});
    CHECK(of(number("79")) ==
          answer{"f, sheet Lines, cell A2 (unit): \"79\": expected a code of communes; 00079 is one, but a "
                 "number loses its leading zeros: store codes as text"});
    CHECK(of(number("80")) == answer{"f, sheet Lines, cell A2 (unit): \"80\": expected a code of communes"});
    CHECK(of(nothing) == answer{"f, sheet Lines, cell A2 (unit): expected a code of communes"});
}

TEST_CASE("every bad cell is reported by its own name", "[spreadsheet]") {
    const answer found = read(
        xlsx{header + row({nothing, text("2025-13"), text("36 xu")}) + row({text("a"), text("2025-01"), number("1")}) +
             "<row r=\"17\"><c r=\"A17\" t=\"inlineStr\"><is><t>b</t></is></c><c r=\"C17\"><v>1</v></c></row>"});
    REQUIRE(found.size() == 4);
    CHECK(found[0] == "f, sheet Lines, cell B2 (month): \"2025-13\": expected a month from 01 to 12");
    CHECK(found[1].find("f, sheet Lines, cell C2 (outturn): \"36 xu\": expected") == 0);
    CHECK(found[2] == "f, sheet Lines, cell A2 (unit): expected a name or code");
    CHECK(found[3].find("f, sheet Lines, cell B17 (month): expected") == 0);
}

TEST_CASE("cells that are merged in the table are a problem that names them", "[spreadsheet]") {
    const std::string rows = header + row({text("a"), text("2025-01"), number("1")}) +
                             row({nothing, text("2025-02"), number("2")}) +
                             row({text("b"), text("2025-01"), number("3")});
    const auto merged = [&](const std::string& range) {
        return read(xlsx{rows, "<mergeCells><mergeCell ref=\"" + range + "\"/></mergeCells>"});
    };
    CHECK(merged("A2:A3") ==
          answer{"f, sheet Lines, cells A2:A3 (unit): expected a cell for each row and column: separate the "
                 "merged cells, and fill each in"});
    CHECK(merged("B2:C2").at(0).find("cells B2:C2 (outturn)") != std::string::npos);
    // Beside the table, or above its rows, they do not matter: then it is the empty cell that does.
    for (const char* const range : {"A1:C1", "D2:D3", "C2:E2", "A1:A2"})
        CHECK(merged(range) == answer{"f, sheet Lines, cell A3 (unit): expected a name or code"});
}

TEST_CASE("cells of .ods files say the same", "[spreadsheet]") {
    const auto of = [](const std::string& cell) {
        return read(ods(ods_table(ods_header + ods_row({ods_text("a"), ods_text("2025-01"), cell}))));
    };
    const auto cell = [](const std::string& with, const std::string& shown = "") {
        return "<table:table-cell " + with + "><text:p>" + shown + "</text:p></table:table-cell>";
    };
    CHECK(of(ods_number("36631.204")) == answer{"a 2025-01 36631204000"});
    CHECK(of(cell("office:value-type=\"currency\" office:value=\"1.5\"", "1,50 đ")) == answer{"a 2025-01 1500000"});
    CHECK(of(ods_text("1.234,5")) == answer{"a 2025-01 1234500000"});
    CHECK(of("<table:table-cell/>") == answer{"a 2025-01 missing"});
    CHECK(of(cell("table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1\"", "1")) ==
          answer{"a 2025-01 1000000"});
    CHECK(of(cell("table:formula=\"of:=1\"")).at(0).find("expected the result of the formula") != std::string::npos);
    const std::string error = "expected a value, and not an error";
    CHECK(of(cell("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A"))
              .at(0)
              .find("\"#N/A\": " + error) != std::string::npos);
    CHECK(of(cell("office:value-type=\"string\"", "#DIV/0!")).at(0).find(error) != std::string::npos);
    CHECK(of(cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "TRUE"))
              .at(0)
              .find("not a truth value") != std::string::npos);
    CHECK(of(cell("office:value-type=\"date\" office:date-value=\"2025-01-01\"")).at(0).find("not a date") !=
          std::string::npos);
    CHECK(of(ods_number("9007199254740992")).at(0).find("at most 15 digits") != std::string::npos);

    const auto month = [&](const std::string& date, const std::string& shown) {
        return read(ods(ods_table(
            ods_header +
            ods_row({ods_text("a"), cell("office:value-type=\"date\" office:date-value=\"" + date + "\"", shown),
                     ods_number("1")}))));
    };
    CHECK(month("2025-07-31", "07/2025") == answer{"a 2025-07 1000000"});
    CHECK(month("2025-07-31T12:00:00", "31/07/25") == answer{"a 2025-07 1000000"});
    CHECK(month("2025-07-31", "2025").at(0).find("a year of dates") != std::string::npos);
}

TEST_CASE("what stands in and over cells of .ods files besides their text is no part of it", "[spreadsheet]") {
    const std::string unit =
        "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>note</text:p></office:annotation>"
        "<text:p>Bến<text:s text:c=\"1\"/><text:span>Nghé</text:span></text:p><draw:frame><draw:text-box>"
        "<text:p>x</text:p></draw:text-box></draw:frame></table:table-cell>";
    const std::string tracked = "<table:tracked-changes>" + ods_table(ods_header, "old") + "</table:tracked-changes>";
    CHECK(read(ods(tracked + ods_table("<table:shapes>" + unit + "</table:shapes>" + ods_header +
                                       ods_row({unit, ods_text("2025-01"), ods_number("1")})))) ==
          answer{"Bến Nghé 2025-01 1000000"});
}

TEST_CASE("rows and cells of .ods files may stand for several", "[spreadsheet]") {
    const auto repeated = [](const std::string& of, const std::string& what, std::size_t times) {
        return std::string{of}.insert(
            of.find('<') + std::string_view{"<table:table-"}.size() + what.size(),
            " table:number-" + (what == "row" ? "rows"s : "columns"s) + "-repeated=\"" + std::to_string(times) + "\"");
    };
    csv_layout two = lines();
    two.table.measure(measure::original_budget<revenue, VND>, "budget");
    two.figures["budget"] = {.scale = 1'000'000};
    const std::string head = ods_row({ods_text("title")}) + repeated("<table:table-row/>", "row", 3) +
                             ods_row({ods_text("unit"), ods_text("month"), ods_text("outturn"), ods_text("budget")});
    const std::string rows =
        repeated(ods_row({ods_text("a"), ods_text("2025-01"), repeated(ods_number("2"), "cell", 2)}), "row", 5000) +
        repeated(ods_row({repeated("<table:table-cell/>", "cell", 16384)}), "row", 1'043'000) +
        ods_row({ods_text("b"), ods_text("2025-01"), ods_text("x")});
    const answer found = read(ods(ods_table(head + rows)), two);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("cell C1048006 (outturn): \"x\"") != std::string::npos);
    CHECK(read(ods(ods_table(head + rows.substr(0, rows.rfind("<table:table-row>")))), two) ==
          answer{"a 2025-01 10000000000"});
}

TEST_CASE("merged cells of .ods files are a problem as well", "[spreadsheet]") {
    const std::string spanned =
        "<table:table-cell table:number-rows-spanned=\"2\" table:number-columns-spanned=\"1\" "
        "office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
    CHECK(read(ods(ods_table(ods_header + ods_row({spanned, ods_text("2025-01"), ods_number("1")}) +
                             ods_row({"<table:covered-table-cell/>", ods_text("2025-02"), ods_number("1")})))) ==
          answer{"f, sheet Lines, cells A2:A3 (unit): expected a cell for each row and column: separate the merged "
                 "cells, and "
                 "fill each in"});
}
