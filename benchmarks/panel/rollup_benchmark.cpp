// SPDX-License-Identifier: BSL-1.0
// Roll-ups of generated budget lines, beside what it takes to read their bytes. Prints one result a line, as JSON.
//
//     rollup_benchmark W1 --rows 20000000 --order random [--groups groups.csv]
//     rollup_benchmark W2 lines.csv --order random [--groups groups.csv]
//
// W1  the table in memory: three sums by unit, fiscal year and flow.        floor: read the columns that it needs
// W2  from the CSV file to the same sums.                                   floor: read the file's text
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <iostream>
#include <numeric>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <govkpi/panel.hpp>
#include <govkpi/source/csv.hpp>
#include <govkpi/threads.hpp>

#include "generate.hpp"

namespace govkpi::benchmarks {
namespace {

table_definition lines_table() {
    table_definition table;
    table.unit("unit").period("month").category("class").category("flow");
    const auto add = [&](const auto& original, const auto& revised, const auto& outturn, const char* flow) {
        table.measure(original, "original", {{"flow", flow}})
            .measure(revised, "revised", {{"flow", flow}})
            .measure(outturn, "outturn", {{"flow", flow}});
    };
    add(measure::original_budget<revenue, VND>, measure::revised_budget<revenue, VND>, measure::outturn<revenue, VND>, "revenue");
    add(measure::original_budget<expenditure, VND>, measure::revised_budget<expenditure, VND>,
        measure::outturn<expenditure, VND>, "expenditure");
    table.measure(measure::population, "population");
    return table;
}

template <class Code>
std::vector<std::uint32_t> widened(const std::vector<Code>& codes, std::size_t first, std::size_t last) {
    return {codes.begin() + static_cast<std::ptrdiff_t>(first), codes.begin() + static_cast<std::ptrdiff_t>(last)};
}

facts facts_of(const budget_lines& lines) {
    facts_builder builder{lines_table()};
    for (std::uint32_t u = 0; u < unit_count; ++u) builder.members(0).code_of(unit_code(u));
    for (std::uint32_t m = 0; m < month_count; ++m) builder.members(1).code_of(month_text(m));
    for (std::uint32_t c = 0; c < class_count; ++c) builder.members(2).code_of(class_code(c));
    for (std::uint32_t f = 0; f < flow_count; ++f) builder.members(3).code_of(flow_name(f));
    constexpr std::size_t at_once = std::size_t{1} << 20;
    for (std::size_t first = 0; first < lines.rows(); first += at_once) {
        const std::size_t last = std::min(lines.rows(), first + at_once);
        const std::vector<std::uint32_t> units = widened(lines.unit, first, last), months = widened(lines.month, first, last);
        const std::vector<std::uint32_t> classes = widened(lines.cls, first, last), flows = widened(lines.flow, first, last);
        const std::vector<std::int64_t> people{lines.population.begin() + static_cast<std::ptrdiff_t>(first),
                                               lines.population.begin() + static_cast<std::ptrdiff_t>(last)};
        const auto part = [&](const std::vector<std::int64_t>& column) { return std::span{column}.subspan(first, last - first); };
        const std::span<const std::uint32_t> codes[] = {units, months, classes, flows};
        const std::span<const std::int64_t> figures[] = {part(lines.original), part(lines.revised), part(lines.outturn), people};
        builder.add_columns(codes, figures);
    }
    return std::move(builder).finish();
}

query asked() { return query{}.by({"unit", "fiscal_year", "flow"}); }

template <class T>
std::uint64_t sum_of(const std::vector<T>& column) {
    return std::accumulate(column.begin(), column.end(), std::uint64_t{0},
                           [](std::uint64_t sum, T value) { return sum + static_cast<std::uint64_t>(value); });
}

/// Reads what a roll-up must read, and does no more with it than the compiler needs to keep it.
std::uint64_t read_columns(const budget_lines& lines) {
    return sum_of(lines.unit) + sum_of(lines.month) + sum_of(lines.flow) + sum_of(lines.original) + sum_of(lines.revised) +
           sum_of(lines.outturn);
}

std::uint64_t read_text(const std::string& text) {
    std::uint64_t seen = 0;
    const char* at = text.data();
    for (std::size_t i = 0; i + 8 <= text.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at + i, 8);
        seen += word;
    }
    return seen;
}

double seconds(const std::function<void()>& run) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct variant {
    std::string name;
    std::function<void()> run;
    std::vector<double> seconds_each{};
};

/// In turns, after a warm-up of each, so that the noise of the machine is the same for all.
void measure_in_turns(std::vector<variant>& variants, int rounds) {
    for (variant& v : variants) v.run();
    for (int round = 0; round < rounds; ++round)
        for (variant& v : variants) v.seconds_each.push_back(seconds(v.run));
}

long peak_rss_mib() {
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6)) / 1024;
    return 0;
}

