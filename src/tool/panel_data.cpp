// SPDX-License-Identifier: BSL-1.0
#include "panel_data.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <govkpi/report/csv.hpp>

namespace govkpi::tool {
namespace {

report::cell shown(const report::indicator_figures& of, std::size_t cell) {
    return of.points.empty() ? report::show(of.values[cell], of.of->of) : report::show(of.points[cell]);
}

}  // namespace

std::string panel_csv(const panel& cells, const std::vector<report::indicator_figures>& columns) {
    std::string out;
    bool first = true;
    const auto written = [&](const std::string& field) {
        if (!first) out += ',';
        first = false;
        out += field;
    };
    const auto field = [&](std::string_view text) { written(report::csv_field(text)); };
    const auto end_row = [&] {
        out += '\n';
        first = true;
    };
    for (std::size_t a = 0; a < cells.axes(); ++a) {
        field(cells.level(a));
        field(cells.level(a) + "_name");
    }
    for (const report::indicator_figures& c : columns) {
        for (const char* part : {"", "_numerator", "_denominator", "_undefined", "_reported", "_expected"})
            field(c.of->name + part);
        if (!c.ranks.empty()) field(c.of->name + "_rank");
    }
    end_row();
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        for (std::size_t a = 0; a < cells.axes(); ++a) {
            field(cells.code(cell, a));
            field(cells.name(cell, a));
        }
        for (const report::indicator_figures& c : columns) {
            const figure& value = c.values[cell];
            const bool known = value.withheld == undefined::no;
            written(value.is_defined() ? report::csv_cell(shown(c, cell)) : "");
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

std::string panel_json(const panel& cells, const std::vector<report::indicator_figures>& columns) {
    using json = nlohmann::ordered_json;
    json out;
    out["indicators"] = json::array();
    for (const report::indicator_figures& c : columns) {
        json indicator{{"name", c.of->name}, {"formula", c.of->of.text()}, {"unit", c.of->of.unit()}};
        if (!c.of->of.per_unit().empty()) indicator["per_unit"] = c.of->of.per_unit();
        out["indicators"].push_back(std::move(indicator));
    }
    out["cells"] = json::array();
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        json entry;
        for (std::size_t a = 0; a < cells.axes(); ++a)
            entry["members"][cells.level(a)] = {{"code", cells.code(cell, a)}, {"name", cells.name(cell, a)}};
        for (const report::indicator_figures& c : columns) {
            const figure& value = c.values[cell];
            json v;
            if (value.withheld == undefined::no) {
                v["numerator"] = fmt::format("{}", value.numerator);
                v["denominator"] = fmt::format("{}", value.denominator);
            }
            if (value.is_defined())
                v["text"] = shown(c, cell).text;
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
