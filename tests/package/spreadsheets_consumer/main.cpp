// SPDX-License-Identifier: BSL-1.0
#include <govkpi/source/spreadsheet.hpp>

int main(int argc, char** argv) {
    using namespace govkpi;
    csv_layout lines;
    lines.table.unit("unit").period("month").measure(measure::outturn<revenue, VND>, "outturn");
    lines.headers = {{"unit", "Đơn vị"}, {"month", "Tháng"}, {"outturn", "Thực hiện"}};
    lines.figures["outturn"] = {.scale = 1'000'000};
    for (int i = 1; i < argc; ++i)
        if (rollup(spreadsheet_source{{argv[i]}, lines}, query{}).sum(0, "outturn.revenue") != 37'853'703'999) return 1;
    return argc > 1 ? 0 : 1;
}
