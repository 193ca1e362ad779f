// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report/panel_table.hpp>

#include <algorithm>

#include <fmt/format.h>

namespace govkpi::report {
namespace {

constexpr labels rank_word{"rank", "hạng"};
constexpr labels reported_word{"reported", "đã báo cáo"};

/// What is wrong with one of many indicators is said with its name.
std::vector<figure> evaluated(const panel& cells, const indicator_definition& indicator) {
    try {
        return cells.evaluate(indicator.of);
    } catch (const panel_error& error) {
        throw panel_error{fmt::format("{}: {}", indicator.name, error.what())};
    }
}

cell cell_of(const indicator_figures& of, std::size_t at, bool estimated, const text_style& style) {
    cell made = of.points.empty() ? show(of.values[at], of.of->of, style) : show(of.points[at], style);
    if (!made.value->is_defined()) return made;
    if (of.covered[at].reported < of.covered[at].expected) made.remarks.push_back(remark::partial_coverage);
    if (estimated) made.remarks.push_back(remark::rebased);
    return made;
}

}  // namespace

std::string label_of(const indicator_definition& indicator, language lang) {
    const std::string& label =
        lang == language::vi && !indicator.label_vi.empty() ? indicator.label_vi : indicator.label_en;
    return label.empty() ? indicator.name : label;
}

std::vector<indicator_figures> figures_of(const panel& cells, const std::vector<indicator_definition>& indicators,
                                          ranking ranked, const std::string& within) {
    const auto says_what_is_better = [](const indicator_definition& i) { return i.better.has_value(); };
    if (ranked != ranking::none && std::none_of(indicators.begin(), indicators.end(), says_what_is_better))
        throw panel_error{"there is nothing to rank by: no indicator says which way is better"};
    std::vector<indicator_figures> out;
    for (const indicator_definition& of : indicators) {
        indicator_figures made{&of, evaluated(cells, of), {}, {}, cells.covered(of.of)};
        if (of.of.against() == comparison::contribution) made.points = cells.points(of.of);
        if (of.better && ranked == ranking::all) made.ranks = cells.rank(of.of, *of.better);
        if (of.better && ranked == ranking::within_level) made.ranks = cells.rank_within(within, of.of, *of.better);
        out.push_back(std::move(made));
    }
    return out;
}

table panel_table(const panel& cells, const std::vector<indicator_definition>& indicators, const panel_layout& layout) {
    const std::vector<indicator_figures> figures = figures_of(cells, indicators, layout.ranked, layout.within);
    const language lang = layout.style.lang;
    table made;
    made.caption = layout.caption;
    for (std::size_t a = 0; a < cells.axes(); ++a) made.columns.push_back({cells.level(a), alignment::text});
    for (const indicator_figures& of : figures) {
        made.columns.push_back({label_of(*of.of, lang), alignment::number});
        if (!of.ranks.empty()) made.columns.push_back({rank_word.in(lang), alignment::number});
        made.notes.push_back(fmt::format("{} = {}", label_of(*of.of, lang), of.of->of.text()));
    }
    made.columns.push_back({reported_word.in(lang), alignment::number});
    for (std::size_t at = 0; at < cells.size(); ++at) {
        table::row row;
        for (std::size_t a = 0; a < cells.axes(); ++a) {
            const std::string_view code = cells.code(at, a);
            const std::string_view name = cells.name(at, a);
            row.cells.emplace_back(name == code ? std::string{code} : fmt::format("{} {}", code, name));
        }
        coverage least = figures.empty() ? coverage{} : figures.front().covered[at];
        for (const indicator_figures& of : figures) {
            row.cells.push_back(cell_of(of, at, cells.is_estimated(at), layout.style));
            if (!of.ranks.empty())
                row.cells.emplace_back(of.ranks[at].rank ? fmt::format("{}/{}", *of.ranks[at].rank, of.ranks[at].of)
                                                         : "-");
            if (of.covered[at].reported < least.reported) least = of.covered[at];
        }
        row.cells.emplace_back(fmt::format("{}/{}", least.reported, least.expected));
        made.rows.push_back(std::move(row));
    }
    return made;
}

}  // namespace govkpi::report