void print(const std::string& workload, const std::string& peer, const std::string& order, std::size_t rows, std::vector<double> seconds_each) {
    std::sort(seconds_each.begin(), seconds_each.end());
    const double median = seconds_each[seconds_each.size() / 2];
    fmt::print("{{\"workload\": \"{}\", \"peer\": \"{}\", \"order\": \"{}\", \"rows\": {}, \"ns_per_row\": {:.3f}, "
               "\"spread_percent\": {:.0f}, \"peak_rss_mib\": {}}}\n",
               workload, peer, order, rows, median * 1e9 / static_cast<double>(rows),
               (seconds_each.back() - seconds_each.front()) / median * 100, peak_rss_mib());
}

/// As the peers write their groups, but for the number of lines.
void write_groups(const panel& cells, const std::string& file) {
    std::ofstream out{file};
    out << "unit,year,flow,original,revised,outturn\n";
    std::vector<std::string> rows;
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
        const std::string flow{cells.code(cell, 2)};
        const auto sum = [&](const char* basis) { return cells.sum(cell, fmt::format("{}.{}", basis, flow)).value_or(0); };
        rows.push_back(fmt::format("{},{},{},{},{},{}\n", cells.code(cell, 0), cells.code(cell, 1), flow, sum("original_budget"),
                                   sum("revised_budget"), sum("outturn")));
    }
    std::sort(rows.begin(), rows.end());
    for (const std::string& row : rows) out << row;
}

}  // namespace
}  // namespace govkpi::benchmarks

int main(int argc, char** argv) {
    using namespace govkpi;
    using namespace govkpi::benchmarks;
    CLI::App app{"Roll-ups of generated budget lines"};
    std::string workload, file, order = "random", groups;
    std::size_t rows = 1'000'000;
    int rounds = 5;
    std::size_t threads = 1;
    app.add_option("workload", workload)->required()->check(CLI::IsMember({"W1", "W2"}));
    app.add_option("file", file, "CSV file of W2");
    app.add_option("--rows", rows);
    app.add_option("--order", order)->check(CLI::IsMember({"random", "month", "unit"}));
    app.add_option("--rounds", rounds)->check(CLI::Range(1, 1000));
    app.add_option("--threads", threads, "W1 on that many threads, too")->check(CLI::Range(1, 1024));
    app.add_option("--groups", groups, "Write the groups to this file");
    CLI11_PARSE(app, argc, argv);

    volatile std::uint64_t kept = 0;  // what the floor reads must not be optimised away
    std::optional<panel> result;
    std::vector<variant> variants;
    if (workload == "W1") {
        const row_order in = order == "random" ? row_order::random : order == "month" ? row_order::month : row_order::unit;
        const budget_lines lines = generate(rows, in, 1);
        const facts table = facts_of(lines);
        variants = {{"floor", [&] { kept = kept + read_columns(lines); }}, {"govkpi", [&] { result = rollup(table, asked()); }}};
        if (threads > 1)
            variants.push_back({fmt::format("govkpi, {} threads", threads), [&] { result = rollup(table, asked(), on_threads(threads)); }});
        measure_in_turns(variants, rounds);
    } else {
        std::string text;
        {
            std::ifstream in{file, std::ios::binary};
            text.assign(std::istreambuf_iterator<char>{in}, {});
        }
        rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) - 1;
        const csv_source source{{file}, {lines_table(), {}, {}}};
        variants = {{"floor", [&] { kept = kept + read_text(text); }}, {"govkpi", [&] { result = source.rollup(asked()); }}};
        measure_in_turns(variants, rounds);
    }
    for (const variant& v : variants) print(workload, v.name, order, rows, v.seconds_each);
    if (!groups.empty()) write_groups(*result, groups);
}
