// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <govkpi/panel/hierarchy.hpp>

#include "spreadsheet_fixture.hpp"

using namespace sheet_test;

namespace {

namespace fs = std::filesystem;

const fs::path files = fs::path{GOVKPI_SOURCE_DIR} / "tests" / "source" / "files";

std::string bytes_of(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    REQUIRE(in);
    return {std::istreambuf_iterator<char>{in}, {}};
}

csv_layout in_trieu_dong() {
    csv_layout out;
    out.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
    out.headers = {{"unit", "Đơn vị"}, {"month", "Tháng"}, {"outturn", "Thực hiện"}};
    out.figures["outturn"] = {.scale = 1'000'000};
    return out;
}

}  // namespace

TEST_CASE("one table as CSV, .xlsx and .ods is the same panel", "[spreadsheet]") {
    const answer right{"00643 2025-01 36631204000", "00643 2025-02 1234500000", "00646 2025-01 missing",
                       "00646 2025-02 -12000001"};
    // The CSV file has titles above its header, which only spreadsheets may have.
    const std::string csv = bytes_of(files / "lines.csv");
    const temporary_file table{csv.substr(csv.find("\"Đơn vị\",\"Tháng\""))};
    const auto asked = query{}.by({"unit", "month"});
    CHECK(answer_of(csv_source{{table.path()}, in_trieu_dong()}, asked) == right);
    for (const char* const name : {"lines.xlsx", "lines.ods"}) {
        const spreadsheet_source source{{files / name}, in_trieu_dong()};
        CHECK(answer_of(source, asked) == right);
        CHECK(source.definition().columns() == std::vector<std::string>{"outturn"});
        const facts rows = source.read();
        CHECK(rows.rows() == 4);
        const panel in_memory = rollup(rows, asked);
        REQUIRE(in_memory.size() == right.size());
        CHECK(in_memory.sum(0, "outturn.revenue") == 36'631'204'000);
        CHECK(rollup(source, query{}).sum(0, "outturn.revenue") == 37'853'703'999);
    }
}

TEST_CASE("a spreadsheet program's dates, formulas, errors and merged cells are told by their cells", "[spreadsheet]") {
    for (const char* const name : {"troubles.xlsx", "troubles.ods"}) {
        csv_layout layout = lines();
        const answer found = read(bytes_of(files / name), layout);
        REQUIRE(found.size() == 3);
        std::string all;
        for (const std::string& line : found) all += line + "\n";
        CHECK(all.find("f, sheet Số liệu, cell B3 (month): \"2025\": expected ") != std::string::npos);
        CHECK(all.find("f, sheet Số liệu, cell C3 (outturn): \"#DIV/0!\": expected a value, and not an error") !=
              std::string::npos);
        CHECK(all.find("f, sheet Số liệu, cells A4:A5 (unit): expected a cell for each row and column") !=
              std::string::npos);
    }
}

TEST_CASE("problems between rows are told by the sheet and the row", "[spreadsheet]") {
    csv_layout layout;
    layout.table.unit("unit").period("month").measure(measure::population, "population");
    const std::string head = row({text("unit"), text("month"), text("population")});
    const temporary_file file{
        xlsx{head + row({text("a"), text("2025-01"), number("10")}) + row({text("a"), text("2025-01"), number("11")})}
            .bytes()};
    try {
        static_cast<void>(spreadsheet_source{{file.path()}, layout}.rollup(query{}));
        FAIL("the rows contradict each other");
    } catch (const bad_input& bad) {
        REQUIRE(bad.problems().size() == 1);
        CHECK(bad.problems()[0].row == 3);
        CHECK(bad.problems()[0].place == "sheet Lines, row 3");
        CHECK(std::string{bad.what()}.find(", sheet Lines, row 3 (population): \"11\": expected 10") !=
              std::string::npos);
    }
}

TEST_CASE("a wide sheet has its months beside each other, also as numbers and dates", "[spreadsheet]") {
    csv_layout layout;
    layout.table.unit("unit").period("year").measure(measure::outturn<revenue, VND>, "outturn");
    layout.spread = {"year", {{"2024", "2024", "outturn"}, {"2025", "2025", "outturn"}}};
    const xlsx book{row({text("Đơn vị: đồng")}) + row({text("unit"), number("2024"), text("2025")}) +
                    row({text("a"), number("1"), number("2")}) + row({text("b"), nothing, number("3")})};
    const temporary_file file{book.bytes()};
    CHECK(answer_of(spreadsheet_source{{file.path()}, layout}, query{}.by({"unit", "year"})) ==
          answer{"a 2024 1", "a 2025 2", "b 2024 missing", "b 2025 3"});
}

TEST_CASE("several files, .xlsx and .ods, are one table", "[spreadsheet]") {
    const temporary_file first{xlsx{header + row({text("a"), text("2025-01"), number("1")})}.bytes()};
    const temporary_file second{ods(
        ods_table("", "Bìa") + ods_table(ods_header + ods_row({ods_text("a"), ods_text("2025-02"), ods_number("2")})))};
    const temporary_file bad{"<html>"};
    CHECK(answer_of(spreadsheet_source{{first.path(), second.path()}, lines()}, query{}.by({"unit"})) ==
          answer{"a 3000000"});
    CHECK(answer_of(spreadsheet_source{{first.path(), bad.path(), bad.path()}, lines()}, query{}).size() == 2);
}

TEST_CASE("parents in a sheet are set aside, for which it is read twice, and the progress says so", "[spreadsheet]") {
    csv_layout layout;
    layout.table.unit("unit",
                      std::make_shared<hierarchy>(hierarchy::from_rows(
                          "communes", {{.code = "79"}, {.code = "1", .parent = "79"}, {.code = "2", .parent = "79"}})));
    layout.table.period("month").measure(measure::outturn<revenue, VND>, "outturn");
    std::string rows = header;
    for (int month = 1; month <= 12; ++month) {
        const std::string name = "2025-" + std::string{month < 10 ? "0" : ""} + std::to_string(month);
        for (const char* const unit : {"79", "1", "2"})
            rows += row({text(unit), text(name), number(unit == std::string{"79"} ? "5" : "2")});
    }
    const temporary_file file{xlsx{rows}.bytes()};
    spreadsheet_source source{{file.path()}, layout};
    std::vector<std::pair<std::size_t, std::size_t>> steps;
    source.on_progress([&](std::size_t done, std::size_t all) { steps.emplace_back(done, all); });
    CHECK(answer_of(source, query{}.by({"fiscal_year"})) == answer{"2025 48"});
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].first < steps[1].first);
    for (const auto& [done, all] : steps) CHECK((done <= all && all == fs::file_size(file.path())));
}

