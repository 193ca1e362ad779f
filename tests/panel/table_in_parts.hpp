// SPDX-License-Identifier: BSL-1.0
// Random tables of budget lines, cut into parts, and all that a panel answers as texts.
#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <govkpi/panel.hpp>

namespace govkpi::testing {

/// Ward w0 was merged into p1's w2 in July 2025, and its code given to another ward.
inline std::shared_ptr<const hierarchy> wards() {
    static const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "wards", {{.code = "VN", .level = "country"},
                  {.code = "p0", .parent = "VN", .level = "province", .name = "Province 0"},
                  {.code = "p1", .parent = "VN", .level = "province"},
                  {.code = "w0", .parent = "p0", .level = "ward", .name = "Old", .valid = until({2025, 6})},
                  {.code = "w0", .parent = "p1", .level = "ward", .name = "New", .valid = since({2025, 7})},
                  {.code = "w1", .parent = "p0", .level = "ward"},
                  {.code = "w2", .parent = "p1", .level = "ward"},
                  {.code = "w3", .parent = "p1", .level = "ward"}}));
    return tree;
}

inline std::shared_ptr<const hierarchy> classes() {
    static const auto tree = std::make_shared<const hierarchy>(hierarchy::from_rows(
        "classes", {{.code = "taxes"}, {.code = "vat", .parent = "taxes"}, {.code = "land", .parent = "taxes"}, {.code = "fees"}}));
    return tree;
}

inline table_definition ward_lines() {
    table_definition out;
    out.unit("unit", wards()).period("month").category("class", classes()).category("flow");
    out.measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "thu"}})
        .measure(measure::outturn<expenditure, VND>, "outturn", {{"flow", "chi"}})
        .measure(measure::original_budget<revenue, VND>, "budget", {{"flow", "thu"}})
        .measure(measure::population, "population");
    return out;
}

/// Without trees, of as many units as are asked for.
inline table_definition plain_lines() {
    table_definition out;
    out.unit("unit").period("month").category("class").category("flow");
    const table_definition with_trees = ward_lines();
    for (const measure_source& m : with_trees.measures()) out.measure(m.of, with_trees.columns()[m.column], m.where);
    return out;
}

struct ward_line {
    std::string unit, month, cls, flow;
    facts_builder::figure outturn, budget, population;
};

inline facts table_of(const table_definition& definition, const std::vector<ward_line>& lines) {
    facts_builder rows{definition, "lines.csv"};
    for (const ward_line& l : lines) rows.add({l.unit, l.month, l.cls, l.flow}, {l.outturn, l.budget, l.population});
    return std::move(rows).finish();
}

/// Leaves of the trees alone; units "u0", "u1" and so on where there are more than four. Amounts up to `largest`.
inline std::vector<ward_line> random_lines(std::mt19937_64& random, std::size_t count, std::size_t units, std::int64_t largest) {
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const auto amount = [&]() -> facts_builder::figure {
        if (below(8) == 0) return std::nullopt;
        if (below(4) == 0) return below(2) == 0 ? largest : -largest;
        const auto size = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(largest));
        return below(2) == 0 ? size : -size;
    };
    std::vector<ward_line> out;
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t unit = below(units), month = 1 + below(24);
        ward_line line;
        line.unit = (units > 4 ? "u" : "w") + std::to_string(unit);
        const std::size_t of_year = 1 + (month - 1) % 12;
        line.month = std::string{month > 12 ? "2025-" : "2024-"} + (of_year < 10 ? "0" : "") + std::to_string(of_year);
        line.cls = std::vector<std::string>{"vat", "land", "fees"}[below(3)];
        line.flow = below(2) == 0 ? "thu" : "chi";
        line.outturn = amount();
        line.budget = amount();
        if (below(3) != 0) line.population = static_cast<std::int64_t>(1000 * (unit + 1) + month);
        out.push_back(std::move(line));
    }
    return out;
}

/// Each line in one of them; some may be empty.
inline std::vector<std::vector<ward_line>> cut(std::mt19937_64& random, const std::vector<ward_line>& lines, std::size_t parts) {
    std::vector<std::vector<ward_line>> out(parts);
    for (const ward_line& line : lines) out[random() % parts].push_back(line);
    return out;
}

inline formula alone(const measure_definition& m) { return {{m}, {{{0, 1}}, m.unit}, {}, comparison::none}; }

inline std::vector<formula> formulas_asked() {
    std::vector<formula> out;
    for (const measure_definition& m : plain_lines().measure_definitions()) out.push_back(alone(m));
    const auto collected = measure::outturn<revenue, VND>;
    out.push_back(to_formula(plan_completion(collected, measure::original_budget<revenue, VND>)));
    out.push_back(to_formula(growth(collected)));
    out.push_back(to_formula(share_of_parent(collected)));
    out.push_back(to_formula(per_head(measure::outturn<expenditure, VND>, mean_over_time(measure::population))));
    return out;
}

/// Everything that a panel says, what it refuses too.
inline std::vector<std::string> answers(const panel& of, bool with_panels_above = true) {
    std::vector<std::string> out;
    const auto ask = [&](const auto& question) {
        try {
            out.push_back(question());
        } catch (const std::exception& error) {
            out.push_back(std::string{"refused: "} + error.what());
        }
    };
    for (std::size_t cell = 0; cell < of.size(); ++cell) {
        std::string place;
        for (std::size_t a = 0; a < of.axes(); ++a)
            place += of.level(a) + ' ' + std::string{of.code(cell, a)} + ' ' + std::string{of.name(cell, a)} + "; ";
        out.push_back(place + (of.period(cell) ? to_code(*of.period(cell)) : "") + (of.is_estimated(cell) ? " estimated" : ""));
        for (const measure_definition& m : plain_lines().measure_definitions())
            ask([&] {
                const auto sum = of.sum(cell, m.name);
                return sum ? std::to_string(*sum) : "missing";
            });
    }
    for (const formula& f : formulas_asked()) {
        ask([&] {
            std::string text;
            for (const figure& value : of.evaluate(f))
                text += std::to_string(value.numerator) + '/' + std::to_string(value.denominator) + ' ' +
                        std::to_string(static_cast<int>(value.withheld)) + "; ";
            return text;
        });
        ask([&] {
            std::string text;
            for (const coverage& c : of.covered(f)) text += std::to_string(c.reported) + '/' + std::to_string(c.expected) + "; ";
            return text;
        });
        ask([&] {
            std::string text;
            for (const ranked& r : of.rank(f, direction::higher_is_better)) text += std::to_string(r.rank.value_or(0)) + '/' + std::to_string(r.of) + "; ";
            return text;
        });
        for (std::size_t cell = 0; cell < std::min<std::size_t>(of.size(), 3); ++cell) ask([&] { return of.explain(cell, f); });
    }
    if (!with_panels_above) return out;
    const auto go_on = [&](const auto& next) {
        try {
            for (std::string& text : answers(next(), false)) out.push_back(std::move(text));
        } catch (const std::exception& error) {
            out.push_back(std::string{"refused: "} + error.what());
        }
    };
    for (const char* level : {"province", "country", "quarter", "fiscal_year", "class"}) go_on([&] { return of.up(level); });
    for (std::size_t a = 0; a < of.axes(); ++a) go_on([&] { return of.without(of.level(a)); });
    return out;
}

}  // namespace govkpi::testing
