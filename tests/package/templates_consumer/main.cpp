// SPDX-License-Identifier: BSL-1.0
#include <govkpi/problem.hpp>
#include <govkpi/report/template.hpp>

int main(int argc, char** argv) {
    using namespace govkpi::report;
    if (argc < 2) return 1;
    const template_data data = template_data_of(read_figures(argv[1]), govkpi::language::vi);
    const template_form form = template_form::text;
    if (fill_template("{{territory_revenue.executed}}", data, form, "") != "36.631 triệu đồng") return 2;
    try {
        (void)fill_template("{{territory_revenue.exected}}", data, form, "");
    } catch (const govkpi::bad_input& bad) {  // thrown in one library, caught in another
        return bad.problems().size() == 1 ? 0 : 3;
    }
    return 4;
}
