// SPDX-License-Identifier: BSL-1.0
// Another program opens the workbook, computes every formula anew, and shows what the report says.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/report/output.hpp>
#include <govkpi/report/xlsx.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

/// A profile of the office that computes formulas on loading: always (0) or never (1).
constexpr const char* recalculation = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>MODE</value></prop></item></oor:items>
)";

/// Replaces the stored value of every formula.
constexpr const char* plant_wrong_values = R"(
import re, sys, zipfile
right = zipfile.ZipFile(sys.argv[1])
wrong = zipfile.ZipFile(sys.argv[2], "w")
planted = 0
for name in right.namelist():
    content = right.read(name)
    if "worksheets/" in name:
        content, times = re.subn(rb"</f><v>[^<]*</v>", b"</f><v>777</v>", content)
        planted += times
    wrong.writestr(name, content)
wrong.close()
sys.exit(0 if planted == int(sys.argv[3]) else 1)
)";

bool there_is_no_office() {
    const auto runs = [](const char* command) { return std::system(command) == 0; };
    if (runs("soffice --version >/dev/null 2>&1") && runs("python3 -c 'import zipfile' >/dev/null 2>&1")) return false;
    WARN("skipped: there is no soffice with python3 to compute a workbook anew");
    SUCCEED();
    return true;
}

/// The first sheet as a spreadsheet program shows it, one line a row, cells between semicolons.
std::string shown_by_office(const temporary_folder& folder, const std::string& book, const std::string& mode = "0") {
    fs::create_directories(folder / "profile" / "user");
    write_file(folder / "profile" / "user" / "registrymodifications.xcu", replaced(recalculation, "MODE", mode));
    const std::string command = "soffice -env:UserInstallation=file://" + (folder / "profile").string() +
                                " --headless --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true,"
                                "true,false,false,1' --outdir " +
                                folder.path().string() + " " + (folder / (book + ".xlsx")).string() +
                                " >/dev/null 2>&1";
    REQUIRE(std::system(command.c_str()) == 0);
    for (const auto& entry : fs::directory_iterator{folder.path()})
        if (entry.path().extension() == ".csv" && entry.path().filename().string().starts_with(book))
            return read_file(entry.path());
    FAIL("there is no table of " << book);
    return {};
}

document budget_document() {
    constexpr text_style millions{.lang = language::en, .form = amount_form::millions, .decimals = 1};
    table t{"Revenue",
            "",
            {{"Ward"},
             {"Plan", alignment::number},
             {"Outturn", alignment::number},
             {"Done", alignment::number},
             {"People", alignment::number},
             {"Each", alignment::number}},
            {}};
    std::int64_t all_planned = 0;
    std::int64_t all_collected = 0;
    std::int64_t all_people = 0;
    const auto row = [&](const std::string& name, std::int64_t plan, std::int64_t done, std::int64_t heads,
                         bool total) {
        const auto budget = original_budget<revenue>(money<VND>::from_minor_units(plan));
        const auto collected = outturn<revenue>(money<VND>::from_minor_units(done));
        t.rows.push_back(
            {{name, show(budget, millions), show(collected, millions),
              show(plan_completion(collected, budget), {.lang = language::en}), show(people{heads}),
              show(per_capita<VND>{money<VND>::from_minor_units(done), people{heads}}, {.lang = language::en})},
             total});
    };
    for (std::int64_t i = 1; i <= 30; ++i) {
        const std::int64_t plan = i * 987'654'321;
        const std::int64_t done = i * i * 123'456'789 - 5'000'000'000;
        row("Ward " + std::to_string(i), plan, done, 1'000 + i * 37, false);
        all_planned += plan;
        all_collected += done;
        all_people += 1'000 + i * 37;
    }
    row("Total", all_planned, all_collected, all_people, true);
    document doc;
    doc.blocks = {std::move(t)};
    return doc;
}

std::string as_lines(const document& doc) {
    const table& t = std::get<table>(doc.blocks[0]);
    std::string lines;
    for (const table::row& row : t.rows) {
        for (std::size_t c = 0; c < row.cells.size(); ++c) lines += (c > 0 ? ";" : "") + row.cells[c].text;
        lines += '\n';
    }
    return lines;
}

}  // namespace

TEST_CASE("a spreadsheet program computes the formulas to the figures of the report, digit for digit", "[xlsx]") {
    if (there_is_no_office()) return;
    const temporary_folder folder;
    const document doc = budget_document();
    replace_file(folder / "right.xlsx", to_xlsx(doc));
    write_file(folder / "plant.py", plant_wrong_values);
    // Each ward's completion and money for each person, and the total's; its three sums.
    REQUIRE(std::system(("python3 " + (folder / "plant.py").string() + " " + (folder / "right.xlsx").string() + " " +
                         (folder / "wrong.xlsx").string() + " " + std::to_string(31 * 2 + 3))
                            .c_str()) == 0);
    const std::string head = "Revenue;;;;;\nWard;Plan;Outturn;Done;People;Each\n";
    CHECK(shown_by_office(folder, "right") == head + as_lines(doc));
    CHECK(shown_by_office(folder, "wrong") == head + as_lines(doc));
    // Left alone it shows what is stored, so the values above were computed.
    CHECK(shown_by_office(folder, "wrong", "1").find(";77,700.0%;") != std::string::npos);
}
