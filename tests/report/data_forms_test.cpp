// SPDX-License-Identifier: BSL-1.0
// Documents as Markdown, CSV and JSON.
#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report.hpp>

#include "charts.hpp"
#include "hostile.hpp"

namespace {

using namespace govkpi::literals;
using namespace report_test;

document with_table(table made) {
    document doc{.title = "t"};
    doc.blocks.push_back(std::move(made));
    return doc;
}

/// The signs that are markup where no backslash stands before them, in order.
std::string markup_in(const std::string& markdown) {
    std::string found;
    for (std::size_t i = 0; i < markdown.size(); ++i) {
        if (markdown[i] == '\\') ++i;
        else if (std::string{"`*_[]<>|~&$"}.find(markdown[i]) != std::string::npos) found += markdown[i];
        else if (markdown[i] == '\n' && i + 1 < markdown.size() && std::string{"#-+="}.find(markdown[i + 1]) != std::string::npos)
            found += markdown[i + 1];
    }
    return found;
}

/// The records of RFC 4180.
std::vector<std::vector<std::string>> records_of(const std::string& csv) {
    std::vector<std::vector<std::string>> out(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') out.back().back() += csv[++i];
        else if (c == '"') quoted = !quoted;
        else if (!quoted && c == ',') out.back().emplace_back();
        else if (!quoted && c == '\r') { ++i; out.push_back({""}); }
        else out.back().back() += c;
    }
    CHECK_FALSE(quoted);
    out.pop_back();
    return out;
}

}  // namespace

// ---- Markdown ----------------------------------------------------------------------------------------------------------

TEST_CASE("no text from data is markup in Markdown", "[markdown]") {
    const std::string harmless = markup_in(to_markdown(document_of("harmless")));
    CHECK(harmless.find('|') != std::string::npos);
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const std::string written = to_markdown(document_of(label));
        CHECK(markup_in(written) == harmless);
        CHECK(is_clean_utf8(written));
    }
    for (const char* label : {"# not a title", "- no item", "+ no item", "1. no item", "12) no item", "| a | b |", "***", "===", "[a](b)", "![x](y)", "`x`", "~~x~~", "\\"}) {
        CAPTURE(label);
        CHECK(markup_in(to_markdown(document_of(label))) == harmless);
    }
    CHECK(to_markdown(document{.title = "t", .blocks = {paragraph{"12. of May"}}}) == "# t\n\n12\\. of May\n");
}

TEST_CASE("a table of Markdown has its figures on the right, totals strong and levels indented", "[markdown]") {
    const table made{.caption = "Revenue",
                     .unit_line = "Unit: %",
                     .columns = {{"Item"}, {"original", alignment::number, "Budget"}},
                     .rows = {{{"All", "5"}, true}, {{"Fees", show(make_ratio(1, 0))}, false, 1}},
                     .notes = {"… not reported"}};
    CHECK(to_markdown(with_table(made)) ==
          "# t\n\n### Revenue\n\nUnit: %\n\n"
          "| Item | Budget: original |\n"
          "| --- | ---: |\n"
          "| **All** | **5** |\n"
          "| &emsp;Fees | n/a (1) |\n"
          "\n- … not reported\n"
          "\n- (1) n/a: the base is 0, so that no share of it and no change from it exists.\n");
}

// ---- CSV ---------------------------------------------------------------------------------------------------------------

TEST_CASE("a text that a spreadsheet would compute is text in CSV", "[csv]") {
    CHECK(csv_field("=1+2") == "'=1+2");
    CHECK(csv_field("@SUM(A1)") == "'@SUM(A1)");
    CHECK(csv_field("+cmd|' /c calc'!A1") == "'+cmd|' /c calc'!A1");
    CHECK(csv_field("- of which") == "'- of which");
    CHECK(csv_field("\t=1") == "'\x20=1");
    CHECK(csv_field("\r\n=1").find("'") == 0);
    CHECK(csv_field("-5") == "-5");
    CHECK(csv_field("-5,3") == "\"-5,3\"");
    CHECK(csv_field("+1.234") == "+1.234");
    CHECK(csv_field("-") == "'-");
    CHECK(csv_field("a=b") == "a=b");
    CHECK(csv_field("say \"x\", y") == "\"say \"\"x\"\", y\"");
    CHECK(csv_field("") == "");
}

TEST_CASE("figures stand in CSV as they are shown everywhere", "[csv]") {
    const table made{.caption = "c",
                     .columns = {{"name"}, {"change", alignment::number}},
                     .rows = {{{"=A", show(make_ratio(-7, 200), {.lang = language::vi, .decimals = 1})}},
                              {{"B", show(36_ty + 631_trieu)}}}};
    CHECK(to_csv(with_table(made)) == "c\r\nname,change\r\n'=A,\"-3,5%\"\r\nB,\"36,631,000,000 VND\"\r\n");
}

