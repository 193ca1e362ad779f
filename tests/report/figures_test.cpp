// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report/figures.hpp>
#include <govkpi/report/unit_report.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

const std::string unit_csv =
    "field;vi;en\n"
    "name;Phường Mẫu;Sample ward\n"
    "year;2025;\n"
    "numbers;vi;\n"
    "source;Báo cáo mẫu;Sample report\n";
const std::string figures_header = "figure;kind;value;compared_with;note_vi;note_en\n";
const std::string figures_csv = figures_header +
                                "expenditure;estimated_outturn;296 tỷ 677 triệu đồng;;;\n"
                                "expenditure;percent_of;99,6 %;revised_budget;;\n";
const std::string awards_header = "award_vi;award_en;recipient;number\n";

/// A folder that can be read, as a test changes it.
struct sample {
    temporary_folder folder;

    sample() {
        unit(unit_csv);
        figures(figures_csv);
    }
    void unit(const std::string& text) const { write_file(folder / "unit.csv", text); }
    void figures(const std::string& text) const { write_file(folder / "figures.csv", text); }
    void awards(const std::string& text) const { write_file(folder / "awards.csv", text); }
    std::vector<stated> problems() const { return problems_of(folder.path()); }
    unit_figures read() const { return read_figures(folder.path()); }
};

using stated_list = std::vector<stated>;

stated_list with_unit(const std::string& text) {
    const sample s;
    s.unit(text);
    return s.problems();
}
/// Problems of lines below the header.
stated_list with_figures(const std::string& lines) {
    const sample s;
    s.figures(figures_header + lines);
    return s.problems();
}
stated_list with_awards(const std::string& lines) {
    const sample s;
    s.awards(awards_header + lines);
    return s.problems();
}

const std::string known_kinds =
    "one of outturn, estimated_outturn, original_budget, revised_budget, percent_of, percent_above, percent_below";
const std::string known_word = "a scale or currency word, such as million, or triệu, đồng where the style is Vietnamese";

const flow_figures& flow_of(const unit_figures& unit, flow_name name) {
    const auto found = std::find_if(unit.flows.begin(), unit.flows.end(), [&](const flow_figures& f) { return f.flow == name; });
    REQUIRE(found != unit.flows.end());
    return *found;
}

}  // namespace

// ---- what was published ----------------------------------------------------------------------------------------------

TEST_CASE("the published figures of Thanh Liet ward for 2025 are read as they were printed", "[figures]") {
    const unit_figures unit = read_figures(thanh_liet);
    CHECK(unit.name.vi == "Phường Thanh Liệt");
    CHECK(unit.name.en == "Thanh Liệt ward");
    CHECK(unit.within.vi == "thành phố Hà Nội");
    CHECK(unit.year == 2025);
    CHECK_FALSE(unit.established.empty());
    CHECK_FALSE(unit.source.empty());
    REQUIRE(unit.flows.size() == 2);

    const flow_figures& collected = flow_of(unit, flow_name::territory_revenue);
    REQUIRE(collected.executed);
    CHECK(collected.executed->amount.value() == 36_ty + 631_trieu);
    CHECK(collected.executed->amount.unit() == rational{1'000'000});
    CHECK_FALSE(collected.estimated);
    REQUIRE(collected.comparisons.size() == 1);
    CHECK(collected.comparisons[0].kind == comparison_kind::percent_of);
    CHECK(collected.comparisons[0].plan == plan_name::original_budget);
    CHECK(collected.comparisons[0].percent.value() == 103.3_percent);
    CHECK(collected.comparisons[0].percent.unit() == rational::of(1, 1000));

    const flow_figures& spent = flow_of(unit, flow_name::expenditure);
    REQUIRE(spent.executed);
    CHECK(spent.executed->amount.value() == 296_ty + 677_trieu);
    CHECK(spent.estimated);
    REQUIRE(spent.comparisons.size() == 2);
    CHECK(spent.comparisons[0].plan == plan_name::revised_budget);
    CHECK(spent.comparisons[0].percent.value() == 99.6_percent);
    CHECK(spent.comparisons[1].kind == comparison_kind::percent_above);
    CHECK(spent.comparisons[1].plan == plan_name::original_budget);
    CHECK(spent.comparisons[1].percent.value() == 17_percent);
    CHECK_FALSE(spent.original_budget);
    CHECK_FALSE(spent.revised_budget);

    REQUIRE(unit.income_per_capita);
    CHECK(unit.income_per_capita->per_head.value() == 95_trieu);
    CHECK(unit.income_per_capita->estimated);
    CHECK(unit.awards.size() == 12);
}

