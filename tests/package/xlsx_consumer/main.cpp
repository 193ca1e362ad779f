// SPDX-License-Identifier: BSL-1.0
#include <govkpi/report.hpp>
#include <govkpi/report/xlsx.hpp>

int main(int argc, char** argv) {
    using namespace govkpi::report;
    if (argc < 2) return 1;
    const std::string book = to_xlsx(unit_report(read_figures(argv[1]), govkpi::language::vi));
    replace_file("report.xlsx", book);
    return book.starts_with("PK") ? 0 : 1;
}
