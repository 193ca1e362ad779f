// SPDX-License-Identifier: BSL-1.0
#include "panel_table.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/report/csv.hpp>
#include <govkpi/report/document.hpp>

namespace govkpi::tool {
namespace {

/// What is wrong with one of many indicators is said with its name.
std::vector<figure> evaluated(const panel& cells, const indicator_definition& indicator) {
    try {
        return cells.evaluate(indicator.of);
    } catch (const panel_error& error) {
        throw panel_error{fmt::format("{}: {}", indicator.name, error.what())};
    }
}

}  // namespace

std::string label_of(const indicator_definition& indicator, language lang) {
    const std::string& label =
        lang == language::vi && !indicator.label_vi.empty() ? indicator.label_vi : indicator.label_en;
    return label.empty() ? indicator.name : label;
}

std::vector<std::string> levels_of(const table_definition& table, std::size_t dimension) {
    const auto& tree = table.dimensions()[dimension].tree;
    return tree ? tree->levels() : std::vector<std::string>{};
}

panel_table::panel_table(const panel& cells, const std::vector<indicator_definition>& indicators, bool ranked_too,
                         const std::string& within)
    : cells_{cells} {
    const auto says_what_is_better = [](const indicator_definition& i) { return i.better.has_value(); };
    if (ranked_too && std::none_of(indicators.begin(), indicators.end(), says_what_is_better))
        throw panel_error{"there is nothing to rank by: no indicator says which way is better"};
    for (const indicator_definition& of : indicators) {
        column c{&of, evaluated(cells, of), {}, {}, cells.covered(of.of)};
        if (of.of.against() == comparison::contribution) c.points = cells.points(of.of);
        if (ranked_too && of.better)
            c.ranks = within.empty() ? cells.rank(of.of, *of.better) : cells.rank_within(within, of.of, *of.better);
        columns_.push_back(std::move(c));
    }
}

/// The points of one parent are rounded together, so that they add up as printed.
std::string panel_table::text_of(const column& of, std::size_t cell, const text_style& style) const {
    if (of.points.empty()) return govkpi::to_text(of.values[cell], of.of->of, style);
    return report::show(of.points[cell], style).text;
}

std::string panel_table::to_text(language lang, int width) const {
    report::table out;
    for (std::size_t a = 0; a < cells_.axes(); ++a) out.columns.push_back({cells_.level(a), report::alignment::text});
    for (const column& c : columns_) {
        out.columns.push_back({label_of(*c.of, lang), report::alignment::number});
        if (!c.ranks.empty())
            out.columns.push_back({lang == language::vi ? "hạng" : "rank", report::alignment::number});
    }
    out.columns.push_back({lang == language::vi ? "đã báo cáo" : "reported", report::alignment::number});
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        report::table::row row;
        for (std::size_t a = 0; a < cells_.axes(); ++a) {
            const std::string_view code = cells_.code(cell, a);
            const std::string_view name = cells_.name(cell, a);
            row.cells.push_back(name == code ? std::string{code} : fmt::format("{} {}", code, name));
        }
        coverage least = columns_.empty() ? coverage{} : columns_.front().covered[cell];
        for (const column& c : columns_) {
            row.cells.push_back(text_of(c, cell, {.lang = lang}));
            if (!c.ranks.empty())
                row.cells.push_back(c.ranks[cell].rank ? fmt::format("{}/{}", *c.ranks[cell].rank, c.ranks[cell].of)
                                                       : "-");
            if (c.covered[cell].reported < least.reported) least = c.covered[cell];
        }
        row.cells.push_back(fmt::format("{}/{}", least.reported, least.expected));
        out.rows.push_back(std::move(row));
    }
    report::document doc;
    doc.lang = lang;
    doc.blocks.push_back(std::move(out));
    std::string text = report::to_text(doc, {width});
    text.erase(0, text.find_first_not_of('\n'));  // the room of a title
    return text;
}

std::string panel_table::to_csv() const {
    std::string out;
    bool first = true;
    const auto field = [&](std::string_view text) {
        if (!first) out += ',';
        first = false;
        out += report::csv_field(text);
    };
    const auto end_row = [&] {
        out += '\n';
        first = true;
    };
    for (std::size_t a = 0; a < cells_.axes(); ++a) {
        field(cells_.level(a));
        field(cells_.level(a) + "_name");
    }
    for (const column& c : columns_) {
        for (const char* part : {"", "_numerator", "_denominator", "_undefined", "_reported", "_expected"})
            field(c.of->name + part);
        if (!c.ranks.empty()) field(c.of->name + "_rank");
    }
    end_row();
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        for (std::size_t a = 0; a < cells_.axes(); ++a) {
            field(cells_.code(cell, a));
            field(cells_.name(cell, a));
        }
        for (const column& c : columns_) {
            const figure& value = c.values[cell];
            const bool known = value.withheld == undefined::no;
            field(value.is_defined() ? text_of(c, cell, {}) : "");
            field(known ? fmt::format("{}", value.numerator) : "");
            field(known ? fmt::format("{}", value.denominator) : "");
            field(name_of(value.reason()));
            field(fmt::format("{}", c.covered[cell].reported));
            field(fmt::format("{}", c.covered[cell].expected));
            if (!c.ranks.empty()) field(c.ranks[cell].rank ? fmt::format("{}", *c.ranks[cell].rank) : "");
        }
        end_row();
    }
    return out;
}

std::string panel_table::to_json() const {
    using json = nlohmann::ordered_json;
    json out;
    out["indicators"] = json::array();
    for (const column& c : columns_) {
        json indicator{{"name", c.of->name}, {"formula", c.of->of.text()}, {"unit", c.of->of.unit()}};
        if (!c.of->of.per_unit().empty()) indicator["per_unit"] = c.of->of.per_unit();
        out["indicators"].push_back(std::move(indicator));
    }
    out["cells"] = json::array();
    for (std::size_t cell = 0; cell < cells_.size(); ++cell) {
        json entry;
        for (std::size_t a = 0; a < cells_.axes(); ++a)
            entry["members"][cells_.level(a)] = {{"code", cells_.code(cell, a)}, {"name", cells_.name(cell, a)}};
        for (const column& c : columns_) {
            const figure& value = c.values[cell];
            json v;
            if (value.withheld == undefined::no) {
                v["numerator"] = fmt::format("{}", value.numerator);
                v["denominator"] = fmt::format("{}", value.denominator);
            }
            if (value.is_defined())
                v["text"] = text_of(c, cell, {});
            else
                v["undefined"] = name_of(value.reason());
            v["reported"] = c.covered[cell].reported;
            v["expected"] = c.covered[cell].expected;
            if (!c.ranks.empty()) v["rank"] = c.ranks[cell].rank ? json(*c.ranks[cell].rank) : json(nullptr);
            entry["values"][c.of->name] = std::move(v);
        }
        out["cells"].push_back(std::move(entry));
    }
    return out.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace govkpi::tool
