// SPDX-License-Identifier: BSL-1.0
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "charts.hpp"
#include "golden.hpp"

using namespace govkpi;
using namespace govkpi::report;
namespace fs = std::filesystem;

namespace {

std::size_t count_of(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("each kind of chart is drawn as it was, in both languages", "[chart]") {
    for (const language lang : {language::en, language::vi})
        for (const auto& [name, of] : sample::writer{lang}.all()) {
            const std::string svg = to_svg(of);
            report_test::compare_with_golden("chart_" + name + (lang == language::vi ? ".vi.svg" : ".en.svg"), svg);
        }
}

TEST_CASE("a chart has a title, a description and a role for readers of screens", "[chart]") {
    for (const auto& [name, of] : sample::writer{language::vi}.all()) {
        const std::string svg = to_svg(of);
        CHECK(svg.find("role=\"img\"") != svg.npos);
        CHECK(count_of(svg, "<title") == 1);
        CHECK(count_of(svg, "<desc") == 1);
        CHECK(count_of(svg, "aria-labelledby=") == 1);
    }
}

TEST_CASE("a chart's table has the figures of the chart, in the same texts", "[chart]") {
    for (const auto& [name, of] : sample::writer{language::vi}.all()) {
        const table figures = to_table(of);
        REQUIRE_FALSE(figures.rows.empty());
        for (const table::row& row : figures.rows) CHECK(row.cells.size() == figures.columns.size());
    }
    const table bullets = to_table(sample::writer{language::vi}.bullets());
    CHECK(bullets.rows[2].cells[1].text == "681,8%");
}

TEST_CASE("what comes from data is text in a chart, never markup", "[chart]") {
    chart hostile = sample::writer{language::en}.bars();
    std::get<bar_chart>(hostile.data).rows[0].label = "<script>alert('x')</script> & \"quotes\" \x01 \xff";
    hostile.title = "</title><script>";
    const std::string svg = to_svg(hostile);
    CHECK(count_of(svg, "<script") == 0);
    CHECK(svg.find('\x01') == svg.npos);
    CHECK(svg.find('\xff') == svg.npos);
    CHECK(svg.find("&lt;script&gt;") != svg.npos);
}
