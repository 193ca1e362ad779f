// SPDX-License-Identifier: BSL-1.0
// A further language: everything that the library says goes through it.
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include <govkpi/budget.hpp>
#include <govkpi/format.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/parse.hpp>
#include <govkpi/quantity/language_data.hpp>
#include <govkpi/report.hpp>

#include "../../examples/language_pt.hpp"

namespace {

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

/// What was asked for, and what was answered: the same in brackets.
std::map<std::string, std::string, std::less<>>& asked() {
    static std::map<std::string, std::string, std::less<>> all;
    return all;
}
const char* in_brackets(std::string_view english) noexcept {
    const auto found = asked().emplace(english, "⟦" + std::string{english} + "⟧").first;
    return english.empty() ? nullptr : found->second.c_str();
}

const language_data bracketed{
    .code = "en-x-bracket",
    .groups = digits_parted_by<'.'>,
    .decimal_mark = ',',
    .before_currency = " ",
    .thousand = " ⟦th⟧ ",
    .million = " ⟦m⟧ ",
    .billion = " ⟦bn⟧ ",
    .trillion = " ⟦tn⟧ ",
    .dong_symbol = " ⟦d⟧",
    .dong_word = "⟦d⟧",
    .points = "⟦pp⟧",
    .not_defined = "⟦n/a⟧",
    .zero_base = "⟦zero⟧",
    .negative_base = "⟦negative⟧",
    .missing = "⟦missing⟧",
    .not_comparable = "⟦not comparable⟧",
    .partial_coverage = "⟦partial⟧",
    .at_least = "⟦least⟧ ",
    .at_most = "⟦most⟧ ",
    .unknown = "⟦unknown⟧",
    .translate = in_brackets,
};
constexpr language brackets{bracketed};

/// What stands outside all brackets.
std::string outside(std::string_view text) {
    std::string out;
    int depth = 0;
    while (!text.empty()) {
        if (text.starts_with("⟦") || text.starts_with("⟧")) {
            depth += text.starts_with("⟦") ? 1 : -1;
            text.remove_prefix(3);
            continue;
        }
        if (depth == 0) out += text.front();
        text.remove_prefix(1);
    }
    CHECK(depth == 0);
    return out;
}
bool has_letters(const std::string& text) {
    for (const char c : text)
        if (std::isalpha(static_cast<unsigned char>(c)) != 0) return true;
    return false;
}

/// Every kind of figure and comment that a unit's report knows; its own texts are Greek.
unit_figures every_figure() {
    const auto amount = [](std::int64_t millions) {
        return published_amount{as_printed(money<VND>::from_minor_units(millions * 1'000'000), 1_trieu)};
    };
    unit_figures unit;
    unit.name = {"ΑΒΓ", "ΑΒΓ"};
    unit.year = 2025;
    unit.source = {"ΔΕΖ", "ΔΕΖ"};
    flow_figures collected{.flow = flow_name::territory_revenue, .executed = amount(36'631)};
    collected.original_budget = amount(35'461);
    collected.revised_budget = amount(35'000);
    collected.comparisons = {{comparison_kind::percent_of, plan_name::original_budget, as_printed_percent(1033, 1), {}},
                             {comparison_kind::percent_of, plan_name::original_budget, as_printed_percent(1500, 1), {}}};
    flow_figures spent{.flow = flow_name::expenditure, .executed = amount(296'677), .estimated = true};
    spent.comparisons = {{comparison_kind::percent_of, plan_name::revised_budget, as_printed_percent(996, 1), {}},
                         {comparison_kind::percent_above, plan_name::original_budget, as_printed_percent(17, 0), {}}};
    flow_figures received{.flow = flow_name::revenue, .executed = amount(100)};
    received.comparisons = {{comparison_kind::percent_below, plan_name::revised_budget, as_printed_percent(5, 0), {}},
                            {comparison_kind::percent_of, plan_name::original_budget, as_printed_percent(80, 0), {}}};
    flow_figures lowered = received;
    lowered.flow = flow_name::expenditure;
    lowered.comparisons = {{comparison_kind::percent_of, plan_name::revised_budget, as_printed_percent(95, 0), {}},
                           {comparison_kind::percent_of, plan_name::original_budget, as_printed_percent(50, 0), {}}};
    flow_figures moved = lowered;
    moved.comparisons = {{comparison_kind::percent_of, plan_name::revised_budget, as_printed_percent(95, 0), {}},
                         {comparison_kind::percent_of, plan_name::original_budget, as_printed_percent(95, 0), {}}};
    flow_figures unpublished{.flow = flow_name::revenue, .executed = amount(100)};
    unpublished.original_budget = amount(90);
    unit.flows = {collected, spent, received, lowered, moved, unpublished};
    unit.income_per_capita = income_figure{as_printed(95_trieu, 1_trieu), true, {}};
    unit.awards = {{{"ΗΘ", "ΗΘ"}, recipient::collective, 1},
                   {{"Ι", "Ι"}, recipient::individual, 2},
                   {{"Κ", "Κ"}, recipient::residential_group, 3}};
    return unit;
}

document every_block(language lang) {
    document doc = unit_report(every_figure(), lang);
    using line = execution_line<revenue, VND>;
    const auto got = [](std::int64_t millions) { return outturn<revenue>(money<VND>::from_minor_units(millions * 1'000'000 + 500'000)); };
    const auto plan = [](std::int64_t millions) { return original_budget<revenue>(money<VND>::from_minor_units(millions * 1'000'000)); };
    const std::vector<line> lines{
        {.label = "Λ", .level = 2, .kind = line_kind::total, .original = plan(9), .revised = revised_budget<revenue>(9_trieu), .executed = outturn<revenue>(9_trieu), .cumulative = outturn<revenue>(9_trieu), .year_before = got(4)},
        {.label = "Μ", .level = 3, .executed = got(4)},
        {.label = "Ν", .level = 3, .executed = got(4)},
        {.label = "Ξ", .level = 3, .kind = line_kind::of_which, .executed = got(1)}};
    for (const bool estimated : {false, true})
        doc.blocks.push_back(execution_table("Ο", lines, {.period = fiscal_period::cumulative(2025, 9), .estimated = estimated, .lang = lang}));
    table figures{.columns = {{"Π"}, {"Ρ", alignment::number}}};
    for (const undefined why : {undefined::zero_base, undefined::negative_base, undefined::missing,
                                undefined::not_comparable, undefined::partial_coverage})
        figures.rows.push_back({{"Σ", show(ratio::without_value(why), {.lang = lang})}});
    for (const remark r : {remark::estimate, remark::partial_coverage, remark::rebased})
        figures.rows.push_back({{"Σ", show(1'234_people, {.lang = lang}).with(r)}});
    figures.rows.push_back({{"Τ", show(per_capita{1_ty, 7_people}, {.lang = lang})}});
    figures.rows.push_back({{"Τ", show(50_percent - 40_percent, {.lang = lang})}});
    for (const amount_form form : {amount_form::full, amount_form::scaled, amount_form::thousands, amount_form::millions, amount_form::billions})
        figures.rows.push_back({{"Υ", show(36_ty + 631_trieu + 5'000_VND, {.lang = lang, .form = form})}});
    const cell done = show(make_ratio(1, 2), {.lang = lang});
    doc.blocks.push_back(figures);
    doc.blocks.push_back(chart{.lang = lang, .title = "Φ", .data = bullet_graph{.rows = {{"Χ", done, done}}, .bands = {{"Ψ", done}}}});
    doc.blocks.push_back(chart{.lang = lang, .title = "Φ", .data = bar_chart{.rows = {{"Χ", done, done}}}});
    doc.blocks.push_back(chart{.lang = lang, .title = "Φ", .data = line_chart{.points = {{"1", done, done}}}});
    doc.blocks.push_back(chart{.lang = lang, .title = "Φ", .data = waterfall{.steps = {{"Χ", done, true}}}});
    return doc;
}

/// Everything that the report and panel floors ask a language for.
const std::set<std::string>& all_phrases() {
    static const std::set<std::string> all = [] {
        asked().clear();
        const document doc = every_block(brackets);
        (void)to_html(doc);
        (void)to_text(doc);
        (void)to_csv(doc);
        for (const auto& period : {fiscal_period::year(2025), fiscal_period::half(2025, 1), fiscal_period::half(2025, 2),
                                   fiscal_period::quarter(2025, 3), fiscal_period::cumulative(2025, 1), fiscal_period::year(2025, {.first_month = 4}),
                                   fiscal_period::month(2025, 1, {.first_month = 4})}) {
            char text[longest_text];
            (void)write(text, period, {.lang = brackets});
        }
        for (int month = 1; month <= 12; ++month) {
            char text[longest_text];
            (void)write(text, fiscal_period::month(2025, month), {.lang = brackets});
        }
        std::set<std::string> out;
        for (const auto& [english, answered] : asked())
            if (!english.empty()) out.insert(english);
        return out;
    }();
    return all;
}

}  // namespace

TEST_CASE("everything that a report says goes through its language", "[language]") {
    const document doc = every_block(brackets);
    const std::string text = to_text(doc, {.width = 400});
    const std::string left = outside(text);
    CAPTURE(text);
    CHECK_FALSE(has_letters(left));
    CHECK(to_html(doc).find("<html lang=\"en-x-bracket\"") != std::string::npos);
    CHECK(outside(to_csv(doc)).find_first_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
}

TEST_CASE("a phrase that names what there is not gives way to the English", "[language]") {
    language_data broken = bracketed;
    broken.translate = [](std::string_view) noexcept -> const char* { return "{nothing} {"; };
    char text[longest_text];
    const std::string_view written{text, static_cast<std::size_t>(write(text, fiscal_period::quarter(2025, 1), {.lang = broken}) - text)};
    CHECK(written == "Q1 of 2025");
}

TEST_CASE("the library's languages are found by their codes", "[language]") {
    CHECK(language_of("vi") == language::vi);
    CHECK(language_of("en") == language::en);
    CHECK(language_of("vi")->code() == std::string{"vi"});
    CHECK_FALSE(language_of("pt").has_value());
    CHECK_FALSE(language_of("").has_value());
}
TEST_CASE("a language that is one file of a program translates every phrase, and keeps the names in it", "[language]") {
    for (const std::string& english : all_phrases()) {
        CAPTURE(english);
        const char* const found = portuguese::data.translate(english);
        REQUIRE(found != nullptr);
        const std::string translated = found;
        for (std::size_t at = english.find('{'); at != std::string::npos; at = english.find('{', at + 1)) {
            const std::string name = english.substr(at, english.find('}', at) - at + 1);
            CHECK(translated.find(name) != std::string::npos);
        }
    }
}

TEST_CASE("a further language reads and writes its own numbers", "[language]") {
    const language pt{portuguese::data};
    CHECK(show(money<USD>::from_minor_units(123'456'789), {.lang = pt}).text == "1.234.567,89\u00a0US$");
    CHECK(show(make_ratio(36'631, 35'461), {.lang = pt}).text == "103,3%");
    CHECK(show(36_ty + 631_trieu, {.lang = pt, .form = amount_form::millions}).text == "36.631 milhões VND");
    CHECK(show(make_ratio(1, 0), {.lang = pt}).text == "n/d (base zero)");
    CHECK(parse<money<VND>>("36,6 bilhões", number_style::of(pt)).value() == 36'600_trieu);
    CHECK(parse<people>("1.234 habitantes", number_style::of(pt)).value() == 1'234_people);
}
