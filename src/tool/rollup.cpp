// SPDX-License-Identifier: BSL-1.0
#include "rollup.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include <fmt/format.h>

#include <govkpi/kpi/indicator_set.hpp>
#include <govkpi/panel/panel.hpp>
#include <govkpi/parse.hpp>
#include <govkpi/report/panel_table.hpp>
#include <govkpi/source/data_package.hpp>

#include "forms.hpp"
#include "panel_data.hpp"
#include "tables.hpp"
#include "terminal.hpp"

namespace govkpi::tool {
namespace {

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> out;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        out.emplace_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return out;
}

/// One for each measure, where no set of indicators is given.
std::vector<indicator_definition> measures_themselves(const table_definition& table) {
    std::vector<indicator_definition> out;
    for (const measure_definition& m : table.measure_definitions())
        out.push_back({m.name, formula{{m}, {{{0, 1}}, m.unit}, {}, comparison::none}, "", "", {}, {}});
    return out;
}

query query_of(const rollup_options& options, const std::vector<indicator_definition>& indicators,
               const std::vector<std::string>& levels) {
    query asked;
    asked.by(levels);
    for (const indicator_definition& i : indicators) asked.measure(i.of);
    for (const std::string& text : options.where) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos)
            throw panel_error{
                fmt::format("--where {}: expected a dimension and its members, such as class=0100,0200", text)};
        asked.where(text.substr(0, equals), split(std::string_view{text}.substr(equals + 1)));
    }
    if (!options.withhold_below.empty()) {
        const auto share = parse<ratio>(options.withhold_below, {.percent_sign_may_lack = true});
        if (!share)
            throw panel_error{
                fmt::format("--withhold-below {}: expected {}", options.withhold_below, share.error().expected())};
        asked.withhold_below(*share);
    }
    return asked;
}

constexpr labels title_words{"Figures by {}", "Số liệu theo {}"};

/// The levels of the tree that a dimension has.
std::vector<std::string> levels_of(const table_definition& table, std::size_t dimension) {
    const auto& tree = table.dimensions()[dimension].tree;
    return tree ? tree->levels() : std::vector<std::string>{};
}

/// By the level of the table itself and then up, so that a cell knows what it was rolled up from.
panel with_contributors(const opened_table& source, const rollup_options& options,
                        const std::vector<indicator_definition>& indicators) {
    const table_definition& table = source.definition;
    std::vector<std::string> finest = options.by;
    std::optional<std::string> up;
    if (const auto units = table.unit_dimension()) {
        const std::string& own = table.dimensions()[*units].name;
        const auto levels = levels_of(table, *units);
        for (std::string& level : finest) {
            if (level == own || std::find(levels.begin(), levels.end(), level) == levels.end()) continue;
            up = level;
            level = own;
        }
    }
    const panel fine = source.rollup(query_of(options, indicators, finest));
    return up ? fine.up(*up) : fine;
}

std::string explained(const opened_table& source, const rollup_options& options,
                      const std::vector<indicator_definition>& indicators) {
    const panel cells = with_contributors(source, options, indicators);
    const std::vector<std::string> codes = split(options.explain);
    const std::vector<std::string_view> views{codes.begin(), codes.end()};
    const std::optional<std::size_t> cell = cells.find(views);
    if (!cell)
        throw panel_error{
            fmt::format("--explain {}: there is no such cell of {}", options.explain, fmt::join(options.by, ","))};
    std::string text;
    const text_style style{.lang = *language_of(options.lang)};
    for (const indicator_definition& i : indicators)
        text += fmt::format("{}\n{}", report::label_of(i, style.lang), cells.explain(*cell, i.of, style));
    return text;
}

std::string sums_checked(const facts& table) {
    std::string text;
    for (const sum_difference& d : table.check_sums()) {
        std::vector<std::string> members = d.members;
        std::erase(members, "");  // a stock is of no class
        text += fmt::format("{}: {} is {}, its children by {} come to {} ({:+})\n", fmt::join(members, ", "), d.column,
                            d.stated, d.dimension, d.children, d.difference());
    }
    text += fmt::format("{} figures of parents were set aside, {} sums differ from their children.\n",
                        table.parent_figures(), table.check_sums().size());
    return text;
}

}  // namespace

std::string rollup(const rollup_options& options) {
    const form wanted = form_of(options.format, options.output);
    const data_package package = read_data_package(options.schema, options.table);
    const std::vector<indicator_definition> indicators =
        options.kpi.empty() ? measures_themselves(package.layout.table)
                            : read_indicators(options.kpi, package.layout.table.measure_definitions());
    progress_line progress;
    csv_source::progress report;
    if (progress.is_shown()) report = [&](std::size_t done, std::size_t all) { progress.show(done, all); };
    const opened_table source = open_table(options.tables, package, report);

    if (options.check_sums) return sums_checked(source.read());
    if (!options.explain.empty()) return explained(source, options, indicators);
    const panel cells = source.rollup(query_of(options, indicators, options.by));
    progress.end();
    const report::ranking ranked = !options.rank_within.empty() ? report::ranking::within_level
                                   : options.rank               ? report::ranking::all
                                                                : report::ranking::none;
    if (wanted == form::csv)
        return panel_csv(cells, report::figures_of(cells, indicators, ranked, options.rank_within));
    if (wanted == form::json)
        return panel_json(cells, report::figures_of(cells, indicators, ranked, options.rank_within));
    const language lang = *language_of(options.lang);
    report::document doc{.lang = lang, .title = options.title};
    if (doc.title.empty() && wanted != form::text)
        doc.title = fmt::format(fmt::runtime(title_words.in(lang)), fmt::join(options.by, ", "));
    doc.blocks.push_back(report::panel_table(
        cells, indicators, {.style = {.lang = lang}, .ranked = ranked, .within = options.rank_within}));
    std::string text = written(doc, wanted, options.output);
    if (wanted == form::text) text.erase(0, text.find_first_not_of('\n'));  // the room of a title
    return text;
}

}  // namespace govkpi::tool