TEST_CASE("no text from data breaks a row of CSV", "[csv]") {
    const std::size_t rows = records_of(to_csv(document_of("harmless"))).size();
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const std::string written = to_csv(document_of(label));
        CHECK(records_of(written).size() == rows);
        CHECK(is_clean_utf8([&] { std::string unix_lines = written; std::erase(unix_lines, '\r'); return unix_lines; }()));
    }
}

TEST_CASE("tables follow one another with an empty line between, and remarks have a column", "[csv]") {
    document doc{.title = "t"};
    doc.blocks.push_back(table{.caption = "one", .unit_line = "Unit: people", .columns = {{"a"}}, .rows = {{{"1"}}}});
    doc.blocks.push_back(table{.columns = {{"a"}, {"done"}},
                               .rows = {{{"x", show(make_ratio(1, 2)).with(remark::estimate)}}, {{"y", ""}}}});
    CHECK(to_csv(doc, {.byte_order_mark = true}) ==
          "\uFEFFone,Unit: people\r\na\r\n1\r\n\r\na,done,Remarks\r\nx,50.0%,\"done: an estimate, not yet final\"\r\ny,,\r\n");
}

// ---- JSON --------------------------------------------------------------------------------------------------------------

TEST_CASE("a figure keeps its exact integers in JSON, however long they are", "[json]") {
    const table made{.columns = {{"a"}, {"b"}, {"c"}, {"d"}},
                     .rows = {{{show(money<VND>::from_minor_units(std::numeric_limits<std::int64_t>::max())),
                                show(make_ratio(36'631, 35'461)).with(remark::estimate).explained("how"),
                                show(per_capita{1_ty, 7_people}), show(make_ratio(1, 0))}}}};
    const auto read = nlohmann::json::parse(to_json(with_table(made)));
    CHECK(read.at("govkpi_document") == 1);
    CHECK(read.at("lang") == "en");
    const auto& cells = read.at("blocks").at(0).at("rows").at(0).at("cells");
    CHECK(cells.at(0).at("figure") ==
          nlohmann::json{{"kind", "amount"}, {"value", {{"number", "9223372036854775807"}, {"unit", "VND"}}}});
    CHECK(cells.at(1) == nlohmann::json{{"text", "103.3%"},
                                        {"figure", {{"kind", "percentage"}, {"numerator", "36631"}, {"denominator", "35461"}}},
                                        {"remarks", {"estimate"}},
                                        {"explanation", "how"}});
    CHECK(cells.at(2).at("figure") == nlohmann::json{{"kind", "quotient"},
                                                     {"numerator", {{"number", "1000000000"}, {"unit", "VND"}}},
                                                     {"denominator", {{"number", "7"}, {"unit", "people"}}}});
    CHECK(cells.at(3).at("figure") == nlohmann::json{{"kind", "percentage"}, {"undefined", "zero_base"}});
}

TEST_CASE("every block is in JSON, in order", "[json]") {
    document doc{.lang = language::vi, .title = "t", .subtitle = "s"};
    doc.blocks = {heading{"h", 2}, paragraph{"Thu ", show(36_ty, {.lang = language::vi, .form = amount_form::billions}), "."},
                  notes{"n", {"1", "2"}}, table{.caption = "c", .columns = {{"x", alignment::number, "g"}}, .notes = {"z"}},
                  chart{.title = "v", .data = bar_chart{.rows = {{"A", show(5_people)}}}}};
    const auto read = nlohmann::json::parse(to_json(doc));
    const auto& blocks = read.at("blocks");
    REQUIRE(blocks.size() == 5);
    CHECK(blocks.at(0) == nlohmann::json{{"kind", "heading"}, {"level", 2}, {"text", "h"}});
    CHECK(blocks.at(1).at("text") == "Thu 36 tỷ đồng.");
    CHECK(blocks.at(1).at("parts").at(1).at("figure").at("value").at("number") == "36000000000");
    CHECK(blocks.at(2) == nlohmann::json{{"kind", "notes"}, {"title", "n"}, {"items", {"1", "2"}}});
    CHECK(blocks.at(3).at("columns").at(0) == nlohmann::json{{"heading", "x"}, {"group", "g"}, {"align", "number"}});
    CHECK(blocks.at(3).at("notes") == nlohmann::json{"z"});
    CHECK(blocks.at(3).at("rows").empty());
    CHECK(blocks.at(4).at("table").at("rows").at(0).at("cells").at(1).at("figure").at("value").at("unit") == "people");
}

