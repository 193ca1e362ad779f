// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

#include <govkpi/problem.hpp>
#include <govkpi/report/xlsx.hpp>

#include "charts.hpp"
#include "unzipped.hpp"
#include "xlsx_documents.hpp"

using namespace report_test;

namespace {

const sample::writer sample_charts{language::en};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

unzipped book_of(chart c) {
    document doc{.title = "Report"};
    doc.blocks.push_back(std::move(c));
    return unzipped{to_xlsx(doc)};
}
std::string drawing_of(const unzipped& book) { return book.part("xl/charts/chart1.xml"); }

}  // namespace

TEST_CASE("a chart is a sheet with its figures and a drawing of its cells", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    const unzipped book = book_of(sample_charts.bars());
    CHECK(book.sheet_names() == std::vector<std::string>{"Revenue by item", "Notes"});
    CHECK(book.at(1, "A5").value == "Land use levy");
    CHECK(book.at(1, "B5").value == "12400");
    const std::string drawing = drawing_of(book);
    CHECK(has(drawing, "<c:barDir val=\"bar\"/>"));
    CHECK(has(drawing, "<c:f>'Revenue by item'!$A$2</c:f>"));       // the title
    CHECK(has(drawing, "<c:f>'Revenue by item'!$A$3</c:f>"));       // the unit, at the axis
    CHECK(has(drawing, "<c:f>'Revenue by item'!$A$5:$A$8</c:f>"));  // the labels
    CHECK(has(drawing, "<c:f>'Revenue by item'!$C$5:$C$8</c:f>"));  // the year before
    CHECK(has(drawing, "<c:numFmt formatCode=\"#,##0\" sourceLinked=\"0\"/>"));
}

TEST_CASE("a figure without a value is a gap of the drawing, not a zero", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    const unzipped book = book_of(sample_charts.line());
    CHECK(book.at(1, "B8").is_text);  // as the table says it, so the line is drawn from a column of numbers alone
    CHECK(book.at(1, "D4").value == "Actual");
    CHECK(book.at(1, "D7").value == "3120");
    CHECK(book.at(1, "D8").value == "");
    CHECK(book.at(1, "D9").value == "2480");
    const std::string drawing = drawing_of(book);
    CHECK(has(drawing, "<c:lineChart>"));
    CHECK(has(drawing, "<c:f>'Revenue by month'!$D$5:$D$10</c:f>"));
    CHECK(has(drawing, "<c:f>'Revenue by month'!$C$5:$C$10</c:f>"));  // the target, which is whole
    CHECK(has(drawing, "<c:f>'Revenue by month'!$B$4</c:f>"));        // its name
    CHECK(has(drawing, "<a:prstDash val=\"dash\"/>"));
    CHECK_FALSE(has(drawing, "<c:dispBlanksAs val=\"zero\"/>"));
}

TEST_CASE("a target is drawn around the bar, and bands are figures below the bars' own", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    const unzipped book = book_of(sample_charts.bullets());
    const std::string drawing = drawing_of(book);
    CHECK(has(drawing, "<c:overlap val=\"100\"/>"));
    CHECK(has(drawing, "<a:noFill/>"));
    CHECK(has(drawing, "!$C$4:$C$7</c:f>"));
    CHECK(book.at(1, "A8").value == "behind (up to)");
}

TEST_CASE("the steps of a waterfall begin where the one before ended, on both sides of zero", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    const unzipped book = book_of(sample_charts.falls());
    const auto near = [&](const std::string& cell, double expected) {
        return std::abs(std::stod(book.at(1, cell).value) - expected) < 1e-9;
    };
    // Points: +8.3, +11.2, -9.5, -14.0 and their total -4.0; base, above zero, below zero in C, D, E.
    CHECK(near("C5", 8.3));
    CHECK(near("D5", 11.2));
    CHECK(near("C6", 10));
    CHECK(near("D6", 9.5));
    CHECK(near("C7", 0));
    CHECK(near("D7", 10));
    CHECK(near("E7", -4));
    CHECK(near("D8", 0));
    CHECK(near("E8", -4));
    CHECK(has(drawing_of(book), "<c:grouping val=\"stacked\"/>"));
}

TEST_CASE("percentages and points of one chart are drawn on one scale", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    bar_chart data;
    data.rows = {{"share", sample_charts.percent(5, 100)}, {"change", sample_charts.points(50)}};
    chart c{.lang = language::en, .title = "Both", .data = data};
    const unzipped book = book_of(std::move(c));
    CHECK(book.at(1, "B4").value == "0.05");
    CHECK(book.at(1, "B5").value == "5");
    CHECK(book.at(1, "C4").value == "0.05");
    CHECK(book.at(1, "C5").value == "0.05");
}

TEST_CASE("of two units of one name only the one that a report is about is marked", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    bar_chart data;
    data.rows = {{"Tân Phú", sample_charts.millions(1)}, {"Tân Phú", sample_charts.millions(2), {}, true}};
    data.order = bar_order::largest_first;
    const std::string drawing = drawing_of(book_of(chart{.lang = language::vi, .title = "Thu", .data = data}));
    const auto first_mark = drawing.find("C0641C");
    REQUIRE(first_mark != std::string::npos);
    CHECK(drawing.find("C0641C", first_mark + 1) == std::string::npos);
    CHECK(drawing.rfind("<c:idx val=\"0\"/>", first_mark) > drawing.rfind("<c:dPt>", first_mark));
}

TEST_CASE("a chart of nothing is its table alone, and one that cannot be drawn is refused", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    const chart empty{.lang = language::en, .title = "Nothing", .data = line_chart{}};
    CHECK_FALSE(fs::exists(book_of(empty).path("xl/charts")));
    bar_chart mixed;
    mixed.rows = {{"a", sample_charts.millions(1)}, {"b", sample_charts.percent(1, 2)}};
    document doc;
    doc.blocks.push_back(chart{.lang = language::en, .title = "Mixed", .data = mixed});
    CHECK_THROWS_AS(to_xlsx(doc), bad_input);
}

TEST_CASE("no title of a chart is a formula", "[xlsx][chart]") {
    if (there_is_no_python()) return;
    for (const std::string& said : {std::string{"=1+1"}, std::string{"Ward's \"<&>\""}, std::string{"'"}, std::string{},
                                    std::string{"a\x01\xff"}, std::string(300, 'x')}) {
        CAPTURE(said);
        chart c = sample_charts.line();
        c.title = said;
        c.unit_line = said;
        c.value_name = said;
        std::get<line_chart>(c.data).points[0].period = said;
        const std::string drawing = drawing_of(book_of(c));
        CHECK_FALSE(has(drawing, "<c:f>1+1</c:f>"));
    }
}
