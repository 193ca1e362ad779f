// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <clocale>
#include <cstdint>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/report/output.hpp>
#include <govkpi/report/unit_report.hpp>
#include <govkpi/report/xlsx.hpp>

#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;
using namespace report_test;

bool runs(const std::string& command) { return std::system((command + " >/dev/null 2>&1").c_str()) == 0; }

/// A workbook taken apart by another program than the one that made it.
class unzipped {
public:
    explicit unzipped(const std::string& bytes) {
        replace_file(folder_ / "book.xlsx", bytes);
        const std::string zip = (folder_ / "book.xlsx").string();
        const std::string to = (folder_ / "parts").string();
        write_file(folder_ / "take_apart.py",
                   "import sys, zipfile, xml.dom.minidom\n"
                   "book = zipfile.ZipFile(sys.argv[1])\n"
                   "assert book.testzip() is None\n"
                   "for name in book.namelist(): xml.dom.minidom.parseString(book.read(name))\n"
                   "book.extractall(sys.argv[2])\n");
        REQUIRE(std::system(("python3 " + (folder_ / "take_apart.py").string() + " " + zip + " " + to).c_str()) == 0);
    }

    std::string part(const std::string& name) const { return read_file(folder_ / "parts" / name); }
    /// From 1, in the order of the tabs.
    std::string sheet(std::size_t number) const {
        return part("xl/worksheets/sheet" + std::to_string(number) + ".xml");
    }

    std::vector<std::string> sheet_names() const {
        return all_between(part("xl/workbook.xml"), "<sheet name=\"", "\"");
    }
    std::vector<std::string> strings() const {
        std::vector<std::string> found = all_between(part("xl/sharedStrings.xml"), "<si><t", "</t></si>");
        for (std::string& text : found) text.erase(0, text.find('>') + 1);
        return found;
    }
    bool has_string(const std::string& text) const {
        const auto all = strings();
        return std::find(all.begin(), all.end(), text) != all.end();
    }

    struct content {
        bool is_text = false;
        std::string formula, value, format;
    };
    content at(std::size_t sheet_number, const std::string& cell) const {
        static const std::regex pattern{"^s=\"([0-9]+)\"( t=\"s\")?>(<f>([^<]*)</f>)?<v>([^<]*)</v>"};
        const std::string xml = sheet(sheet_number);
        const std::string head = "<c r=\"" + cell + "\" ";
        const auto from = xml.find(head);
        if (from == std::string::npos) return {};
        const std::string rest = xml.substr(from + head.size(), 400);
        std::smatch found;
        REQUIRE(std::regex_search(rest, found, pattern));
        content made{found[2].matched, found[4].str(), found[5].str(), format(std::stoul(found[1].str()))};
        if (made.is_text) made.value = strings().at(std::stoul(made.value));
        return made;
    }

private:
    /// By hand: std::regex takes a frame of the stack for each character, and texts are long here.
    static std::vector<std::string> all_between(const std::string& xml, const std::string& begin,
                                                const std::string& end) {
        std::vector<std::string> found;
        for (auto at = xml.find(begin); at != std::string::npos; at = xml.find(begin, at)) {
            at += begin.size();
            found.push_back(xml.substr(at, xml.find(end, at) - at));
        }
        return found;
    }
    static std::vector<std::string> all_of(const std::string& xml, const char* pattern) {
        const std::regex wanted{pattern};
        std::vector<std::string> found;
        for (std::sregex_iterator i{xml.begin(), xml.end(), wanted}, end; i != end; ++i) found.push_back((*i)[1].str());
        return found;
    }
    std::string format(std::size_t style) const {
        const std::string xml = part("xl/styles.xml");
        const std::string cells = xml.substr(xml.find("<cellXfs"), xml.find("</cellXfs>") - xml.find("<cellXfs"));
        const std::string number = all_of(cells, "<xf numFmtId=\"([0-9]+)\"").at(style);
        const std::map<std::string, std::string> known{{"0", ""}, {"3", "#,##0"}, {"4", "#,##0.00"}, {"10", "0.00%"}};
        if (known.contains(number)) return known.at(number);
        std::string code = all_of(xml, ("<numFmt numFmtId=\"" + number + "\" formatCode=\"([^\"]*)\"").c_str()).at(0);
        for (auto at = code.find("&quot;"); at != std::string::npos; at = code.find("&quot;"))
            code.replace(at, 6, "\"");
        return code;
    }

