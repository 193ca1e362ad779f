// SPDX-License-Identifier: BSL-1.0
// A province's budget execution month by month over all its communes: a page with the year, the months, the communes'
// ranks, and all their figures, from budget lines of any size. Link govkpi::report. Run with a data package, a province,
// a year and the page to write, as in
// `province_monthly examples/data/budget_lines/datapackage.json A 2025 page.html`, it prints:
//
//     The communes collected 78.2 billion VND, 101.1% of 77.4 billion VND planned.
#include <string>
#include <vector>

#include <fmt/core.h>

#include <govkpi/panel.hpp>
#include <govkpi/report.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/data_package.hpp>

using namespace govkpi;
using namespace govkpi::literals;
using namespace govkpi::report;

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto planned = measure::original_budget<revenue, VND>;
constexpr auto revenue_collected = indicator{"collected", collected}.label({"revenue collected"}).higher_is_better();
constexpr auto revenue_planned = indicator{"planned", planned}.label({"revenue planned"});
constexpr auto completion = indicator{"completion", plan_completion(collected, planned)}
                                .label({"completion of the plan"})
                                .target(at_least(100_percent));

const text_style billions{.form = amount_form::billions, .decimals = 1};

/// One figure of a panel as a cell, for each of its cells.
template <expression E>
std::vector<cell> shown(const panel& cells, const indicator<E>& of) {
    const formula f = to_formula(of.of());
    std::vector<cell> out;
    for (const figure& value : cells.evaluate(f)) out.push_back(show(value, f, billions));
    return out;
}

/// What was collected in each month, beside what was planned for it.
chart months_of(const panel& months) {
    const auto got = shown(months, revenue_collected), plan = shown(months, revenue_planned);
    line_chart lines;
    for (std::size_t m = 0; m < months.size(); ++m)
        lines.points.push_back({std::string{months.code(m, 0)}, got[m], plan[m]});
    return {.title = "Revenue by month", .value_name = "collected", .other_name = "planned", .data = std::move(lines)};
}

/// The communes with the largest completion first.
chart ranks_of(const panel& communes) {
    constexpr std::size_t most = 20;
    const auto done = shown(communes, completion);
    const auto places = communes.rank(completion, tie_rule::ordinal);
    bar_chart bars{.order = bar_order::largest_first};
    for (std::size_t c = 0; c < communes.size(); ++c)
        if (places[c].rank && *places[c].rank <= most) bars.rows.push_back({std::string{communes.name(c, 0)}, done[c]});
    return {.title = fmt::format("Completion of the plan: the first {} communes", bars.rows.size()),
            .data = std::move(bars)};
}

int main(int argc, char** argv) try {
    if (argc != 5) return 2;
    const std::string province = argv[2], year = argv[3];
    data_package package = read_data_package(argv[1]);
    const csv_source lines{package.files, package.layout};
    const auto asked = [&](std::vector<std::string> levels) {
        return query{}.by(std::move(levels)).measure(completion).where("province", {province}).where("fiscal_year", {year});
    };
    const panel communes = lines.rollup(asked({"commune", "fiscal_year"}));
    const panel whole = communes.up("province");  // sums again: no figure is added twice, no percentage averaged

    document doc{.title = fmt::format("{}: revenue in {}", whole.name(0, 0), year)};
    doc.blocks.push_back(paragraph{"The communes collected ", shown(whole, revenue_collected)[0], ", ",
                                   shown(whole, completion)[0], " of ", shown(whole, revenue_planned)[0], " planned."});
    doc.blocks.push_back(months_of(lines.rollup(asked({"month"}))));
    doc.blocks.push_back(ranks_of(communes));
    const std::vector<indicator_definition> kpis{to_definition(revenue_planned), to_definition(revenue_collected),
                                                 to_definition(completion)};
    doc.blocks.push_back(
        panel_table(communes, kpis, {.caption = "Every commune", .style = billions, .ranked = ranking::all}));
    replace_file(argv[4], to_html(doc));
    fmt::print("{}\n", std::get<paragraph>(doc.blocks.front()).text());
} catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 2;
}
