// SPDX-License-Identifier: BSL-1.0
// Asks every source the same about the same rows, and says whether each answers as the rows in memory do: all groups and
// all integers, by the bytes of the saved panels, and the values and ranks of indicators on them.
//
//     compare_sources lines --sqlite lines.db --clickhouse clickhouse://127.0.0.1:8123/bench/lines ...
//
// The folder `lines` is a package of write_lines. The exit status is 1 where anything differs.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <govkpi/panel.hpp>
#include <govkpi/source/arrow.hpp>
#include <govkpi/source/arrow_export.hpp>
#include <govkpi/source/clickhouse.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/source/data_package.hpp>
#include <govkpi/source/sqlite.hpp>

namespace govkpi::benchmarks {
namespace {

constexpr std::size_t rounds = 3;

struct question {
    std::string name;
    query asked;
    std::string within{};  ///< the level that ranks are within; none: ranks among all
};

std::vector<question> questions() {
    return {{"province, fiscal_year", query{}.by({"province", "fiscal_year"})},
            {"unit, fiscal_year", query{}.by({"unit", "fiscal_year"}), "province"},
            {"unit, quarter of one province", query{}.by({"unit", "quarter"}).where("province", {"P5"})},
            {"class, fiscal_year, flow", query{}.by({"class", "fiscal_year", "flow"})}};
}

/// Ratios, amounts per head, and what looks at other cells: the year before, the whole province.
std::vector<formula> indicators() {
    constexpr auto collected = measure::outturn<revenue, VND>;
    constexpr auto spent = measure::outturn<expenditure, VND>;
    return {to_formula(plan_completion(collected, measure::original_budget<revenue, VND>)),
            to_formula(plan_completion(spent, measure::revised_budget<expenditure, VND>)),
            to_formula(per_head(collected, measure::population)), to_formula(growth(collected))};
}

/// A source with its type forgotten.
struct engine {
    std::string name;
    std::function<panel(const query&)> rollup;
};

template <class Source>
engine named(std::string name, std::shared_ptr<Source> table) {
    return {std::move(name), [table](const query& asked) { return rollup(*table, asked); }};
}

std::shared_ptr<arrow_source> as_columns(const facts& table) {
    ArrowSchema schema{};
    ArrowArray batch{};
    export_facts(table, &schema, &batch);
    arrow_layout layout;
    layout.table = table.definition();
    for (const std::string& column : table.definition().columns()) layout.figures[column] = {.smallest_units = true};
    return std::make_shared<arrow_source>(&schema, &batch, std::move(layout));
}

/// All that a panel holds, and all that the indicators make of it.
std::string everything(const panel& cells, const question& of) {
    std::string text = to_bytes(cells);
    for (const formula& f : indicators()) {
        for (const figure& value : cells.evaluate(f))
            text += fmt::format("{}/{} {}\n", value.numerator, value.denominator, static_cast<int>(value.withheld));
        for (const ranked& r : of.within.empty() ? cells.rank(f, direction::higher_is_better)
                                                 : cells.rank_within(of.within, f, direction::higher_is_better))
            text += fmt::format("{} of {}\n", r.rank.value_or(0), r.of);
    }
    return text;
}

double seconds(const std::function<void()>& run) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Whether all answered alike.
bool compare(const std::vector<engine>& sources) {
    bool alike = true;
    fmt::print("{:30}  {:>7}  {:30}  {:>7}  {:>7}  {}\n", "by", "cells", "source", "seconds", "spread", "answer");
    for (const question& of : questions()) {
        std::string expected;
        for (const engine& s : sources) {
            std::vector<double> each;
            std::string found;
            std::size_t cells = 0;
            for (std::size_t i = 0; i < rounds; ++i) {
                std::optional<panel> answer;
                each.push_back(seconds([&] { answer = s.rollup(of.asked); }));
                cells = answer->size();
                found = everything(*answer, of);
            }
            if (expected.empty()) expected = found;
            const bool same = found == expected;
            alike = alike && same;
            std::sort(each.begin(), each.end());
            const double median = each[rounds / 2];
            fmt::print("{:30}  {:7}  {:30}  {:7.3f}  {:6.0f}%  {}\n", of.name, cells, s.name, median,
                       (each.back() - each.front()) / median * 100, same ? "the same" : "OTHER");
        }
    }
    return alike;
}

}  // namespace
}  // namespace govkpi::benchmarks

int main(int argc, char** argv) try {
    using namespace govkpi;
    using namespace govkpi::benchmarks;
    CLI::App command{"Asks every source the same, and compares the answers."};
    std::string folder;
    std::vector<std::string> files, servers;
    command.add_option("folder", folder, "a package of write_lines")->required();
    command.add_option("--sqlite", files, "files that the rows were loaded into");
    command.add_option("--clickhouse", servers, "tables that the rows were loaded into");
    CLI11_PARSE(command, argc, argv);

    const data_package package = read_data_package(folder + "/datapackage.json");
    const csv_source lines{package.files, package.layout};
    const auto in_memory = std::make_shared<facts>(lines.read());
    std::vector<engine> sources{named("in memory", in_memory), named("Arrow", as_columns(*in_memory)),
                                named("CSV", std::make_shared<csv_source>(lines))};
    for (const std::string& file : files)
        sources.push_back(named("SQLite", std::make_shared<sqlite_source>(file, package.layout.table)));
    for (const std::string& server : servers)
        sources.push_back(named(server.substr(server.rfind('/') + 1),
                                std::make_shared<clickhouse_source>(clickhouse_options_of(server), package.layout.table)));
    return compare(sources) ? 0 : 1;
} catch (const std::exception& error) {
    std::cerr << "compare_sources: " << error.what() << '\n';
    return 1;
}