    temporary_folder folder_;
};

bool there_is_no_python() {
    if (runs("python3 -c 'import zipfile'")) return false;
    WARN("skipped: there is no python3 to take a workbook apart");
    SUCCEED();
    return true;
}

document document_of(std::vector<table::column> columns, std::vector<table::row> rows, std::string caption = "Thu") {
    document doc;
    doc.blocks = {table{std::move(caption), "", std::move(columns), std::move(rows)}};
    return doc;
}

constexpr text_style trieu{.lang = language::vi, .form = amount_form::millions};

cell collected(std::int64_t millions) {
    return show(outturn<revenue>(money<VND>::from_minor_units(millions * 1'000'000)), trieu);
}
cell planned(std::int64_t millions) {
    return show(original_budget<revenue>(money<VND>::from_minor_units(millions * 1'000'000)), trieu);
}
cell completion(std::int64_t done, std::int64_t plan) {
    return show(plan_completion(outturn<revenue>(money<VND>::from_minor_units(done * 1'000'000)),
                                original_budget<revenue>(money<VND>::from_minor_units(plan * 1'000'000))),
                {.lang = language::vi});
}

table::row budget_row(const char* name, std::int64_t plan, std::int64_t done, bool total = false) {
    return {{name, planned(plan), collected(done), completion(done, plan)}, total};
}

document three_wards() {
    document doc;
    doc.lang = language::vi;
    doc.title = "Ngân sách";
    doc.blocks = {table{"Thu ngân sách",
                        "Đơn vị tính: triệu đồng",
                        {{"Phường"},
                         {"Dự toán", alignment::number},
                         {"Thực hiện", alignment::number},
                         {"So sánh", alignment::number}},
                        {budget_row("Thanh Liệt", 35'461, 36'631), budget_row("Hoa Mai", 1'000, 500),
                         budget_row("Đông", 40, 40), budget_row("Tổng", 36'501, 37'171, true)}},
                  notes{"Ghi chú", {"Nguồn: báo cáo"}}};
    return doc;
}

}  // namespace

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