TEST_CASE("17 % above a plan is a completion of 116.5 to 117.5 %, and 17 % below one of 82.5 to 83.5 %", "[figures]") {
    const auto completion = [](comparison_kind kind) {
        return published_comparison{kind, plan_name::original_budget, as_printed_percent(17, 0), {}}.completion();
    };
    CHECK(completion(comparison_kind::percent_of).lower().at == rational::of(165, 1000));
    CHECK(completion(comparison_kind::percent_of).upper().at == rational::of(175, 1000));
    CHECK(completion(comparison_kind::percent_above).lower().at == rational::of(1165, 1000));
    CHECK(completion(comparison_kind::percent_above).upper().at == rational::of(1175, 1000));
    CHECK(completion(comparison_kind::percent_below).lower().at == rational::of(825, 1000));
    CHECK(completion(comparison_kind::percent_below).upper().at == rational::of(835, 1000));
}

TEST_CASE("a folder without commendations is whole", "[figures]") {
    const sample s;
    CHECK(s.problems() == stated_list{});
    CHECK(s.read().awards.empty());
    s.awards(awards_header);
    CHECK(s.problems() == stated_list{});
}

TEST_CASE("the unit says how numbers are written in every file", "[figures]") {
    const sample s;
    s.unit(replaced(unit_csv, "numbers;vi", "numbers;en"));
    s.figures(figures_header + "revenue;outturn;1,234.5 million;;;\nrevenue;original_budget;1.2 billion;;;\n");
    s.awards(awards_header + "A;;individual;1,234\n");
    CHECK(s.problems() == stated_list{});
    CHECK(s.read().flows[0].executed->amount.value() == 1'234'500_nghin);
    CHECK(s.read().awards[0].number == 1'234);
}

TEST_CASE("plan amounts are read beside the figure that they are of", "[figures]") {
    const sample s;
    s.figures(figures_header +
              "revenue;original_budget;450 tỷ;;;\nrevenue;outturn;152 tỷ;;ghi chú;note\nrevenue;revised_budget;400 tỷ;;;\n");
    const unit_figures unit = s.read();
    REQUIRE(unit.flows.size() == 1);
    CHECK(unit.flows[0].flow == flow_name::revenue);
    CHECK(unit.flows[0].executed->amount.value() == 152_ty);
    CHECK(unit.flows[0].original_budget->amount.value() == 450_ty);
    CHECK(unit.flows[0].revised_budget->amount.value() == 400_ty);
    CHECK(unit.flows[0].executed->note.vi == "ghi chú");
    CHECK(unit.flows[0].executed->note.en == "note");
}

TEST_CASE("a text that exists in one language stands for the other", "[figures]") {
    const bilingual only_vi{"phường", ""};
    const bilingual only_en{"", "ward"};
    CHECK(only_vi.in(language::en) == "phường");
    CHECK(only_en.in(language::vi) == "ward");
    CHECK(bilingual{"phường", "ward"}.in(language::en) == "ward");
    CHECK_FALSE(only_en.empty());
    CHECK(bilingual{}.empty());
    CHECK(with_unit(replaced(unit_csv, "year;2025;", "year;;2025")) == stated_list{});
}

TEST_CASE("a figure that was printed decomposed or with no-break spaces is read", "[figures]") {
    const sample s;
    s.figures(figures_header + "revenue;outturn;5\u00a0ty\u0309\u00a0600 trie\u0323\u0302u;;;\n");
    CHECK(s.problems() == stated_list{});
    CHECK(s.read().flows[0].executed->amount.value() == 5'600_trieu);
}

// ---- folders that are none -------------------------------------------------------------------------------------------

TEST_CASE("a folder that is not there, and a file in its place, are each said to be so", "[figures]") {
    const temporary_folder folder;
    CHECK(problems_of(folder / "none") ==
          stated_list{{"none", 0, "", "", "a folder with unit.csv and figures.csv; there is nothing here"}});
    write_file(folder / "file", "x");
    CHECK(problems_of(folder / "file") == stated_list{{"file", 0, "", "", "a folder, not a file"}});
}

TEST_CASE("a folder without figures lacks both of its files", "[figures]") {
    const temporary_folder folder;
    const std::string expected = "a file that can be read (No such file or directory)";
    CHECK(problems_of(folder.path()) == stated_list{{"unit.csv", 0, "", "", expected}, {"figures.csv", 0, "", "", expected}});
}

TEST_CASE("each missing file is reported by itself", "[figures]") {
    const sample s;
    fs::remove(s.folder / "figures.csv");
    CHECK(s.problems() == stated_list{{"figures.csv", 0, "", "", "a file that can be read (No such file or directory)"}});
    s.figures(figures_csv);
    fs::remove(s.folder / "unit.csv");
    CHECK(s.problems() == stated_list{{"unit.csv", 0, "", "", "a file that can be read (No such file or directory)"}});
}

TEST_CASE("each empty file is reported by itself", "[figures]") {
    const sample s;
    s.unit("");
    s.figures("");
    s.awards("");
    const auto said = s.problems();
    REQUIRE(!said.empty());
    CHECK(said[0] == stated{"unit.csv", 0, "", "", "a header with the columns field, vi, en"});
    s.unit(unit_csv);
    CHECK(s.problems() ==
          stated_list{{"figures.csv", 0, "", "", "a header with the columns figure, kind, value, compared_with, note_vi, note_en"},
                      {"awards.csv", 0, "", "", "a header with the columns award_vi, award_en, recipient, number"}});
}

TEST_CASE("a table of figures without a figure is refused", "[figures]") {
    CHECK(with_figures("") == stated_list{{"figures.csv", 0, "", "", "at least one figure below the header"}});
    CHECK(with_figures("# revenue;outturn;5 tỷ;;;\n;;;;;\n") ==
          stated_list{{"figures.csv", 0, "", "", "at least one figure below the header"}});
}

// ---- unit.csv --------------------------------------------------------------------------------------------------------

TEST_CASE("the unit has a name, a year, a way to write numbers and a source", "[figures]") {
    CHECK(with_unit("field;vi;en\nwithin;Hà Nội;\n") == stated_list{{"unit.csv", 0, "", "", "a line for the field name"},
                                                                   {"unit.csv", 0, "", "", "a line for the field year"},
                                                                   {"unit.csv", 0, "", "", "a line for the field numbers"},
                                                                   {"unit.csv", 0, "", "", "a line for the field source"}});
}

TEST_CASE("a line of the unit that was left empty is reported on its row", "[figures]") {
    const auto said = with_unit("field;vi;en\nname;;\nyear;2025;\nnumbers;vi;\nsource;;\n");
    REQUIRE(said.size() == 2);
    CHECK(said[0].row == 2);
    CHECK(said[1].row == 5);
}

TEST_CASE("a year is a year", "[figures]") {
    for (const std::string year : {"", "năm 2025", "2025 (ước)", "25.0", "0", "-1", "10000", "99999999999999999999"}) {
        CAPTURE(year);
        CHECK(with_unit(replaced(unit_csv, "2025", year)) == stated_list{{"unit.csv", 3, "vi", year, "a year, such as 2025"}});
    }
}

TEST_CASE("a field of the unit is known and stands once", "[figures]") {
    CHECK(with_unit(unit_csv + "mayor;A;B\n") ==
          stated_list{{"unit.csv", 6, "field", "mayor", "one of name, within, year, numbers, established, source"}});
    CHECK(with_unit(unit_csv + "name;Phường khác;\n") ==
          stated_list{{"unit.csv", 6, "field", "name", "each field once; it stands on row 2 already"}});
}

TEST_CASE("without a way to write numbers no figure is reported for nothing", "[figures]") {
    CHECK(with_unit(replaced(unit_csv, "numbers;vi", "numbers;fr")) == stated_list{{"unit.csv", 4, "vi", "fr", "one of vi, en"}});
    CHECK(with_unit(replaced(unit_csv, "numbers;vi;\n", "")) == stated_list{{"unit.csv", 0, "", "", "a line for the field numbers"}});
}

// ---- figures.csv -----------------------------------------------------------------------------------------------------

TEST_CASE("a number that is none is reported where it stops being one", "[figures]") {
    CHECK(with_figures("revenue;outturn;nhiều;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "nhiều", "at byte 1: " + known_word}});
    CHECK(with_figures("revenue;outturn;36.63 tỷ;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "36.63 tỷ", "at byte 6: groups of three digits"}});
    CHECK(with_figures("revenue;outturn;36 tỷ 631;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "36 tỷ 631", "at byte 12: " + known_word}});
}

TEST_CASE("a unit of measure that nobody knows is reported", "[figures]") {
    CHECK(with_figures("revenue;outturn;36 xu;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "36 xu", "at byte 4: " + known_word}});
    CHECK(with_figures("revenue;outturn;36 USD;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "36 USD", "at byte 4: an amount in the declared currency"}});
    CHECK(with_figures("revenue;outturn;5 %;;;\n") == stated_list{{"figures.csv", 2, "value", "5 %", "at byte 3: nothing more"}});
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;percent_of;99,6;original_budget;;\n") ==
          stated_list{{"figures.csv", 3, "value", "99,6", "at byte 5: a percent sign"}});
}

TEST_CASE("an amount past 64 bits is reported", "[figures]") {
    CHECK(with_figures("revenue;outturn;9.223.372.036.854.775.808;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "9.223.372.036.854.775.808",
                       "at byte 1: a number that fits in 64 bits of the smallest unit"}});
    CHECK(with_figures("revenue;outturn;10.000.000.000 tỷ;;;\n").size() == 1);
    CHECK(with_figures("revenue;outturn;9.223.372.036.854.775.807;;;\n") == stated_list{});
}

TEST_CASE("a figure that was not filled in is reported", "[figures]") {
    CHECK(with_figures("revenue;outturn;;;;\n") ==
          stated_list{{"figures.csv", 2, "value", "", "a figure; delete the line if none was published"}});
    CHECK(with_figures("revenue;outturn;\u00a0;;;\n").size() == 1);
}

TEST_CASE("a percentage says what it is compared with", "[figures]") {
    const std::string expected = "what the percentage is compared with: one of original_budget, revised_budget";
    for (const std::string against : {"", "last_year"}) {
        CAPTURE(against);
        CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;percent_of;99,6 %;" + against + ";;\n") ==
              stated_list{{"figures.csv", 3, "compared_with", against, expected}});
    }
}

TEST_CASE("an amount is compared with nothing", "[figures]") {
    CHECK(with_figures("revenue;outturn;5 tỷ;original_budget;;\n") ==
          stated_list{{"figures.csv", 2, "compared_with", "original_budget", "nothing: only a percentage is compared"}});
    CHECK(with_figures("income_per_capita;outturn;95 triệu;original_budget;;\n") ==
          stated_list{{"figures.csv", 2, "compared_with", "original_budget", "nothing: only a percentage is compared"}});
}

TEST_CASE("a percentage needs the amount that it is about", "[figures]") {
    CHECK(with_figures("revenue;percent_of;99,6 %;original_budget;;\n") ==
          stated_list{{"figures.csv", 2, "kind", "",
                       "an amount (outturn or estimated_outturn) for the figure that the percentage is about"}});
    CHECK(with_figures("revenue;percent_of;99,6 %;original_budget;;\nexpenditure;outturn;5 tỷ;;;\n").size() == 1);
}

TEST_CASE("a plan alone does not disappear from the report without a word", "[figures]") {
    const sample s;
    s.figures(figures_header + "revenue;outturn;5 tỷ;;;\nexpenditure;original_budget;7 tỷ;;;\n");
    const std::string shown = to_text(unit_report(s.read(), language::en));
    CHECK(shown.find("Budget expenditure  original budget  7 billion VND") != std::string::npos);
}

TEST_CASE("a percentage below zero is written as percent_below", "[figures]") {
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;percent_above;-3 %;original_budget;;\n") ==
          stated_list{{"figures.csv", 3, "value", "-3 %", "a percentage that is not below zero (there is percent_below)"}});
}

TEST_CASE("a figure stands once, whether it is an outturn or an estimate", "[figures]") {
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;outturn;6 tỷ;;;\n") ==
          stated_list{{"figures.csv", 3, "kind", "outturn", "each figure once; this one stands on row 2 already"}});
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;estimated_outturn;6 tỷ;;;\n") ==
          stated_list{{"figures.csv", 3, "kind", "estimated_outturn", "each figure once; this one stands on row 2 already"}});
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;percent_of;5 %;original_budget;;\nrevenue;percent_of;6 %;original_budget;;\n") ==
          stated_list{{"figures.csv", 4, "kind", "percent_of", "each figure once; this one stands on row 3 already"}});
    CHECK(with_figures("revenue;outturn;5 tỷ;;;\nrevenue;percent_of;5 %;original_budget;;\nrevenue;percent_of;6 %;revised_budget;;\n") ==
          stated_list{});
    CHECK(with_figures("income_per_capita;outturn;5 triệu;;;\nincome_per_capita;outturn;6 triệu;;;\n").size() == 1);
}

TEST_CASE("figures and kinds are words of the format", "[figures]") {
    CHECK(with_figures("thu;outturn;5 tỷ;;;\n") ==
          stated_list{{"figures.csv", 2, "figure", "thu", "one of territory_revenue, revenue, expenditure, income_per_capita"}});
    CHECK(with_figures("revenue;actual;5 tỷ;;;\n") == stated_list{{"figures.csv", 2, "kind", "actual", known_kinds}});
    CHECK(with_figures("revenue;;5 tỷ;;;\n") == stated_list{{"figures.csv", 2, "kind", "", known_kinds}});
    CHECK(with_figures("income_per_capita;percent_of;5 %;;;\n") ==
          stated_list{{"figures.csv", 2, "kind", "percent_of", "outturn or estimated_outturn"}});
}

TEST_CASE("a file cut off inside a letter is reported at its row", "[figures]") {
    const sample s;
    s.figures(figures_csv + "revenue;outturn;5 tri\xe1\xbb");
    CHECK(s.problems() == stated_list{{"figures.csv", 4, "", "revenue;outturn;5 tri\xe1",
                                       "UTF-8 text without NUL bytes (see byte 22 of the line)"}});
}

// ---- awards.csv ------------------------------------------------------------------------------------------------------

TEST_CASE("a commendation has a name, a kind of recipient and a number", "[figures]") {
    CHECK(with_awards(";;collective;5\n") == stated_list{{"awards.csv", 2, "award_vi", "", "the award's name"}});
    CHECK(with_awards("A;;everybody;5\n") ==
          stated_list{{"awards.csv", 2, "recipient", "everybody", "one of collective, individual, residential_group"}});
    CHECK(with_awards("A;;individual;\n") ==
          stated_list{{"awards.csv", 2, "number", "", "a figure; delete the line if none was published"}});
    CHECK(with_awards("A;;individual;5,5\n") == stated_list{{"awards.csv", 2, "number", "5,5", "at byte 1: a whole number"}});
    CHECK(with_awards("A;;individual;-5\n") == stated_list{{"awards.csv", 2, "number", "-5", "a number that is not below zero"}});
    CHECK(with_awards("A;;individual;5 người\n").size() == 1);
    CHECK(with_awards("A;;individual;99999999999999999999\n").size() == 1);
    CHECK(with_awards("A;;individual;0\n") == stated_list{});
}

TEST_CASE("a commendation stands once for a kind of recipient", "[figures]") {
    CHECK(with_awards("A;;individual;5\nA;;collective;6\nA;;individual;7\n") ==
          stated_list{{"awards.csv", 4, "award_vi", "A",
                       "each award once for a kind of recipient; this one stands on row 2 already"}});
}

// ---- all at once -----------------------------------------------------------------------------------------------------

TEST_CASE("all problems of all files are reported at once", "[figures]") {
    const sample s;
    s.unit(replaced(unit_csv, "2025", "hai lăm"));
    s.figures(figures_header +
              "revenue;outturn;36 xu;;;\nrevenue;outturn;5 tỷ;;;\nthu;outturn;5 tỷ;;;\nexpenditure;outturn;6 tỷ;;;\n"
              "expenditure;percent_of;-1 %;;;\n");
    s.awards(awards_header + "A;;everybody;-\n");
    const auto said = s.problems();
    const auto places = [&] {
        std::vector<std::string> all;
        for (const stated& p : said) all.push_back(p.file + " " + std::to_string(p.row) + " " + p.column);
        return all;
    }();
    CHECK(places == std::vector<std::string>{"unit.csv 3 vi", "figures.csv 2 value", "figures.csv 3 kind", "figures.csv 4 figure",
                                             "figures.csv 6 compared_with", "figures.csv 6 value", "awards.csv 2 recipient",
                                             "awards.csv 2 number"});
}

TEST_CASE("what a bad input says has a line for each problem, safe to show", "[figures]") {
    const problem hostile{"figures.csv", 4, "value", "36 \x1b[2J\nxu\xff", "a number"};
    CHECK(to_string(hostile) == "figures.csv, row 4, column value: \"36 \\u{1b}[2J\\u{a}xu\\xff\": expected a number");
    CHECK(to_string({"a", 0, "", "\u202etxt", "x"}) == "a: \"\\u{202e}txt\": expected x");
    CHECK(to_string({"unit.csv", 0, "", "", "a file"}) == "unit.csv: expected a file");
    const std::string long_line = to_string({"a", 1, "b", std::string(10'000, 'x'), "c"});
    CHECK(long_line.size() < 150);
    CHECK(long_line.find("x…\"") != std::string::npos);
    const bad_input all{{{"a", 1, "", "", "x"}, {"b", 0, "", "", "y"}}};
    CHECK(std::string{all.what()} == "a, row 1: expected x\nb: expected y");
    CHECK(all.problems().size() == 2);
}
