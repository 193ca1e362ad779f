// SPDX-License-Identifier: BSL-1.0
// govkpi rollup on the example package, whose figures are invented.
#include <string>

#include <catch2/catch.hpp>

#include "run.hpp"

namespace {

using namespace tool_test;

const std::string package = std::string{GOVKPI_SOURCE_DIR} + "/examples/data/budget_lines/";
const std::vector<std::string> by_province = {"rollup",          "--schema",          package + "datapackage.json", "--kpi",
                                              package + "kpi.json", "--by", "province,fiscal_year"};

std::vector<std::string> with(std::vector<std::string> arguments, const std::vector<std::string>& more) {
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

void check_golden(const std::string& name, const std::vector<std::string>& arguments) {
    const outcome done = run(arguments);
    CHECK(done.status == 0);
    CHECK(done.err.empty());
    const fs::path file = fs::path{GOVKPI_SOURCE_DIR} / "tests" / "tool" / "golden" / name;
    if (std::getenv("GOVKPI_UPDATE_GOLDEN") != nullptr) write_file(file, done.out);
    CHECK(done.out == read_file(file));
}

}  // namespace

TEST_CASE("a table is summed by province and year, with indicators, ranks and coverage") {
    check_golden("rollup.txt", with(by_province, {"--rank"}));
    check_golden("rollup.vi.txt", with(by_province, {"--lang", "vi"}));
    check_golden("rollup.csv", with(by_province, {"--format", "csv", "--rank"}));
    check_golden("rollup.json", with(by_province, {"--format", "json"}));
    check_golden("rollup.md", with(by_province, {"--format", "markdown", "--title", "Three provinces"}));
    CHECK(run(with(by_province, {"--format", "html", "--lang", "vi"})).out.find("<title>Số liệu theo province, fiscal_year</title>") !=
          std::string::npos);
}

TEST_CASE("a cell is explained by its formula, numbers, coverage and largest contributors") {
    check_golden("rollup_explained.txt", with(by_province, {"--explain", "A,2025"}));
}

TEST_CASE("communes are ranked in their province, of the rows that were asked for") {
    check_golden("rollup_within.csv", {"rollup", "--schema", package + "datapackage.json", "--kpi", package + "kpi.json", "--by",
                                       "unit,fiscal_year", "--where", "province=A,B", "--where", "fiscal_year=2025",
                                       "--rank-within", "province", "--format", "csv"});
}

TEST_CASE("ranks need an indicator that says which way is better, and a level that there is") {
    const outcome unranked = run({"rollup", "--schema", package + "datapackage.json", "--by", "province", "--rank"});
    CHECK(unranked.status == 2);
    CHECK(unranked.err == "there is nothing to rank by: no indicator says which way is better\n");
    const outcome nowhere = run(with(by_province, {"--rank-within", "ward"}));
    CHECK(nowhere.status == 2);
    CHECK(nowhere.err.find("there is nothing called ward to sum by") == 0);
}

TEST_CASE("contributions to growth add up as printed") {
    const temporary_folder folder;
    write_file(folder / "kpi.json", R"json({"indicators": [{"name": "part", "formula": "contribution_to_growth(outturn.revenue)"}]})json");
    check_golden("rollup_contributions.txt", {"rollup", "--schema", package + "datapackage.json", "--kpi",
                                              (folder / "kpi.json").string(), "--by", "province,fiscal_year"});
}

TEST_CASE("without indicators the measures themselves are summed") {
    check_golden("rollup_measures.txt", {"rollup", "--schema", package + "datapackage.json", "--by", "fiscal_year"});
}

TEST_CASE("a level that the table does not have is refused, with those that there are") {
    const outcome refused = run({"rollup", "--schema", package + "datapackage.json", "--by", "nation"});
    CHECK(refused.status == 2);
    CHECK(refused.out.empty());
    CHECK(refused.err.find("there is nothing called nation to sum by; there are unit, country, province, commune") == 0);
}

TEST_CASE("every bad cell is reported, and no file is written") {
    const temporary_folder folder;
    write_file(folder / "lines.csv", "Đơn vị;Tháng;Loại;Dự toán;Thực hiện;Dân số;Ghi chú\n"
                                     "A01;2024-13;thu;1.749;1.627;19.011;\n"
                                     "A01;2024-01;thu;1.749;x;19.011;\n"
                                     "Z99;2024-01;thu;1.749;1;19.011;\n");
    const outcome refused = run({"rollup", (folder / "lines.csv").string(), "--schema", package + "datapackage.json", "--output",
                                 (folder / "out.txt").string()});
    CHECK(refused.status == 2);
    CHECK(refused.err.find("row 2, column Tháng: \"2024-13\"") != std::string::npos);
    CHECK(refused.err.find("row 3, column Thực hiện: \"x\"") != std::string::npos);
    CHECK(refused.err.find("row 4, column Đơn vị: \"Z99\"") != std::string::npos);
    CHECK_FALSE(fs::exists(folder / "out.txt"));
}

TEST_CASE("an indicator that needs periods is named where the cells have none") {
    const outcome refused = run({"rollup", "--schema", package + "datapackage.json", "--kpi", package + "kpi.json", "--by", "country"});
    CHECK(refused.status == 2);
    CHECK(refused.err == "revenue_growth: growth needs periods: sum by fiscal_year, or a part of it\n");
}
