// SPDX-License-Identifier: BSL-1.0
// What a template becomes.
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/quantity/literals.hpp>
#include <govkpi/report/template.hpp>

#include "../quantity/oracle.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

constexpr text_style vi{.lang = language::vi};

template_data ward() {
    template_data made;
    made.set("unit.name", "Phường Hoa Mai");
    made.set("revenue.executed", show(36_ty + 631_trieu, {.lang = language::vi, .form = amount_form::millions}));
    made.set(
        "revenue.completion",
        show(plan_completion(outturn<revenue>(36_ty + 631_trieu), original_budget<revenue>(35_ty + 461_trieu)), vi));
    made.set("revenue.revised", cell{});
    made.set_flag("revenue.estimated", true);
    made.set_flag("closed", false);
    std::vector<template_data> lines(2);
    lines[0].set("name", "Thuế").set("amount", show(20_ty, vi));
    lines[1].set("name", "Phí");
    return made.set_list("lines", std::move(lines));
}

std::string filled(const std::string& text, template_form form = template_form::text) {
    return fill_template(text, ward(), form, "mẫu.txt");
}
std::string filled_with(const std::string& data, template_form form) {
    return fill_template("{{x}}", template_data{}.set("x", data), form, "mẫu");
}

}  // namespace

TEST_CASE("a figure stands in a sentence as it does in every table", "[template]") {
    CHECK(filled("{{unit.name}}: thu {{revenue.executed}}, đạt {{ revenue.completion }} dự toán.\n") ==
          "Phường Hoa Mai: thu 36.631 triệu đồng, đạt 103,3% dự toán.\n");
}

TEST_CASE("a figure in a template offers what is behind it", "[template]") {
    CHECK(filled("{{revenue.executed.exact}}") == "36.631.000.000\u00a0₫");
    CHECK(filled("{{revenue.executed.words}}") == "ba mươi sáu tỷ sáu trăm ba mươi mốt triệu đồng");
    CHECK(filled("{{revenue.executed.numerator}}/{{revenue.executed.denominator}}") == "36631000000/1");
    CHECK(filled("{{revenue.completion.exact}}") == "36.631.000.000 / 35.461.000.000");
    CHECK(filled("{{revenue.completion.numerator}}") == "36631000000");
    CHECK(filled("[{{revenue.completion.words}}]") == "[]");
    CHECK(filled("[{{revenue.completion.explanation}}]") == "[]");
}

TEST_CASE("sections are written where something holds, and inverted ones where it does not", "[template]") {
    CHECK(filled("{{#revenue.estimated}}ước{{/revenue.estimated}}") == "ước");
    CHECK(filled("{{^revenue.estimated}}x{{/revenue.estimated}}{{^closed}}chưa{{/closed}}") == "chưa");
    CHECK(filled("{{#revenue.revised}}x{{/revenue.revised}}{{^revenue.revised}}-{{/revenue.revised}}") == "-");
    CHECK(filled("{{#revenue}}{{executed}}{{/revenue}}") == "36.631 triệu đồng");
    CHECK(filled("{{#revenue.completion}}{{numerator}}{{/revenue.completion}}") == "36631000000");
}

TEST_CASE("within what there is not, names are those around it", "[template]") {
    template_data data;
    data.set("exact", "around").set("a", cell{});
    CHECK(fill_template("{{^a}}{{exact}}{{/a}}", data, template_form::text, "") == "around");
}

TEST_CASE("a list is written once for each item, and what an item lacks is empty", "[template]") {
    CHECK(filled("{{#lines}}\n- {{name}}: {{amount}} ({{unit.name}})\n{{/lines}}\n") ==
          "- Thuế: 20.000.000.000\u00a0₫ (Phường Hoa Mai)\n- Phí:  (Phường Hoa Mai)\n");
    CHECK(filled("{{#lines}}{{^amount}}{{name}}{{/amount}}{{/lines}}") == "Phí");
    CHECK(filled("x{{^lines}}none{{/lines}}") == "x");
}

