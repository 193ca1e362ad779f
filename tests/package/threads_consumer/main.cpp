// SPDX-License-Identifier: BSL-1.0
#include <govkpi/threads.hpp>

int main() {
    using namespace govkpi;
    table_definition lines;
    lines.unit("unit").measure(measure::outturn<revenue, VND>, "outturn");
    facts_builder rows{lines};
    rows.add({"00643"}, {36'631});
    const panel made = rollup(std::move(rows).finish(), query{}, on_threads(2));
    return made.size() == 1 && made.sum(0, "outturn.revenue") == 36'631 ? 0 : 1;
}