TEST_CASE("a document of hostile texts is JSON all the same", "[json]") {
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const auto read = nlohmann::json::parse(to_json(document_of(label)));
        CHECK(read.at("blocks").size() == 4);
    }
    CHECK(nlohmann::json::parse(to_json(document{})).at("blocks").empty());
}

// ---- all forms ---------------------------------------------------------------------------------------------------------

TEST_CASE("a figure is the same string in text, table, chart and every form", "[writers]") {
    const cell done = show(make_ratio(36'631, 35'461), {.lang = language::vi});
    document doc{.lang = language::vi, .title = "t"};
    doc.blocks = {paragraph{"Đạt ", done, " dự toán."}, table{.columns = {{"a"}, {"b"}}, .rows = {{{"A", done}}}},
                  chart{.lang = language::vi, .title = "v", .data = bar_chart{.rows = {{"A", done}}}}};
    const std::string forms[] = {to_text(doc), to_markdown(doc), to_html(doc), to_csv(doc), to_json(doc)};
    for (const std::string& form : forms) {
        std::size_t times = 0;
        for (std::size_t at = form.find("103,3%"); at != std::string::npos; at = form.find("103,3%", at + 1)) ++times;
        CHECK(times >= (&form == &forms[3] ? 2u : 3u));  // CSV has tables alone
    }
}

TEST_CASE("several reports in one keep their titles, over their tables and charts too", "[writers]") {
    document one{.lang = language::vi, .title = "Phường A", .subtitle = "Hà Nội"};
    one.blocks = {heading{"Thu"}, table{.caption = "Bảng", .columns = {{"a"}}}, chart{.title = "Hình", .data = bar_chart{}}};
    const document all = in_one("Hai phường", {one, one});
    CHECK(all.lang == language::vi);
    REQUIRE(all.blocks.size() == 10);
    CHECK(std::get<heading>(all.blocks[0]).text == "Phường A");
    CHECK(std::get<paragraph>(all.blocks[1]).text() == "Hà Nội");
    CHECK(std::get<heading>(all.blocks[2]).level == 2);
    CHECK(std::get<table>(all.blocks[3]).caption == "Phường A – Bảng");
    CHECK(std::get<chart>(all.blocks[9]).title == "Phường A – Hình");
    CHECK(in_one("none", {}).blocks.empty());
}

TEST_CASE("a terminal with colour shows the same words", "[text]") {
    document doc = document_of("hai");
    doc.blocks.push_back(table{.columns = {{"a"}, {"b", alignment::number}}, .rows = {{{"x", show(make_ratio(-1, 2))}}}});
    std::string coloured = to_text(doc, {.width = 60, .colour = true});
    CHECK(coloured.find("\x1b[31m-50.0%\x1b[0m") != std::string::npos);
    for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b'))
        coloured.erase(at, coloured.find('m', at) - at + 1);
    CHECK(coloured == to_text(doc, {.width = 60}));
}

TEST_CASE("a table whose rows do not fit its columns is refused by every writer", "[writers]") {
    for (const table& wrong : {table{.columns = {{"a"}, {"b"}}, .rows = {{{"x"}}}}, table{.columns = {{"a"}}, .rows = {{{"x", "y"}}}},
                               table{.columns = {{"a"}}, .rows = {{{"x"}}}, .name_column = 1}}) {
        const document doc = with_table(wrong);
        CHECK_THROWS_AS(to_text(doc), invalid_argument);
        CHECK_THROWS_AS(to_markdown(doc), invalid_argument);
        CHECK_THROWS_AS(to_html(doc), invalid_argument);
        CHECK_THROWS_AS(to_csv(doc), invalid_argument);
        CHECK_THROWS_AS(to_json(doc), invalid_argument);
    }
    CHECK(to_text(with_table(table{})) == "t\n\n\n\n\n\n\n");
}

TEST_CASE("levels of rows and headings may be of any size", "[writers]") {
    document doc = with_table(table{.columns = {{"a"}}, .rows = {{{"x"}, false, -5}, {{"y"}, false, 1000}}});
    doc.blocks.push_back(heading{"h", -3});
    doc.blocks.push_back(heading{"h", 99});
    CHECK(to_text(doc).find("\nx\n") != std::string::npos);
    CHECK(to_markdown(doc).find("## h\n\n###### h\n") != std::string::npos);
    CHECK(to_html(doc).find("<h6>h</h6>") != std::string::npos);
}
