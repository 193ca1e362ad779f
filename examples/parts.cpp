// SPDX-License-Identifier: BSL-1.0
// A table in three files, one a quarter. Each is rolled up by a process of its own, as it could be by a machine of its own,
// which saves a panel; the first process merges the three. It prints:
//
//     part 2025-Q1: 2 cells
//     part 2025-Q2: 2 cells
//     part 2025-Q3: 2 cells
//     Hà Nội: 97.5% of the budget, 1,218,750 VND/person, 5 of 6 reported
//     Hồ Chí Minh: 110.0% of the budget, 1,650,000 VND/person, 3 of 3 reported
//     one roll-up of the three files says the same
#include <spawn.h>
#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include <govkpi/format.hpp>
#include <govkpi/panel.hpp>
#include <govkpi/source/csv.hpp>

using namespace govkpi;
namespace fs = std::filesystem;

extern char** environ;

constexpr auto collected = measure::outturn<revenue, VND>;
constexpr auto budgeted = measure::original_budget<revenue, VND>;
constexpr auto completion = indicator{"completion", plan_completion(collected, budgeted)};
constexpr auto per_person = indicator{"per_person", per_head(collected, measure::population)};

// What all processes know alike: the table, and what is asked of it.
csv_layout lines() {
    csv_layout out;
    out.table.unit("unit", std::make_shared<const hierarchy>(hierarchy::from_rows(
                               "units", {{.code = "01", .level = "province", .name = "Hà Nội"},
                                         {.code = "79", .level = "province", .name = "Hồ Chí Minh"},
                                         {.code = "00643", .parent = "01", .level = "commune"},
                                         {.code = "00646", .parent = "01", .level = "commune"},
                                         {.code = "26740", .parent = "79", .level = "commune"}})));
    out.table.period("quarter").measure(budgeted, "budget").measure(collected, "outturn").measure(measure::population, "population");
    out.figures["budget"].scale = out.figures["outturn"].scale = 1'000'000;
    for (auto& [column, figures] : out.figures) figures.style.group_mark = '\0';
    return out;
}
query asked() { return query{}.by({"province"}).measure(completion).measure(per_person).as_part(); }

const std::vector<std::pair<std::string, std::string>> files{
    {"2025-Q1", "unit,quarter,budget,outturn,population\n00643,2025-Q1,30000,27000,60000\n00646,2025-Q1,10000,9000,20000\n26740,2025-Q1,45000,40000,90000\n"},
    {"2025-Q2", "unit,quarter,budget,outturn,population\n00643,2025-Q2,30000,33000,60000\n26740,2025-Q2,45000,50000,90000\n"},
    {"2025-Q3", "unit,quarter,budget,outturn,population\n00643,2025-Q3,20000,19500,60000\n00646,2025-Q3,10000,9000,20000\n26740,2025-Q3,45000,58500,90000\n"}};

// What each process does with its file.
void roll_up_part(const fs::path& csv, const fs::path& to) { save_panel(to, rollup(csv_source{{csv}, lines()}, asked())); }

// Starts this program once more, for one file.
pid_t start(const char* program, const fs::path& csv, const fs::path& to) {
    std::string from = csv.string(), where = to.string(), name = program;
    char* const arguments[] = {name.data(), from.data(), where.data(), nullptr};
    pid_t process = 0;
    if (posix_spawnp(&process, program, nullptr, nullptr, arguments, environ) != 0) throw std::runtime_error{"no process was started"};
    return process;
}
bool ended_well(pid_t process) {
    int status = 0;
    return waitpid(process, &status, 0) == process && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

struct temporary_folder {
    fs::path path = fs::temp_directory_path() / ("govkpi_parts_" + std::to_string(std::random_device{}()));
    temporary_folder() { fs::create_directory(path); }
    ~temporary_folder() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }
};

std::string shown(const panel& nation) {
    const auto done = nation.evaluate(completion);
    const auto each = nation.evaluate(per_person);
    const std::vector<coverage> covered = nation.covered(to_formula(completion.of()));
    std::string text;
    for (std::size_t cell = 0; cell < nation.size(); ++cell)
        text += fmt::format("{}: {} of the budget, {}, {} of {} reported\n", nation.name(cell, 0), done[cell].value,
                            each[cell].value, covered[cell].reported, covered[cell].expected);
    return text;
}

int main(int argc, char** argv) {
    if (argc == 3) {
        roll_up_part(argv[1], argv[2]);
        return 0;
    }
    const temporary_folder in;
    std::vector<fs::path> csv;
    std::vector<pid_t> processes;
    for (const auto& [name, content] : files) {
        csv.push_back(in.path / (name + ".csv"));
        std::ofstream{csv.back(), std::ios::binary} << content;
        processes.push_back(start(argv[0], csv.back(), in.path / (name + ".panel")));
    }
    bool all = true;
    for (const pid_t process : processes) all = ended_well(process) && all;
    if (!all) return 1;

    std::vector<panel> parts;
    for (const auto& [name, content] : files) {
        parts.push_back(load_panel(in.path / (name + ".panel"), lines().table));
        fmt::print("part {}: {} cells\n", name, parts.back().size());
    }
    const std::string merged = shown(merge(parts));
    const std::string at_once = shown(rollup(csv_source{csv, lines()}, asked()));
    fmt::print("{}one roll-up of the three files says {}\n", merged, merged == at_once ? "the same" : "otherwise");
}
