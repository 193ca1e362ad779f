// SPDX-License-Identifier: BSL-1.0
#include <clocale>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report/xlsx.hpp>

#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

TEST_CASE("a sheet of every commune of the country has all its figures", "[xlsx]") {
    if (there_is_no_python()) return;
    std::vector<table::column> columns(12, {"n", alignment::number});
    std::vector<table::row> rows;
    std::vector<std::int64_t> sums(12, 0);
    for (std::int64_t r = 0; r < 3'321; ++r) {
        std::vector<cell> cells{"Xã " + std::to_string(r)};
        for (std::int64_t c = 1; c < 12; ++c) {
            const std::int64_t value = (r * 7'919 + c * 104'729) % 1'000'003;
            sums[static_cast<std::size_t>(c)] += value;
            cells.push_back(collected(value));
        }
        rows.push_back({std::move(cells)});
    }
    std::vector<cell> total{"Tổng"};
    for (std::size_t c = 1; c < 12; ++c) total.push_back(collected(sums[c]));
    rows.push_back({std::move(total), true});
    const unzipped book{to_xlsx(document_of(columns, rows))};
    const std::string sheet = book.sheet(1);
    CHECK(book.at(1, "L3323").value == std::to_string((3'320 * 7'919 + 11 * 104'729) % 1'000'003));
    CHECK(book.at(1, "L3324").formula == "SUM(L3:L3323)");
    CHECK(book.at(1, "L3324").value == std::to_string(sums[11]));
    std::size_t numbers = 0;
    for (auto at = sheet.find("<v>"); at != std::string::npos; at = sheet.find("<v>", at + 1)) ++numbers;
    CHECK(numbers == 1 + 12 + 3'322 * 12);
}

TEST_CASE("the same document is the same bytes", "[xlsx]") {
    const std::string bytes = to_xlsx(three_wards());
    CHECK(bytes.starts_with("PK"));
    CHECK(to_xlsx(three_wards()) == bytes);
    if (there_is_no_python()) return;
    const std::string about = unzipped{bytes}.part("docProps/core.xml");
    CHECK(about.find("<dc:title>Ngân sách</dc:title>") != std::string::npos);
    CHECK(about.find("<dc:creator></dc:creator>") != std::string::npos);
    CHECK(about.find("1980-01-01T00:00:00Z") != std::string::npos);
}

TEST_CASE("a locale with a decimal comma does not reach the file", "[xlsx]") {
    const temporary_folder folder;
    const std::string compiled = (folder / "vi_VN.UTF-8").string();
    const bool made = runs("localedef -i vi_VN -f UTF-8 " + compiled);
    setenv("LOCPATH", folder.path().c_str(), 1);
    if (!made || std::setlocale(LC_NUMERIC, "vi_VN.UTF-8") == nullptr) {
        unsetenv("LOCPATH");
        WARN("skipped: there is no localedef with the Vietnamese locale");
        SUCCEED();
        return;
    }
    const std::string mark = std::localeconv()->decimal_point;
    const std::string with_comma = to_xlsx(three_wards());
    const std::string mark_after = std::localeconv()->decimal_point;
    std::setlocale(LC_NUMERIC, "C");
    unsetenv("LOCPATH");
    CHECK(mark == ",");
    CHECK(mark_after == ",");
    CHECK(with_comma == to_xlsx(three_wards()));
}

TEST_CASE("a table larger than a sheet is refused", "[xlsx]") {
    CHECK_THROWS_AS(to_xlsx(document_of(std::vector<table::column>(16'385), {})), std::length_error);
}

TEST_CASE("an empty document is a workbook of notes alone", "[xlsx]") {
    if (there_is_no_python()) return;
    CHECK(unzipped{to_xlsx(document{})}.sheet_names() == std::vector<std::string>{"Notes"});
}
