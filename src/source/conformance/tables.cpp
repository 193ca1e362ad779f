// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/conformance.hpp>

#include <limits>
#include <memory>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include <govkpi/panel/hierarchy.hpp>

namespace govkpi::conformance {
namespace {

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();

/// The same numbers everywhere; the standard's distributions are not.
class random_numbers {
public:
    explicit random_numbers(std::uint64_t seed) : state_{seed} {}
    std::uint64_t below(std::uint64_t limit) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return (z ^ (z >> 31)) % limit;
    }

private:
    std::uint64_t state_;
};

/// Three provinces of four communes each.
std::shared_ptr<const hierarchy> communes() {
    std::vector<hierarchy_row> rows{{.code = "VN", .level = "country", .name = "Việt Nam"}};
    for (int p = 1; p <= 3; ++p) {
        const std::string province = fmt::format("{:02}", p);
        rows.push_back(
            {.code = province, .parent = "VN", .level = "province", .name = fmt::format("Tỉnh {}", province)});
        for (int c = 1; c <= 4; ++c)
            rows.push_back({.code = fmt::format("{}{:03}", province, c), .parent = province, .level = "commune"});
    }
    return std::make_shared<const hierarchy>(hierarchy::from_rows("communes", std::move(rows)));
}

std::shared_ptr<const hierarchy> classes() {
    return std::make_shared<const hierarchy>(
        hierarchy::from_rows("classes", {{.code = "0100", .level = "group"},
                                         {.code = "0110", .parent = "0100", .level = "item"},
                                         {.code = "0120", .parent = "0100", .level = "item"},
                                         {.code = "0200", .level = "group"}}));
}

/// Two communes of one province became one of another in July 2025, which has the code of one of them.
std::shared_ptr<const hierarchy> reformed() {
    return std::make_shared<const hierarchy>(hierarchy::from_rows(
        "units", {{.code = "P", .level = "province"},
                  {.code = "1", .parent = "P", .level = "commune", .name = "old 1", .valid = until({2025, 6})},
                  {.code = "2", .parent = "P", .level = "commune", .name = "old 2", .valid = until({2025, 6})},
                  {.code = "1", .parent = "Q", .level = "commune", .name = "new 1", .valid = since({2025, 7})},
                  {.code = "Q", .level = "province"},
                  {.code = "3", .parent = "Q", .level = "commune"}}));
}

void add_measures(table_definition& table) {
    table.measure(measure::original_budget<revenue, VND>, "budget", {{"flow", "revenue"}})
        .measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "revenue"}})
        .measure(measure::outturn<expenditure, VND>, "outturn", {{"flow", "expenditure"}})
        .measure(measure::population, "population");
}

table_definition budget_lines() {
    table_definition table;
    table.unit("unit", communes()).period("month").category("class", classes()).category("flow");
    add_measures(table);
    return table;
}

std::string month(std::uint64_t number) { return fmt::format("{}-{:02}", 2024 + number / 12, number % 12 + 1); }

test_table random_lines(std::uint32_t seed, bool with_parents) {
    random_numbers random{seed};
    test_table out{fmt::format("{}random lines, seed {}", with_parents ? "parents beside children, " : "", seed),
                   budget_lines(),
                   {}};
    const std::uint64_t rows = random.below(600);
    constexpr const char* leaf_classes[] = {"0110", "0120", "0200"};
    for (std::uint64_t i = 0; i < rows; ++i) {
        const std::uint64_t province = 1 + random.below(3), commune = 1 + random.below(4), at = random.below(18);
        std::string unit = fmt::format("{:02}{:03}", province, commune);
        if (with_parents && random.below(8) == 0) unit = fmt::format("{:02}", province);
        const bool is_group = with_parents && random.below(8) == 0;
        const auto figure = [&]() -> std::optional<std::int64_t> {
            if (random.below(6) == 0) return std::nullopt;
            const auto size = static_cast<std::int64_t>(random.below(std::uint64_t{1} << (8 + random.below(40))));
            return random.below(4) == 0 ? -size : size;
        };
        const std::optional<std::int64_t> budget = figure(), outturn = figure();
        std::optional<std::int64_t> population;
        if (random.below(2) == 0)
            population = static_cast<std::int64_t>(1000 * province + 10 * commune + at + unit.size());
        if (unit.size() == 2) population.reset();
        out.rows.push_back({{unit, month(at), is_group ? "0100" : leaf_classes[random.below(3)],
                             random.below(2) == 0 ? "revenue" : "expenditure"},
                            {budget, outturn, population}});
    }
    return out;
}

