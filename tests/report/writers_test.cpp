// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/report.hpp>

#include "hostile.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::report;
using namespace report_test;

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
    CHECK(page.find("<caption>" + shown + "</caption>") != std::string::npos);
    CHECK(page.find(" data-label=\"" + shown + "\">" + shown + "</td>") != std::string::npos);
    CHECK(page.find("<b>") == std::string::npos);
}

TEST_CASE("a page is one file: no script, nothing fetched", "[html]") {
    const std::string page = to_html(document_of("x"));
    for (const char* forbidden : {"<script", "<link", "<img", "<iframe", "src=", "href=", "url(", "@import", "http:", "https:"}) {
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
}

TEST_CASE("a table of a page has its headings where a screen reader looks for them", "[html]") {
    const std::string page = to_html(table_document({{"Figure"}, {"Amount", alignment::number}}, {{{"revenue", "5"}}, {{"", "6"}}, {{"all", "11"}, true}}));
    CHECK(page.find("<th scope=\"col\">Figure</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"col\" class=\"number\">Amount</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"rowgroup\" rowspan=\"2\">revenue</th>") != std::string::npos);
    CHECK(page.find("<th scope=\"row\">all</th>") != std::string::npos);
    CHECK(page.find("<td class=\"number\" data-label=\"Amount\">5</td>") != std::string::npos);
    CHECK(page.find("<td data-label=\"Figure\"></td>") == std::string::npos);
    CHECK(page.find("<tr class=\"total\">") != std::string::npos);
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