TEST_CASE("figures are numbers in the scale that they are shown in, with the decimals of their text", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto one = [](cell shown) {
        return unzipped{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, {{{"x", std::move(shown)}}}))}.at(1,
                                                                                                                 "B3");
    };
    const auto full = one(show(money<VND>::from_minor_units(36'631'234'567), {.lang = language::vi}));
    CHECK(full.value == "36631234567");
    CHECK(full.format == "#,##0\"\u00a0₫\"");
    const auto billions =
        one(show(money<VND>::from_minor_units(36'631'234'567),
                 {.lang = language::vi, .form = amount_form::billions, .decimals = 3, .unit = false}));
    CHECK(billions.value == "36.631234567");
    CHECK(billions.format == "#,##0.000");
    const auto spread =
        one(show(money<VND>::from_minor_units(36'631'000'000), {.lang = language::vi, .form = amount_form::scaled}));
    CHECK(spread.value == "36631000000");
    CHECK(spread.format == "#,##0\" VND\"");
    const auto round = one(show(95_trieu, {.lang = language::vi, .form = amount_form::scaled}));
    CHECK(round.value == "95000000");
    CHECK(round.format == "#,##0\" VND\"");
    cell in_words = collected(36'631);
    in_words.text = "36.631 of 40.000 triệu đồng";
    const auto in_full = one(std::move(in_words));
    CHECK(in_full.value == "36631000000");
    CHECK(in_full.format == "#,##0\" VND\"");
    const auto cents =
        one(show(money<EUR>::from_minor_units(-12'345), {.lang = language::en, .unit = false, .signs = true}));
    CHECK(cents.value == "-123.45");
    CHECK(cents.format == "+#,##0.00;-#,##0.00;#,##0.00");
    CHECK(one(show(people{59'000}, {.lang = language::en})).format == "#,##0\" people\"");
    const auto points = one(show(percent_points::of(rational::of(33, 1000))));
    CHECK(points.value == "3.3");
    CHECK(points.format == "+#,##0.0\" pp\";-#,##0.0\" pp\";#,##0.0\" pp\"");
    const auto none = one(show(plan_completion(outturn<revenue>(1_ty), original_budget<revenue>(0_ty))));
    CHECK(none.is_text);
    CHECK(none.value == "n/a (zero base)");
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

TEST_CASE("an amount of more digits than a spreadsheet keeps is text, and the notes say so", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto book_of = [](std::int64_t minor) {
        return unzipped{to_xlsx(
            document_of({{"a"}, {"n", alignment::number}}, {{{"x", show(money<VND>::from_minor_units(minor))}}}))};
    };
    const unzipped most = book_of(999'999'999'999'999);
    CHECK(most.at(1, "B3").value == "999999999999999");
    const unzipped over = book_of(1'000'000'000'000'001);
    CHECK(over.at(1, "B3").is_text);
    CHECK(over.at(1, "B3").value == "1,000,000,000,000,001 VND");
    CHECK(over.has_string("Thu B3: written as text, since a spreadsheet cannot hold this figure exactly"));
    CHECK(book_of(9'000'000'000'000'000'000).at(1, "B3").value == "9E+18");
    CHECK(book_of(-9'223'372'036'854'775'807).at(1, "B3").is_text);
}

TEST_CASE("a text that says more than its number is kept in the notes", "[xlsx]") {
    if (there_is_no_python()) return;
    cell done = completion(36'631, 35'461);
    done.text = "103,3% = 36.631 / 35.461 triệu đồng";
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, {{{"x", std::move(done)}}}))};
    CHECK(book.at(1, "B3").value == "1.032993993401201");
    CHECK(book.at(1, "B3").format == "#,##0.0%");
    CHECK(book.has_string("Thu B3: 103,3% = 36.631 / 35.461 triệu đồng"));
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
    CHECK(book.at(2, "C12").formula == "SUM(C4:C11)");
    CHECK(book.at(2, "C12").value != "0");
}

TEST_CASE("remarks and explanations of cells stand in the notes with the cells that they are of", "[xlsx]") {
    if (there_is_no_python()) return;
    std::vector<table::row> rows;
    for (int i = 1; i < 6; ++i) {
        cell amount = collected(i);
        if (i != 3) amount = std::move(amount).with(remark::estimate);
        rows.push_back({{"x", std::move(amount)}});
    }
    rows.push_back({{"y", collected(7).with(remark::rebased).explained("of three\ncommunes")}});
    const unzipped book{to_xlsx(document_of({{"a"}, {"n", alignment::number}}, rows))};
    CHECK(book.has_string("Thu B3:B4, B6:B7: an estimate, not yet final"));
    CHECK(book.has_string("Thu B8: moved onto new boundaries; the shares of split units are estimates"));
    CHECK(book.has_string("Thu B8: of three\ncommunes"));
}

TEST_CASE("no text from data is a formula or breaks the file", "[xlsx]") {
    if (there_is_no_python()) return;
    for (const std::string& label :
         {std::string{"=1+1"}, std::string{"+1"}, std::string{"-1"}, std::string{"@SUM(A1)"},
          std::string{"=cmd|' /C calc'!A0"}, std::string{"<f>1</f></c>&\"'"},
          std::string{"a\0b\x01\x1b[31mred\x7f", 12}, std::string{"\xff\xfe\xc0\xaf\xed\xa0\x80\xe1\xbb"},
          std::string{"\xef\xbf\xbe\xef\xbf\xbf\xf4\x8f\xbf\xbf"}, std::string{"'"}, std::string{"[]:*?/\\"},
          std::string{"History"},
          std::string{"\xc2\x85 \xe2\x80\xae"
                      "123"},
          std::string(40'000, 'x'), std::string{"{=A1}"}, std::string{"]]>"}, std::string{"http://x.y"}, std::string{},
          std::string{"  "}}) {
        CAPTURE(label.substr(0, 100));
        document doc =
            document_of({{label}, {label, alignment::number}}, {{{label, label}}, {{label, label}, true}}, label);
        doc.title = label;
        doc.subtitle = label;
        doc.blocks.push_back(notes{label, {label}});
        doc.blocks.push_back(heading{label});
        doc.blocks.push_back(paragraph{label});
        const unzipped book{to_xlsx(doc)};
        CHECK(book.sheet(1).find("<f>") == std::string::npos);
        CHECK(book.sheet_names().size() == 2);
    }
}

TEST_CASE("what a spreadsheet cannot hold is replaced, removed or cut, and a cut is noted", "[xlsx]") {
    if (there_is_no_python()) return;
    const auto text = [](const std::string& said) {
        return unzipped{to_xlsx(document_of({{"a"}, {"b"}}, {{{"x", said}}}))};
    };
    CHECK(text("a\xff\x01"
               "b\tc\xef\xbf\xbf")
              .at(1, "B3")
              .value == "a\uFFFDb c\uFFFD");
    CHECK(text("one\r\ntwo").at(1, "B3").value == "one\ntwo");
    CHECK(text("_x0041_").at(1, "B3").value == "_x005F_x0041_");  // which a spreadsheet shows as _x0041_
    std::string escapes;
    for (int i = 0; i < 5'000; ++i) escapes += "_x0041_";
    CHECK(text(escapes).has_string("Thu B3: cut at 32,767 characters"));
    const unzipped most = text(std::string(32'767, 'x'));
    CHECK(most.at(1, "B3").value.size() == 32'767);
    CHECK_FALSE(most.has_string("Thu B3: cut at 32,767 characters"));
    const unzipped over = text(std::string(32'768, 'x'));
    CHECK(over.at(1, "B3").value.size() == 32'767);
    CHECK(over.has_string("Thu B3: cut at 32,767 characters"));
}

TEST_CASE("forty tables of one name have forty sheets, each with a name that can stand", "[xlsx]") {
    if (there_is_no_python()) return;
    document doc;
    doc.lang = language::vi;
    for (int i = 0; i < 40; ++i)
        doc.blocks.push_back(table{i % 2 == 0 ? "Thu ngân sách: ước thực hiện năm 2025 [lũy kế]"
                                              : "THU NGÂN SÁCH: ước thực hiện năm 2025 [lũy kế]",
                                   "",
                                   {{"a"}},
                                   {{{"x"}}}});
    doc.blocks.push_back(table{"'", "", {{"a"}}, {}});
    doc.blocks.push_back(table{"Ghi chú", "", {{"a"}}, {}});
    const auto names = unzipped{to_xlsx(doc)}.sheet_names();
    REQUIRE(names.size() == 43);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 43);
    CHECK(names[0] == "Thu ngân sách  ước thực hiện nă");
    CHECK(names[1] == "THU NGÂN SÁCH  ước thực hiệ (2)");
    CHECK(names[39] == "THU NGÂN SÁCH  ước thực hi (40)");
    CHECK(names[40] == "Bảng");
    CHECK(names[41] == "Ghi chú (2)");
    CHECK(names[42] == "Ghi chú");
}

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
