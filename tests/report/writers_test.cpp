// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/report.hpp>

#include "folder.hpp"
#include "hostile.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::report;
using namespace report_test;
using namespace govkpi::literals;

document table_document(std::vector<table::column> columns, std::vector<table::row> rows) {
    document doc;
    doc.title = "t";
    doc.blocks = {table{"c", "", std::move(columns), std::move(rows)}};
    return doc;
}

/// The tags of a page without their attributes, in order: its structure.
std::vector<std::string> tags_of(const std::string& page) {
    std::vector<std::string> tags;
    for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at + 1)) {
        const std::size_t end = page.find_first_of(" >\n", at);
        tags.push_back(page.substr(at, end - at));
    }
    return tags;
}

constexpr const char* bidi_overrides[] = {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067", "\u2068"};

}  // namespace

// ---- pages -------------------------------------------------------------------------------------------------------------

TEST_CASE("no text from data changes the structure of a page", "[html]") {
    const auto harmless = tags_of(to_html(document_of("harmless")));
    CHECK(std::count(harmless.begin(), harmless.end(), "<tr") + std::count(harmless.begin(), harmless.end(), "<tr>") > 0);
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const std::string page = to_html(document_of(label));
        CHECK(tags_of(page) == harmless);
        CHECK(is_clean_utf8(page));
    }
}

