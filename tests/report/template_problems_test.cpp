// SPDX-License-Identifier: BSL-1.0
// Templates that are wrong, and hostile ones.
#include <string>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/problem.hpp>
#include <govkpi/report/template.hpp>

#include "../quantity/oracle.hpp"
#include "folder.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::report;
using report_test::stated;
using report_test::stated_problems;

template_data ward() {
    template_data made;
    made.set("unit.name", "Hoa Mai").set("revenue.executed", "5").set_flag("closed", true);
    std::vector<template_data> lines(2);
    lines[0].set("title", "a");
    lines[1].set("title", "b");
    made.set_list("lines", lines);
    made.set_list("awards", {}, template_data{}.set("winner", ""));
    return made;
}

std::vector<stated> problems_of(const std::string& text, template_form form = template_form::text) {
    try {
        (void)fill_template(text, ward(), form, "t.md");
    } catch (const bad_input& bad) {
        return stated_problems(bad.problems());
    }
    return {};
}
stated only_problem_of(const std::string& text, template_form form = template_form::text) {
    const auto found = problems_of(text, form);
    CAPTURE(text);
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("every unknown name of a template is found at once, with its place and the nearest there is", "[template]") {
    const auto found = problems_of(
        "{{unit.nmae}}\nđạt {{revenue.executed}} và {{revenue.exected}}\n"
        "{{^closed}}{{unti.name}}{{/closed}}{{#lines}}{{titel}}{{/lines}}{{#awards}}{{winer}}{{/awards}}\n"
        "{{=<% %>=}}<% unit.nam %>");
    const std::string what = "the name of a figure or a text: did you mean ";
    CHECK(found == std::vector<stated>{{"t.md", 1, "1", "{{unit.nmae}}", what + "unit.name?"},
                                       {"t.md", 2, "29", "{{revenue.exected}}", what + "revenue.executed?"},
                                       {"t.md", 3, "12", "{{unti.name}}", what + "unit.name?"},
                                       {"t.md", 3, "46", "{{titel}}", what + "title?"},
                                       {"t.md", 3, "76", "{{winer}}", what + "winner?"},
                                       {"t.md", 4, "12", "<% unit.nam %>", what + "unit.name?"}});
}

TEST_CASE("a name that is near to none is answered with those there are", "[template]") {
    CHECK(only_problem_of("{{telepathy}}")
              .expected.starts_with("the name of a figure or a text: one of revenue.executed, "));
    CHECK(only_problem_of("{{}}").text == "{{}}");
    CHECK(only_problem_of("{{.}}").text == "{{.}}");
}

TEST_CASE("a misspelt section is one problem, and its inside is read as what was meant", "[template]") {
    CHECK(only_problem_of("{{#lnes}}{{title}}{{/lnes}}").expected ==
          "the name of a list, a flag or a figure: did you mean lines?");
    CHECK(only_problem_of("{{#telepathy}}{{title}}{{/telepathy}}").text == "{{#telepathy}}");
    CHECK(problems_of("{{#telepathy}}{{/telepathy}}{{title}}").size() == 2);
    CHECK(problems_of("{{#lnes}}{{titel}}{{/lnes}}").size() == 2);
}

TEST_CASE("a group, a flag and a list are no figures", "[template]") {
    CHECK(only_problem_of("{{unit}}")
              .expected.starts_with("the name of a figure, not of the group that it is in; one of unit.name"));
    CHECK(only_problem_of("{{closed}}").expected == "{{#closed}} ... {{/closed}}: it is a flag");
    CHECK(only_problem_of("{{lines}}").expected == "{{#lines}} ... {{/lines}}: it is a list");
    CHECK(only_problem_of("{{lines.title}}").text == "{{lines.title}}");
    CHECK(only_problem_of("{{^awards}}{{winner}}{{/awards}}").text == "{{winner}}");
}

TEST_CASE("sections must be closed, each by its own name", "[template]") {
    CHECK(only_problem_of("a\n{{#closed}}b") ==
          stated{"t.md", 2, "1", "{{#closed}}", "a tag {{/closed}} that closes it"});
    CHECK(only_problem_of("{{/closed}}").expected == "no end of a section: none is open");
    CHECK(only_problem_of("{{#closed}}{{^lines}}{{/closed}}").expected == "a tag {{/lines}} that closes it");
    const auto crossed = problems_of("{{#closed}}{{#lines}}{{/closed}}{{/lines}}");
    REQUIRE(crossed.size() == 2);
    CHECK(crossed[0].text == "{{#lines}}");
    CHECK(crossed[1].text == "{{/lines}}");
    CHECK(problems_of("{{#closed}}{{/lines}}{{/closed}}").front().expected ==
          "{{/closed}}, which ends the section that is open");
}

TEST_CASE("a tag that does not end is named by where it begins", "[template]") {
    CHECK(only_problem_of("thu {{unit.name}} chi {{unit.name") ==
          stated{"t.md", 1, "23", "{{unit.name", "}} behind the tag"});
    CHECK(only_problem_of("{{{unit.name}}").expected == "}}} behind the tag");
    CHECK(only_problem_of("{{").expected == "}} behind the tag");
    CHECK(only_problem_of("{{=<% %>=}}{{unit.name}}<% unit.name").expected == "%> behind the tag");
    CHECK(problems_of("{{#closed}}{{! never ends").size() == 2);
}

TEST_CASE("delimiters that are none are refused", "[template]") {
    for (const char* bad : {"{{=<%=}}", "{{= =}}", "{{=}}", "{{==}}", "{{=<% %>}}", "{{=a= b=}}", "{{=a b c=}}",
                            "{{=a\tb=}}", "{{=     =}}"})
        CHECK(only_problem_of(bad).expected == "two delimiters with a space between them, such as {{=<% %>=}}");
}

TEST_CASE("raw tags and other templates are refused where data could become markup", "[template]") {
    for (const template_form form : {template_form::html, template_form::markdown}) {
        CHECK(only_problem_of("{{{unit.name}}}", form).expected == "{{unit.name}}: a raw tag would let data be markup");
        CHECK(only_problem_of("{{& unit.name}}", form).expected == "{{unit.name}}: a raw tag would let data be markup");
    }
    CHECK(problems_of("{{{unit.name}}}{{&unit.name}}").empty());
    CHECK(only_problem_of("{{> letterhead}}").text == "{{> letterhead}}");
    CHECK(only_problem_of("{{{nmae}}}").expected.starts_with("the name of a figure"));
}

TEST_CASE("a list within another list that it is no part of is refused", "[template]") {
    CHECK(only_problem_of("{{#lines}}{{#lines}}{{/lines}}{{/lines}}").column == "11");
    CHECK(only_problem_of("{{#lines}}{{#closed}}{{#awards}}{{/awards}}{{/closed}}{{/lines}}").text == "{{#awards}}");
    CHECK(problems_of("{{#lines}}{{^awards}}{{/awards}}{{/lines}}{{#awards}}{{/awards}}").empty());
}

TEST_CASE("a template that is not text is refused with the place of the byte", "[template]") {
    CHECK(only_problem_of("a\nđ\xff") == stated{"t.md", 2, "2", "\xff", "UTF-8 text without NUL bytes"});
    CHECK(only_problem_of(std::string("a\0b", 3)).column == "2");
    CHECK(problems_of("{{unit.\xff}}").size() == 2);
}

TEST_CASE("a template is at most a MiB long", "[template]") {
    const std::string most(std::size_t{1} << 20, ' ');
    CHECK(fill_template(most, ward(), template_form::text, "t.md") == most);
    CHECK(only_problem_of(most + ' ').expected == "a template of at most 1 MiB");
}

TEST_CASE("sections within each other have an end, and ten thousand are refused", "[template]") {
    const auto nested = [](int depth) {
        std::string text, end;
        for (int i = 0; i < depth; ++i) {
            text += "{{#closed}}";
            end += "{{/closed}}";
        }
        return text + "x" + end;
    };
    CHECK(fill_template(nested(64), ward(), template_form::text, "t.md") == "x");
    CHECK(only_problem_of(nested(65)).expected == "at most 64 sections within each other");
    CHECK(problems_of(nested(10'000)).front().expected == "at most 64 sections within each other");
}

TEST_CASE("a template full of mistakes is answered in a moment, with the first thousand", "[template]") {
    std::string text;
    for (int i = 0; i < 150'000; ++i) text += "{{x}} ";
    try {
        (void)fill_template(text, ward(), template_form::text, "t.md");
        FAIL("not refused");
    } catch (const bad_input& bad) {
        CHECK(bad.problems().size() == problem_list::most_kept);
        CHECK(bad.problems().back().column == std::to_string(6 * 999 + 1));
    }
}

TEST_CASE("whatever stands in a template, it is filled or refused with a place in it", "[template]") {
    static const std::vector<std::string> pieces{"{{",          "}}",
                                                 "}}}",         "{{{",
                                                 "#",           "^",
                                                 "/",           "!",
                                                 ">",           "&",
                                                 "=",           "<%",
                                                 "%>",          " ",
                                                 "\n",          "\r",
                                                 "\t",          "{{=",
                                                 "=}}",         "closed",
                                                 "lines",       "title",
                                                 ".",           "đ",
                                                 "\xff",        "{",
                                                 "}",           "{{=<% %>=}}",
                                                 "{{#lines}}",  "{{/lines}}",
                                                 "{{title}}",   "{{#closed}}",
                                                 "{{/closed}}", "{{unit.name}}"};
    int filled = 0;
    oracle::check_property(1000, [&] {
        const auto chosen = *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces));
        std::string text;
        for (const std::string& piece : chosen) text += piece;
        for (const template_form form : {template_form::text, template_form::markdown, template_form::html}) {
            try {
                (void)fill_template(text, ward(), form, "t.md");
                ++filled;
            } catch (const bad_input& bad) {
                for (const problem& p : bad.problems()) {
                    RC_ASSERT(p.row >= 1u);
                    RC_ASSERT(!p.column.empty());
                    RC_ASSERT(!p.expected.empty());
                }
            }
        }
    });
    CHECK(filled > 0);
}