/// Sums of many large figures, which end where they fit.
test_table large_sums(bool fit) {
    test_table out{fit ? "sums past 2^63 that come back" : "sums past 2^63", budget_lines(), {}};
    for (const char* const unit : {"01001", "01002", "02001"})
        for (int i = 0; i < 40; ++i)
            for (const std::int64_t figure : {largest - i, fit ? -largest : largest, std::int64_t{i} << 32})
                out.rows.push_back({{unit, month(static_cast<std::uint64_t>(i % 3)), "0110", "revenue"},
                                    {figure, -(largest - i), 1000}});
    if (fit)
        for (const char* const unit : {"01001", "01002", "02001"})
            for (int i = 0; i < 40; ++i)
                out.rows.push_back({{unit, month(static_cast<std::uint64_t>(i % 3)), "0110", "revenue"},
                                    {std::nullopt, largest - 2 * i, 1000}});
    return out;
}

/// What a careless query, file or log would take for something else.
test_table hostile_texts() {
    table_definition table;
    table.unit(R"(u"n'i`t\)").period("order by").category("class; DROP TABLE lines; --").category("流");
    table.measure(measure::outturn<revenue, VND>, R"(select "a"\'`, 1)", {{"流", "thu'"}})
        .measure(measure::outturn<expenditure, VND>, R"(select "a"\'`, 1)", {{"流", R"(chi\)"}})
        .measure(measure::population, "people\n; --");
    test_table out{"members and names with every kind of text", std::move(table), {}};
    using namespace std::string_view_literals;
    const std::vector<std::string> texts{"'",
                                         "\"",
                                         "`",
                                         "\\",
                                         "\\'",
                                         "''",
                                         "\\\\'",
                                         "a\tb",
                                         "a\nb",
                                         "a\r\nb",
                                         "\\N",
                                         "NULL",
                                         "null",
                                         "0",
                                         "-1",
                                         "1e3",
                                         "%",
                                         "_",
                                         "?",
                                         "{}",
                                         "{x:String}",
                                         "$1",
                                         ":a",
                                         "@a",
                                         "#",
                                         "--",
                                         "/*",
                                         "*/",
                                         "');--",
                                         "' OR '1'='1",
                                         " a",
                                         "a ",
                                         " ",
                                         "A",
                                         "a",
                                         "Ä",
                                         "A\xCC\x88",
                                         "é",
                                         "e\xCC\x81",
                                         "thành phố",
                                         "👩‍👩‍👧",
                                         "🇻🇳",
                                         "\xEF\xBF\xBD",
                                         "\x01",
                                         "\x7F",
                                         std::string{"a\0b"sv},
                                         std::string{"a\0"sv},
                                         std::string{"\0"sv},
                                         std::string(65'536, 'x'),
                                         std::string(65'535, 'x') + "y",
                                         "true",
                                         "nan",
                                         "inf"};
    std::int64_t amount = 1;
    for (const std::string& text : texts) {
        for (const char* const flow : {"thu'", R"(chi\)"}) {
            out.rows.push_back({{text, month(3), "same", flow}, {amount *= -3, 7}});
            amount %= 1'000'003;
            out.rows.push_back({{"unit", month(4), text, flow}, {amount *= -3, 9}});
            amount %= 1'000'003;
        }
    }
    return out;
}

test_table reused_codes() {
    table_definition table;
    table.unit("unit", reformed()).period("month").category("class").category("flow");
    add_measures(table);
    test_table out{"codes that were given to other units", std::move(table), {}};
    for (std::uint64_t at = 12; at < 24; ++at)
        for (const char* const unit : {"1", "2", "3"}) {
            if (std::string_view{unit} == "2" && at >= 18) continue;
            const auto size = static_cast<std::int64_t>(1000 * at + static_cast<std::uint64_t>(unit[0]));
            for (const char* const flow : {"revenue", "expenditure"})
                out.rows.push_back({{unit, month(at), at % 2 == 0 ? "x" : "y", flow}, {size * 12, size, size * 7}});
        }
    return out;
}

test_table fiscal_quarters() {
    table_definition table;
    table.category("flow").period("quarter", {.first_month = 4}).unit("unit");
    add_measures(table);
    test_table out{"quarters of a fiscal year that begins in April", std::move(table), {}};
    for (int year = 2023; year <= 2025; ++year)
        for (int quarter = 1; quarter <= 4; ++quarter)
            for (int unit = 0; unit < 5; ++unit) {
                if ((unit + quarter) % 4 == 0) continue;
                const std::int64_t size = year * 100 + quarter * 10 + unit;
                out.rows.push_back({{unit % 2 == 0 ? "revenue" : "expenditure", fmt::format("{}-Q{}", year, quarter),
                                     std::to_string(unit)},
                                    {size, -size, size % 97}});
            }
    return out;
}

test_table cumulative_months() {
    table_definition table;
    table.unit("unit").period("month").category("flow").cumulative();
    add_measures(table);
    test_table out{"figures of the fiscal year so far", std::move(table), {}};
    for (const char* const unit : {"a", "b"})
        for (std::uint64_t at = 0; at < 24; ++at) {
            if (unit[0] == 'b' && at % 5 == 3) continue;
            const auto so_far = static_cast<std::int64_t>((at % 12 + 1) * 100 + static_cast<std::uint64_t>(unit[0]));
            out.rows.push_back({{unit, month(at), "revenue"}, {so_far, so_far / 2, 500}});
            out.rows.push_back({{unit, month(at), "expenditure"}, {so_far, so_far / 3, 500}});
        }
    return out;
}

test_table without(bool units, bool periods) {
    table_definition table;
    if (units) table.unit("unit");
    if (periods) table.period("month");
    table.category("flow");
    add_measures(table);
    test_table out{fmt::format("{} units, {} periods", units ? "with" : "no", periods ? "with" : "no"), table, {}};
    for (std::int64_t i = 0; i < 20; ++i) {
        test_row row{{}, {i, 2 * i, 42}};
        if (units) row.members.push_back(i % 2 == 0 ? "a" : "b");
        if (periods) row.members.push_back(month(static_cast<std::uint64_t>(i % 5)));
        row.members.push_back(i % 3 == 0 ? "revenue" : "expenditure");
        out.rows.push_back(std::move(row));
    }
    return out;
}

test_table one_total() {
    table_definition table;
    table.measure(measure::outturn<revenue, VND>, "outturn");
    return {"no dimensions", std::move(table), {{{}, {5}}, {{}, {std::nullopt}}, {{}, {-7}}}};
}

/// Conditions may be met each by some row, and both by none.
test_table categories_alone() {
    table_definition table;
    table.category("class").category("source").measure(measure::outturn<revenue, VND>, "outturn");
    return {"categories alone", std::move(table), {{{"x", "other"}, {5}}, {{"other", "x"}, {7}}}};
}

test_table no_rows_of_stocks() {
    table_definition table;
    table.category("flow").measure(measure::outturn<revenue, VND>, "outturn", {{"flow", "revenue"}});
    table.measure(measure::population, "population");
    return {"no rows, units or periods", std::move(table), {}};
}

test_table nothing_but_missing() {
    test_table out{"rows without a figure", budget_lines(), {}};
    for (const char* const unit : {"01001", "02001"})
        out.rows.push_back({{unit, month(0), "0110", "revenue"}, {std::nullopt, std::nullopt, std::nullopt}});
    return out;
}

test_table bad(std::string name, std::vector<test_row> rows) {
    return {std::move(name), budget_lines(), std::move(rows)};
}

}  // namespace

std::vector<test_table> tables(const check_options& options) {
    std::vector<test_table> out;
    for (std::size_t i = 0; i < options.random_tables; ++i)
        out.push_back(random_lines(options.seed + static_cast<std::uint32_t>(i), i % 2 == 1));
    out.push_back(large_sums(true));
    out.push_back(large_sums(false));
    out.push_back(hostile_texts());
    out.push_back(reused_codes());
    out.push_back(fiscal_quarters());
    out.push_back(cumulative_months());
    out.push_back(without(true, false));
    out.push_back(without(false, true));
    out.push_back(without(false, false));
    out.push_back(one_total());
    out.push_back(nothing_but_missing());
    out.push_back(categories_alone());
    out.push_back(no_rows_of_stocks());
    out.push_back({"no rows", budget_lines(), {}});
    out.push_back(
        bad("a stock that two rows state differently", {{{"01001", "2025-01", "0110", "revenue"}, {1, 1, 10}},
                                                        {{"01001", "2025-01", "0120", "revenue"}, {1, 1, 11}}}));
    out.push_back(bad("a unit that the tree does not have", {{{"09", "2025-01", "0110", "revenue"}, {1, 1, 10}}}));
    out.push_back(bad("a text that is no period", {{{"01001", "2025-13", "0110", "revenue"}, {1, 1, 10}}}));
    out.push_back(bad("figures of parents that overlap", {{{"01", "2025-01", "0110", "revenue"}, {1, 1, {}}},
                                                          {{"01001", "2025-01", "0100", "revenue"}, {1, 1, {}}}}));
    return out;
}

facts_builder rows_of(const test_table& table) {
    facts_builder rows{table.definition, table.name};
    for (const test_row& row : table.rows) {
        const std::vector<std::string_view> members{row.members.begin(), row.members.end()};
        rows.add(members, row.figures);
    }
    return rows;
}

facts in_memory(const test_table& table) { return rows_of(table).finish(); }

}  // namespace govkpi::conformance
