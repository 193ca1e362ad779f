// SPDX-License-Identifier: BSL-1.0
// A program that uses an installed report library: its argument is a folder of figures, and it ends with 0 where every
// function does what it should and an error gets across from the library.
#include <cstdio>
#include <filesystem>
#include <string>

#include <govkpi/report.hpp>

using namespace govkpi::report;

namespace {

int failures = 0;

void expect(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "not so: %s\n", what);
    ++failures;
}

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;

    const unit_figures figures = read_figures(argv[1]);
    const document report = unit_report(figures, govkpi::language::vi);
    expect(contains(to_text(report), "103,3%"), "the text has the completion of the plan");
    expect(contains(to_html(report), "103,3%"), "the page has the completion of the plan");
    for (const flow_figures& flow : figures.flows) {
        for (const published_comparison& comparison : flow.comparisons) static_cast<void>(comparison.completion());
    }

    const std::filesystem::path folder = "blank figures";
    std::filesystem::remove_all(folder);
    write_blank_figures(folder);
    replace_file(folder / "note.txt", "a note");
    expect(std::filesystem::file_size(folder / "note.txt") == 6, "the note is written");
    try {
        write_blank_figures(folder);
        expect(false, "a folder that is not empty is refused");
    } catch (const govkpi::bad_input& error) {
        expect(!error.problems().empty(), "the refusal names a problem");
        for (const govkpi::problem& each : error.problems()) expect(!to_string(each).empty(), "a problem can be read");
    }
    return failures == 0 ? 0 : 1;
}