TEST_CASE("what an item lacks is not taken from around its list", "[template]") {
    template_data data;
    data.set("note", "of the year");
    std::vector<template_data> items(2);
    items[0].set("note", "of the line");
    data.set_list("lines", std::move(items));
    CHECK(fill_template("{{#lines}}[{{note}}]{{/lines}}", data, template_form::text, "") == "[of the line][]");
}

TEST_CASE("lists stand in the items of lists", "[template]") {
    std::vector<template_data> parts(2);
    parts[0].set("name", "a");
    parts[1].set("name", "b");
    std::vector<template_data> groups(2);
    groups[0].set("title", "one").set_list("parts", parts);
    groups[1].set("title", "two");
    template_data data;
    data.set_list("groups", groups);
    CHECK(fill_template("{{#groups}}{{title}}:{{#parts}}{{name}},{{/parts}}{{^parts}}-{{/parts}};{{/groups}}", data,
                        template_form::text, "") == "one:a,b,;two:-;");
}

TEST_CASE("what an item of a list in a list lacks is not taken from around either", "[template]") {
    std::vector<template_data> parts(1);
    parts[0].set("name", "a");
    std::vector<template_data> others(1);
    others[0].set("code", "7");
    std::vector<template_data> groups(2);
    groups[0].set_list("parts", parts);
    groups[1].set_list("parts", others);
    template_data data;
    data.set("name", "around").set("code", "around").set_list("groups", groups);
    CHECK(fill_template("{{#groups}}{{#parts}}[{{name}}{{code}}]{{/parts}}{{/groups}}", data, template_form::text,
                        "") == "[a][7]");
}

TEST_CASE("comments leave nothing, and none of the line that they stand on alone", "[template]") {
    CHECK(filled("{{! mẫu của quý }}\nThu\n  {{! hai\ndòng }}  \r\nChi{{! x }}.\n") == "Thu\nChi.\n");
    CHECK(filled("{{! a }} {{! b }}\nx") == " \nx");
    CHECK(filled("{{! only }}").empty());
}

TEST_CASE("delimiters may be changed, and back", "[template]") {
    CHECK(filled("{{=<% %>=}}\n{{unit.name}} <% unit.name %> <%={{ }}=%>{{unit.name}}") ==
          "{{unit.name}} Phường Hoa Mai Phường Hoa Mai");
    CHECK(filled("{{=| |=}}|#closed|x|/closed||^closed|y|/closed|") == "y");
}

TEST_CASE("tags in data are no tags", "[template]") {
    const std::string tags = "{{unit.name}} {{#x}} {{{x}}} {{=| |=}} |x|";
    CHECK(filled_with(tags, template_form::text) == tags);
    CHECK(filled_with(tags, template_form::html) == tags);
    CHECK(filled_with("{{x}}\n{{x}}", template_form::text) == "{{x}}\n{{x}}");
}

TEST_CASE("data is no markup of a page", "[template]") {
    CHECK(filled_with("<b onclick='x'>\"&\"</b>", template_form::html) ==
          "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/b&gt;");
    CHECK(filled_with("a\u202Eb\x01", template_form::html) == "ab\uFFFD");
}

TEST_CASE("data is no markup of Markdown", "[template]") {
    const auto markdown = [](const std::string& data) { return filled_with(data, template_form::markdown); };
    CHECK(markdown("*a* _b_ `c` [d](e) <f> | ~g~ \\ &amp;") ==
          "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f\\> \\| \\~g\\~ \\\\ \\&amp;");
    CHECK(markdown("# title") == "\\# title");
    CHECK(markdown("- 5") == "\\- 5");
    CHECK(markdown("1. one") == "1\\. one");
    CHECK(markdown("12) one") == "12\\) one");
    CHECK(markdown("36.631 triệu đồng") == "36.631 triệu đồng");
    CHECK(markdown("+3,3 điểm %") == "+3,3 điểm %");
    CHECK(markdown("-3,3%") == "-3,3%");
    CHECK(markdown("---") == "\\---");
    CHECK(markdown("7.") == "7\\.");
    CHECK(markdown("    code") == "code");
    CHECK(markdown("one\n\n# two\ttabs") == "one  # two tabs");
    CHECK(markdown("https://example.org") == "https\\://example.org");
    CHECK(markdown("===") == "\\===");
    CHECK(markdown("  ").empty());
}

