// SPDX-License-Identifier: BSL-1.0
// A folder of figures read and written as a page by a program of your own. Link govkpi::report. Run with the folder and
// the page to write, as in `consume_report examples/data/thanh_liet_2025 page.html`, it prints:
//
//     Thanh Liệt ward: key figures for 2025
#include <fmt/core.h>

#include <govkpi/report.hpp>

using namespace govkpi::report;

int main(int argc, char** argv) {
    if (argc != 3) {
        fmt::print(stderr, "usage: consume_report <folder> <page.html>\n");
        return 2;
    }
    try {
        const unit_figures figures = read_figures(argv[1]);
        const document doc = unit_report(figures, govkpi::language::en);
        replace_file(argv[2], to_html(doc));
        fmt::print("{}\n", doc.title);
    } catch (const govkpi::bad_input& bad) {
        for (const govkpi::problem& p : bad.problems()) fmt::print(stderr, "{}\n", to_string(p));
        return 2;
    }
}
