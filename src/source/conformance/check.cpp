// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <exception>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <govkpi/kpi/formula.hpp>
#include <govkpi/panel/hierarchy.hpp>
#include <govkpi/panel/rollup.hpp>
#include <govkpi/panel/saved_panel.hpp>
#include <govkpi/problem.hpp>
#include <govkpi/source/conformance.hpp>

namespace govkpi::conformance {
namespace {

std::string described(const query& asked) {
    std::string text = fmt::format("by [{}]", fmt::join(asked.levels(), ", "));
    for (const row_filter& f : asked.filters())
        text += fmt::format(" where {} is {}", f.dimension, fmt::join(f.members, " or "));
    for (const measure_definition& m : asked.measures()) text += fmt::format(" {}", m.name);
    if (asked.is_part()) text += " as a part";
    if (asked.threshold() != make_ratio(0, 1)) text += " withheld below a threshold";
    if (text.size() > 300) text = text.substr(0, 300) + "...";
    return text;
}

/// One formula for each measure, and quotients of pairs of them.
std::vector<formula> formulas_of(const table_definition& table) {
    std::vector<formula> out;
    const std::vector<measure_definition> measures = table.measure_definitions();
    for (const measure_definition& m : measures) out.push_back(formula{{m}, {{{0, 1}}, m.unit}, {}, comparison::none});
    for (const char* const text :
         {"outturn.revenue / original_budget.revenue", "outturn.expenditure / population", "growth(outturn.revenue)"})
        try {
            out.push_back(parse_formula(text, measures));
        } catch (const std::exception&) {
            continue;  // the table lacks one of the measures
        }
    return out;
}

/// How a question ended without a panel.
struct ending {
    std::string kind;
    std::string words;
};

template <class F>
std::optional<ending> ending_of(F f) {
    try {
        f();
    } catch (const sum_overflow& error) {
        return ending{"sum_overflow", error.what()};
    } catch (const panel_error& error) {
        return ending{"panel_error", error.what()};
    } catch (const bad_input& error) {
        return ending{"bad_input", error.what()};
    } catch (const std::exception& error) {
        return ending{"another exception", error.what()};
    }
    return std::nullopt;
}

std::string described(const std::optional<ending>& of) {
    return of ? fmt::format("{} ({})", of->kind, of->words.substr(0, 300)) : std::string{"a panel"};
}

/// The values of a formula, and how sure they are; text, so that any difference shows.
std::string values_of(const panel& cells, const formula& of) {
    std::string text;
    if (const auto failed = ending_of([&] {
            const std::vector<figure> values = cells.evaluate(of);
            const std::vector<coverage> covered = cells.covered(of);
            for (std::size_t cell = 0; cell < values.size(); ++cell)
                text += fmt::format("{}/{} {} {} of {}\n", values[cell].numerator, values[cell].denominator,
                                    static_cast<int>(values[cell].reason()), covered[cell].reported,
                                    covered[cell].expected);
        }))
        return failed->kind;
    return text;
}

/// With what does not show in the cells: who reported, and which members parts of the table had. Some panels cannot be saved.
std::string saved(const panel& cells) {
    std::string bytes;
    const auto failed = ending_of([&] { bytes = to_bytes(cells); });
    return failed ? failed->kind : bytes;
}

std::optional<std::string> first_difference(const std::string& answered, const std::string& expected) {
    if (answered == expected) return std::nullopt;
    std::size_t line = 0, begin = 0;
    for (std::size_t i = 0; i < std::min(answered.size(), expected.size()) && answered[i] == expected[i]; ++i)
        if (expected[i] == '\n') {
            ++line;
            begin = i + 1;
        }
    const auto line_at = [&](const std::string& text) {
        return begin < text.size() ? text.substr(begin, text.find('\n', begin) - begin) : std::string{"nothing"};
    };
    return fmt::format("cell {}: {}, expected {}", line, line_at(answered), line_at(expected));
}

/// Levels that one after the other can be asked by: each dimension's own, those of its tree, spans of time.
std::vector<std::string> levels_of(const dimension_definition& dimension) {
    std::vector<std::string> out{dimension.name};
    if (dimension.tree)
        for (const std::string& level : dimension.tree->levels()) out.push_back(level);
    if (dimension.kind == dimension_kind::period)
        for (const char* const span : {"month", "quarter", "half", "fiscal_year"})
            if (dimension.name != span) out.emplace_back(span);
    return out;
}

std::vector<row_filter> filters_of(const dimension_definition& dimension) {
    if (dimension.kind == dimension_kind::period)
        return {{dimension.name, {"2025"}}, {dimension.name, {"2024-Q4", "2025-H2"}}, {dimension.name, {"1999"}}};
    if (dimension.tree) {
        const hierarchy& tree = *dimension.tree;
        const std::string root{tree.code(tree.roots().front())}, leaf{tree.code(tree.leaves().back())};
        return {{dimension.name, {root}}, {dimension.name, {leaf}}, {dimension.name, {root, leaf}}};
    }
    return {{dimension.name, {"x", "revenue", "a", "' OR '1'='1", "same", R"(chi\)"}}, {dimension.name, {"nobody"}}};
}

}  // namespace

std::string to_string(const failure& of) { return fmt::format("{}, {}: {}", of.table, of.question, of.what); }

std::vector<query> questions(const table_definition& table) {
    std::vector<query> out{query{}};
    const std::vector<dimension_definition>& dimensions = table.dimensions();
    for (const dimension_definition& one : dimensions)
        for (const std::string& level : levels_of(one)) {
            out.push_back(query{}.by({level}));
            for (const dimension_definition& other : dimensions)
                if (&other != &one) out.push_back(query{}.by({level, other.name}));
        }
    std::vector<std::string> all;
    for (const dimension_definition& d : dimensions) all.push_back(d.name);
    out.push_back(query{}.by(all));
    std::reverse(all.begin(), all.end());
    out.push_back(query{}.by(all).withhold_below(make_ratio(9, 10)));

    std::vector<std::string> first_level;
    if (!dimensions.empty()) first_level.push_back(levels_of(dimensions.front()).back());
    for (const dimension_definition& d : dimensions)
        for (const row_filter& f : filters_of(d)) {
            out.push_back(query{}.where(f.dimension, f.members));
            out.push_back(query{}.by(first_level).where(f.dimension, f.members));
            out.push_back(query{}.by({d.name}).where(f.dimension, f.members).withhold_below(make_ratio(1, 2)));
            for (const dimension_definition& other : dimensions)
                if (&other != &d)
                    out.push_back(query{}
                                      .by({other.name})
                                      .where(f.dimension, f.members)
                                      .where(other.name, filters_of(other).front().members));
        }
    for (const formula& of : formulas_of(table)) out.push_back(query{}.by(first_level).measure(of));
    out.push_back(query{}.by(first_level).as_part());
    out.push_back(query{}.by({"no such level"}));
    out.push_back(query{}.where("no such dimension", {"x"}));
    return out;
}

std::optional<std::string> difference(const panel& answered, const panel& expected, const table_definition& table) {
    if (answered.axes() != expected.axes())
        return fmt::format("{} axes, expected {}", answered.axes(), expected.axes());
    if (answered.size() != expected.size())
        return fmt::format("{} cells, expected {}", answered.size(), expected.size());
    for (std::size_t cell = 0; cell < expected.size(); ++cell) {
        if (answered.period(cell) != expected.period(cell)) return fmt::format("cell {} is of another period", cell);
        for (std::size_t a = 0; a < expected.axes(); ++a)
            if (answered.code(cell, a) != expected.code(cell, a) || answered.name(cell, a) != expected.name(cell, a))
                return fmt::format("cell {}: {} is \"{}\" ({}), expected \"{}\" ({})", cell, expected.level(a),
                                   answered.code(cell, a), answered.name(cell, a), expected.code(cell, a),
                                   expected.name(cell, a));
    }
    for (const formula& of : formulas_of(table)) {
        if (const auto differs = first_difference(values_of(answered, of), values_of(expected, of)))
            return fmt::format("{} of {}", *differs, of.text());
    }
    if (saved(answered) != saved(expected)) return "the same cells, but saved they have other bytes";
    return std::nullopt;
}

std::vector<failure> check(const maker& make, const check_options& options) {
    std::vector<failure> out;
    std::size_t tables_before = 0;
    for (const test_table& table : tables(options)) {
        std::optional<facts> expected;
        const std::optional<ending> is_bad = ending_of([&] { expected.emplace(in_memory(table)); });
        answers ask;
        const std::optional<ending> refused = ending_of([&] { ask = make(table); });
        if (refused && (!is_bad || refused->kind != is_bad->kind)) {
            out.push_back(
                {table.name, "when it is made", fmt::format("{}, expected {}", described(refused), described(is_bad))});
            continue;
        }
        if (refused) continue;
        const std::vector<query> all = questions(table.definition);
        const std::size_t step = std::max<std::size_t>(options.every, 1);
        for (std::size_t number = tables_before++ % step; number < all.size(); number += step) {
            const query& asked = all[number];
            std::optional<panel> right, answered;
            std::optional<ending> wanted = is_bad;
            if (!is_bad) wanted = ending_of([&] { right.emplace(expected->rollup(asked)); });
            const std::optional<ending> ended = ending_of([&] { answered.emplace(ask(asked)); });
            if (ended.has_value() != wanted.has_value() || (ended && ended->kind != wanted->kind)) {
                // Of a bad table a question may be answered that does not touch what is bad.
                if (is_bad && !ended) continue;
                // What is wrong with the question may show before what is wrong with the rows.
                if (is_bad && ended->kind == "panel_error") continue;
                out.push_back({table.name, described(asked),
                               fmt::format("{}, expected {}", described(ended), described(wanted))});
            } else if (!ended) {
                if (const auto differs = difference(*answered, *right, table.definition))
                    out.push_back({table.name, described(asked), *differs});
            }
        }
        // Of bad rows at least the question about all of them must say so.
        if (is_bad && !ending_of([&] { static_cast<void>(ask(query{})); }))
            out.push_back({table.name, described(query{}), fmt::format("a panel, expected {}", described(is_bad))});
    }
    return out;
}

}  // namespace govkpi::conformance