TEST_CASE("data in a text has no control characters but line ends and tabs", "[template]") {
    CHECK(filled_with("a\x1b[31m\tb\nc\r\u200F", template_form::text) == "a [31m\tb\nc ");
    CHECK(filled_with("\xff<&>", template_form::text) == "\uFFFD<&>");
    CHECK(fill_template("{{{x}}}{{&x}}", template_data{}.set("x", "\x1b<"), template_form::text, "") == " < <");
}

TEST_CASE("a template of an editor that marks its bytes is read without the mark", "[template]") {
    CHECK(filled("\uFEFF{{unit.name}}") == "Phường Hoa Mai");
}

namespace {

/// A template and what it must become, made together; no lines, whose rules are tested by example.
struct pair_made {
    std::string text, expected;
};

class template_maker {
public:
    pair_made make(int depth) {
        pair_made all;
        const int parts = *rc::gen::inRange(0, 5);
        for (int i = 0; i < parts; ++i) add(all, depth);
        return all;
    }

private:
    std::string tag(const std::string& inside) const {
        const std::string space = *rc::gen::element<std::string>("", " ", "\t");
        return open_ + space + inside + space + close_;
    }
    void add(pair_made& to, int depth) {
        switch (*rc::gen::inRange(0, depth > 0 ? 8 : 4)) {
            case 0: {
                const auto word = *rc::gen::element<std::string>("thu ", "chi", "<", "{", "đ ", "}");
                to.text += word + "~";  // never the start of a delimiter together with what follows
                to.expected += word + "~";
                break;
            }
            case 1:
                to.text += tag("unit.name");
                to.expected += "Phường Hoa Mai";
                break;
            case 2:
                to.text += tag("! a comment # / ^");
                break;
            case 3:
                to.text += tag("revenue.revised");
                break;
            case 4:
                section(to, "#", "revenue.estimated", depth, true);
                break;
            case 5:
                section(to, "^", "revenue.estimated", depth, false);
                break;
            case 6:
                section(to, "^", "closed", depth, true);
                break;
            default: {
                const std::string old_open = open_, old_close = close_;
                using delimiters = std::pair<std::string, std::string>;
                const auto [o, c] = *rc::gen::elementOf(
                    std::vector<delimiters>{{"{{", "}}"}, {"<%", "%>"}, {"[[", "]]"}, {"@@", "@@"}});
                if (o == open_) break;  // its own end would end the tag
                to.text += tag("=" + o + " " + c + "=");
                open_ = o;
                close_ = c;
                const pair_made inside = make(depth - 1);
                to.text += inside.text;
                to.expected += inside.expected;
                to.text += tag("=" + old_open + " " + old_close + "=");
                open_ = old_open;
                close_ = old_close;
            }
        }
    }
    void section(pair_made& to, const std::string& sign, const std::string& name, int depth, bool written) {
        to.text += tag(sign + name);
        const pair_made inside = make(depth - 1);
        to.text += inside.text + tag("/" + name);
        if (written) to.expected += inside.expected;
    }

    std::string open_ = "{{";
    std::string close_ = "}}";
};

}  // namespace

TEST_CASE("any template of figures, sections, comments and delimiters becomes what it says", "[template]") {
    oracle::check_property(2000, [] {
        const pair_made made = template_maker{}.make(5);
        RC_ASSERT(filled("." + made.text) == "." + made.expected);
    });
}