TEST_CASE("markup in a text is shown as it was written", "[html]") {
    const std::string page = to_html(document_of("<b> \"x\" & 'y'"));
    const std::string shown = "&lt;b&gt; &quot;x&quot; &amp; &#39;y&#39;";
    CHECK(page.find("<h1>" + shown + "</h1>") != std::string::npos);
    CHECK(page.find("<title>" + shown + "</title>") != std::string::npos);
    CHECK(page.find("<li>" + shown + "</li>") != std::string::npos);
    CHECK(page.find("<caption><span class=\"title\" id=\"table1-title\">" + shown + "</span>") != std::string::npos);
    CHECK(page.find("<td>" + shown + "</td>") != std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
}

TEST_CASE("a page is one file, which fetches nothing and runs no script but its own", "[html]") {
    const std::string page = to_html(document_of("x"));
    for (const char* forbidden : {"<link", "<img", "<iframe", "src=", "href=\"h", "url(", "@import", "http:", "https:", "eval(", "innerHTML"}) {
        CAPTURE(forbidden);
        CHECK(page.find(forbidden) == std::string::npos);
    }
    CHECK(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    CHECK(page.find("<meta charset=\"utf-8\">") < page.find("<title>"));
    CHECK(page.find("name=\"viewport\"") != std::string::npos);
    CHECK(page.find("prefers-color-scheme: dark") != std::string::npos);
    CHECK(page.find("@media print") != std::string::npos);
    CHECK(page.ends_with("</html>\n"));
    document doc = document_of("x");
    doc.lang = language::vi;
    CHECK(to_html(doc).find("<html lang=\"vi\">") != std::string::npos);

    const std::size_t script = page.find("<script>") + std::string_view{"<script>"}.size();
    CHECK(page.find("<script>", script) == std::string::npos);
}

TEST_CASE("a page allows its own script, by the hash of its bytes, and no other", "[html]") {
    if (std::system("python3 -c pass") != 0) {
        WARN("skipped: there is no python3 to compute a hash");
        SUCCEED();
        return;
    }
    const temporary_folder folder;
    write_file(folder / "page.html", to_html(document_of("x")));
    write_file(folder / "check.py",
               "import base64, hashlib, re, sys\n"
               "page = open(sys.argv[1], encoding='utf-8', newline='').read()\n"
               "script, = re.findall('<script>(.*?)</script>', page, re.S)\n"
               "hash = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()\n"
               "policy = re.search('content=\"(default-src .*?)\"', page).group(1)\n"
               "sys.exit(f\"script-src 'sha256-{hash}';\" not in policy or page.index(policy) > page.index('<style>'))\n");
    const std::string line = "python3 '" + (folder / "check.py").string() + "' '" + (folder / "page.html").string() + "'";
    CHECK(std::system(line.c_str()) == 0);
}

TEST_CASE("a table of a page has its headings where a screen reader looks for them", "[html]") {
    const std::string page = to_html(table_document({{"Figure"}, {"Amount", alignment::number}, {"Remark"}, {"budget", alignment::number, "Compared"}, {"before", alignment::number, "Compared"}},
        {{{"revenue", "5", "", "1", "2"}}, {{"", "6", "late", "", ""}}, {{"land", "3", "", "", ""}, false, 2}, {{"all", "11", "", "", ""}, true}}));
    CHECK(page.find("<th scope=\"col\" rowspan=\"2\">Figure</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"col\" class=\"number\" rowspan=\"2\">Amount</th>") != std::string::npos);
    CHECK(page.find("<colgroup span=\"2\"></colgroup>\n<thead>") != std::string::npos);
    CHECK(page.find("<th scope=\"colgroup\" class=\"group\" colspan=\"2\">Compared</th>") != std::string::npos);
    CHECK(page.find("</tr>\n<tr>\n<th scope=\"col\" class=\"number\">budget</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"row\" rowspan=\"2\">revenue</th>\n<td>5</td>\n<td class=\"text\"></td>") != std::string::npos);
    CHECK(page.find("<tr>\n<td>6</td>\n<td class=\"text\">late</td>") != std::string::npos);
    CHECK(page.find("<th scope=\"row\" data-level=\"2\">land</th>") != std::string::npos);
    CHECK(page.find("<tr class=\"total\">\n<th scope=\"row\">all</th>") != std::string::npos);
    CHECK(page.find(" data-label=") == std::string::npos);
}

TEST_CASE("a short table that is wider than a phone has its headings at its figures there", "[html]") {
    const auto page_of = [](std::size_t rows) {
        const std::string words = "the ward's revenue from land";
        return to_html(table_document({{words}, {words}, {words}, {"x & y", alignment::number, "Compared"}}, std::vector<table::row>(rows, {{words, words, words, "5"}})));
    };
    CHECK(page_of(12).find("<td data-label=\"Compared: x &amp; y\">5</td>") != std::string::npos);
    CHECK(page_of(12).find("<table class=\"cards\"") != std::string::npos);
    CHECK(page_of(13).find(" data-label=") == std::string::npos);
}

TEST_CASE("a table can be sorted by the exact figures of a column, unless its rows stand below one another", "[html]") {
    const auto done = [](std::int64_t of, std::int64_t base) {
        return show(plan_completion(outturn<revenue>(money<VND>::from_minor_units(of)),
                                    original_budget<revenue>(money<VND>::from_minor_units(base))));
    };
    const cell dong = show(money<VND>::from_minor_units(7));
    const cell cents = show(money<USD>::from_minor_units(7));
    const std::vector<table::column> columns = {{"Unit"}, {"Done", alignment::number}, {"Mixed", alignment::number}, {"", alignment::number}};
    const std::vector<table::row> rows = {{{"a", done(2, 3), dong, dong}}, {{"b", done(1, 0), cents, dong}}};
    const auto sortable = [&](std::vector<table::row> of) { return to_html(table_document(columns, std::move(of))); };

    const std::string page = sortable(rows);
    CHECK(page.find("<th scope=\"col\" data-sort=\"0\">Unit</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"col\" class=\"number\" data-sort=\"1\">Done</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"col\" class=\"number\">Mixed</th>") != std::string::npos);
    CHECK(page.find("<td data-value=\"2/3\"><button") != std::string::npos);
    CHECK(page.find("<td>n/a<sup><a href=\"#table1-note1\">(1)</a></sup></td>") != std::string::npos);
    CHECK(page.find("<p class=\"note\" id=\"table1-note1\">(1) n/a: ") != std::string::npos);

    auto with_total = rows, with_child = rows, with_shared_name = rows;
    with_total.back().total = true;
    with_child.back().level = 1;
    with_shared_name.back().cells.front().text.clear();
    for (const auto& of : {with_total, with_child, with_shared_name, {rows.front()}}) {
        CHECK(sortable(of).find("data-sort=\"") == std::string::npos);
        CHECK(sortable(of).find("data-value=\"") == std::string::npos);
    }
}

TEST_CASE("a table of more than twelve rows can be searched, unless rows share their name", "[html]") {
    const auto searched = [](std::size_t rows, const char* last) {
        std::vector<table::row> all(rows, table::row{{"x", "1"}});
        all.back().cells.front() = last;
        return to_html(table_document({{"Name"}, {"n", alignment::number}}, std::move(all))).find("<table style=\"--characters:9\" data-search>") != std::string::npos;
    };
    CHECK_FALSE(searched(12, "y"));
    CHECK(searched(13, "y"));
    CHECK_FALSE(searched(13, ""));
}

TEST_CASE("a figure of a page says how it came about", "[html]") {
    const auto done = plan_completion(outturn<revenue>(1033_VND), original_budget<revenue>(1000_VND));
    const std::string page = to_html(table_document({{"Unit"}, {"Done", alignment::number, "Compared"}, {"Sum", alignment::number}},
        {{{"A & B", show(done), cell{"3"}.explained("1 + 2\nboth <known>")}}}));
    CHECK(page.find("<button type=\"button\" class=\"figure\" popovertarget=\"table1-how1\">103.3%</button>") != std::string::npos);
    CHECK(page.find("</div>\n<div popover id=\"table1-how1\"><p class=\"note\">A &amp; B · Compared: Done</p><p>103.3% = 1,033 / 1,000</p></div>\n"
                    "<div popover id=\"table1-how2\"><p class=\"note\">A &amp; B · Sum</p><p>1 + 2\nboth &lt;known&gt;</p></div>\n") != std::string::npos);

    document text;
    text.lang = language::vi;
    text.blocks = {paragraph{"Thu nhập ", show(per_capita(3'648_ty, 38'400_people), {.lang = language::vi}), "."}};
    CHECK(to_html(text).find(" = 3.648.000.000.000\u00a0₫ / 38.400</p></div>") != std::string::npos);
}

TEST_CASE("a chart of a page is drawn for wide screens and for phones, and is a table too", "[html]") {
    document doc;
    bar_chart bars;
    bars.rows = {{"Land", show(money<VND>::from_minor_units(12))}};
    chart drawn;
    drawn.title = "Revenue";
    drawn.data = bars;
    chart small = drawn;
    small.data = sparkline{{{"2025", show(money<VND>::from_minor_units(12))}}};
    doc.blocks = {drawn, small};
    const std::string page = to_html(doc);
    for (const char* part : {"<svg id=\"chart1\"", "<svg id=\"chart1-narrow\"", "<svg id=\"chart2\"", "<figcaption>Revenue</figcaption>", "id=\"table2-title\">Revenue</span>", "<summary>Figures of the chart</summary>"}) {
        CAPTURE(part);
        CHECK(page.find(part) != std::string::npos);
    }
}

TEST_CASE("a line break of Windows inside a text leaves no mark on the page", "[html]") {
    CHECK(to_html(document_of("one\r\ntwo")).find("\uFFFD") == std::string::npos);
}

TEST_CASE("a text that turns the direction of writing does not turn the figures beside it", "[html]") {
    for (const char* turn : bidi_overrides) {
        const std::string page = to_html(document_of(std::string{"ward "} + turn + "123"));
        const bool isolated = page.find("<bdi>") != std::string::npos || page.find("dir=\"auto\"") != std::string::npos;
        CHECK((isolated || page.find(turn) == std::string::npos));
    }
}

// ---- text --------------------------------------------------------------------------------------------------------------

TEST_CASE("no text from data reaches the terminal as anything but text", "[text]") {
    const std::size_t harmless = lines_of(to_text(document_of("x"), {80})).size();
    for (const std::string& label : hostile_labels) {
        CAPTURE(label);
        const std::string text = to_text(document_of(label), {80});
        CHECK(is_clean_utf8(text));
        CHECK(text.find('\t') == std::string::npos);
        CHECK(text.find('\x1b') == std::string::npos);
        CHECK(lines_of(text).size() >= harmless);
    }
    CHECK(to_text(document_of("a\nb\r\nc\td"), {80}).starts_with("a b c d\n"));
}

TEST_CASE("a text that turns the direction of writing does not turn the figures beside it on a terminal", "[text]") {
    for (const char* turn : bidi_overrides) {
        const std::string text = to_text(document_of(std::string{"ward "} + turn + "123"), {80});
        CHECK(text.find(turn) == std::string::npos);
    }
}

TEST_CASE("columns line up by the width of characters, not by their bytes", "[text]") {
    const auto doc = table_document({{"a"}, {"n", alignment::number}},
                                    {{{"abcd", "1"}}, {{"tỷ", "2"}}, {{"ty\u0309", "3"}}, {{"予算", "4"}}, {{"予", "5"}}, {{"", "6"}}});
    CHECK(to_text(doc, {80}) ==
          "t\n\nc\n"
          "───────\n"
          "a     n\n"
          "───────\n"
          "abcd  1\n"
          "tỷ    2\n"
          "ty\u0309    3\n"
          "予算  4\n"
          "予    5\n"
          "      6\n"
          "───────\n");
}

TEST_CASE("figures stand to the right and words to the left", "[text]") {
    const auto doc = table_document({{"name"}, {"n", alignment::number}}, {{{"a", "1.234"}}, {{"b", "5"}}, {{"all", "1.239"}, true}});
    CHECK(to_text(doc, {80}) ==
          "t\n\nc\n"
          "───────────\n"
          "name      n\n"
          "───────────\n"
          "a     1.234\n"
          "b         5\n"
          "───────────\n"
          "all   1.239\n"
          "───────────\n");
}

TEST_CASE("a table that is too wide gives way in its words, and a figure is never broken", "[text]") {
    const std::string words = "one two three four five six seven eight nine ten";
    const std::string figure = "36.631.000.000";
    const std::string text = to_text(table_document({{"words"}, {"figure", alignment::number}}, {{{words, figure}}}), {40});
    for (const std::string& line : lines_of(text)) {
        if (line.find("─") == std::string::npos) CHECK(line.size() <= 40);
    }
    CHECK(text.find(figure) != std::string::npos);
    CHECK(text.find("one two three four five") != std::string::npos);
    for (const char* word : {"six", "seven", "ten"}) CHECK(text.find(word) != std::string::npos);
}

TEST_CASE("a line is wrapped at spaces, and a no-break space is none", "[text]") {
    document doc;
    doc.title = "36.631.000.000\u00a0₫ của phường Thanh Liệt";
    CHECK(to_text(doc, {20}) == "36.631.000.000\u00a0₫ của\nphường Thanh Liệt\n");
    doc.title = "  many   spaces  ";
    CHECK(to_text(doc, {80}) == "many spaces\n");
    doc.title = std::string(30, 'x') + " y";
    CHECK(to_text(doc, {20}) == std::string(30, 'x') + "\ny\n");
    doc.title = "予算 予算 予算";
    CHECK(to_text(doc, {9}) == "予算 予算\n予算\n");
}

TEST_CASE("a note that goes on over several lines is indented under its dash", "[text]") {
    document doc;
    doc.title = "t";
    doc.blocks = {notes{"Notes", {"one two three four", "five"}}};
    CHECK(to_text(doc, {10}) == "t\n\nNotes\n- one two\n  three\n  four\n- five\n");
}

TEST_CASE("no width is too small, and no text is lost to it", "[text]") {
    for (const int width : {-1, 0, 1, 2, 7}) {
        const std::string text = to_text(document_of("một hai ba"), {width});
        CHECK(text.find("một") != std::string::npos);
        CHECK(text.find("hai") != std::string::npos);
        CHECK(text.ends_with("\n"));
    }
}

TEST_CASE("an empty document is an empty line", "[text]") {
    CHECK(to_text(document{}, {80}) == "\n");
    CHECK(to_text(table_document({{"a"}}, {}), {80}) == "t\n\nc\n─\na\n─\n─\n");
}
