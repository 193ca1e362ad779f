// SPDX-License-Identifier: BSL-1.0
// How long the writers take for a table of every commune of the country, and for one four times as long; and what memory
// they need above the report itself. Names are FORM/WHO/ROWS; report_table.py reads them.
//
// The memory is that of a child process, which writes once: what its resident set grew by at most. libxlsxwriter takes
// its memory from malloc, so that a counter in operator new would not see it.
#include <cstddef>
#include <filesystem>
#include <functional>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <benchmark/benchmark.h>

#include <govkpi/report.hpp>
#include <govkpi/report/xlsx.hpp>

#include "bare_workbook.hpp"
#include "communes.hpp"

namespace govkpi::benchmarks {
namespace {

namespace fs = std::filesystem;
using writer = std::function<std::string()>;

/// In KiB, of all that the process has had at most.
long most_resident() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

double peak_mib(const writer& write) {
    malloc_trim(0);  // so that the child cannot take what its parent has freed
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error{"no pipe"};
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error{"no process"};
    if (child == 0) {
        const long before = most_resident();
        const std::string written = write();
        const long grown = most_resident() - before;
        _exit(::write(ends[1], &grown, sizeof grown) == sizeof grown && !written.empty() ? 0 : 1);
    }
    close(ends[1]);
    long grown = 0;
    const bool said = read(ends[0], &grown, sizeof grown) == sizeof grown;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!said || status != 0) throw std::runtime_error{"the child process failed"};
    return static_cast<double>(grown) / 1024;
}

void add(const std::string& name, std::size_t rows, const writer& write) {
    const double peak = peak_mib(write);
    benchmark::RegisterBenchmark((name + "/" + std::to_string(rows)).c_str(), [=](benchmark::State& state) {
        std::size_t bytes = 0;
        for (auto _ : state) bytes = write().size();
        state.counters["peak_mib"] = peak;
        state.counters["bytes"] = static_cast<double>(bytes);
    })->Unit(benchmark::kMillisecond);
}

class temporary_file {
public:
    temporary_file()
        : path_{fs::temp_directory_path() / ("bare_" + std::to_string(std::random_device{}()) + ".xlsx")} {}
    temporary_file(const temporary_file&) = delete;
    temporary_file& operator=(const temporary_file&) = delete;
    ~temporary_file() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    std::string path() const { return path_.string(); }

private:
    fs::path path_;
};

}  // namespace
}  // namespace govkpi::benchmarks

int main(int argc, char** argv) {
    using namespace govkpi;
    using namespace govkpi::benchmarks;
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    const temporary_file file;
    const std::size_t sizes[] = {communes, 4 * communes};
    std::vector<report::document> reports;
    std::vector<bare_table> tables;
    for (const std::size_t rows : sizes) {
        reports.push_back(communes_report(rows));
        tables.push_back(bare(std::get<report::table>(reports.back().blocks.front())));
    }
    for (std::size_t i = 0; i < reports.size(); ++i) {
        const report::document& doc = reports[i];
        add("text/govkpi", sizes[i], [&doc] { return to_text(doc, {.width = 200}); });
        add("html/govkpi", sizes[i], [&doc] { return to_html(doc); });
        add("xlsx/govkpi", sizes[i], [&doc] { return to_xlsx(doc); });
        add("xlsx/libxlsxwriter", sizes[i], [&t = tables[i], &file] { return write_bare_workbook(t, file.path()); });
    }
    benchmark::RunSpecifiedBenchmarks();
}
