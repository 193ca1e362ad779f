// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <catch2/catch.hpp>

#include <govkpi/quantity/literals.hpp>
#include <govkpi/report.hpp>

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

cell estimate(std::int64_t percent) { return show(make_ratio(percent, 100)).with(remark::estimate); }

std::string text_of(table made, language lang = language::en) {
    document doc{.lang = lang, .title = "t"};
    doc.blocks.push_back(std::move(made));
    return to_text(doc);
}

const std::vector<table::column> name_and_figure = {{"unit"}, {"completion", alignment::number}};

}  // namespace

TEST_CASE("why a figure has no value stands once below the table, and a mark where the figure would be", "[footnotes]") {
    const table made{.columns = name_and_figure,
                     .rows = {{{"A", show(make_ratio(1, 0))}}, {{"B", show(make_ratio(1, -2))}}, {{"C", show(make_ratio(5, 0))}}}};
    CHECK(text_of(made) ==
          "t\n\n\n"
          "────────────────\n"
          "unit  completion\n"
          "────────────────\n"
          "A        n/a (1)\n"
          "B        n/a (2)\n"
          "C        n/a (1)\n"
          "────────────────\n"
          "(1) n/a: the base is 0, so that no share of it and no change from it exists.\n"
          "(2) n/a: the base is negative, so that a share of it or a change from it would mislead.\n");
}

TEST_CASE("a footnote speaks the language of its document", "[footnotes]") {
    const cell none = show(make_ratio(1, 0), {.lang = language::vi});
    const std::string text = text_of({.columns = name_and_figure, .rows = {{{"A", none}}}}, language::vi);
    CHECK(text.find("không xác định (1)\n") != std::string::npos);
    CHECK(text.find("(1) không xác định: số gốc bằng 0") != std::string::npos);
}

TEST_CASE("an estimate among final figures has a mark of its own", "[footnotes]") {
    const std::string text =
        text_of({.columns = name_and_figure, .rows = {{{"A", estimate(50)}}, {{"B", show(make_ratio(1, 2))}}}});
    CHECK(text.find("A      50.0% (1)\n") != std::string::npos);
    CHECK(text.find("B          50.0%\n") != std::string::npos);
    CHECK(text.find("(1) an estimate, not yet final.\n") != std::string::npos);
}

TEST_CASE("what holds for all figures of a column is marked at its heading, and at no figure", "[footnotes]") {
    const std::string text = text_of({.columns = name_and_figure, .rows = {{{"A", estimate(50)}}, {{"B", estimate(60)}}}});
    CHECK(text.find("completion (1)") != std::string::npos);
    CHECK(text.find("50.0% (1)") == std::string::npos);
    CHECK(text.find("60.0%\n") != std::string::npos);
}

TEST_CASE("a figure may have several remarks", "[footnotes]") {
    const cell both = show(make_ratio(1, 2)).with(remark::partial_coverage).with(remark::rebased);
    const std::string text = text_of({.columns = name_and_figure, .rows = {{{"A", both}}, {{"B", show(make_ratio(1, 2))}}}});
    CHECK(text.find("50.0% (1) (2)\n") != std::string::npos);
    CHECK(text.find("(1) not everybody reported.\n(2) moved onto new boundaries;") != std::string::npos);
}

TEST_CASE("a sign that the table explains itself has no footnote", "[footnotes]") {
    exact_value missing;
    missing.why = undefined::missing;
    const std::string text = text_of({.columns = name_and_figure, .rows = {{{"A", cell{"…", missing}}}}, .notes = {"… not reported"}});
    CHECK(text.find("(1)") == std::string::npos);
    CHECK(text.find("… not reported\n") != std::string::npos);
}

TEST_CASE("every reason and every remark has words in both languages", "[footnotes]") {
    for (const language lang : {language::en, language::vi}) {
        table made{.columns = name_and_figure};
        for (const undefined why : {undefined::zero_base, undefined::negative_base, undefined::missing,
                                    undefined::not_comparable, undefined::partial_coverage})
            made.rows.push_back({{"x", show(ratio::without_value(why), {.lang = lang})}});
        for (const remark r : {remark::estimate, remark::partial_coverage, remark::rebased})
            made.rows.push_back({{"x", show(make_ratio(1, 2), {.lang = lang}).with(r)}});
        const std::string text = text_of(made, lang);
        for (int number = 1; number <= 8; ++number) {
            CAPTURE(text, number);
            CHECK(text.find("\n(" + std::to_string(number) + ") ") != std::string::npos);
        }
        CHECK(text.find("(9)") == std::string::npos);
    }
}
