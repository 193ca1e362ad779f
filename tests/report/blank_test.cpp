// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

/// Edits a file as a person does: finds a line, and writes another in its place.
void edit(const fs::path& file, const std::string& line, const std::string& into) {
    write_file(file, replaced(read_file(file), "\n" + line + "\n", "\n" + into + (into.empty() ? "" : "\n")));
}

}  // namespace

TEST_CASE("a blank folder has a file for the unit, for its figures and for its commendations", "[blank]") {
    const temporary_folder folder;
    write_blank_figures(folder / "ward");
    auto names = names_in(folder / "ward");
    std::sort(names.begin(), names.end());
    CHECK(names == std::vector<std::string>{"awards.csv", "figures.csv", "unit.csv"});
}

TEST_CASE("a blank folder is written into an empty one, and where its parents are not there yet", "[blank]") {
    const temporary_folder folder;
    write_blank_figures(folder.path());
    CHECK(names_in(folder.path()).size() == 3);
    const temporary_folder other;
    write_blank_figures(other / "a" / "b");
    CHECK(names_in(other / "a" / "b").size() == 3);
}

TEST_CASE("a folder that holds anything is not written into", "[blank]") {
    const temporary_folder folder;
    write_file(folder / "unit.csv", "mine");
    CHECK_THROWS_WITH(write_blank_figures(folder.path()),
                      Catch::Matchers::EndsWith(": expected a new or empty folder; nothing was written"));
    CHECK(read_file(folder / "unit.csv") == "mine");
    CHECK(names_in(folder.path()).size() == 1);
    CHECK_THROWS_WITH(write_blank_figures(folder / "unit.csv"),
                      Catch::Matchers::EndsWith(": expected the name of a folder, not of a file"));
    CHECK_THROWS_AS(write_blank_figures(folder / "unit.csv" / "below"), bad_input);
}

TEST_CASE("a blank folder that nobody filled in shows each place to fill in", "[blank]") {
    const temporary_folder folder;
    write_blank_figures(folder.path());
    const auto said = problems_of(folder.path());
    const std::string unit = read_file(folder / "unit.csv");
    const std::string figures = read_file(folder / "figures.csv");

    std::vector<std::string> fields;
    int values = 0;
    for (const stated& p : said) {
        CAPTURE(p);
        CHECK(p.row > 0);  // a place, not just a file
        if (p.file == "unit.csv") fields.push_back(p.expected);
        if (p.file == "figures.csv") {
            ++values;
            CHECK(p.column == "value");
            CHECK(p.expected == "a figure; delete the line if none was published");
        }
    }
    CHECK(fields.size() == 3);  // name, year, source
    CHECK(values == 6);
    CHECK(said.size() == 9);
}

TEST_CASE("a ward's figures are reported after nothing but filling in the blank", "[blank]") {
    const temporary_folder folder;
    write_blank_figures(folder.path());
    const fs::path unit = folder / "unit.csv";
    edit(unit, "name;;", "name;Phường Hoa Sữa;Hoa Sua ward");
    edit(unit, "within;;", "within;thành phố Mẫu;Sample city");
    edit(unit, "year;;", "year;2026;");
    edit(unit, "source;;", "source;\"Báo cáo KT-XH; số liệu ước\";\"Socio-economic report; estimates\"");
    const fs::path figures = folder / "figures.csv";
    edit(figures, "territory_revenue;outturn;;;;", "territory_revenue;outturn;50 tỷ đồng;;;");
    edit(figures, "territory_revenue;percent_of;;original_budget;;",
         "territory_revenue;percent_of;100 %;original_budget;;\nterritory_revenue;original_budget;50 tỷ đồng;;;");
    edit(figures, "expenditure;estimated_outturn;;;;", "expenditure;estimated_outturn;120 tỷ 500 triệu;;;");
    edit(figures, "expenditure;percent_of;;revised_budget;;", "");
    edit(figures, "expenditure;percent_above;;original_budget;;", "expenditure;percent_below;5,5 %;original_budget;;");
    edit(figures, "income_per_capita;estimated_outturn;;;;", "");
    write_file(folder / "awards.csv", read_file(folder / "awards.csv") + "Giấy khen;Certificates of merit;individual;1.250\n");

    CHECK(problems_of(folder.path()) == std::vector<stated>{});
    const unit_figures read = read_figures(folder.path());
    CHECK(read.name.en == "Hoa Sua ward");
    CHECK(read.source.vi == "Báo cáo KT-XH; số liệu ước");
    CHECK(read.flows.size() == 2);
    CHECK_FALSE(read.income_per_capita);

    const std::string text = to_text(unit_report(read, language::vi), {200});
    CAPTURE(text);
    CHECK(text.starts_with("Phường Hoa Sữa: các chỉ tiêu chủ yếu năm 2026\nthành phố Mẫu\n"));
    CHECK(text.find("100,0% = 50 / 50 tỷ đồng") != std::string::npos);
    CHECK(text.find("bằng 100% dự toán đầu năm: khớp") != std::string::npos);
    CHECK(text.find("giảm 5,5% so với dự toán đầu năm") != std::string::npos);
    // 120.499,5 to 120.500,5 triệu at 94,45 to 94,55 %.
    CHECK(text.find("127.445–127.582 triệu đồng") != std::string::npos);
    CHECK(text.find("1.250") != std::string::npos);
    CHECK(text.find("thu nhập") == std::string::npos);
    CHECK(text.find("Nguồn: Báo cáo KT-XH; số liệu ước") != std::string::npos);

    const std::string english = to_text(unit_report(read, language::en), {200});
    CHECK(english.starts_with("Hoa Sua ward: key figures for 2026\nSample city\n"));
    CHECK(english.find("5.5% below the original budget") != std::string::npos);
    CHECK(english.find("127,445–127,582 million VND") != std::string::npos);
}