TEST_CASE("bytes that were changed at random give an answer or problems, and nothing else", "[spreadsheet]") {
    std::mt19937_64 random{11};
    auto parts = xlsx{.rows = header + row({"<c t=\"s\"><v>0</v></c>", text("2025-01"), number("1.5")}),
                      .behind = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>",
                      .texts = "<si><t>a_x0041_</t></si>",
                      .formats =
                          "<numFmts><numFmt numFmtId=\"164\" formatCode=\"mm/yyyy\"/></numFmts><cellXfs><xf "
                          "numFmtId=\"164\"/></cellXfs>"}
                     .parts();
    std::size_t answers = 0, refused = 0;
    const auto count = [&](const std::string& bytes) {
        const answer found = read(bytes);
        ++(!found.empty() && found[0].find("f") == 0 ? refused : answers);
    };
    const std::string ods_bytes = bytes_of(files / "troubles.ods");
    for (int i = 0; i < 500; ++i) {
        // The XML of a part, whose checksum is then right again.
        auto changed = parts;
        std::string& content = changed[random() % changed.size()].content;
        for (std::size_t n = 1 + random() % 4; n > 0; --n)
            content[random() % content.size()] = "<>\"/=&;A1 \xff"[random() % 11];
        count(zip_of(changed));
        // The bytes of the file.
        std::string bytes = i % 2 == 0 ? zip_of(parts) : ods_bytes;
        for (std::size_t n = 1 + random() % 8; n > 0; --n) bytes[random() % bytes.size()] = static_cast<char>(random());
        count(bytes);
    }
    CHECK(answers + refused == 1000);
    CHECK(refused > 300);
}
