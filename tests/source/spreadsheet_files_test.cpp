// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include <govkpi/source/data_package.hpp>

#include "package_fixture.hpp"
#include "spreadsheet_fixture.hpp"

using namespace sheet_test;

namespace {

std::string good() { return xlsx{header + row({text("a"), text("2025-01"), number("1")})}.bytes(); }

std::string only_problem(const std::string& bytes, const sheet_choice& sheet = {}) {
    const answer found = read(bytes, lines(), sheet);
    REQUIRE(found.size() == 1);
    return found[0];
}
xlsx of_rows(std::string rows) { return xlsx{std::move(rows)}; }

}  // namespace

TEST_CASE("a file that is no spreadsheet says what it is and what to do", "[spreadsheet]") {
    using namespace std::string_literals;
    const std::string ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s + std::string(504, '\0');
    std::string with_password = ole;
    for (const char c : std::string{"EncryptedPackage"}) with_password += {c, '\0'};
    CHECK(only_problem(ole) == "f: expected an .xlsx or .ods file, and not the older .xls: save it as .xlsx");
    CHECK(only_problem(with_password) == "f: expected a file without a password: open it and save it without one");
    CHECK(only_problem("<html><table>") ==
          "f: expected an .xlsx or .ods file, and not a page or XML under its name: open it and save it as .xlsx");
    CHECK(only_problem("\xef\xbb\xbf<?xml version=\"1.0\"?>").find("not a page or XML") != std::string::npos);
    CHECK(only_problem("unit,month\n") ==
          "f: expected an .xlsx or .ods file: open it in a spreadsheet program and save it as .xlsx");
    CHECK(only_problem("") == "f: expected an .xlsx or .ods file, and not an empty one");
    CHECK(only_problem(zip_of({{"word/document.xml", "<x/>"}})) ==
          "f: expected an .xlsx or .ods file, and not a zip file of other things");
    CHECK(only_problem(zip_of({{"[Content_Types].xml", "<x/>"}, {"word/document.xml", "<x/>"}})) ==
          "f: expected an .xlsx or .ods file, and not a document of another kind");
    CHECK(only_problem(zip_of({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.bin", ""}})) ==
          "f: expected an .xlsx file, and not .xlsb: save it as .xlsx");
    CHECK(only_problem(zip_of({{"content.xml", "x"}, {"META-INF/manifest.xml", "<manifest:encryption-data/>"}})) ==
          "f: expected a file without a password: open it and save it without one");
    CHECK(read(good()) == answer{"a 2025-01 1000000"});
    const spreadsheet_source nowhere{{"/nonexistent/a.xlsx"}, lines()};
    CHECK(answer_of(nowhere, query{}).size() == 1);
}

TEST_CASE("a file that is cut off anywhere is refused", "[spreadsheet]") {
    for (std::size_t size = 5; size < good().size(); size += 7)
        CHECK(read(good().substr(0, size)).at(0).find("f: expected ") == 0);
    // Also where the directory is whole, and a part is not.
    auto parts = of_rows(header).parts();
    for (zip_part& part : parts) {
        if (part.name != "xl/worksheets/1.xml") continue;
        part.content.resize(part.content.size() / 2);
        part.is_packed = false;
    }
    CHECK(only_problem(zip_of(parts)).find("f: expected well-formed XML in xl/worksheets/1.xml, and not in line 1: ") ==
          0);
}

TEST_CASE("a byte that was changed in a part is noticed by its checksum", "[spreadsheet]") {
    auto parts = of_rows(header + row({text("a"), text("2025-01"), number("123")})).parts();
    for (zip_part& part : parts) part.is_packed = false;
    std::string bytes = zip_of(parts);
    bytes[bytes.find("123")] = '9';
    CHECK(
        only_problem(bytes) ==
        "f: expected a whole file: this one is cut off or damaged; open it in a spreadsheet program and save it again");
}

TEST_CASE("a small file that unpacks to more than is allowed is refused before it is unpacked", "[spreadsheet]") {
    const std::string spaces(20'000'000, ' ');
    const std::string bomb = of_rows(header + spaces).bytes();
    CHECK(bomb.size() < 100'000);
    CHECK(only_problem(bomb, {.most_bytes = 10'000'000})
              .find("f: expected a file that unpacks to at most 10000000 bytes, and not to 200") == 0);
    CHECK(read(bomb).empty());
    // One that says less than there is in it.
    std::string lying = bomb;
    std::size_t at = 0;
    std::size_t changed = 0;
    while ((at = lying.find("PK\1\2", at + 1)) != std::string::npos) {
        if (lying.compare(at + 46, 19, "xl/worksheets/1.xml") != 0) continue;
        lying.replace(at + 24, 4, little(1000, 4));
        ++changed;
    }
    REQUIRE(changed == 1);
    CHECK(only_problem(lying, {.most_bytes = 10'000'000}).find("cut off or damaged") != std::string::npos);
}

TEST_CASE("a document type is refused, and with it entities that grow without end", "[spreadsheet]") {
    std::string entities = "<!DOCTYPE x [<!ENTITY e0 \"ha\">";
    for (int i = 1; i < 30; ++i)
        entities +=
            "<!ENTITY e" + std::to_string(i) + " \"&e" + std::to_string(i - 1) + ";&e" + std::to_string(i - 1) + ";\">";
    const xlsx book{.rows = header + row({text("&e29;"), text("2025-01"), number("1")}),
                    .document_type = entities + "]>"};
    CHECK(
        only_problem(book.bytes()) ==
        "f: expected well-formed XML in xl/worksheets/1.xml, and not in line 1: a document type; save the file again");
    CHECK(only_problem(of_rows(header + row({text("&nbsp;")})).bytes()).find("undefined entity") != std::string::npos);
}

TEST_CASE("rows and cells that are out of order are refused", "[spreadsheet]") {
    for (const char* const rows :
         {"<row r=\"2\"/><row r=\"2\"/>", "<row r=\"1048577\"/>", "<row r=\"x\"/>", "<row r=\"0\"/>",
          "<row><c r=\"B1\"/><c r=\"A1\"/></row>", "<row><c r=\"A2\"/></row>", "<row><c r=\"XFE1\"/></row>",
          "<row><c r=\"1A\"/></row>", "<c r=\"A1\"/>"})
        CHECK(only_problem(of_rows(rows).bytes()).find("f: expected rows and cells in order") == 0);
    CHECK(only_problem(of_rows("<row r=\"1\"><c t=\"x\"><v>1</v></c></row>").bytes()).find("cells of known types") !=
          std::string::npos);
    const std::string last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>";
    CHECK(read(of_rows(header + last)).empty());
}

TEST_CASE("the header is found below titles, on the first sheet that has it", "[spreadsheet]") {
    const std::string titles =
        row({text("BÁO CÁO THU NGÂN SÁCH")}) + row({}) + row({text("unit"), text("2025")}) +
        row({nothing, text("note"), text("outturn"), text(" month\n"), text("unit")}) + row({nothing, nothing}) +
        row({nothing, text("x"), number("2"), text("2025-01"), text("a")}) + row({nothing, text("only a note")});
    const answer two{"a 2025-01 2000000"};
    CHECK(read(of_rows(titles)) == two);
    xlsx book = of_rows(titles);
    book.sheets_before = {{"Bìa", row({text("unit")})}, {"Trống", ""}};
    CHECK(read(book) == two);
    CHECK(read(book, lines(), {.number = 3}) == two);
    CHECK(read(book, lines(), {.name = "Lines"}) == two);
    CHECK(read(book, lines(), {.name = "Lines", .header_row = 4}) == two);

    CHECK(only_problem(book.bytes(), {.name = "lines"}) == "f: expected a sheet lines; there is Bìa, Trống, Lines");
    CHECK(only_problem(book.bytes(), {.number = 4}) == "f: expected 4 sheets at least; there is Bìa, Trống, Lines");
    CHECK(only_problem(book.bytes(), {.name = "Bìa"}) ==
          "f, sheet Bìa, row 1: expected a row that names each column once; this one comes nearest, and lacks month, "
          "outturn; "
          "it has unit");
    CHECK(only_problem(book.bytes(), {.name = "Trống"}) ==
          "f: expected a header with the names unit, month, outturn in the first 200 rows of a sheet; there is Bìa, "
          "Trống, Lines");
    CHECK(only_problem(book.bytes(), {.header_row = 3}) ==
          "f, sheet Lines, row 3: expected a row that names each column once; this one comes nearest, and lacks month, "
          "outturn; "
          "it has unit, 2025");
}

TEST_CASE("of two sheets that have the header only the first is read, or the one that is asked for", "[spreadsheet]") {
    const auto sheet = [](const char* amount) {
        return ods_table(ods_header + ods_row({ods_text("a"), ods_text("2025-01"), ods_number(amount)}),
                         std::string{"s"} + amount);
    };
    xlsx book = of_rows(header + row({text("a"), text("2025-01"), number("2")}));
    book.sheets_before = {{"s1", header + row({text("a"), text("2025-01"), number("1")})}};
    for (const std::string& bytes : {ods(sheet("1") + sheet("2")), book.bytes()}) {
        CHECK(read(bytes) == answer{"a 2025-01 1000000"});
        CHECK(read(bytes, lines(), {.number = 2}) == answer{"a 2025-01 2000000"});
        CHECK(read(bytes, lines(), {.name = "s1"}) == answer{"a 2025-01 1000000"});
    }
}

TEST_CASE("the row that comes nearest to a header is shown with what it lacks", "[spreadsheet]") {
    CHECK(only_problem(
              of_rows(row({text("month")}) + row({text("unit"), text("month"), text("Thực hiện"), number("2025")}))
                  .bytes()) ==
          "f, sheet Lines, row 2: expected a row that names each column once; this one comes nearest, and lacks "
          "outturn; it has "
          "unit, month, Thực hiện, 2025");
    CHECK(only_problem(of_rows(row({text("unit"), text("month"), text("outturn"), text("unit")})).bytes()) ==
          "f, sheet Lines, row 1: expected a row that names each column once; this one comes nearest, and has twice "
          "unit (A1 and "
          "D1); it has unit, month, outturn, unit");
    std::string far;
    for (int i = 0; i < 200; ++i) far += row({text("x")});
    CHECK(only_problem(of_rows(far + header).bytes()).find("in the first 200 rows") != std::string::npos);
    CHECK(read(of_rows(far + header), lines(), {.header_row = 201}).empty());
}

TEST_CASE("a package names spreadsheets and the sheet", "[spreadsheet]") {
    using namespace package_test;
    const data_package named = read_json(package(R"("path": "a.XLSX", "dialect": {"sheetName": "Lines"})"));
    CHECK(named.sheet.name == "Lines");
    CHECK(is_spreadsheet(named.files.at(0)));
    CHECK(read_json(package(R"("path": ["a.ods", "b.xlsx"], "dialect": {"sheetNumber": 2})")).sheet.number == 2);
    CHECK(read_json(package(R"("path": "a.csv")")).sheet.number == 0);
    CHECK_FALSE(is_spreadsheet("a.csv"));
    CHECK_FALSE(is_spreadsheet("xlsx"));
    const auto refused = [](const std::string& in_resource, const std::string& at, const std::string& what,
                            const std::string& expected) {
        CHECK(problems_of_json(package(in_resource)) ==
              package_test::problems{{1, "resources[0]." + at, what, expected}});
    };
    refused(R"("path": "a.csv", "dialect": {"sheetName": "x"})", "dialect.sheetName", "x",
            "no such key for a file that is no spreadsheet");
    refused(R"("path": ["a.ods", "b.csv"])", "path", "", "spreadsheets alone, or text files alone");
    refused(R"("path": "a.ods", "dialect": {"delimiter": ";"})", "dialect.delimiter", ";",
            "no such key for a spreadsheet");
    refused(R"("path": "a.ods", "dialect": {"sheetName": "x", "sheetNumber": 1})", "dialect.sheetNumber", "1",
            "no such key beside sheetName");
    refused(R"("path": "a.ods", "dialect": {"sheetNumber": 0})", "dialect.sheetNumber", "0",
            "the number of a sheet, counted from 1");
    refused(R"("path": "a.ods", "dialect": {"sheetName": ""})", "dialect.sheetName", "", "the name of a sheet");
}
